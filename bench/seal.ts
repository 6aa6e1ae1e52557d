/** `npm run bench -- seal`: sealing minutes of about twenty pages, and checking a register of ten years. */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { herlev } from "#core/house-styles/herlev.ts";
import { printMinutes, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import { officialParts } from "#core/minutes-text.ts";
import { headText, nextEntry, registerFile, type Entry } from "#core/register.ts";
import { checkFile, readAgainst, verdictOf } from "#core/seal/check.ts";
import { keysFile } from "#core/seal/keys-list.ts";
import { sheetText, type SealedBody, type Sheet } from "#core/seal/sealed.ts";
import type { Sitting } from "#core/sitting.ts";
import { saltedParts } from "../src/minutes/salted-parts.ts";
import { proofTools } from "#platform/proof-tools.ts";
import { sheetBlocks } from "#sealing/copy-paper.ts";
import { openKeys } from "#sealing/keys.ts";
import { sealCopy } from "#sealing/seal-copy.ts";
import { inventedMeeting } from "#test/invented-minutes.ts";
import { paperBlocks } from "#ui/paper.ts";
import { median } from "./children-cpu.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-bench-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
const keys = openKeys(path.join(folder, "keys"));
const at = new Date("2026-03-04T15:00:00Z");
await keys.begin("Sagsgang, Lindeborg Kommune", at, false);
const sha256 = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Fifteen items of some two pages of text. */
function minutesOf(round: number): MinutesToPrint {
  const minutes = inventedMeeting(round);
  const words = "Forvaltningen har gennemgået forslaget og lagt vægt på trafiksikkerhed, økonomi og de høringssvar, der kom ind inden fristen. ";
  const text = (n: number): string => Array.from({ length: 3 }, (_, part) => `${words.repeat(4)}(${round}-${n}-${part})`).join("\n\n");
  const item = minutes.agendaItem[0]!;
  minutes.agendaItem = Array.from({ length: 17 }, (_, index) => ({
    ...item,
    number: String(index + 1),
    name: `${item.name} nr. ${index + 1}`,
    section: [...item.section, { role: "presentation" as const, heading: "Sagsfremstilling", text: text(index) }],
  }));
  return minutes;
}

const sitting = { participants: [], attendance: {} } as unknown as Sitting;
const times: number[] = [];
let pages = 0;
let last: { pdf: Buffer; json: Buffer; official: string; sheet: string } | null = null;
for (let round = 0; round < 12; round++) {
  const minutes = minutesOf(round);
  const from = performance.now();
  const {
    text,
    sha256: official,
    parts,
  } = saltedParts(officialParts({ minutes, style: herlev, sitting, attached: [], neutralTitles: [] }), {
    municipality: "Lindeborg Kommune",
    committee: "Kultur- og Fritidsudvalget",
    date: minutes.meeting.date!,
    meeting: round + 1,
  });
  const signers = Array.from({ length: 9 }, (_, person) => ({
    person,
    name: `Medlem ${person}`,
    party: "A",
    role: "member" as const,
    how: "login" as const,
    at: at.toISOString(),
    proof: null,
    reason: null,
  }));
  const sheet: Sheet = { official, meeting: round + 1, signers };
  const body: SealedBody = {
    kind: "minutes",
    copy: "whole",
    text: { manifest: text, parts },
    sheet: sheetText(sheet),
    proofs: [],
    reasons: [],
    at: at.toISOString(),
  };
  const blocks = [...paperBlocks(printMinutes(minutes, herlev)), ...sheetBlocks(sheet, official)];
  const files = await sealCopy(body, { title: "Referat", blocks }, { keys, stamp: null, municipality: "Lindeborg Kommune" });
  times.push(performance.now() - from);
  pages = Number(/\/Type \/Pages[^]*?\/Count (\d+)/.exec(files.pdf.toString("latin1"))?.[1] ?? 0);
  last = { ...files, official, sheet: sha256(body.sheet) };
}
say(
  `sealing minutes of ${pages} pages (${(last!.pdf.length / 1024).toFixed(0)} kB): first ${times[0]!.toFixed(0)} ms, median of the rest ${median(times.slice(1)).toFixed(0)} ms, slowest ${Math.max(...times.slice(1)).toFixed(0)} ms`,
);

// Twelve committees with twenty meetings a year for ten years, and an addition to one in ten.
const entries: Entry[] = [];
let before: Entry | null = null;
for (let number = 1; number <= 12 * 20 * 10 * 1.1; number++) {
  const own = number === 1;
  before = await nextEntry(
    before,
    {
      meeting: number,
      committee: `Udvalg ${number % 12}`,
      date: "2026-03-04",
      kind: number % 11 === 0 ? "addition" : "minutes",
      official: own ? last!.official : sha256(`official ${number}`),
      sheet: own ? last!.sheet : sha256(`sheet ${number}`),
      pdf: own ? sha256(last!.pdf) : sha256(`pdf ${number}`),
      json: own ? sha256(last!.json) : sha256(`json ${number}`),
      signers: 9,
    },
    new Date(at.getTime() + number * 60_000).toISOString(),
    proofTools,
  );
  entries.push(before);
}
const head = { municipality: "Lindeborg Kommune", number: before!.number, hash: before!.hash, at: before!.at };
const { key, signature } = keys.sign(Buffer.from(headText(head), "utf8"));
const against = {
  register: registerFile({ municipality: head.municipality, entries, head: { ...head, signed: { key, signature } } }),
  keys: keysFile(keys.list()!),
};
const checks: number[] = [];
for (let round = 0; round < 8; round++) {
  const from = performance.now();
  const { findings } = await readAgainst(against, proofTools);
  checks.push(performance.now() - from);
  if (verdictOf(findings) !== "ok") throw new Error(JSON.stringify(findings));
}
say(
  `verify of a register of ten years (${entries.length} entries, ${(against.register.length / 1024 / 1024).toFixed(1)} MB): first ${checks[0]!.toFixed(0)} ms, median of the rest ${median(checks.slice(1)).toFixed(0)} ms`,
);
const from = performance.now();
const { findings } = await checkFile(last!.pdf, against, proofTools);
say(`verify of one PDF against it: ${(performance.now() - from).toFixed(0)} ms, ${verdictOf(findings)}`);

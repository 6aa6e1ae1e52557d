/**
 * What is signed is sealed: files made and kept first, then entry, published copy and head in one transaction. A killed run leaves a file nobody names
 * and is done again; a run that finds the entry there does nothing. The minutes stay signed whatever happens here, so what waits is never lost.
 */

import { createHash, createHmac, randomBytes } from "node:crypto";
import { dateLong } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { additionOtherwise, frozenOtherwise } from "#core/frozen-text.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import type { Addition, Minutes, Official } from "#core/minutes.ts";
import { readManifest } from "#core/minutes-text.ts";
import { headLine, headText, nextEntry, type EntryKind } from "#core/register.ts";
import { keysFile } from "#core/seal/keys-list.ts";
import { readSheet, sheetOf, sheetText, signedCount, type Reason, type SealedBody, type Sheet } from "#core/seal/sealed.ts";
import type { Signing } from "#core/signing.ts";
import { minutesOf, loadPapers } from "#minutes/store.ts";
import { loadSetting } from "#people/store.ts";
import { idIn, type ClockJob, type FollowUp } from "#journal/follow-up.ts";
import { record } from "#journal/store.ts";
import type { FileStore } from "#platform/files.ts";
import type { Paper } from "#platform/pdf.ts";
import { digest, proofTools } from "#platform/proof-tools.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { copyPaper, sheetBlocks } from "#sealing/copy-paper.ts";
import type { SealKeys } from "#sealing/keys.ts";
import { sealCopy, type Stamp } from "#sealing/seal-copy.ts";
import { signings } from "#signature/store.ts";
import { paperAsPage } from "#ui/paper.ts";
import { meetingsWithUnsealedAdditions, unsealedMinutes } from "./queries.ts";
import { loadEntry, loadHead, loadLastForChange, saveEntry, saveHead } from "./store.ts";

export type SealingHouse = { files: FileStore; keys: SealKeys; stamp: Stamp };

/** After `minutes-signed` and `addition-made`: this meeting's, at once. */
export function sealMinutes(house: SealingHouse): FollowUp {
  return (tx, entry, { at }) => sealMeeting(tx, idIn(entry.about), house, at);
}

/** By the clock: whatever waits, however long the key was away; and the head anew when another key has come in use. */
export function sealWaiting(house: SealingHouse): ClockJob {
  return async (sql, { at }) => {
    await firstKey(sql, house, at);
    const failed: unknown[] = [];
    for (const meeting of new Set([...(await unsealedMinutes(sql)), ...(await meetingsWithUnsealedAdditions(sql))]))
      await sql.begin((tx) => sealMeeting(tx, meeting, house, at)).catch((error: unknown) => failed.push(error));
    // One that cannot be sealed holds up no other, and is still told of.
    if (failed.length > 0) throw failed[0];
    await signHeadAnew(sql, house, at);
  };
}

/** What is in the database is not what was signed. The message is for whoever runs the machine. */
class NotAsSigned extends Error {
  constructor(what: string, parts: readonly string[]) {
    super(
      `${what} er ændret i databasen, siden det blev underskrevet (${parts.join(", ")}), og forsegles ikke. Læg databasen tilbage fra en sikkerhedskopi fra før, og find ud af, hvem der har rettet i den.`,
    );
  }
}

/** Seals the minutes of a meeting, and then its additions, as far as they are not. Throws KeyMissing. */
export async function sealMeeting(tx: Tx, meeting: number, house: SealingHouse, at: Date): Promise<void> {
  const minutes = await minutesOf.loadForChange(tx, meeting);
  const papers = await loadPapers(tx, meeting);
  if (minutes === null || minutes.official === null || minutes.state !== "signed" || papers === null) return;
  const { date } = papers.meeting;
  const told = { meeting, committee: nameOn(papers.committee, date), date, municipality: (await loadSetting(tx, "municipality")) ?? "" };
  if ((await loadEntry(tx, minutes.official.sha256)) === null) {
    const signing = await signings.load(tx, meeting);
    if (signing === null || signing.state !== "complete" || signing.sha256 !== minutes.official.sha256)
      throw new Error(`the signature sheet of meeting ${meeting} is not of its minutes`);
    const otherwise = await frozenOtherwise(minutes.official, meeting, digest);
    if (otherwise.length > 0) throw new NotAsSigned(`Referatet af møde ${meeting}`, otherwise);
    const { body, sheet } = bodyOfMinutes(minutes.official, signing, at);
    await seal(tx, { ...told, kind: "minutes", official: minutes.official.sha256 }, body, paperOfMinutes(minutes.official, sheet), house, at);
  }
  for (const addition of minutes.additions ?? [])
    if ((await loadEntry(tx, addition.sha256)) === null) {
      const otherwise = await additionOtherwise(minutes, addition, digest);
      if (otherwise.length > 0) throw new NotAsSigned(`Tilføjelse nr. ${addition.number} til referatet af møde ${meeting}`, otherwise);
      const body = bodyOfAddition(minutes, addition, at);
      const paper = copyPaper("addition", body.text, readSheet(body.sheet)!, addition.sha256);
      await seal(tx, { ...told, kind: "addition", official: addition.sha256 }, body, paper, house, at);
    }
}

type Told = { meeting: number; committee: string; date: string; municipality: string; kind: EntryKind; official: string };

async function seal(tx: Tx, { municipality, ...told }: Told, body: SealedBody, paper: Paper, house: SealingHouse, at: Date): Promise<void> {
  const { keys, stamp, files } = house;
  // One at a time from here: the chain has one end.
  const last = await loadLastForChange(tx);
  await keys.begin(`Segl for ${municipality || "kommune uden navn"}`, at, last !== null);
  const { pdf, json } = await sealCopy(body, paper, { keys, stamp, municipality });
  const kept = { pdf: files.keep(pdf), json: files.keep(json), sheet: sha256(body.sheet), signers: signedCount(readSheet(body.sheet)!) };
  const entry = await nextEntry(last, { ...told, ...kept }, at.toISOString(), proofTools);
  await saveEntry(tx, entry, municipality);
  const { number, meeting, kind, official, hash } = entry;
  await record(tx, { kind: "minutes-sealed", about: `register:${number}`, what: { number, meeting, kind, official, hash }, by: "program", at });
  await writeHead(tx, municipality, entry, keys, at);
}

async function writeHead(tx: Tx, municipality: string, { number, hash }: { number: number; hash: string }, keys: SealKeys, at: Date): Promise<void> {
  const head = { municipality, number, hash, at: at.toISOString() };
  const { key, signature } = keys.sign(Buffer.from(headText(head), "utf8"));
  await saveHead(tx, municipality, headLine({ ...head, signed: { key, signature } }), keysFile(keys.list()!), at);
}

// Made as soon as the municipality has a name to put on it, before there is anything to seal.
async function firstKey(sql: Sql, { keys }: SealingHouse, at: Date): Promise<void> {
  const municipality = await loadSetting(sql, "municipality");
  if (municipality === null || keys.list() !== null) return;
  await sql.begin(async (tx) => keys.begin(`Segl for ${municipality}`, at, (await loadLastForChange(tx)) !== null));
}

async function signHeadAnew(sql: Sql, { keys }: SealingHouse, at: Date): Promise<void> {
  const list = keys.list();
  if (list === null) return;
  await sql.begin(async (tx) => {
    const last = await loadLastForChange(tx);
    const now = await loadHead(tx);
    if (last === null || now === null || now.keys === keysFile(list)) return;
    const municipality = now.head?.municipality ?? (await loadSetting(tx, "municipality")) ?? "";
    await writeHead(tx, municipality, last, keys, at);
  });
}

function bodyOfMinutes(official: Official, signing: Signing, at: Date): { body: SealedBody; sheet: Sheet } {
  const secret = randomBytes(32);
  const reasons = signing.declined.map(({ person, reason }): Reason => ({
    person,
    salt: createHmac("sha256", secret).update(String(person)).digest("hex"),
    text: reason,
  }));
  const sheet = sheetOf(signing, reasons, sha256);
  const proofs = signing.signatures.flatMap(({ person, proof }) => (proof === null ? [] : [{ person, proof }]));
  const text = { manifest: official.text, parts: [...(official.parts ?? [])] };
  return { body: { kind: "minutes", copy: "whole", text, sheet: sheetText(sheet), proofs, reasons, at: at.toISOString() }, sheet };
}

function bodyOfAddition({ meeting }: Minutes, { manifest, sha256: official, parts, by, name, at: writtenAt }: Addition, at: Date): SealedBody {
  const line = { person: by, name, party: null, role: "secretary", how: "login", at: writtenAt, proof: null, reason: null } as const;
  return {
    kind: "addition",
    copy: "whole",
    text: { manifest, parts: [...parts] },
    sheet: sheetText({ official, meeting, signers: [line] }),
    proofs: [],
    reasons: [],
    at: at.toISOString(),
  };
}

// As the page and the unsealed PDF show it, in the look of the house, with attendance and sheet after it.
function paperOfMinutes({ minutes, houseStyle, sha256: official, text, parts }: Official, sheet: Sheet): Paper {
  const blocks = printMinutes(minutes, styleNamed(houseStyle));
  const attendance = parts?.find((part) => part.name === "fremmøde")?.text.split("\n") ?? [];
  const manifest = readManifest(text);
  const meant = manifest === null ? "" : ` (${manifest.committee}, ${dateLong(manifest.date)})`;
  return {
    title: blocks[0]?.text ?? `Referat${meant}`,
    blocks: [
      ...paperAsPage(blocks),
      ...(attendance.length === 0
        ? []
        : [{ kind: "heading", level: 1, text: "Fremmøde", newPage: true } as const, { kind: "list", items: attendance } as const]),
      ...sheetBlocks(sheet, official),
    ],
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

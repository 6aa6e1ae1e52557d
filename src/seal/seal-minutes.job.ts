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
import { endOf, faultInChain, faultInGrowth, headLine, headText, nextEntry, sameEnd, type Entry, type EntryKind } from "#core/register.ts";
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
import { loadEntry, loadHead, loadLastForChange, loadRegister, saveEntry, saveHead } from "./store.ts";

export type SealingHouse = { files: FileStore; keys: SealKeys; stamp: Stamp };

/** After `minutes-signed` and `addition-made`: this meeting's, at once. */
export function sealMinutes(house: SealingHouse): FollowUp {
  return (tx, entry, { at }) => sealMeeting(tx, idIn(entry.about), house, at);
}

/** After `minutes-sealed`: the end is written now, and is kept as one that stands. */
export function keepEnd(house: SealingHouse): FollowUp {
  return (tx, _entry, { at }) => settle(tx, house, at);
}

/** By the clock: whatever waits, however long the key was away; and the head anew when another key has come in use. */
export function sealWaiting(house: SealingHouse): ClockJob {
  return async (sql, { at }) => {
    await firstKey(sql, house, at);
    const failed: unknown[] = [];
    for (const meeting of new Set([...(await unsealedMinutes(sql)), ...(await meetingsWithUnsealedAdditions(sql))]))
      await sql.begin((tx) => sealMeeting(tx, meeting, house, at)).catch((error: unknown) => failed.push(error));
    await sql.begin((tx) => settle(tx, house, at)).catch((error: unknown) => failed.push(error));
    // One that cannot be sealed holds up no other, and is still told of.
    if (failed.length > 0) throw failed[0];
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
  const entries = await soundRegister(tx, keys);
  const { pdf, json } = await sealCopy(body, paper, { keys, stamp, municipality });
  const kept = { pdf: files.keep(pdf), json: files.keep(json), sheet: sha256(body.sheet), signers: signedCount(readSheet(body.sheet)!) };
  const entry = await nextEntry(last, { ...told, ...kept }, at.toISOString(), proofTools);
  await saveEntry(tx, entry, municipality);
  const { number, meeting, kind, official, hash } = entry;
  await record(tx, { kind: "minutes-sealed", about: `register:${number}`, what: { number, meeting, kind, official, hash }, by: "program", at });
  // Before the signature: were the transaction written and this file not, the register would seem to end where nobody signed.
  keys.keepEnd({ stands: keys.end()?.stands ?? endOf(entries), begun: endOf([entry]) });
  await writeHead(tx, municipality, entry, keys, at);
}

/** The register does not go on from what the program signed. The message is for whoever runs the machine. */
class RegisterTorn extends Error {
  constructor(fault: string, file: string) {
    super(
      `Registret i databasen er ikke det, programmet har underskrevet, og der forsegles ikke mere, før en person har set på det. ${fault} Kør sagsgang register check, og hold registret op mod en kopi, andre har gemt. Er det, som det skal være, for eksempel fordi databasen er lagt tilbage fra en ældre sikkerhedskopi, så fjern så filen ${file}. Det, der venter, er ikke tabt.`,
    );
  }
}

// The register, when it is one the program may put its name under. Nobody else adds to it until the transaction ends.
async function soundRegister(tx: Tx, keys: SealKeys): Promise<Entry[]> {
  const entries = await loadRegister(tx);
  const head = (await loadHead(tx))?.head ?? null;
  const fault = await faultInGrowth(keys.end(), { entries, head }, keys.list()?.keys ?? [], proofTools);
  if (fault !== null) throw new RegisterTorn(fault, keys.endFile);
  return entries;
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

// What was begun and is written is kept as standing, and the head is signed anew when the list of keys is another than it was.
async function settle(tx: Tx, { keys }: SealingHouse, at: Date): Promise<void> {
  const list = keys.list();
  const last = await loadLastForChange(tx);
  const now = await loadHead(tx);
  const kept = keys.end();
  if (list === null || (last === null && kept === null)) return;
  const listed = now === null || now.keys === keysFile(list);
  if (listed && kept !== null && sameEnd(kept.stands, endOf(last === null ? [] : [last]))) return;
  const entries = await soundRegister(tx, keys);
  const broken = await faultInChain(entries, proofTools);
  if (broken !== null) throw new RegisterTorn(broken.says, keys.endFile);
  keys.keepEnd({ stands: endOf(entries), begun: null });
  if (listed || last === null) return;
  const municipality = now.head?.municipality ?? (await loadSetting(tx, "municipality")) ?? "";
  await writeHead(tx, municipality, last, keys, at);
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

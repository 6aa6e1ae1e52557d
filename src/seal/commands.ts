/** `sagsgang keys …` and `sagsgang register check`: for whoever runs the machine. */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { additionOtherwise, frozenOtherwise, standsOtherwise } from "#core/frozen-text.ts";
import { endOf, headStandsIn, lostEnd, readHeadLine, readRegisterFile, type Entry } from "#core/register.ts";
import { checkRegister, isDoubted, verdictOf, type Finding } from "#core/seal/check.ts";
import { keysFile, shortId } from "#core/seal/keys-list.ts";
import { readSealed, readSheet, sheetOf, sheetText, type SheetLine } from "#core/seal/sealed.ts";
import { minutesOf } from "#minutes/store.ts";
import { loadSetting } from "#people/store.ts";
import type { FileStore } from "#platform/files.ts";
import { KeyNotUsable, readKeyFile } from "#platform/own-certificate.ts";
import { digest, proofTools } from "#platform/proof-tools.ts";
import type { Sql } from "#platform/sql.ts";
import { findingLines } from "#sealing/commands.ts";
import { certificateWords, KeyMissing, type SealKeys } from "#sealing/keys.ts";
import { signings } from "#signature/store.ts";
import { publishedRows, signedMinutes, standingItems, standingSignatures, unsealedMinutes } from "./queries.ts";
import { loadHead, loadRegister } from "./store.ts";

type Out = { out: (text: string) => void };

export const keysHelp = `keys list                          vis nøglerne og deres historie
keys rotate "HVORFOR"              tag en ny nøgle i brug; det, den gamle har forseglet, gælder stadig
keys revoke FINGERAFTRYK "HVORFOR" træk en nøgle tilbage, som andre kan have fået fat i
keys import FIL "HVORFOR"          tag kommunens eget certifikat i brug (PEM eller PKCS #12; adgangskoden i SAGSGANG_KEY_PASSWORD)
`;

/** Works on the folder of keys alone; the head is signed anew by the program within minutes. */
export async function keysCommand(
  rest: readonly string[],
  keys: SealKeys,
  house: { at: Date; password: string; municipality: string },
  { out }: Out,
): Promise<number> {
  const [what, first, second] = rest;
  const name = `Segl for ${house.municipality || "kommune uden navn"}`;
  try {
    switch (what) {
      case "list":
        return listKeys(keys, out);
      case "rotate":
        if (!first?.trim()) return said(out, 'Skriv, hvorfor nøglen skiftes: keys rotate "HVORFOR".\n');
        out(
          `Ny nøgle i brug: ${shortId((await keys.rotate(name, house.at, first)).id)}. Den gamle står på listen, og det, den har forseglet, gælder stadig.\n${afterwards(keys)}`,
        );
        return 0;
      case "revoke":
        if (!first?.trim() || !second?.trim()) return said(out, 'Skriv nøglens fingeraftryk og hvorfor: keys revoke FINGERAFTRYK "HVORFOR".\n');
        out(
          `Nøglen ${shortId((await keys.revoke(first, house.at, second, name)).id)} er trukket tilbage. Det, den har forseglet, gælder kun, hvor det står i registret fra før.\n${afterwards(keys)}`,
        );
        return 0;
      case "import":
        if (!first?.trim() || !second?.trim()) return said(out, 'Skriv filen og hvorfor: keys import FIL "HVORFOR".\n');
        if (!fs.existsSync(first)) return said(out, `${first} findes ikke.\n`);
        out(
          `Kommunens certifikat er i brug: ${shortId((await keys.rotate(await readKeyFile(fs.readFileSync(first), house.password), house.at, second)).id)}.\n${afterwards(keys)}`,
        );
        return 0;
      default:
        return said(out, keysHelp);
    }
  } catch (error) {
    if (error instanceof KeyMissing || error instanceof KeyNotUsable) return said(out, `${error.message}\n`);
    throw error;
  }
}

function said(out: Out["out"], words: string): 1 {
  out(words);
  return 1;
}

const afterwards = (keys: SealKeys): string =>
  `Tag en sikkerhedskopi af ${keys.folder} nu. Registrets ende underskrives med den nye nøgle inden for fem minutter, mens programmet kører.\n`;

function listKeys(keys: SealKeys, out: Out["out"]): number {
  const list = keys.list()?.keys ?? [];
  if (list.length === 0) out(`Der er ingen nøgler i ${keys.folder}. Den første laves, når programmet startes.\n`);
  for (const key of list) {
    const state = key.end === null ? "i brug" : key.end.kind === "revoked" ? "TRUKKET TILBAGE" : "skiftet ud";
    out(
      `${shortId(key.id)}  ${state}, fra ${key.from.slice(0, 10)}${key.to === null ? "" : ` til ${key.to.slice(0, 10)}`}${key.end === null ? "" : `: ${key.end.why}`}\n`,
    );
    out(`                     ${certificateWords(key.certificates[0]!)}\n`);
  }
  return 0;
}

/** The whole chain in the database, held against the published copy, the sealed files, the minutes' own rows, and a register somebody kept. */
export async function registerCheck(sql: Sql, files: FileStore, keys: SealKeys, kept: string | undefined, { out }: Out): Promise<number> {
  const findings = await checkDatabase(sql, files, keys, kept === undefined ? null : fs.readFileSync(kept, "utf8"));
  out(findingLines(findings));
  const verdict = verdictOf(findings);
  const whole = isDoubted(findings) ? "Registret er helt, men der er noget, en person bør se på.\n" : "Registret er helt.\n";
  out(verdict === "ok" ? whole : verdict === "wrong" ? "Registret er IKKE helt.\n" : "Noget kunne ikke efterprøves.\n");
  return verdict === "ok" ? 0 : verdict === "wrong" ? 1 : 2;
}

/** The findings of `registerCheck`. `kept`: a register's file or a head line from another day. */
export async function checkDatabase(sql: Sql, files: FileStore, keys: SealKeys, kept: string | null): Promise<Finding[]> {
  // Read before the rows: what is sealed meanwhile is then a newer end, and no lost one.
  const end = keys.end();
  const entries = await loadRegister(sql);
  const head = await loadHead(sql);
  const list = keys.list();
  const lost: Finding[] = end === null || headStandsIn(end.stands, entries) ? [] : [{ state: "wrong", says: lostEnd(end.stands, endOf(entries)) }];
  if (entries.length === 0)
    return [
      ...lost,
      head === null && kept === null
        ? { state: "ok", says: "Registret er tomt." }
        : { state: "wrong", says: "Registret er tomt, men har ikke altid været det." },
    ];
  if (head === null || head.head === null) return [...lost, { state: "wrong", says: "Registrets underskrevne ende mangler eller er ødelagt." }];
  const register = { municipality: head.head.municipality, entries, head: head.head };
  const findings = await checkRegister(register, list?.keys ?? null, proofTools);
  if (list !== null && head.keys !== keysFile(list))
    findings.push({ state: "doubt", says: "Den offentliggjorte nøgleliste er ikke den i nøglemappen. Den skiftes, mens programmet kører." });

  findings.push(...lost);

  const published = await publishedRows(sql);
  if (published.length !== entries.length)
    findings.push({ state: "wrong", says: `Den offentlige kopi af registret har ${published.length} indførsler, men registret har ${entries.length}.` });
  for (const { number, same } of published)
    if (!same) findings.push({ state: "wrong", says: `Den offentlige kopi af indførsel nr. ${number} er en anden end registrets egen.` });

  for (const entry of entries) findings.push(...(await checkEntryFiles(entry, files)), ...(await checkEntryRow(sql, files, entry)));
  const sealed = new Set(entries.map((entry) => entry.official));
  for (const { id, sha256 } of await signedMinutes(sql))
    if (entries.some((entry) => entry.meeting === id && entry.kind === "minutes") && !sealed.has(sha256))
      findings.push({ state: "wrong", says: `Referatet af møde ${id} i databasen er ikke det, der er forseglet.` });
  const waiting = await unsealedMinutes(sql);
  if (waiting.length > 0)
    findings.push({
      state: "doubt",
      says: `${waiting.length === 1 ? "Ét underskrevet referat venter" : `${waiting.length} underskrevne referater venter`} på at blive forseglet.`,
    });
  if (kept !== null) findings.push(await checkKept(kept, entries));
  return findings;
}

async function checkEntryFiles(entry: Entry, files: FileStore): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [kind, kept] of [
    ["PDF", entry.pdf],
    ["data", entry.json],
  ] as const) {
    const which = `Den forseglede fil (${kind}) til indførsel nr. ${entry.number}`;
    if (!files.has(kept)) findings.push({ state: "wrong", says: `${which} mangler.` });
    else if (sha256(files.read(kept)) !== kept) findings.push({ state: "wrong", says: `${which} er ændret.` });
  }
  return findings;
}

// What the desk has today against what was sealed: the words, the data they are shown from, the sheet, and what is laid out for all.
async function checkEntryRow(sql: Sql, files: FileStore, entry: Entry): Promise<Finding[]> {
  const of = `indførsel nr. ${entry.number}`;
  const wrong = (says: string): Finding => ({ state: "wrong", says });
  const minutes = await minutesOf.load(sql, entry.meeting);
  const addition = minutes?.additions?.find((each) => each.sha256 === entry.official);
  const official = minutes?.official ?? null;
  if (minutes === null || (entry.kind === "addition" ? addition === undefined : official === null)) return [wrong(`Teksten til ${of} mangler i databasen.`)];
  if (minutes.state !== "signed") return [wrong(`Referatet til ${of} er ikke længere underskrevet i databasen.`)];
  if (addition !== undefined)
    return (await additionOtherwise(minutes, addition, digest)).map((name) =>
      wrong(name === "fortegnelsen" ? `Teksten til ${of} er ændret i databasen.` : `Tilføjelsen (${name}) til ${of} er ændret i databasen.`),
    );
  if (official!.sha256 !== entry.official) return [wrong(`Teksten til ${of} er ændret i databasen.`)];
  return [
    ...(await frozenOtherwise(official!, entry.meeting, digest)).map((name) =>
      wrong(name === "fortegnelsen" ? `Teksten til ${of} er ændret i databasen.` : `${partWords(name)} af ${of} er ændret i databasen.`),
    ),
    ...(await checkSigning(sql, files, entry)),
    ...standsOtherwise(await standingItems(sql, entry.meeting), official!).map((name) =>
      wrong(`${partWords(name)} er lagt ud for alle med andre ord end dem, der er underskrevet (${of}). Offentliggør referatet igen, når grunden er fundet.`),
    ),
  ];
}

// "punkt 3/beslutning" as people say it.
function partWords(name: string): string {
  const [, item, part] = /^punkt (.+)\/(.+)$/u.exec(name) ?? [];
  return item === undefined ? `Delen »${name}«` : `Punkt ${item} (${part})`;
}

async function checkSigning(sql: Sql, files: FileStore, entry: Entry): Promise<Finding[]> {
  // A file that is gone or spoiled is told of by itself.
  const whole = files.has(entry.json) ? readSealed(files.read(entry.json).toString("utf8")) : null;
  const sheet = whole === null ? null : readSheet(whole.sheet);
  if (whole === null || sheet === null) return [];
  const signing = await signings.load(sql, entry.meeting);
  const reasons = (signing?.declined ?? []).map(({ person, reason }) => ({
    person,
    salt: whole.reasons.find((each) => each.person === person)?.salt ?? "",
    text: reason,
  }));
  const findings: Finding[] = [];
  if (signing === null || sheetText(sheetOf(signing, reasons, sha256)) !== whole.sheet)
    findings.push({ state: "wrong", says: `Underskriftsbladet til indførsel nr. ${entry.number} er ændret i databasen.` });
  const told = (await standingSignatures(sql, entry.meeting, entry.official)).map((each) => ({
    ...each,
    proof: each.proof === null ? null : sha256(each.proof),
  }));
  const signed = sheet.signers.filter((each) => each.how !== "declined").toSorted((a, b) => a.person - b.person);
  if (JSON.stringify(told.map(inShort)) !== JSON.stringify(signed.map(inShort)))
    findings.push({ state: "wrong", says: `Underskrifterne til indførsel nr. ${entry.number} er ændret i databasen.` });
  return findings;
}

function inShort({ person, how, at, proof }: Pick<SheetLine, "person" | "how" | "at" | "proof">): unknown[] {
  return [person, how, at, proof];
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function checkKept(kept: string, entries: readonly Entry[]): Promise<Finding> {
  const read = readRegisterFile(kept);
  const head = read.ok ? read.register.head : readHeadLine(kept.trimEnd());
  if (head === null) return { state: "wrong", says: "Det gemte register kan ikke læses, eller det er ændret." };
  return headStandsIn(head, entries)
    ? { state: "ok", says: `Det gemte register (til og med nr. ${head.number}) står uændret i databasen.` }
    : { state: "wrong", says: `Det gemte register (til og med nr. ${head.number}) er et andet end databasens: noget er ændret, efter at det blev gemt.` };
}

/** The municipality's name, for the certificate; empty when it has none yet. */
export async function municipalityName(sql: Sql): Promise<string> {
  return (await loadSetting(sql, "municipality")) ?? "";
}

/**
 * The register of sealed minutes: one entry for each, chained by hashes, its head signed and public (DESIGN §9). Whoever keeps a copy of a head
 * can show a change of anything before it.
 */

import { shortId, signedBy, standingOf, type KeySignature, type SealKey } from "./seal/keys-list.ts";
import { hexOf, utf8 } from "./seal/der.ts";
import type { Tools } from "./seal/tools.ts";

export type EntryKind = "minutes" | "addition";

/** What an entry tells of: the official text, the sheet and the two sealed files by their SHA-256. Nothing in it is closed. */
export type Registered = {
  meeting: number;
  committee: string;
  /** The meeting's day. */ date: string;
  kind: EntryKind;
  official: string;
  sheet: string;
  pdf: string;
  json: string;
  signers: number;
};

export type Entry = Registered & {
  /** From 1, without a gap. */ number: number;
  at: string;
  /** back: when it was written the clock showed less than at the entry before. A doubt about the time, told and never mended. */ clock: "ok" | "back";
  previous: string;
  hash: string;
};

export type Head = { municipality: string; number: number; hash: string; at: string; signed: KeySignature };

/** What stands before the first entry. */
export const beginning = "0".repeat(64);

const registerFormat = "sagsgang.register/1";
const headFormat = "sagsgang.register-head/1";

/** What an entry's hash is of. */
export function entryText(entry: Omit<Entry, "hash">): string {
  const { number, at, clock, meeting, committee, date, kind, official, sheet, pdf, json, signers, previous } = entry;
  return JSON.stringify({ number, at, clock, meeting, committee, date, kind, official, sheet, pdf, json, signers, previous });
}

async function hashOf(text: string, tools: Tools): Promise<string> {
  return hexOf(await tools.hash("SHA-256", utf8(text)));
}

/** The entry that follows the last one, or opens the register. */
export async function nextEntry(last: Entry | null, told: Registered, at: string, tools: Tools): Promise<Entry> {
  const clock = last !== null && Date.parse(at) < Date.parse(last.at) ? "back" : "ok";
  const entry = { ...told, number: (last?.number ?? 0) + 1, at, clock, previous: last?.hash ?? beginning } as const;
  return { ...entry, hash: await hashOf(entryText(entry), tools) };
}

/** The first place where a chain is not whole: the entry's number and what is wrong, in Danish. */
export type ChainFault = { number: number; says: string };

/** `after`: the entry before the first of these, when they are not the whole register. */
export async function faultInChain(entries: readonly Entry[], tools: Tools, after: Entry | null = null): Promise<ChainFault | null> {
  let last = after;
  for (const entry of entries) {
    const number = (last?.number ?? 0) + 1;
    if (entry.number !== number) return { number, says: `Indførsel nr. ${number} mangler; her står nr. ${entry.number}.` };
    if (entry.previous !== (last?.hash ?? beginning)) return { number, says: `Indførsel nr. ${number} bygger ikke på den før den.` };
    if ((await hashOf(entryText(entry), tools)) !== entry.hash) return { number, says: `Indførsel nr. ${number} er ændret, siden den blev skrevet.` };
    const back = last !== null && Date.parse(entry.at) < Date.parse(last.at);
    if (back !== (entry.clock === "back")) return { number, says: `Indførsel nr. ${number} siger ikke rigtigt, om uret var gået tilbage.` };
    last = entry;
  }
  return null;
}

/** What a head's signature is of. */
export function headText({ municipality, number, hash, at }: Omit<Head, "signed">): string {
  return JSON.stringify({ format: headFormat, municipality, number, hash, at });
}

/** A head as a line: to be kept, printed, sent to others. */
export function headLine({ municipality, number, hash, at, signed: { key, signature } }: Head): string {
  return JSON.stringify({ format: headFormat, municipality, number, hash, at, signed: { key, signature } });
}

/** The head in a line; null when the line is none, or written otherwise. */
export function readHeadLine(line: string): Head | null {
  try {
    const head = JSON.parse(line) as Head;
    return headLine(head) === line ? head : null;
  } catch {
    return null;
  }
}

/** wrong: it is not the register's. unknown: by a key revoked since, whose signature alone proves nothing. doubt: the clock may have been wrong. */
export type HeadFault = { state: "wrong" | "unknown" | "doubt"; says: string };

/** What is wrong with a head beside the entries it is the head of; null when nothing is. */
export async function faultInHead(head: Head, entries: readonly Entry[], keys: readonly SealKey[], tools: Tools): Promise<HeadFault | null> {
  const last = entries.at(-1);
  if (head.number !== (last?.number ?? 0) || head.hash !== (last?.hash ?? beginning))
    return {
      state: "wrong",
      says: `Registrets underskrevne ende er nr. ${head.number}, men den sidste indførsel er nr. ${last?.number ?? 0}, eller de passer ikke sammen.`,
    };
  return faultInSignature(head, keys, tools);
}

/** What is wrong with a head's signature; null when it is by a key that was in use, and that nobody else may have had. */
export async function faultInSignature(head: Head, keys: readonly SealKey[], tools: Tools): Promise<HeadFault | null> {
  const { key: id } = head.signed;
  const standing = standingOf(keys, id, head.at);
  if (standing === "unknown") return { state: "wrong", says: "Registrets ende er underskrevet med en nøgle, der ikke står på nøglelisten." };
  if (!(await signedBy(keys, head.signed, headText(head), tools)))
    return { state: "wrong", says: "Registrets ende er ændret, siden den blev underskrevet, eller den er ikke underskrevet af kommunens nøgle." };
  if (standing === "good") return null;
  const named = `Registrets ende (nr. ${head.number})`;
  if (standing === "revoked")
    return {
      state: "unknown",
      says: `${named} er underskrevet af nøglen ${shortId(id)}, der siden er trukket tilbage, så det kan være en anden, der har gjort det. Hent registret igen.`,
    };
  // A clock that went back dates what is signed before the key was. Whoever has a key can date as they like, so it hides nothing, but for a revoked one.
  const revoked = keys.some((key) => key.id === id && key.end?.kind === "revoked");
  return standing === "early" && !revoked
    ? { state: "doubt", says: `${named} er dateret, før nøglen ${shortId(id)} blev taget i brug. Uret kan være gået tilbage.` }
    : { state: "wrong", says: `${named} er dateret, da nøglen ${shortId(id)} ikke var i brug.` };
}

export type Register = { municipality: string; entries: Entry[]; head: Head };

/** The register as a file: JSON lines, first what it is, then each entry, last the signed head. */
export function registerFile({ municipality, entries, head }: Register): string {
  return `${[
    JSON.stringify({ format: registerFormat, municipality }),
    ...entries.map((entry) => JSON.stringify({ ...(JSON.parse(entryText(entry)) as object), hash: entry.hash })),
    headLine(head),
  ].join("\n")}\n`;
}

/** The register in a file, or the line (from 1) that is not as it was written. */
export function readRegisterFile(text: string): { ok: true; register: Register } | { ok: false; line: number } {
  const lines = text.split("\n");
  if (lines.pop() !== "") return { ok: false, line: lines.length + 1 };
  const entries: Entry[] = [];
  const head = readHeadLine(lines.at(-1) ?? "");
  if (lines.length < 2 || head === null) return { ok: false, line: lines.length };
  for (const [index, line] of lines.slice(1, -1).entries()) {
    const entry = readEntry(line);
    if (entry === null) return { ok: false, line: index + 2 };
    entries.push(entry);
  }
  const register = { municipality: head.municipality, entries, head };
  return lines[0] === JSON.stringify({ format: registerFormat, municipality: head.municipality }) ? { ok: true, register } : { ok: false, line: 1 };
}

function readEntry(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Entry;
    return JSON.stringify({ ...(JSON.parse(entryText(entry)) as object), hash: entry.hash }) === line ? entry : null;
  } catch {
    return null;
  }
}

/** Whether a text begins as a register's file does. */
export function looksLikeRegister(text: string): boolean {
  return text.startsWith(`{"format":"${registerFormat}"`);
}

/** Whether an older head, kept by somebody, still stands in the register: the entry of its number has its hash. */
export function headStandsIn(old: Pick<Head, "number" | "hash">, entries: readonly Entry[]): boolean {
  return old.number === 0 ? old.hash === beginning : entries[old.number - 1]?.hash === old.hash;
}

/** Where a register ends. */
export type End = Pick<Head, "number" | "hash">;

export function endOf(entries: readonly Entry[]): End {
  const last = entries.at(-1);
  return { number: last?.number ?? 0, hash: last?.hash ?? beginning };
}

/**
 * What the program keeps of the register outside the database. `stands`: an end it signed and has found written. `begun`: one it signed afterwards and has not
 * found yet; it may have come to nothing.
 */
export type KeptEnd = { stands: End; begun: End | null };

export function sameEnd(one: End, other: End): boolean {
  return one.number === other.number && one.hash === other.hash;
}

/**
 * Why nothing is to be signed on top of a register, in Danish; null when it goes on from what was kept. Who can write rows can write hashes and put an older
 * signed head back, but can neither sign a newer one nor reach what is kept.
 */
export async function faultInGrowth(
  kept: KeptEnd | null,
  { entries, head }: { entries: readonly Entry[]; head: Head | null },
  keys: readonly SealKey[],
  tools: Tools,
): Promise<string | null> {
  const end = endOf(entries);
  if (kept !== null && !headStandsIn(kept.stands, entries)) return lostEnd(kept.stands, end);
  const from = Math.max(0, (kept?.stands.number ?? 0) - 1);
  const broken = await faultInChain(entries.slice(from), tools, entries[from - 1] ?? null);
  if (broken !== null) return broken.says;
  // A head by a key that was revoked since is no proof; that this is the very end the program signed is.
  if (kept !== null && (sameEnd(end, kept.stands) || (kept.begun !== null && sameEnd(end, kept.begun)))) return null;
  if (head === null) return entries.length === 0 ? null : "Registrets underskrevne ende mangler eller er ødelagt.";
  const fault = await faultInHead(head, entries, keys, tools);
  // With nothing kept a person has looked, or nothing was kept yet: then a head from before the key was revoked is all there is.
  return fault === null || fault.state === "doubt" || (fault.state === "unknown" && kept === null) ? null : fault.says;
}

/** An end the program signed is not in the register. */
export function lostEnd(kept: End, now: End): string {
  return `Den ende, programmet underskrev sidst (nr. ${kept.number}), står ikke i registret, som slutter med nr. ${now.number}: det er skåret af, lavet om eller lagt tilbage fra en ældre sikkerhedskopi.`;
}

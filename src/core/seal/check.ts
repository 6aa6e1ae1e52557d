/**
 * Checking sealed minutes: text against signatures, against the register, against the published head. Everything is given in; nothing is asked of
 * anybody, so it works without the program that sealed, without its database and without a network. Told in plain Danish.
 */

import { danishClock, danishDay, dateLong } from "../calendar.ts";
import { copyHolds, verifyCopy } from "../minutes-text.ts";
import {
  faultInChain,
  faultInHead,
  faultInSignature,
  headStandsIn,
  looksLikeRegister,
  readHeadLine,
  readRegisterFile,
  type Entry,
  type Head,
  type HeadFault,
  type Register,
} from "../register.ts";
import { cmsHolds, isStampOf, readCms, stampedAt } from "./cms.ts";
import { base64Of, hexOf, utf8 } from "./der.ts";
import { faultInKeys, goesOnFrom, readKeysFile, shortId, signedBy, standingOf, type KeysList, type SealKey } from "./keys-list.ts";
import { attachedFile, latin1, signatureOf } from "./pdf-file.ts";
import { bodyText, looksSealed, readSealed, readSheet, reasonText, signedCount, type Sealed, type Sheet } from "./sealed.ts";
import type { Tools } from "./tools.ts";
import { provenKey } from "./webauthn.ts";

/** ok: it is as it should be. wrong: it is not. doubt: it holds, and a person should look. unknown: what it takes to say was not given. */
export type Finding = { state: "ok" | "wrong" | "doubt" | "unknown"; says: string };

/** What a file is checked against, as texts of files; each may be missing. */
export type Against = { register: string | null; keys: string | null };

/** What the checks of one file share. `ended`: the register's head is by a key that nobody else may have had. */
type Known = { register: Register | null; ended: boolean; keys: readonly SealKey[] | null; tools: Tools; findings: Finding[] };

/** Worst first: wrong, unknown, ok. A doubt is something to look at, no fault. */
export function verdictOf(findings: readonly Finding[]): "wrong" | "unknown" | "ok" {
  if (findings.length === 0 || findings.some((each) => each.state === "wrong")) return "wrong";
  return findings.some((each) => each.state === "unknown") ? "unknown" : "ok";
}

/** Whether there is something a person should look at, where nothing is wrong. */
export function isDoubted(findings: readonly Finding[]): boolean {
  return findings.some((each) => each.state === "doubt");
}

/** What a register and a list of keys are worth by themselves; what cannot be used is left out of what follows. */
export async function readAgainst(against: Against, tools: Tools): Promise<{ register: Register | null; keys: KeysList | null; findings: Finding[] }> {
  const findings: Finding[] = [];
  let keys: KeysList | null = null;
  if (against.keys !== null) {
    keys = readKeysFile(against.keys);
    const fault = keys === null ? "Nøglelisten er ikke til at læse, eller den er ændret." : await faultInKeysOrNot(keys, tools);
    if (fault !== null) {
      findings.push({ state: "wrong", says: fault });
      keys = null;
    }
  }
  let register: Register | null = null;
  if (against.register !== null) {
    const read = readRegisterFile(against.register);
    if (!read.ok) findings.push({ state: "wrong", says: `Registerfilens linje ${read.line} er ikke, som den blev skrevet.` });
    else {
      register = read.register;
      findings.push(...(await checkRegister(register, keys?.keys ?? null, tools)));
    }
  }
  return { register, keys, findings };
}

async function faultInKeysOrNot(keys: KeysList, tools: Tools): Promise<string | null> {
  try {
    return await faultInKeys(keys, tools);
  } catch {
    return "Et certifikat på nøglelisten er ikke til at læse.";
  }
}

/** The whole chain, its doubts about the clock, and its signed head. `newer`: a register that is sound, and may hold this one. */
export async function checkRegister(
  { entries, head }: Register,
  keys: readonly SealKey[] | null,
  tools: Tools,
  newer: Register | null = null,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const broken = await faultInChain(entries, tools);
  findings.push(
    broken === null
      ? { state: "ok", says: `Registrets kæde er hel: ${entries.length === 1 ? "én indførsel" : `${entries.length} indførsler`}.` }
      : { state: "wrong", says: `Registrets kæde er brudt. ${broken.says}` },
  );
  for (const [meeting, own] of Map.groupBy(
    entries.filter((each) => each.kind === "minutes"),
    (each) => each.meeting,
  ))
    // Signed minutes are never taken back, so nobody signs others of the same meeting.
    if (own.length > 1)
      findings.push({
        state: "doubt",
        says: `Registret har mere end ét referat af det samme møde (møde ${meeting}): ${numbersOf(own)}. Spørg kommunen hvorfor.`,
      });
  for (const entry of entries)
    if (entry.clock === "back")
      findings.push({
        state: "doubt",
        says: `Uret var gået tilbage, da indførsel nr. ${entry.number} blev skrevet. Tidspunktet ${momentWords(entry.at)} kan være forkert.`,
      });
  if (keys === null) findings.push({ state: "unknown", says: "Registrets underskrevne ende er ikke efterprøvet: nøglelisten er ikke givet." });
  else findings.push(endFinding(await faultInHead(head, entries, keys, tools), head, newer));
  return findings;
}

function endFinding(fault: HeadFault | null, head: Head, newer: Register | null): Finding {
  if (fault === null) return { state: "ok", says: `Registrets ende (nr. ${head.number}) er underskrevet af kommunens nøgle.` };
  if (fault.state !== "unknown" || newer === null || !headStandsIn(head, newer.entries)) return fault;
  return {
    state: "doubt",
    says: `Registrets ende (nr. ${head.number}) er underskrevet af en nøgle, der siden er trukket tilbage. Den står i det nyere register, der er givet, og det er det, der gælder.`,
  };
}

/** One file: what it is, and whether it is what was signed. */
export async function checkFile(bytes: Uint8Array, against: Against, tools: Tools): Promise<{ what: string; findings: Finding[] }> {
  try {
    return await lookAt(bytes, against, tools);
  } catch {
    // Whatever a stranger has made of a file, it is an answer and no fault of ours.
    return { what: "ukendt", findings: [{ state: "wrong", says: "Filen kan ikke læses: den er ødelagt eller skrevet om." }] };
  }
}

async function lookAt(bytes: Uint8Array, against: Against, tools: Tools): Promise<{ what: string; findings: Finding[] }> {
  const { register, keys, findings } = await readAgainst(against, tools);
  const list = keys?.keys ?? null;
  const ended = register !== null && list !== null && (await faultInHead(register.head, register.entries, list, tools)) === null;
  const known: Known = { register, ended, keys: list, tools, findings };
  if (latin1(bytes.subarray(0, 5)) === "%PDF-") return { what: "PDF", findings: await checkPdf(bytes, known) };
  const text = textOf(bytes);
  if (text === null) return { what: "ukendt", findings: [{ state: "wrong", says: "Filen er ikke noget, Sagsgang har forseglet, eller den er ændret." }] };
  if (looksLikeRegister(text)) {
    const read = readRegisterFile(text);
    if (!read.ok) findings.push({ state: "wrong", says: `Registerfilens linje ${read.line} er ikke, som den blev skrevet.` });
    else {
      findings.push(...(await checkRegister(read.register, known.keys, tools, ended ? register : null)));
      if (register !== null) findings.push(checkKeptHead(read.register.head, register));
    }
    return { what: "register", findings };
  }
  const head = readHeadLine(text.trimEnd());
  if (head !== null) return { what: "registrets ende", findings: [...findings, ...(await checkHeadAlone(head, known))] };
  const given = readKeysFile(text);
  // The same file on both sides is one list, and no second opinion.
  if (given !== null) return { what: "nøgleliste", findings: [...findings, await checkKeys(given, text === against.keys ? null : list, tools)] };
  if (text.startsWith('{"format":"sagsgang.proofs/1"')) return { what: "underskrifternes beviser", findings: await checkProofs(text, known) };
  return { what: "forseglede data", findings: await checkData(text, bytes, known, "json") };
}

// Anybody can make a list and sign it. What it is worth, another list must say, got from somebody else.
async function checkKeys(list: KeysList, known: readonly SealKey[] | null, tools: Tools): Promise<Finding> {
  const fault = await faultInKeysOrNot(list, tools);
  if (fault !== null) return { state: "wrong", says: fault };
  const compare = "Sammenlign fingeraftrykket med det, kommunen selv oplyser et andet sted";
  const ids = (keys: readonly SealKey[]): string => keys.map(({ id }) => shortId(id)).join(", ");
  if (known === null) return { state: "unknown", says: `Nøglelisten er hel, men det siger kun den selv. ${compare}: ${ids(list.keys)}.` };
  const [older, newer] = [goesOnFrom(list.keys, known), goesOnFrom(known, list.keys)];
  if (older && !newer)
    return { state: "doubt", says: "Nøglelisten er hel, men ældre end den, der er givet. Brug den nyeste: en nøgle kan være trukket tilbage siden." };
  if (older) return { state: "ok", says: "Nøglelisten er hel, og alle dens nøgler står på den, der er givet." };
  if (!newer) return { state: "wrong", says: "Nøglelisten er en anden end den, der er givet: en nøgle mangler eller er en anden." };
  return {
    state: "unknown",
    says: `Nøglelisten er nyere end den, der er givet, og har de samme nøgler først; det nye siger kun den selv god for. ${compare}: ${ids(list.keys)}.`,
  };
}

// Whether bytes are UTF-8, written as it should be: another writing of the same letters would be another file.
function textOf(bytes: Uint8Array): string | null {
  try {
    let escaped = "";
    for (const byte of bytes) escaped += byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${(byte < 16 ? "0" : "") + byte.toString(16)}`;
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

function checkKeptHead(old: Head, register: Register): Finding {
  return headStandsIn(old, register.entries)
    ? { state: "ok", says: `Det gemte register (til og med nr. ${old.number}) står uændret i det register, der er givet.` }
    : { state: "wrong", says: `Det gemte register (til og med nr. ${old.number}) er et andet end det, der er givet: noget er ændret, efter at det blev gemt.` };
}

async function checkHeadAlone(head: Head, { register, ended, keys, tools }: Known): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (register === null) findings.push({ state: "unknown", says: "Registret er ikke givet, så enden kan ikke holdes op mod det." });
  else findings.push(checkKeptHead(head, register));
  if (keys === null) findings.push({ state: "unknown", says: "Nøglelisten er ikke givet, så endens underskrift er ikke efterprøvet." });
  else findings.push(endFinding(await faultInSignature(head, keys, tools), head, ended ? register : null));
  return findings;
}

async function checkPdf(bytes: Uint8Array, known: Known): Promise<Finding[]> {
  const { findings, tools, keys } = known;
  const text = latin1(bytes);
  const signed = signatureOf(bytes, text);
  if (typeof signed === "string") return [...findings, { state: "wrong", says: signed }];
  let attached: Uint8Array | null = null;
  try {
    attached = await attachedFile(bytes, "referat.json", tools, text);
  } catch {
    attached = null;
  }
  const data = attached === null ? null : textOf(attached);
  const sealed = data === null ? null : readSealed(data);
  const place = sealed === null ? null : await placeOf(sealed, bytes, "pdf", known);
  let certificates: readonly Uint8Array[] = [];
  try {
    const cms = readCms(signed.cms);
    ({ certificates } = cms);
    const [one, other] = signed.covered;
    const whole = new Uint8Array(one.length + other.length);
    whole.set(one);
    whole.set(other, one.length);
    const holds = await cmsHolds(cms, await tools.hash("SHA-256", whole), tools);
    // The signature does not cover itself nor the stamp on it, so only a hash in the register speaks of every byte.
    const untouched = place?.same === true ? "PDF-filen er byte for byte den, seglet blev sat på." : "Det, seglet i PDF-filen dækker, er uændret.";
    findings.push(holds ? { state: "ok", says: untouched } : { state: "wrong", says: "PDF-filen er ændret, efter at seglet blev sat på." });
    if (cms.token !== null) findings.push(stampFinding(await stampedAt(cms.token, cms.signature, tools), sealed, place?.same === true));
  } catch {
    findings.push({ state: "wrong", says: "Seglet i PDF-filen er ødelagt eller skrevet om." });
  }
  if (data === null) return [...findings, { state: "wrong", says: "Referatets data mangler i PDF-filen, eller de er ødelagt." }];
  await checkData(data, bytes, known, "pdf");
  const own = certificates[0];
  if (sealed !== null && own !== undefined && keys !== null) {
    const key = keys.find((each) => each.id === sealed.seal.key);
    const same =
      key !== undefined && key.certificates.length === certificates.length && certificates.every((each) => key.certificates.includes(base64Of(each)));
    if (!same) findings.push({ state: "wrong", says: "PDF-filens segl er sat med et andet certifikat end det, der står på nøglelisten." });
  }
  return findings;
}

// Anybody can put a stamp of their own making into a copy, or take one out: it says something only where the register has the file as it is.
function stampFinding(stamp: { at: Date; by: string } | null, sealed: Sealed | null, same: boolean): Finding {
  if (stamp === null)
    return { state: "wrong", says: "Tidsstemplet på seglet er ikke til dette segl, det er ændret, eller det er ikke sat af en tidsstempler." };
  const when = `${momentWords(stamp.at.toISOString())} af ${stamp.by}`;
  if (sealed !== null && !isStampOf(stamp.at, new Date(sealed.at)))
    return { state: "wrong", says: `Tidsstemplet på seglet (${when}) ligger langt fra den tid, seglet selv siger: ${momentWords(sealed.at)}.` };
  return {
    state: same ? "ok" : "doubt",
    says: `Seglet har et tidsstempel: ${when}. Hvem tidsstempleren er, er ikke efterprøvet${same ? "" : ", og enhver kan have sat det på denne kopi"}.`,
  };
}

/** Where sealed minutes stand in the register; `same`: this very file does. */
async function placeOf(sealed: Sealed, file: Uint8Array, as: "pdf" | "json", { register, tools }: Known): Promise<{ entry: Entry | null; same: boolean }> {
  const official = await hashOf(sealed.text.manifest, tools);
  const entry = register?.entries.find((each) => each.official === official) ?? null;
  return { entry, same: entry !== null && sealed.copy === "whole" && hexOf(await tools.hash("SHA-256", file)) === entry[as] };
}

/** The data of sealed minutes: seal, text, sheet, proofs, register. `file` is what was given, and `as` which of the two sealed files it is. */
async function checkData(data: string, file: Uint8Array, known: Known, as: "pdf" | "json"): Promise<Finding[]> {
  const { findings, tools } = known;
  const sealed = readSealed(data);
  if (sealed === null) {
    const says =
      looksSealed(data) || data.includes("sagsgang.sealed-minutes/1")
        ? "De forseglede data er ændret: filen er ikke skrevet, som seglet skriver den."
        : "Filen er ikke noget, Sagsgang har forseglet, eller den er ændret.";
    findings.push({ state: "wrong", says });
    return findings;
  }
  const check = await verifyCopy(sealed.text, (text) => hashOf(text, tools));
  const { entry, same } = await placeOf(sealed, file, as, known);
  await checkSeal(sealed, same, known);
  if (check.manifest === null && sealed.text.manifest.startsWith("format ") && sealed.text.parts.length === 0)
    findings.push({ state: "ok", says: "Teksten er i det ældre format: den er underskrevet som ét stykke." });
  else if (copyHolds(check)) {
    const many = (count: number, words: string): string => (count === 1 ? `én del ${words}` : `${count} dele ${words}`);
    findings.push({
      state: "ok",
      says: `Teksten svarer til fortegnelsen, der er underskrevet: ${many(check.open.length, "kan læses her")}, ${check.closed.length === 0 ? "ingen er udeladt" : many(check.closed.length, "er med som fingeraftryk alene")}.`,
    });
  } else {
    if (check.manifest === null) findings.push({ state: "wrong", says: "Fortegnelsen over tekstens dele er ikke til at læse." });
    for (const name of check.changed) findings.push({ state: "wrong", says: `Delen »${name}« er ikke den, der blev underskrevet.` });
    for (const name of check.missing) findings.push({ state: "wrong", says: `Delen »${name}« mangler i filen.` });
    for (const name of check.foreign) findings.push({ state: "wrong", says: `Delen »${name}« hører ikke til det, der blev underskrevet.` });
  }
  const sheet = readSheet(sealed.sheet);
  if (sheet === null) findings.push({ state: "wrong", says: "Underskriftsbladet er ikke til at læse." });
  else await checkSheet(sheet, sealed, check.sha256, known);
  await checkEntry(sealed, entry, same, known);
  return findings;
}

/** `same`: this very file stands in the register. */
async function checkSeal(sealed: Sealed, same: boolean, { findings, register, ended, keys, tools }: Known): Promise<void> {
  const { key } = sealed.seal;
  if (keys === null) {
    findings.push({ state: "unknown", says: `Seglet (nøgle ${shortId(key)}) er ikke efterprøvet: nøglelisten er ikke givet.` });
    return;
  }
  const standing = standingOf(keys, key, sealed.at);
  if (standing === "unknown") findings.push({ state: "wrong", says: `Seglet er sat med en nøgle (${shortId(key)}), der ikke står på nøglelisten.` });
  else if (!(await signedBy(keys, sealed.seal, bodyText(sealed), tools)))
    findings.push({ state: "wrong", says: "Dataene er ændret, efter at seglet blev sat på." });
  else if (standing === "good") findings.push({ state: "ok", says: `Seglet er kommunens (nøgle ${shortId(key)}), sat ${momentWords(sealed.at)}.` });
  else if (standing === "revoked") findings.push(byRevoked(sealed, same && ended, register === null));
  else findings.push({ state: "wrong", says: `Seglet er dateret ${momentWords(sealed.at)}, da nøglen ${shortId(key)} ikke var i brug.` });
}

// Whoever took the key can seal with it and date it as they like, but cannot put their file into a register that is ended with another key.
function byRevoked({ copy, seal: { key } }: Sealed, held: boolean, noRegister: boolean): Finding {
  const revoked = `Seglet er sat med nøglen ${shortId(key)}, der siden er trukket tilbage, så det kan være sat af en anden.`;
  if (held) return { state: "doubt", says: `${revoked} Filen står selv i registret, og det er det, der gælder.` };
  if (copy === "whole" && noRegister) return { state: "unknown", says: `${revoked} Kun registret kan sige, om filen er kommunens.` };
  return { state: "wrong", says: `${revoked} Registret kender ikke denne fil. Bed kommunen om en ny kopi.` };
}

async function checkSheet(sheet: Sheet, sealed: Sealed, official: string, { findings, tools }: Known): Promise<void> {
  if (sheet.official !== official) findings.push({ state: "wrong", says: "Underskrifterne gælder en anden tekst end den i filen." });
  for (const line of sheet.signers) {
    const who = line.party === null ? line.name : `${line.name} (${line.party})`;
    if (line.how === "login") findings.push({ state: "ok", says: `${who} underskrev med login ${momentWords(line.at)}. Det står på systemets ord alene.` });
    else if (line.how === "passkey") {
      const proof = sealed.proofs.find((each) => each.person === line.person)?.proof;
      const kept = proof !== undefined && (await hashOf(proof, tools)) === line.proof;
      const key = kept ? await provenKey(proof, { meeting: sheet.meeting, sha256: sheet.official, person: line.person }, tools) : null;
      findings.push(
        key !== null
          ? {
              state: "ok",
              says: `${keyWords(key)} har underskrevet teksten ${momentWords(line.at)}, og beviset holder. At den er ${who}s, står på kommunens ord.`,
            }
          : { state: "wrong", says: `Beviset for ${who}s underskrift mangler eller holder ikke.` },
      );
    } else {
      const reason = sealed.reasons.find((each) => each.person === line.person);
      const told = reason === undefined ? null : (await hashOf(reasonText(reason), tools)) === line.reason;
      if (told === false) findings.push({ state: "wrong", says: `Grunden til, at ${who} ikke ville underskrive, er ændret.` });
      else
        findings.push({
          state: "ok",
          says: `${who} ville ikke underskrive (${momentWords(line.at)})${told === null ? "; grunden er ikke med i denne kopi" : ""}.`,
        });
    }
  }
}

async function checkEntry(sealed: Sealed, entry: Entry | null, same: boolean, { findings, register, tools }: Known): Promise<void> {
  if (register === null) {
    findings.push({ state: "unknown", says: "Registret er ikke givet, så det er ikke efterprøvet, at referatet står i det." });
    return;
  }
  if (entry === null) {
    findings.push({ state: "wrong", says: "Teksten står ikke i registret: den er ikke den, kommunen forseglede, eller registret er ældre end den." });
    return;
  }
  const sheet = readSheet(sealed.sheet);
  if (entry.sheet !== (await hashOf(sealed.sheet, tools)) || (sheet !== null && signedCount(sheet) !== entry.signers))
    findings.push({ state: "wrong", says: `Underskriftsbladet er et andet end det, registret har som nr. ${entry.number}.` });
  else if (sealed.copy === "whole" && !same)
    findings.push({ state: "wrong", says: `Filen er en anden end den, der blev forseglet som nr. ${entry.number} i registret.` });
  else findings.push({ state: "ok", says: standsAs(entry) });
  if (entry.kind === "minutes") findings.push(...besides(entry, register.entries));
}

// What else the register has of the meeting, which whoever holds the minutes alone would not know of.
function besides(entry: Entry, entries: readonly Entry[]): Finding[] {
  const others = (kind: Entry["kind"]): Entry[] => entries.filter((each) => each.meeting === entry.meeting && each.kind === kind && each !== entry);
  const [additions, minutes] = [others("addition"), others("minutes")];
  return [
    ...(minutes.length === 0
      ? []
      : [
          {
            state: "doubt",
            says: `Registret har også et andet referat af det samme møde: ${numbersOf(minutes)}. Spørg kommunen, hvilket der gælder.`,
          } as const,
        ]),
    ...(additions.length === 0
      ? []
      : [
          {
            state: "doubt",
            says: `Der er ${additions.length === 1 ? "en tilføjelse" : `${additions.length} tilføjelser`} til dette referat i registret: ${numbersOf(additions)}. Læs dem sammen.`,
          } as const,
        ]),
  ];
}

function numbersOf(entries: readonly Entry[]): string {
  return entries.map(({ number }) => `nr. ${number}`).join(", ");
}

function keyWords(id: string): string {
  return `En adgangsnøgle (fingeraftryk ${shortId(id)})`;
}

function standsAs(entry: Entry): string {
  const what = entry.kind === "addition" ? "Tilføjelsen" : "Referatet";
  return `${what} står i registret som nr. ${entry.number}: ${entry.committee} den ${dateLong(entry.date)}, forseglet ${momentWords(entry.at)}.`;
}

/** `bevis.json`: the manifest and the signatures given on it, before or beside the sealing. */
async function checkProofs(text: string, { findings, tools, register }: Known): Promise<Finding[]> {
  type Given = { person: number; at: string; how: string; proof: string | null; sha256: string; undoneAt: string | null };
  const given = JSON.parse(text) as { meeting: number; sha256: string; text: string; signers: { person: number; name: string }[]; signatures: Given[] };
  if ((await hashOf(given.text, tools)) !== given.sha256) findings.push({ state: "wrong", says: "Fortegnelsen i filen er ikke den, underskrifterne gælder." });
  for (const signature of given.signatures) {
    const who = given.signers.find((each) => each.person === signature.person)?.name ?? `Person ${signature.person}`;
    if (signature.undoneAt !== null || signature.sha256 !== given.sha256) continue;
    if (signature.how === "login" || signature.proof === null)
      findings.push({ state: "ok", says: `${who} underskrev med login. Det står på systemets ord alene.` });
    else {
      const key = await provenKey(signature.proof, { meeting: given.meeting, sha256: given.sha256, person: signature.person }, tools);
      findings.push(
        key !== null
          ? { state: "ok", says: `${keyWords(key)} har underskrevet denne tekst. At den er ${who}s, står på kommunens ord.` }
          : { state: "wrong", says: `Beviset for ${who}s underskrift holder ikke.` },
      );
    }
  }
  const entry = register?.entries.find((each) => each.official === given.sha256);
  if (entry !== undefined) findings.push({ state: "ok", says: standsAs(entry) });
  findings.push({ state: "unknown", says: "Navnene i filen er ikke dækket af noget segl. Hent det forseglede referat, når alle har underskrevet." });
  return findings;
}

async function hashOf(text: string, tools: Tools): Promise<string> {
  return hexOf(await tools.hash("SHA-256", utf8(text)));
}

function momentWords(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : `${dateLong(danishDay(time))} kl. ${danishClock(time)}`;
}

/**
 * KLE, the municipalities' subject numbers (DOMAIN §2.1). Its names may not be shipped: the archive groups by the number alone, and a house
 * that has the right to the register reads in its own copy of the official XML.
 */

import { parseCaseNumber } from "./case-number.ts";
import { caseRefusals } from "./refusals/case.da.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

/** "15.00.00" → { main: "15", group: "15.00" }; null when the number is no KLE number. */
export function kleGroups(kle: string | null): { main: string; group: string } | null {
  const m = /^(\d{2})\.(\d{2})/.exec(kle ?? "");
  return m ? { main: m[1]!, group: `${m[1]}.${m[2]}` } : null;
}

export type KleEntry = { /** "15.00.00", or of a facet "G01". */ number: string; title: string; /** The day it went out of use. */ expired: string | null };
export type KleFile = { kind: "subjects" | "facets"; published: string | null; entries: KleEntry[] };

// The levels by their elements, which hold EmneNr, EmneTitel and so on, and what a number of each looks like.
const levels: Readonly<Record<string, RegExp>> = {
  Hovedgruppe: /^\d{2}$/,
  Gruppe: /^\d{2}\.\d{2}$/,
  Emne: /^\d{2}\.\d{2}\.\d{2}$/,
  Handlingsfacet: /^\p{Lu}\d{2}$/u,
};
const kinds = { "KLE-Emneplan": "subjects", "KLE-Handlingsfacetter": "facets" } as const;

/** The official file is some 8 MB; no register is five times that. */
export const mostKleCharacters: number = 40_000_000;
const deepest = 40;
const mostEntries = 50_000;
const longestTitle = 500;

// One piece of markup, and the text up to the next. No inner repetition can match in two ways, so a hostile file costs no more than its length.
const pieces = /<(?:!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|\?[\s\S]*?\?>|(\/?)([\p{L}_][\p{L}\d._:-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>)([^<]*)/uy;

/** Reads KLE's XML, subjects or facets. A file that declares its own entities is never read: that is how such files are made to attack. */
export function readKle(xml: string): Verdict<KleFile, "xml-damaged" | "xml-unknown" | "kle-too-large" | "xml-declares"> {
  if (xml.length > mostKleCharacters) return refuse("kle-too-large");
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) return refuse("xml-declares");
  const start = xml.indexOf("<");
  if (start < 0) return refuse("xml-damaged");
  let file: KleFile | null = null;
  const path: string[] = [];
  const open: (KleEntry & { element: string })[] = [];
  let text = "";
  pieces.lastIndex = start;
  while (pieces.lastIndex < xml.length) {
    const found = pieces.exec(xml);
    if (found === null) return refuse("xml-damaged");
    const [, cdata, closing, name, attributes, after] = found;
    if (name === undefined) {
      text += (cdata ?? "") + after!;
      continue;
    }
    const local = name.slice(name.indexOf(":") + 1);
    if (closing === "/") {
      if (path.pop() !== name) return refuse("xml-damaged");
      const value = decoded(text).replace(/\s+/gu, " ").trim();
      const entry = open.at(-1);
      if (entry?.element === local) {
        open.pop();
        if (levels[local]!.test(entry.number) && entry.title !== "") file!.entries.push({ number: entry.number, title: entry.title, expired: entry.expired });
        if (file!.entries.length > mostEntries) return refuse("kle-too-large");
      } else if (entry !== undefined && `${entry.element}Nr` === local) entry.number ||= value;
      else if (entry !== undefined && `${entry.element}Titel` === local) entry.title ||= value.slice(0, longestTitle);
      else if (entry !== undefined && local === "UdgaaetDato" && path.some((each) => each.endsWith(`${entry.element}AdministrativInfo`)))
        entry.expired = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null;
      else if (local === "UdgivelsesDato" && path.length === 1) file!.published = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null;
    } else if (attributes!.trimEnd().endsWith("/")) {
      if (path.length === 0) return refuse("xml-unknown");
    } else {
      if (path.length === 0) {
        if (file !== null) return refuse("xml-damaged");
        if (!Object.hasOwn(kinds, local)) return refuse("xml-unknown");
        file = { kind: kinds[local as keyof typeof kinds], published: null, entries: [] };
      }
      if (path.push(name) > deepest) return refuse("xml-damaged");
      if (Object.hasOwn(levels, local)) open.push({ element: local, number: "", title: "", expired: null });
    }
    text = after!;
  }
  if (path.length > 0 || file === null) return refuse("xml-damaged");
  return file.entries.length === 0 ? refuse("xml-unknown") : allow(file);
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return point > 0x1f && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : " ";
  });
}

/** What the register says of a case number's two parts: null for a part it does not hold. */
export type KleFacts = { subject: KleEntry | null; facet: KleEntry | null; /** What has been read in. */ subjects: boolean; facets: boolean };

// The number for a municipality's government in general, which practice uses for everything (DOMAIN §2.3).
const catchAll = "00.01.00";

/** What to look at in a case number; it never stands in the way. Without a register only its form can be judged. */
export function kleRemarks(caseNumber: string | null, facts: KleFacts, today: string): string[] {
  if (caseNumber === null) return [];
  const parsed = parseCaseNumber(caseNumber);
  if (parsed === null) return [caseRefusals["case-number-odd"]];
  const { kle, facet } = parsed;
  if (kle === null) return [];
  const remarks: string[] = [];
  if (facts.subjects) {
    if (facts.subject === null) remarks.push(`Emnet ${kle} står ikke i det KLE-register, kommunen har læst ind. Se efter, om det er tastet rigtigt.`);
    else if (facts.subject.expired !== null && facts.subject.expired <= today)
      remarks.push(`Emnet ${kle} ${facts.subject.title} er udgået af KLE. Find det emne, der gælder nu.`);
    if (kle === catchAll) remarks.push(`${catchAll} bruges til alt muligt og gør sagen svær at finde igen. Se efter, om et mere præcist emne passer.`);
  }
  if (facts.facets && facet !== null) {
    if (facts.facet === null) remarks.push(`Handlingsfacetten ${facet} findes ikke i KLE.`);
    else if (facts.facet.expired !== null && facts.facet.expired <= today) remarks.push(`Handlingsfacetten ${facet} ${facts.facet.title} er udgået af KLE.`);
  }
  return remarks;
}

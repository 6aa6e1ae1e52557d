/** A decision: its words apart from who was not there, how they voted, and what a member wanted written down (DOMAIN §5.4, §5.5). */

import { joinLines } from "#core/house-styles/running-text.ts";
import { onlyPeople, parsePerson } from "#core/person-name.ts";
import type { Absence, Decision, NamedPerson, Vote } from "#core/published-minutes.ts";
import type { SectionLine } from "./section-text.ts";

type Kind = NonNullable<Absence["kind"]>;

const labelled = /^(afbud|forfald|fraværende|fravær|ikke til stede|ej til stede|ikke mødt|deltog ikke)(?: (?:med|uden) afbud)?(?: fra)?\s*:\s*(.*)$/iu;
const unlabelled = /^(afbud) fra\s+(.*)$/iu;
const kindOfLabel: Record<string, Kind> = { afbud: "apology", forfald: "apology" };

const subject = String.raw`^(?<names>\p{Lu}.{1,300}?)\s+`;
const end = String.raw`\.?$`;

// Sentences that say somebody was away from the meeting. They are told as absence and are no part of the decision.
const awaySentences: readonly (readonly [Kind, RegExp])[] = [
  ["absent", new RegExp(`${subject}deltog ikke(?: (?:i|på|under) mødet)?${end}`, "u")],
  ["absent", new RegExp(`${subject}(?:var|er) (?:fraværende|ikke til ?stede)(?: (?:i|på|under) mødet)?${end}`, "u")],
  ["apology", new RegExp(`${subject}(?:havde )?(?:meldt|meldte|sendt) (?:afbud|forfald)(?: til mødet)?${end}`, "u")],
];
// Sentences about this one case. They are part of what was decided and stay in the text; the absence is told as well.
const asideSentences: readonly (readonly [Kind, RegExp])[] = [
  ["partial", new RegExp(`${subject}deltog ikke (?:i|under) (?:sagens behandling|(?:udvalgets |byrådets )?behandlingen af .{1,80}|dette punkt|punktet)${end}`, "u")],
  ["partial", new RegExp(`${subject}var forhindret i at deltage.{0,80}${end}`, "u")],
  ["recused", new RegExp(`${subject}(?:blev )?(?:er|var|erklæret|erklærede sig|blev erklæret) inhabil.{0,120}${end}`, "u")],
];
const substitute = new RegExp(
  `${subject}(?:deltog|mødte|deltager)(?: i mødet)? (?:som (?:stedfortræder|suppleant) for|i stedet for)\\s+(?<for>\\p{Lu}[^.]{1,120}?)${end}`,
  "u",
);

/** The decision's own words and the absences told among them. */
export function readDecisionText(lines: readonly SectionLine[]): { text: string; absent: Absence[]; unread: string[] } {
  const kept: SectionLine[] = [];
  const absent: Absence[] = [];
  const unread: string[] = [];
  let listing: Kind | null = null;
  let apart = false;
  for (const line of lines) {
    const told = absenceIn(line.text, listing);
    if (told === null) {
      listing = null;
      kept.push({ ...line, joined: line.joined && !apart });
      apart = false;
      absent.push(...absentFromThisCase(line.text));
      continue;
    }
    apart = true;
    listing = told.listing;
    absent.push(...told.absent);
    if (told.unread !== null) unread.push(told.unread);
  }
  return { text: joinLines(kept), absent, unread };
}

type Told = { absent: Absence[]; listing: Kind | null; unread: string | null };

// What a line tells of absence, or null when it is no such line. `listing`: the names stand one to a line under a label above.
function absenceIn(text: string, listing: Kind | null): Told | null {
  if (text.length > 600) return null;
  const label = labelled.exec(text) ?? unlabelled.exec(text);
  if (label !== null) {
    const kind = kindOfLabel[label[1]!.toLowerCase()] ?? "absent";
    const rest = label[2]!.trim();
    if (rest === "") return { absent: [], listing: kind, unread: null };
    if (/^(?:ingen|-|–)\.?$/iu.test(rest)) return { absent: [], listing: null, unread: null };
    const people = onlyPeople(rest);
    return people ? { absent: people.map((person) => away(person, kind)), listing: null, unread: null } : { absent: [], listing: null, unread: text };
  }
  if (listing !== null) {
    const person = parsePerson(text) ?? soleNameWithParty(text);
    if (person !== null) return { absent: [away(person, listing)], listing, unread: null };
  }
  const instead = substitute.exec(text);
  if (instead !== null) {
    const [standIn, missing] = [parsePerson(instead.groups!.names!), parsePerson(instead.groups!.for!)];
    if (standIn && missing) return { absent: [{ ...away(missing, "absent"), substitute: { name: standIn.name, party: standIn.party } }], listing: null, unread: null };
  }
  const people = subjectsOf(text, awaySentences);
  return people === null ? null : { absent: people.people.map((person) => away(person, people.kind)), listing: null, unread: null };
}

function absentFromThisCase(text: string): Absence[] {
  return text.split(/(?<=[.!])\s+(?=\p{Lu})/u).flatMap((sentence) => {
    const found = sentence.length > 600 ? null : subjectsOf(sentence, asideSentences);
    return found === null ? [] : found.people.map((person) => away(person, found.kind));
  });
}

function subjectsOf(sentence: string, patterns: readonly (readonly [Kind, RegExp])[]): { kind: Kind; people: NamedPerson[] } | null {
  for (const [kind, pattern] of patterns) {
    const names = pattern.exec(sentence)?.groups?.names;
    const people = names === undefined ? null : onlyPeople(names);
    if (people) return { kind, people };
  }
  return null;
}

// "Mankov (A)": one word is a name when its party stands beside it.
function soleNameWithParty(text: string): NamedPerson | null {
  const found = /^(\p{Lu}[\p{L}'’-]+)\s*\((\p{Lu}{1,3})\)$/u.exec(text.trim());
  return found ? { name: found[1]!, party: found[2]! } : null;
}

function away({ name, party }: NamedPerson, kind: Kind): Absence {
  return { name, party, kind };
}

const unanimous = /enstemmigt|(?:et )?enigt (?:udvalg|byråd|råd)|\benige om\b/iu;
const counted = /(?:med )?(\d{1,3}) (?:stemmer|ja-stemmer)(?: for)?,?\s*(?:(?:og|mod|imod|stemte)\s)?(\d{1,3})(?: (?:stemmer|nej-stemmer))?(?: imod)?(?:.{0,40}?(\d{1,3}) (?:undlod|stemte (?:hverken|blankt)|hverken))?/iu;
const voters: readonly (readonly ["for" | "against" | "abstained", RegExp])[] = [
  ["abstained", /^(?:(?:hverken for eller imod|undlod at stemme|undlod)(?: stemte)?\s*:\s*(?<list>.+)|(?<names>.+?) (?:undlod at stemme|stemte hverken for eller imod|stemte blankt|afholdt sig fra at stemme))/iu],
  ["against", /^(?:(?:imod|imod stemte|stemte imod)(?:\s*:|\s+stemte)\s*(?<list>.+)|(?<names>.+?) (?:stemte imod|stemmer imod|kunne ikke tiltræde|kan ikke tiltræde|kunne ikke anbefale))/iu],
  ["for", /^(?:(?:for|for stemte|stemte for)(?:\s*:|\s+stemte)\s*(?<list>.+)|(?<names>.+?) (?:stemte for|stemmer for))/iu],
];

/** How the votes fell, only where the text tells it (DESIGN §7): groups stay groups, and silence is not unanimity. */
export function readVote(text: string): Vote | null {
  const vote: Vote = { unanimous: null, for: [], against: [], abstained: [], counts: null, text: "" };
  const told: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const before = told.length;
    if (unanimous.test(sentence)) told.push(sentence), (vote.unanimous = true);
    const counts = counted.exec(sentence);
    if (counts && /for|mod|ja-/iu.test(counts[0])) {
      told.push(sentence);
      vote.counts = { for: Number(counts[1]), against: Number(counts[2]), abstained: counts[3] === undefined ? null : Number(counts[3]) };
    } else {
      for (const [side, pattern] of voters) {
        const groups = pattern.exec(sentence)?.groups;
        if (!groups) continue;
        vote[side].push(...listed(groups.list ?? groups.names!));
        told.push(sentence);
        break;
      }
    }
    if (told.length > before + 1) told.length = before + 1;
  }
  if (vote.against.length > 0 || (vote.counts?.against ?? 0) > 0) vote.unanimous = false;
  return told.length === 0 ? null : { ...vote, text: told.join(" ") };
}

function listed(names: string): string[] {
  return names
    .replace(/[.\s]+$/u, "")
    .split(/,\s+|;\s*|\s+(?:og|samt)\s+/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

const ownWords = /^(?<by>\p{Lu}.{1,150}?) (?:ønske(?:r|de)|fik|bad om at få|begærede)(?: følgende)? (?:ført|tilført|indført) (?:til|i)? ?(?:protokollen|referatet|beslutningsprotokollen)\s*[:,.]?\s*(?<text>.*)$/su;

/** What members wanted written in the minutes, with their words (KSL § 13 stk. 2). */
export function readDissent(text: string): Decision["dissent"] {
  const paragraphs = text.split(/\n+/u);
  const found = paragraphs.flatMap((paragraph, index) => {
    const groups = paragraph.length > 5000 ? undefined : ownWords.exec(paragraph)?.groups;
    return groups ? [{ by: groups.by!, text: (groups.text || paragraphs[index + 1] || "").trim().replace(/^["”“»]|["”“«]$/gu, "") }] : [];
  });
  return found.length === 0 ? undefined : found;
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+(?=\p{Lu})|\n+/u).filter((sentence) => sentence.trim() !== "" && sentence.length < 3000);
}

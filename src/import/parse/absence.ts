/**
 * Who was not there, in the nine shapes minutes tell it (LAYOUTS case 5, DOMAIN §5.5): lists under a label, sentences, item ranges,
 * clock times, substitutes. In "X deltog i stedet for Y" it is Y who is absent. What is not understood is left standing as text.
 */

import { onlyPeople, parsePerson } from "#core/person-name.ts";
import type { Absence, NamedPerson } from "#core/published-minutes.ts";

export type AbsenceLabel = {
  label: string;
  /** substitutes: the list names those who came instead, not those who were away. attendance: sentences of both kinds follow. */
  lists: "apology" | "absent" | "substitutes" | "attendance";
  /** What stands after the label on the same line. */
  rest: string;
};

const labels: readonly (readonly [AbsenceLabel["lists"], string])[] = [
  ["apology", "fraværende med afbud|afbud ?(?:/|og|,) ?fraværende|fraværende ?(?:/|og) ?afbud|forfald(?: fra)?|afbud(?: fra)?|meldt afbud"],
  [
    "absent",
    "fraværende (?:uden|med) [^:\\d]{3,40}|alle(?: medlemmer)? var (?:mødt|til ?stede),? (?:undtagen|bortset fra|på nær)|uden afbud|fraværende(?: medlemmer| i mødet)?|fraværende i [^:\\d]{4,80}|(?:ikke|ej) til ?stede|ikke fremmødte?|ikke mødt|deltog ikke(?: i mødet)?|følgende deltog ikke(?: i (?:mødet|behandlingen af (?:punktet|sagen)))?|ej mødt|udeblevet",
  ],
  ["substitutes", "stedfortrædere?|suppleanter|suppleant"],
  ["attendance", "fremmøde(?: og inhabilitet)?|til- og frameldinger|bemærkninger til fremmøde"],
];

const labelled = labels.map(
  ([lists, words]) => [lists, new RegExp(`^(?<label>${words})(?:[ ,-]+\\d{1,2}\\.? ?\\p{L}+\\.? \\d{4})? *(?::(?<rest>.*)|$)`, "iu")] as const,
);
// Without a colon only "Ingen" or names may follow: "Fraværende Ingen", "Deltog ikke Bo Holm." Anything else is a sentence or a title.
const unlabelled = /^(?<label>fraværende|afbud|deltog ikke|ikke til stede|ej til stede|stedfortrædere?) +(?<rest>\p{L}.{3,300})$/iu;

/** The absence label a line begins with, or null. */
export function absenceLabel(line: string): AbsenceLabel | null {
  if (!/^(?:fravær|forfald|alle |afbud|meldt|uden|ikke|ej|deltog|følgende|udeblev|stedfort|supplea|fremm|til-|bemærkninger til f)/iu.test(line)) return null;
  const head = line.slice(0, 140);
  for (const [lists, pattern] of labelled) {
    const found = pattern.exec(head);
    if (found) return { label: found.groups!.label!, lists, rest: found.groups!.rest === undefined ? "" : (found.groups!.rest + line.slice(140)).trim() };
  }
  const bare = unlabelled.exec(line);
  if (bare === null || !(saysNobody(bare.groups!.rest!) || onlyPeople(bare.groups!.rest!) !== null)) return null;
  return {
    label: bare.groups!.label!,
    lists: /^afbud/iu.test(line) ? "apology" : /^stedfor/iu.test(line) ? "substitutes" : "absent",
    rest: bare.groups!.rest!,
  };
}

/** True when a list of absentees says there are none. */
export function saysNobody(text: string): boolean {
  return /^(?:ingen(?: fraværende| afbud)?|intet|-|–|0)\.?$/iu.test(text.trim());
}

const rangeOrTime =
  /^(?<names>.{4,300}?),? +(?<note>(?:i |under |ved |på |fra og med |til og med )?(?:sag|punkt|pkt\.?|dagsordenens punkt)(?:er|erne|et|en)?(?: nr\.?)? *\d.*|(?:indtil|til|fra|ca\.|kl\.) *(?:kl\.? *)?\d.*)$/iu;
const substituteInvited =
  /^(?<names>.{4,200}?)(?:,| [-–])? +(?:for hvem +|i stedet (?:deltog|mødte) +)?(?<substitute>\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+)+(?: \(\p{Lu}{1,3}\))?)(?: +(?:(?:var |er )?indkaldt|deltog(?: i stedet)?|mødte)|(?<=i stedet .{3,80}))\.?$/u;
const manner = /[ ,]+(?:ved|med|meldt|uden|har meldt|havde meldt) +afbud\.?$/iu;

/** The absentees a line under an absence label names; null when the line is something else, so that an empty label swallows nothing (LAYOUTS case 7). */
export function absenteesIn(line: string, lists: "apology" | "absent"): Absence[] | null {
  if (line.length > 1500) return null;
  const text = line
    .trim()
    .replace(/^[•·–-]\s+/u, "")
    .replace(/^\d{1,2}[.)]\s+(?=\p{Lu})/u, "");
  if (saysNobody(text)) return [];
  // One meeting on two days: "Den 8. juni 2006: …" (Hørsholm).
  const day = /^Den \d{1,2}\. \p{L}{3,9} \d{4}: /u.exec(text);
  if (day) return absenteesIn(text.slice(day[0].length), lists);
  const away = (names: string, more: Partial<Absence> = {}): Absence[] | null => {
    const people = onlyPeople(names);
    return people === null ? null : people.map((person) => absenceOf(person, lists, more));
  };
  const whole = away(text);
  if (whole !== null) return whole;
  const note = rangeOrTime.exec(text)?.groups;
  if (note) {
    const kind = /^(?:indtil|til) *kl/iu.test(note.note!) ? "late" : /^fra *kl/iu.test(note.note!) ? "left" : "partial";
    const found = away(note.names!, { kind, note: note.note! });
    if (found !== null) return found;
  }
  const stayed =
    /^(?<names>.{4,200}?) (?:(?<late>deltog(?: først)?|mødte|ankom)|forlod mødet|gik)(?: (?:fra|ved))? (?<note>(?:kl\.? ?)?\d.{0,60}|under .{3,60})$/iu.exec(
      text.replace(/[.]$/u, ""),
    )?.groups;
  if (stayed) return away(stayed.names!, { kind: stayed.late === undefined ? "left" : "late", note: stayed.note! });
  const instead = substituteInvited.exec(text)?.groups;
  if (instead) {
    const found = away(instead.names!.replace(/,$/, ""));
    if (found !== null && found.length > 0) return withSubstitute(found, parsePerson(instead.substitute!));
  }
  const parts = text.split(/ (?:ved|med) afbud\b[. ]*/iu);
  if (parts.length > 2) return parts.flatMap((part) => away(part) ?? []);
  if (manner.test(text)) return away(text.replace(manner, ""));
  // One list with sentences in it: "Bo Holm (A). Ida Krog (V) deltog i stedet."
  const told = absenceTold(text);
  if (told !== null && told.rest === "") return told.absent;
  // "Bo Holm. I stedet deltog: Ida Krog."
  const named = /^(?<names>[^.]{4,200}(?:\(\p{Lu}{1,3}\))?)\. +(?<more>(?:I stedet|Som (?:stedfortræder|suppleant)|Stedfortræder|Suppleant)\b.{3,200})$/u.exec(
    text,
  )?.groups;
  const first = named === undefined ? null : away(named.names!);
  const instead2 = named === undefined ? undefined : cameInstead.exec(named.more!.replace(/[.\s]+$/u, ""))?.groups?.instead;
  return first === null || instead2 === undefined ? null : withSubstitute(first, parsePerson(instead2));
}

function absenceOf(person: NamedPerson, lists: "apology" | "absent", more: Partial<Absence>): Absence {
  const role = person.role === undefined ? {} : { note: person.role };
  // "Bo Holm (fra kl. 14.30)"
  const kind = /^fra (?:kl|ca)/iu.test(person.role ?? "") ? "left" : /^(?:ind)?til (?:kl|ca)/iu.test(person.role ?? "") ? "late" : lists;
  return { name: person.name, party: person.party, kind, ...role, ...more };
}

// "Fraværende: A og B. Stedfortrædere: C og D" pairs them in order only when there are as many; otherwise who stood in for whom isn't told.
function withSubstitute(absent: Absence[], substitute: NamedPerson | null): Absence[] {
  if (substitute === null || absent.length === 0) return absent;
  const last = absent.at(-1)!;
  return [...absent.slice(0, -1), { ...last, substitute: { name: substitute.name, party: substitute.party } }];
}

type Told = { absent: Absence[]; keep: boolean };

const kl = "(?:,? *(?<note>(?:fra|til|indtil|under|i|ved|på) .{2,80}))?";
const oneMeeting =
  /^(?:(?:i|på|ved|under) )?(?:mødet|dette møde|(?:sagens|punktets) behandling|behandlingen af (?:sagen|punktet|dette punkt)|(?:sagen|punktet|dette punkt)|(?:i )?dagens møde)?(?: (?:på selve mødedagen|i dette punkt))?$/iu;

// Sentences that say who was away. `names` are absent; `instead` came for them. Each pattern is tried on one sentence at a time.
const sentences: readonly { pattern: RegExp; kind: Absence["kind"] }[] = [
  {
    pattern:
      /^(?<instead>.{4,120}?) (?:(?:er|var|blev) )?(?:indkaldt |indtrådt |deltog |mødte |deltager )?(?:som )?(?:stedfortræder|suppleant|afløser) for (?<names>.{4,160}?)(?:,? (?<note>fra kl.*|under p.*))?$/iu,
    kind: "absent",
  },
  { pattern: /^(?<instead>.{4,120}?) (?:deltog|mødte|deltager) (?:i stedet )?for (?<names>.{4,160}?)(?:,? (?<note>fra kl.*|under p.*))?$/iu, kind: "absent" },
  {
    pattern:
      /^(?<names>.{4,200}?),? (?:som )?(?:har |havde )?(?:meldt )?(?:afbud|med afbud|ved afbud),? og (?<instead>.{4,80}?) (?:deltog|mødte|er indkaldt|var indkaldt)(?: i stedet)?(?: for .{3,40})?$/iu,
    kind: "apology",
  },
  {
    pattern: /^(?<names>.{4,200}?),? (?:har meldt afbud|havde meldt afbud|meldte afbud|meldt afbud|med afbud|ved afbud)(?: (?<tail>.{2,60}))?$/iu,
    kind: "apology",
  },
  {
    pattern:
      /^(?:der (?:er|var) )?afbud fra:? (?<names>.{4,300}?)(?:,? (?:for hvem |med )?(?:stedfortræder|suppleant)(?:en)?(?: for (?:ham|hende))?:? (?<instead>.{4,80}?)(?: (?:deltog|mødte|er indkaldt|var indkaldt))?)?$/iu,
    kind: "apology",
  },
  { pattern: /^(?<names>.{4,300}?) udeblev(?: uden afbud)?$/iu, kind: "absent" },
  { pattern: new RegExp(`^(?<names>.{4,300}?) (?:var|er) (?:fraværende|ikke til ?stede)${kl}$`, "iu"), kind: "absent" },
  { pattern: new RegExp(`^(?<names>.{4,300}?) (?:var|er) forhindret i at deltage${kl}$`, "iu"), kind: "apology" },
  { pattern: new RegExp(`^(?<names>.{4,300}?) (?:deltog|deltager) ikke${kl}$`, "iu"), kind: "absent" },
  {
    pattern:
      /^(?:medlemmerne|alle(?: medlemmer)?) var (?:mødt|til stede),? (?:bortset fra|undtagen|på nær) (?<names>.{4,300}?)(?:,? (?:der|som) (?:havde )?(?:meldt|meldte) afbud)?$/iu,
    kind: "apology",
  },
];

const cameInstead =
  /^(?:som (?:stedfortræder|suppleant)e?r? (?:deltog|var|mødte|er indkaldt)|i stedet (?:deltog|mødte|var)|(?:1\. )?(?:stedfortræder|suppleant)):? (?:er |var )?(?<instead>\p{Lu}.{3,80}?)(?: (?:deltog|er indkaldt))?$/iu;
const standIns = /^(?<instead>.{4,200}?) (?:deltog|mødte|deltager) som (?:suppleant|stedfortræder)(?:er)?$/iu;
const saidWithIt = /^(?:1\. |2\. )?(?:suppleant|stedfortræder)en? .{3,80} (?:var|er) indkaldt(?:,? men mødte ikke frem)?$/iu;

/** Absence told in sentences: who was away, and the words that were about something else. Null when no sentence tells of absence. */
export function absenceTold(text: string): { absent: Absence[]; rest: string } | null {
  if (text.length > 3000 || !/fravær|afbud|deltog|deltag|til ?sted|stedfortr|suppleant|udeblev|i stedet/iu.test(text)) return null;
  const absent: Absence[] = [];
  const rest: string[] = [];
  let found = false;
  for (const sentence of sentencesOf(text)) {
    const bare = sentence.replace(/[.\s]+$/u, "");
    const instead = cameInstead.exec(bare)?.groups?.instead;
    const standIn = instead === undefined ? null : parsePerson(instead);
    if (standIn !== null) {
      const last = absent.pop();
      if (last) absent.push(...withSubstitute([last], standIn));
      found = true;
      continue;
    }
    const crowd = standIns.exec(bare)?.groups?.instead;
    if ((crowd !== undefined && onlyPeople(crowd) !== null) || saidWithIt.test(bare)) {
      found = true;
      continue;
    }
    const told = toldBy(bare);
    if (told === null) {
      rest.push(sentence);
      continue;
    }
    found = true;
    absent.push(...told.absent);
  }
  return found ? { absent, rest: rest.join(" ") } : null;
}

function toldBy(sentence: string): Told | null {
  if (sentence.length > 600) return null;
  for (const { pattern, kind } of sentences) {
    const parts = pattern.exec(sentence)?.groups;
    if (parts === undefined) continue;
    const people = onlyPeople(parts.names!);
    if (people === null) continue;
    const instead = parts.instead === undefined ? null : parsePerson(parts.instead);
    if (parts.instead !== undefined && instead === null) continue;
    const note = parts.note !== undefined && !oneMeeting.test(parts.note) ? parts.note : undefined;
    const absences = people.map((person) => absenceOf(person, "absent", { kind, ...(note === undefined ? {} : { kind: "partial" as const, note }) }));
    return { absent: withSubstitute(absences, instead), keep: false };
  }
  return null;
}

// A full stop ends a sentence when a capital follows, except after "kl.", "nr.", "d." and initials.
function sentencesOf(text: string): string[] {
  const parted = text.replace(/(?<=\(\p{Lu}{1,3}\)) (?=\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){1,3} \(\p{Lu}{1,3}\) (?:var|er|deltog|havde)\b)/gu, ". ");
  return parted.split(/(?<=(?<!\b(?:kl|nr|pkt|stk|d|dr|\p{Lu}))[.!?])\s+(?=\p{Lu}|\d\. suppleant)/u);
}

/** Names printed under "Stedfortrædere:", paired with the absent in order when there are as many of them, and not otherwise. */
export function pairSubstitutes(absent: readonly Absence[], substitutes: readonly NamedPerson[]): Absence[] {
  if (absent.length !== substitutes.length) return [...absent];
  return absent.map((each, i) => ({ ...each, substitute: { name: substitutes[i]!.name, party: substitutes[i]!.party } }));
}

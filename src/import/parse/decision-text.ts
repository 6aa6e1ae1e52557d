/** A decision: its words apart from who was not there, how they voted, and what a member wanted written down (DOMAIN §5.4, §5.5). */

import { joinLines } from "#core/house-styles/running-text.ts";
import { onlyPeople } from "#core/person-name.ts";
import type { Absence, Decision, Vote } from "#core/published-minutes.ts";
import { absenceLabel, absenceTold, absenteesIn } from "./absence.ts";
import type { SectionLine } from "./section-text.ts";

type Kind = NonNullable<Absence["kind"]>;

// Sentences about this one case. They are part of what was decided and stay in the text; the absence is told as well.
const asides: readonly (readonly [Kind, RegExp])[] = [
  ["late", /^(?<names>\p{Lu}.{1,300}?)\s+deltog ikke i behandlingen af punktet \((?<note>mødte kl[^()]{1,40})\)\.?$/u],
  ["left", /^(?<names>\p{Lu}.{1,300}?)\s+deltog ikke i behandlingen af punktet \((?<note>forlod mødet[^()]{1,40})\)\.?$/u],
  [
    "partial",
    /^(?<names>\p{Lu}.{1,300}?)\s+deltog ikke (?:i|under) (?:sagens behandling|(?:udvalgets |byrådets )?behandlingen af .{1,80}|dette punkt|punktet)\.?$/u,
  ],
  ["partial", /^(?<names>\p{Lu}.{1,300}?)\s+var forhindret i at deltage.{0,80}$/u],
  ["recused", /^(?<names>\p{Lu}.{1,300}?)\s+(?:er|var|erklæret|erklærede sig|blev erklæret) inhabil.{0,120}$/u],
];

type Told = { absent: Absence[]; listing: "apology" | "absent" | null };

/** The decision's own words, the absences told among them, and the absence lines whose names could not be read. */
export function readDecisionText(lines: readonly SectionLine[]): { text: string; absent: Absence[]; unread: string[] } {
  const kept: SectionLine[] = [];
  const absent: Absence[] = [];
  const unread: string[] = [];
  let listing: Told["listing"] = null;
  let apart = false;
  for (const line of lines) {
    const aside = absentFromThisCase(line.text);
    const told: Told | null = aside.length > 0 ? null : absenceIn(line.text, listing);
    if (told !== null) {
      absent.push(...told.absent);
      listing = told.listing;
      apart = true;
      continue;
    }
    if (absenceLabel(line.text) !== null) unread.push(line.text);
    kept.push({ ...line, joined: line.joined && !apart });
    absent.push(...aside);
    listing = null;
    apart = false;
  }
  return { text: joinLines(kept), absent, unread };
}

// What a line tells of absence from the meeting, or null when it is no such line. `listing`: names stand one to a line under a label above.
function absenceIn(text: string, listing: Told["listing"]): Told | null {
  const label = absenceLabel(text);
  if (label !== null && (label.lists === "apology" || label.lists === "absent")) {
    if (label.rest === "") return { absent: [], listing: label.lists };
    const people = absenteesIn(label.rest, label.lists);
    return people && { absent: people, listing: null };
  }
  if (listing !== null) {
    const people = absenteesIn(text, listing) ?? soleNameWithParty(text, listing);
    // "Intet." under the names is the decision, not one more way to say that nobody was away.
    if (people !== null && (people.length > 0 || /^ingen/iu.test(text))) return { absent: people, listing };
  }
  const told = absenceTold(text);
  return told !== null && told.rest === "" ? { absent: told.absent, listing: null } : null;
}

function absentFromThisCase(text: string): Absence[] {
  return sentencesOf(text).flatMap((sentence) => {
    for (const [kind, pattern] of sentence.length > 600 ? [] : asides) {
      const found = pattern.exec(sentence)?.groups;
      const people = onlyPeople(found?.names ?? "");
      if (people !== null)
        return people.map(({ name, party }): Absence => ({ name, party, kind, ...(found!.note === undefined ? {} : { note: found!.note }) }));
    }
    return [];
  });
}

// "Mankov (A)": one word is a name when its party stands beside it.
function soleNameWithParty(text: string, kind: Kind): Absence[] | null {
  const found = /^(\p{Lu}[\p{L}'’-]+)\s*\((\p{Lu}{1,3})\)$/u.exec(text.trim());
  return found ? [{ name: found[1]!, party: found[2]!, kind }] : null;
}

const unanimous = /(?<!\p{L})(?:enstemmigt|(?:et )?enigt (?:udvalg|byråd|råd)|(?:alle|udvalget|byrådet) (?:var|er) enige? om)(?!\p{L})/iu;
const inFavourAndAgainst =
  /(?<for>\d{1,3}) (?:(?:ja-)?stemmer(?: for)?|for),?(?: og| mod| imod)? (?<against>\d{1,3})(?: (?:nej-)?stemmer)?(?: (?:imod|mod))?(?:\D{0,40}(?<abstained>\d{1,3})\D{0,20}(?:undlod|hverken|blankt))?/iu;

type Side = "for" | "against" | "abstained";

// "Imod: A, C, Ø og M", "Asta Agerlund stemte imod": the names before the verb, or after the label. The first row that fits a sentence counts.
const sides: readonly (readonly [Side, RegExp])[] = [
  ["abstained", /^(?:hverken for eller imod|undlod(?: at stemme)?)(?: stemte)?\s*:\s*(?<names>.+)$/iu],
  ["abstained", /^(?<names>.+?) (?:undlod(?: at stemme)?(?=[.,]|$)|stemte hverken for eller imod|stemte blankt|afholdt sig fra at stemme)/iu],
  ["against", /^(?:imod\s*:|(?:imod stemte|stemte imod|imod [^:.]{3,60}? stemte)\s*:?)\s*(?<names>.+)$/iu],
  ["against", /^(?<names>.+?) (?:stemte imod|stemmer imod|kunne ikke tiltræde|kan ikke tiltræde|kunne ikke anbefale|kan ikke anbefale)/iu],
  ["for", /^(?:for\s*:|(?:for stemte|stemte for|for [^:.]{3,60}? stemte)\s*:?)\s*(?<names>.+)$/iu],
  ["for", /^(?<names>.+?) (?:stemte for|stemmer for)(?!\p{L})/iu],
];

const aboutOnePoint = /^(?:Ad )?(?:punkt|pkt\.?|indstillingspunkt(?:et)?) (?:\d+[a-z]?(?:, | og |-)?)+[,:]?\s*/iu;

type SentenceOnVotes = { sentence: string; unanimous: boolean; counts: Vote["counts"]; side: Side | null; names: string[] };

function votesIn(sentence: string): SentenceOnVotes | null {
  const numbers = /stemme/iu.test(sentence) ? inFavourAndAgainst.exec(sentence)?.groups : undefined;
  const counts = numbers
    ? { for: Number(numbers.for), against: Number(numbers.against), abstained: numbers.abstained === undefined ? null : Number(numbers.abstained) }
    : null;
  const agreed = unanimous.test(sentence);
  for (const [side, pattern] of counts === null ? sides : []) {
    const names = pattern.exec(sentence.replace(aboutOnePoint, ""))?.groups?.names;
    const voters = names === undefined ? [] : listed(names);
    if (voters.length > 0) return { sentence, unanimous: agreed, counts, side, names: voters };
  }
  return agreed || counts !== null ? { sentence, unanimous: agreed, counts, side: null, names: [] } : null;
}

/** How the votes fell, only where the text tells it (DESIGN §7): groups stay groups, and silence is not unanimity. */
export function readVote(text: string): Vote | null {
  const told = decidingVote(text.split(/\n+/u).filter((paragraph) => paragraph.length > 5000 || !ownWords.test(paragraph)));
  if (told.length === 0) return null;
  const on = (side: Side) => told.filter((each) => each.side === side).flatMap((each) => each.names);
  const counts = told.find((each) => each.counts !== null)?.counts ?? null;
  const divided = on("against").length > 0 || (counts?.against ?? 0) > 0;
  return {
    unanimous: divided ? false : told.some((each) => each.unanimous) ? true : null,
    for: on("for"),
    against: on("against"),
    abstained: on("abstained"),
    counts,
    text: told.map(({ sentence }) => sentence).join(" "),
  };
}

// "Afstemning: …" opens a vote of its own; of several the last decides. One on an amendment comes before it, one on a member is about something else.
const opensVote = /^Afstemning(?<about> om (?:ændringsforslag|inhabilitet))?\s*[:.]/u;

function decidingVote(paragraphs: readonly string[]): SentenceOnVotes[] {
  const all = paragraphs.map((paragraph) => ({
    opens: opensVote.exec(paragraph)?.groups?.about?.trim() ?? (opensVote.test(paragraph) ? "" : null),
    told: sentencesOf(paragraph).flatMap((sentence) => votesIn(sentence) ?? []),
  }));
  const telling = all.filter(({ told }) => told.length > 0);
  const main = telling.filter(({ opens }) => opens === null || opens === "");
  const amendments = telling.filter(({ opens }) => opens === "om ændringsforslag");
  if (main.some(({ opens }) => opens === "")) return main.at(-1)!.told;
  return main.length > 0 ? main.flatMap(({ told }) => told) : (amendments.at(-1)?.told ?? []);
}

// What follows the voters: the reason they gave, and which part they voted on.
const remark = /,?\s+(?:med (?:bemærkning|følgende)|i forhold til|fordi|idet|da|på grund af)(?!\p{L}).*$/isu;

// The body and its papers do not vote: "Økonomiudvalget kan ikke anbefale …" is the decision itself.
const noVoter = /udvalg|byråd|kommunalbestyrelse|magistrat|indstilling|forslag|flertal/iu;

function listed(names: string): string[] {
  return names
    .replace(remark, "")
    .split(/,\s+|;\s*|\s+(?:og|samt)\s+/u)
    .map((name) =>
      name
        .replace(/[.,\s]+$/u, "")
        .replace(/^\((\p{Lu}{1,3})\)$/u, "$1")
        .trim(),
    )
    .filter((name) => name !== "" && name.length < 60 && !noVoter.test(name));
}

const ownWords =
  /^(?<by>\p{Lu}.{1,150}?) (?:ønske(?:r|de)|fik|bad om at få|begærede)(?: følgende)? (?:ført|tilført|indført) (?:til|i)? ?(?:protokollen|referatet|beslutningsprotokollen)\s*[:,.]?\s*(?<text>.*)$/su;

/** What members wanted written in the minutes, with their words (KSL § 13 stk. 2). */
export function readDissent(text: string): Decision["dissent"] {
  const paragraphs = text.split(/\n+/u);
  const found = paragraphs.flatMap((paragraph, index) => {
    const groups = paragraph.length > 5000 ? undefined : ownWords.exec(paragraph)?.groups;
    return groups ? [{ by: groups.by!, text: (groups.text || paragraphs[index + 1] || "").trim().replace(/^["”“»]|["”“«]$/gu, "") }] : [];
  });
  return found.length === 0 ? undefined : found;
}

// An initial ends no sentence ("Bo H. Holm"), unless the next word opens a side.
const betweenSentences = /(?<=[.!?])(?<!\p{Lu}\p{Ll}+ \p{Lu}\.)\s+(?=\p{Lu})|(?<=[.!?])\s+(?=(?:Imod|For|Undlod|Hverken)(?!\p{L}))|\n+/u;

function sentencesOf(text: string): string[] {
  return text.split(betweenSentences).filter((sentence) => sentence.trim() !== "" && sentence.length < 3000);
}

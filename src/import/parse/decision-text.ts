/** A decision: its words apart from who was not there, how they voted, and what a member wanted written down (DOMAIN §5.4, §5.5). */

import { joinLines } from "#core/house-styles/running-text.ts";
import { onlyPeople } from "#core/person-name.ts";
import type { Absence, Decision, Vote } from "#core/published-minutes.ts";
import { absenceLabel, absenceTold, absenteesIn } from "./absence.ts";
import type { SectionLine } from "./section-text.ts";

type Kind = NonNullable<Absence["kind"]>;

// Sentences about this one case. They are part of what was decided and stay in the text; the absence is told as well.
const asides: readonly (readonly [Kind, RegExp])[] = [
  ["partial", /^(?<names>\p{Lu}.{1,300}?)\s+deltog ikke (?:i|under) (?:sagens behandling|(?:udvalgets |byrådets )?behandlingen af .{1,80}|dette punkt|punktet)\.?$/u],
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
      const people = onlyPeople(pattern.exec(sentence)?.groups?.names ?? "");
      if (people !== null) return people.map(({ name, party }): Absence => ({ name, party, kind }));
    }
    return [];
  });
}

// "Mankov (A)": one word is a name when its party stands beside it.
function soleNameWithParty(text: string, kind: Kind): Absence[] | null {
  const found = /^(\p{Lu}[\p{L}'’-]+)\s*\((\p{Lu}{1,3})\)$/u.exec(text.trim());
  return found ? [{ name: found[1]!, party: found[2]!, kind }] : null;
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

/** One item of the agenda from its draft: which decision is this meeting's, who was away, whether it is closed, and what its title says. */

import { parseCaseNumber } from "#core/case-number.ts";
import { outcomeOf, phraseOf } from "#core/decision.ts";
import { onlyPeople } from "#core/person-name.ts";
import type { Absence, AgendaItem, MeetingKind } from "#core/published-minutes.ts";
import { caseBeforeTitle, caseBehindTitle } from "./case-line.ts";
import { sameBody } from "./decision-headings.ts";
import { readVote } from "./decision-text.ts";
import { closedTitle } from "./item-headings.ts";
import { type DecisionBlock, type ItemDraft, type SectionBlock } from "./item-reader.ts";
import { distinct } from "./meeting-header.ts";
import { written } from "./pieces.ts";
import { readRecommendation } from "./recommendation-section.ts";
import type { Doubting, Whole } from "./whole-document.ts";

export type Surroundings = {
  whole: Whole;
  underClosed: ReadonlySet<ItemDraft>;
  date: string | null;
  body: string | null;
  kind: MeetingKind;
  meetingAbsent: Absence[];
  doubt: Doubting;
  at: (index: number) => { page: number; line: number };
};

function forAWhile(absence: Absence): boolean {
  return absence.kind === "partial" || absence.kind === "late" || absence.kind === "left";
}

const attendanceTitle = /^(?:fraværende|afbud|deltagere|mødedeltagere|mødets deltagere|fremmøde|tilstedeværende)\b/iu;

export function itemOf(draft: ItemDraft, index: number, around: Surroundings): { item: AgendaItem; pathOf: (path: string) => string } {
  const { doubt, at } = around;
  for (const each of draft.doubts) doubt(each.field, index, each.reason, each.text, each.at);
  const title = cleanTitle(caseBehindTitle(draft.start.title ?? "")?.title ?? draft.start.title);
  const { own, earlier, words, merged } = blocksOf(draft, around, index);
  const sections = [...draft.sections, ...words]
    .filter((section) => section.role !== "attachments" && (section.parts.length > 0 || section.heading !== null))
    .sort((a, b) => a.at - b.at);
  const sectionAt = new Map(sections.map((section, i) => [section.at, i]));
  const earlierAt = new Map(earlier.map((block, i) => [block, i]));
  const recommending = sections.filter((section) => section.role === "recommendation");
  const recommendation =
    recommending
      .map((section) =>
        readRecommendation(
          section.heading,
          section.parts.map((part) => part.text),
        ),
      )
      .find((each) => each !== null) ?? null;

  const attendance =
    attendanceTitle.test(title ?? "") ||
    sections.some((section) => section.parts.some((part) => attendanceTitle.test(part.text) && section.role === "summary"));
  const absent = distinct([...draft.absent, ...(own?.absent ?? [])]);
  let text = own === null ? "" : textOf(own.parts);
  if (own !== null && absent.some((each) => around.whole.header.absent.some((known) => known.name === each.name))) {
    const repeated = repeatedAbsence(own, around);
    if (repeated !== null) {
      text = repeated.text;
      for (const name of repeated.names) {
        const place = absent.findIndex((each) => each.name === name);
        if (place >= 0) absent.splice(place, 1);
      }
    }
  }
  if (attendance && own !== null) {
    const people = onlyPeople(text.replace(/\n/g, ", "));
    for (const each of people ?? []) absent.push({ name: each.name, party: each.party, kind: "absent" });
  }
  // Absence that holds for other items than this one, or for the whole meeting, is the meeting's.
  const absentHere = absent.filter((each) => !forAWhile(each));
  around.meetingAbsent.push(...(attendance ? absent : absent.filter(forAWhile)));

  const openClosed = draft.closed ?? (around.underClosed.has(draft) ? true : null);
  const inferred = closedTitle.exec(draft.start.title ?? "") !== null && /underskrift/iu.test(title ?? "");
  if (inferred) doubt("agendaItem/public", index, "Kun titlens ord siger, at punktet er lukket.", draft.start.title ?? "", draft.start.at);
  if (title === null) doubt("agendaItem/name", index, "Punktets titel står ikke i teksten.", "", draft.start.at);

  const following = own === null ? undefined : own.parts.find((part) => opensNextItem(part.text, draft.start.number));
  if (following !== undefined)
    doubt("agendaItem/decision", index, "Beslutningen rummer en linje, der kan være det næste punkts overskrift.", following.text, following.at);

  const phrase = own === null ? null : phraseOf(text);
  const item: AgendaItem = {
    number: draft.start.number,
    name: title,
    public: openClosed !== true,
    caseNumber: draft.caseNumber ?? caseNumberInTitle(draft.start.title) ?? caseBehindTitle(draft.start.title ?? "")?.number ?? null,
    section: sections.map((section) => ({ role: section.role, heading: section.heading, text: textOf(section.parts), at: at(section.at) })),
    recommendation: recommendation === null ? null : { ...recommendation, at: at(recommending[0]!.at) },
    decision:
      own === null && absentHere.length === 0
        ? null
        : {
            text,
            phrase: phrase ?? "other",
            outcome: text === "" ? null : outcomeOf(phrase!, recommendation?.points ?? []),
            absent: absentHere,
            vote: readVote(text),
            at: at(own?.at ?? draft.start.at),
          },
    ...(earlier.length === 0
      ? {}
      : { earlierDecision: earlier.map((block) => ({ body: block.heading.body, date: block.heading.date, text: textOf(block.parts), at: at(block.at) })) }),
    attachment: draft.attachments.map(({ line, ...attachment }) => ({ ...attachment, at: at(line) })),
    at: at(draft.start.at),
  };
  return { item, pathOf };

  // Where a block of the draft ended up: its own decision, an earlier one, or a section.
  function pathOf(path: string): string {
    const [kind, place, part] = path.split("/");
    if (place === undefined || place === "absent") return path;
    const block = kind === "section" ? undefined : draft.decisions[Number(place)];
    const section = sectionAt.get((block ?? draft.sections[Number(place)])?.at ?? -1);
    if (kind === "section") return section === undefined ? "attachment" : `section/${section}`;
    const before = block === undefined ? undefined : earlierAt.get(block);
    if (before !== undefined) return `earlierDecision/${before}`;
    if (block !== undefined && merged?.has(block)) return part === undefined ? "decision" : `decision/${part}`;
    if (block !== own && section !== undefined) return `section/${section}`;
    return part === undefined ? "decision" : `decision/${part}`;
  }
}

// Which decision is this meeting's own; the others are what other bodies, or this one earlier, decided (LAYOUTS case 3).
function blocksOf(
  draft: ItemDraft,
  { date, body, kind, doubt, whole }: Surroundings,
  index: number,
): { own: DecisionBlock | null; earlier: DecisionBlock[]; words: SectionBlock[]; merged?: ReadonlySet<DecisionBlock> } {
  const ours = (block: DecisionBlock): boolean => {
    const { heading } = block;
    if (heading.handedOn) return false;
    if (heading.date !== null && date !== null && heading.date !== date) return false;
    return heading.body === null || body === null || sameBody(heading.body, body) || bodyAbbreviation.test(heading.body);
  };
  const candidates = draft.decisions.filter(ours);
  const dated = candidates.filter((block) => block.heading.date !== null || block.heading.body !== null);
  const parts = dated.length > 0 ? null : decisionsOfParts(candidates, whole);
  if (parts !== null) return { own: parts, earlier: [], words: [], merged: new Set(candidates) };
  const own = dated.at(-1) ?? candidates.filter((block) => block.parts.length > 0).at(-1) ?? candidates.at(-1) ?? null;
  const earlier: DecisionBlock[] = [];
  const words: SectionBlock[] = [];
  for (const block of draft.decisions) {
    if (block === own) continue;
    const text = textOf(block.parts);
    const bare = block.heading.body === null && block.heading.date === null;
    if (bare || (own !== null && text === textOf(own.parts) && block.heading.handedOn)) {
      if (text !== "") words.push({ role: bare ? "summary" : "history", heading: block.heading.heading, at: block.at, parts: block.parts });
      continue;
    }
    earlier.push(block);
    if (kind === "minutes" && own === null)
      doubt(
        "agendaItem/decision",
        index,
        "Den eneste beslutning under punktet er et andet organs eller fra en anden dag.",
        whole.pieces[block.at]!.text,
        block.at,
        text,
      );
  }
  return { own, earlier, words };
}

const partOfItem = /^(?:[a-zæøå][.)]|\d{1,3}\.\d{1,2}\.?|[A-F][.)]) *\p{Lu}/u;

// "a) Lokalplan … Beslutning: … b) Trafikplan … Beslutning: …": one item decided part by part.
function decisionsOfParts(blocks: readonly DecisionBlock[], { pieces }: Whole): DecisionBlock | null {
  const told = blocks.filter((block) => block.parts.length > 0);
  if (told.length < 2) return null;
  const parted = told.every((block, i) => i === 0 || pieces.slice(told[i - 1]!.at, block.at).some((piece) => partOfItem.test(piece.text)));
  if (!parted) return null;
  return {
    ...told[0]!,
    parts: told.flatMap((block) => block.parts.filter((part) => !partOfItem.test(part.text))),
    absent: told.flatMap((block) => block.absent),
    absenceAt: told.flatMap((block) => block.absenceAt),
  };
}

// "Punkt 7 …" under item 6, in what was read as its decision.
function opensNextItem(text: string, number: string | null): boolean {
  const found = /^(?:(?:punkt|pkt\.?|sag(?: nr\.?)?)[ :]*)?(?<number>\d{1,4})(?:[.:)]| [-–])? +\p{Lu}/iu.exec(text)?.groups?.number;
  return found !== undefined && number !== null && Number(number) > 1 && Number(found) === Number(number) + 1;
}

const bodyAbbreviation = /^\p{Lu}{2,4}$/u;

// "Afbud fra X" said again as the agenda is approved, when the header has listed X already: the words stay, the item gets no absentee of its own.
function repeatedAbsence(own: DecisionBlock, { whole }: Surroundings): { text: string; names: string[] } | null {
  const known = new Set(whole.header.absent.map((each) => each.name));
  const names: string[] = [];
  const parts = [...own.parts];
  for (const index of own.absenceAt) {
    const { text } = whole.pieces[index]!;
    if (!/^afbud fra (?!:)/iu.test(text) || whole.marks[index]!.is === "absence") continue;
    const told = own.absent.filter((each) => text.includes(each.name));
    if (told.length === 0 || !told.every((each) => known.has(each.name))) continue;
    names.push(...told.map((each) => each.name));
    parts.push({ at: index, text: written(whole.pieces[index]!) });
  }
  return names.length === 0 ? null : { text: textOf(parts.sort((a, b) => a.at - b.at)), names };
}

function textOf(parts: readonly { text: string }[]): string {
  return parts
    .map((part) => part.text)
    .join("\n")
    .trim();
}

function cleanTitle(title: string | null): string | null {
  if (title === null) return null;
  const words = title
    .replace(caseBeforeTitle, "")
    .replace(/Klik her for at .*$/u, "")
    .replace(/\s*\(\s*\)\s*$/u, "")
    .replace(/[\s.…]*(?:\.{3,}|…)\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  return words === "" ? null : words;
}

function caseNumberInTitle(title: string | null): AgendaItem["caseNumber"] {
  const written = title === null ? undefined : caseBeforeTitle.exec(title)?.groups?.number;
  return written === undefined ? null : parseCaseNumber(written, { labelled: true });
}

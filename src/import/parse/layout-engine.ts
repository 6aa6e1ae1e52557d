/**
 * Reads a document by a layout's description. Four steps: lines to pieces and marks, where the items begin, each item by itself,
 * and last what can only be judged with the whole document known: the meeting's date, whose decision is whose, what is closed.
 */

import { dateIn } from "#core/calendar.ts";
import { parseCaseNumber } from "#core/case-number.ts";
import { outcomeOf, phraseOf } from "#core/decision.ts";
import { onlyPeople } from "#core/person-name.ts";
import type { AgendaItem, Absence, Doubt, MeetingKind } from "#core/published-minutes.ts";
import { closedEntries, entriesOnOneLine, pagedEntries } from "./contents-list.ts";
import { sameBody } from "./decision-headings.ts";
import { readVote } from "./decision-text.ts";
import { flattenedPieces, isFlattened } from "./flattened.ts";
import { runningHeads } from "./furniture.ts";
import { itemStarts, looksLikeTitle, type Start } from "./item-starts.ts";
import { closedTitle, readItem, type DecisionBlock, type ItemDraft, type SectionBlock } from "./item-reader.ts";
import type { Layout } from "./layout.ts";
import type { Line } from "./lines.ts";
import { marksOf, type Mark } from "./marks.ts";
import { headerLabel } from "./header-labels.ts";
import { distinct, isPersonLine, readHeader, type Header } from "./meeting-header.ts";
import { piecesOf, written, type Piece } from "./pieces.ts";
import { readRecommendation } from "./recommendation-section.ts";
import type { Reading, Source, TextDocument } from "./source.ts";

/** The source a layout's description makes. */
export function sourceOf(layout: Layout): Source {
  return { name: layout.name, recognises: (document) => recognises(layout, document), read: (document) => readWith(layout, document) };
}

const linesLookedAt = 400;

function recognises(layout: Layout, document: TextDocument): number {
  const lines = document.lines.slice(0, linesLookedAt).map((line) => line.text.slice(0, 600).trim());
  const seen = (sign: RegExp): boolean => lines.some((line) => sign.test(line));
  if (!layout.signs.all.every(seen) || (layout.signs.none ?? []).some(seen)) return 0;
  // The more signs it takes, the surer; never as sure as a house that is known.
  return Math.min(0.9, 0.6 + 0.08 * layout.signs.all.length);
}

/** Reads a document by this description. Never throws; what fits nowhere is listed as unplaced. */
export function readWith(layout: Layout, document: TextDocument): Reading {
  const { lines } = document;
  const flattened = layout.flattened || isFlattened(lines);
  const pieces = readListLines(flattened ? flattenedPieces(lines) : piecesOf(lines, layout.beforeHeading));
  const marks = marksOf(pieces, layout);
  const heads = runningHeads(lines);
  for (const [i, piece] of pieces.entries()) if (heads.has(piece.line) && marks[i]!.is === "text") marks[i] = { is: "furniture" };

  const starts = itemStarts(pieces, marks, layout);
  const listOnly = starts.by === "contents";
  const headerEnd = listOnly ? pieces.length : (starts.items[0]?.at ?? pieces.length);
  const contents = listOnly ? new Set(starts.items.flatMap((start) => start.heading)) : contentsOf(pieces, marks, headerEnd, layout);
  const header = readHeader(pieces, marks, headerEnd, flattened ? { unlabelledNames: "absent", ...layout } : layout, contents);
  const only = starts.items[0];
  if (starts.items.length === 1 && only!.title === null) takeLooseTitle(only!, header, pieces, marks);

  const headerLines = new Set(
    pieces
      .slice(0, headerEnd)
      .map((piece) => piece.text)
      .filter((text) => groupLine.test(text)),
  );
  const ends = (i: number): number => starts.items[i + 1]?.at ?? pieces.length;
  const drafts = starts.items.map((start, i) => readItem(pieces, marks, start, listOnly ? Math.max(start.at, ...start.heading) + 1 : ends(i), headerLines));
  const whole: Whole = { layout, lines, pieces, marks, header, drafts, contents, listOnly };
  return judged(whole, document);
}

// "A. Sager til afgørelse i byrådet": groups of items, repeated over or under each heading (Odense).
const groupLine = /^(?:[A-F]|[IVX]{1,4})\. \p{Lu}/u;

function readListLines(pieces: readonly Piece[]): Piece[] {
  return entriesOnOneLine(pagedEntries(pieces));
}

type Whole = {
  layout: Layout;
  lines: readonly Line[];
  pieces: readonly Piece[];
  marks: readonly Mark[];
  header: Header;
  drafts: ItemDraft[];
  contents: ReadonlySet<number>;
  /** The document holds nothing but the list of items. */
  listOnly: boolean;
};

// The list runs from its heading to the first line that belongs to something else: a header label, names, the items themselves.
function contentsOf(pieces: readonly Piece[], marks: readonly Mark[], end: number, layout: Layout): Set<number> {
  const found = new Set<number>();
  let inside = false;
  for (let at = 0; at < end; at += 1) {
    const mark = marks[at]!;
    const { text } = pieces[at]!;
    if (mark.is === "contents") inside = true;
    else if (inside && (mark.is === "absence" || headerLabel(text, layout.labels) !== null || isPersonLine(text))) inside = false;
    else if (inside && mark.is !== "group" && mark.is !== "furniture") found.add(at);
    else if (!inside && mark.is === "text" && listEntry.test(text) && (listEntry.test(pieces[at + 1]?.text ?? "") || found.has(at - 1))) found.add(at);
  }
  return found;
}

const listEntry = /^(?:åbent?|lukket|punkt|pkt\.?|sag(?: nr\.?)?)? ?\d{1,4}[.:]? {0,8}\p{Lu}/iu;

// A page of one item prints its title among the header lines (LAYOUTS D4, D19): the last one that looks like a title, before any sentence.
function takeLooseTitle(start: Start, header: Header, pieces: readonly Piece[], marks: readonly Mark[]): void {
  const sentence = header.leftover.findIndex((at) => /[.!?]$/u.test(pieces[at]!.text));
  const before = sentence < 0 ? header.leftover : header.leftover.slice(0, sentence);
  const at = before
    .filter(
      (each) => looksLikeTitle(pieces[each]!) && marks[each]!.is === "text" && onlyPeople(pieces[each]!.text) === null && pieces[each]!.text.includes(" "),
    )
    .at(-1);
  if (at === undefined) return;
  start.title = pieces[at]!.text;
  start.heading = [at];
  start.at = at;
  header.leftover = header.leftover.filter((each) => each < at);
}

function judged(whole: Whole, document: TextDocument): Reading {
  const { header, drafts, pieces, lines } = whole;
  const doubts: Doubt[] = [];
  const at = (index: number): { page: number; line: number } => ({ page: lines[pieces[index]!.line]!.page, line: lines[pieces[index]!.line]!.line });
  const doubt = (field: string, item: number | null, reason: string, text: string, index: number | null, proposal?: string): void => {
    doubts.push({
      field,
      item,
      reason,
      text: text.slice(0, 500),
      ...(proposal === undefined ? {} : { proposal }),
      ...(index === null ? {} : { at: at(index) }),
    });
  };
  for (const each of header.doubts) doubt(each.field, null, each.reason, each.text, each.at);

  const date = dateOfMeeting(whole, doubt);
  const body = bodyOfMeeting(whole, date);
  const kind = kindOf(whole, date);
  const meetingAbsent: Absence[] = [...header.absent];
  const placement: string[] = Array.from({ length: lines.length }, () => "");
  const place = (index: number, path: string): void => {
    const line = pieces[index]!.line;
    if (placement[line] === "" || placement[line] === "furniture" || placement[line] === "unplaced") placement[line] = path;
  };

  const underClosed = closedByGroup(whole);
  const read = drafts.map((draft, i) => itemOf(draft, i, { whole, underClosed, date, body, kind, meetingAbsent, doubt, at }));
  const items = read.map((each) => each.item);
  const unlisted = whole.listOnly ? [] : closedEntries(pieces, whole.contents, drafts);
  for (const entry of unlisted) {
    items.splice(entry.before, 0, {
      number: entry.number,
      name: entry.title,
      public: false,
      caseNumber: null,
      section: [],
      recommendation: null,
      decision: null,
      attachment: [],
      at: at(entry.at),
    });
    for (const each of doubts) if (each.item !== null && each.item >= entry.before) each.item += 1;
    place(entry.at, `agendaItem/${entry.before}/name`);
  }
  closedDoubts(items, whole, doubt);
  for (const name of new Set(header.participants.map((each) => each.name)))
    if (meetingAbsent.some((each) => each.name === name && each.kind !== "partial"))
      doubt("meeting/absent", null, "Står både som deltager og som fraværende; deltagerlisten er medlemslisten.", name, null);

  for (const index of pieces.keys()) if (whole.marks[index]!.is === "furniture") place(index, "furniture");
  for (const [index, path] of header.placed) place(index, path);
  if (!whole.listOnly) for (const index of whole.contents) place(index, "tableOfContents");
  const shift = (i: number): number => i + unlisted.filter((entry) => entry.before <= i).length;
  for (const [i, draft] of drafts.entries())
    for (const [index, path] of draft.placed) place(index, path === "furniture" ? path : `agendaItem/${shift(i)}/${read[i]!.pathOf(path)}`);
  for (const index of header.leftover) place(index, groupLine.test(pieces[index]!.text) ? "tableOfContents" : "unplaced");
  for (const [line, path] of placement.entries()) if (path === "") placement[line] = "unplaced";

  const headerText = pieces
    .slice(0, Math.min(drafts[0]?.start.at ?? pieces.length, 60))
    .map((piece) => piece.text.slice(0, 300))
    .join("\n");
  return {
    placement,
    minutes: {
      houseStyle: whole.layout.name,
      municipality: document.hints?.municipality ?? municipalityIn(headerText),
      organization: { name: body ?? document.hints?.committee ?? null, term: termIn(`${header.organization ?? ""} ${body ?? ""}\n${headerText}`) },
      meeting: {
        kind,
        date,
        start: header.start,
        ...(header.end === null ? {} : { end: header.end }),
        place: header.place,
        participants: header.participants,
        absent: distinct(meetingAbsent).map((each) => forAllItems(each, items)),
      },
      tableOfContents: [...whole.contents].map((index) => pieces[index]!.text),
      furniture: [...new Set(lines.flatMap((line, index) => (placement[index] === "furniture" ? [line.text.trim()] : [])))],
      agendaItem: items,
      commitment: [],
      figure: [],
      finding: [],
      doubt: doubts,
      unplaced: lines.flatMap((line, index) => (placement[index] === "unplaced" ? [{ text: line.text, at: { page: line.page, line: line.line } }] : [])),
    },
  };
}

// "sag 129-138" at a meeting with the items 129 to 138 is the whole meeting (Rødovre).
function forAllItems(absence: Absence, items: readonly AgendaItem[]): Absence {
  const range = absence.kind === "partial" ? /(?<from>\d{1,4}) ?[-–] ?(?<to>\d{1,4})/u.exec(absence.note ?? "")?.groups : undefined;
  const numbers = items.map((item) => Number(item.number)).filter((number) => number > 0);
  if (range === undefined || numbers.length === 0 || numbers.some((number) => number < Number(range.from) || number > Number(range.to))) return absence;
  return { ...absence, kind: "absent" };
}

type Doubting = (field: string, item: number | null, reason: string, text: string, index: number | null, proposal?: string) => void;

const approval = /(?:dagsorden(?:en)?|referat(?:et)?) (?:for|til|fra) .{0,60}?(?<date>\d{1,2}\. ?\p{L}{3,9} \d{4})/iu;

// The header says it; else the decisions' own headings do; else the approval of the agenda, and then a person is asked.
function dateOfMeeting({ header, drafts, pieces }: Whole, doubt: Doubting): string | null {
  const [best, ...others] = header.dates;
  const rival = best && others.find((each) => each.date !== best.date && each.sure >= best.sure && each.sure > 3);
  if (rival) doubt("meeting/date", null, "Mødehovedet angiver to datoer.", pieces[rival.at]!.text, rival.at, rival.date);
  if (best) return best.date;
  const dated = drafts.flatMap((draft) => draft.decisions).filter((block) => block.heading.date !== null && !block.heading.handedOn);
  const latest = dated
    .map((block) => block.heading.date!)
    .sort()
    .at(-1);
  if (latest !== undefined) return latest;
  for (const draft of drafts.slice(0, 2)) {
    for (const part of [{ at: draft.start.at, text: draft.start.title ?? "" }, ...draft.sections.flatMap((section) => section.parts)]) {
      const written = approval.exec(part.text.slice(0, 500))?.groups?.date;
      const found = written === undefined ? null : dateIn(written);
      if (found === null) continue;
      doubt("meeting/date", null, "Mødehovedet har ingen dato; datoen er taget fra godkendelsen af dagsordenen.", part.text, part.at, found);
      return found;
    }
  }
  doubt("meeting/date", null, "Mødets dato står ikke i teksten.", "", null);
  return null;
}

function bodyOfMeeting({ header, drafts }: Whole, date: string | null): string | null {
  const named = drafts
    .flatMap((draft) => draft.decisions)
    .filter((block) => block.heading.body !== null && !block.heading.handedOn && (block.heading.date === date || block.heading.date === null))
    .map((block) => block.heading.body!);
  const own = header.organization === null ? undefined : named.find((each) => sameBody(each, header.organization!));
  if (header.organization !== null && (named.length === 0 || own !== undefined)) return header.organization;
  const counts = new Map<string, number>();
  for (const each of named) counts.set(each, (counts.get(each) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  return most?.replace(/^(\p{L}+råd)s$/u, "$1et") ?? header.organization;
}

function kindOf({ header, drafts }: Whole, date: string | null): MeetingKind {
  const decided = drafts.some((draft) =>
    draft.decisions.some((block) => block.parts.length > 0 && (block.heading.date === null || block.heading.date === date)),
  );
  if (header.kind !== null && !(header.kind === "agenda" && decided)) return header.kind;
  return decided ? "minutes" : "agenda";
}

type Surroundings = {
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

function itemOf(draft: ItemDraft, index: number, around: Surroundings): { item: AgendaItem; pathOf: (path: string) => string } {
  const { doubt, at } = around;
  for (const each of draft.doubts) doubt(each.field, index, each.reason, each.text, each.at);
  const title = cleanTitle(draft.start.title);
  const { own, earlier, words } = blocksOf(draft, around, index);
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

  const phrase = own === null ? null : phraseOf(text);
  const item: AgendaItem = {
    number: draft.start.number,
    name: title,
    public: openClosed !== true,
    caseNumber: draft.caseNumber ?? caseNumberInTitle(draft.start.title),
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
    if (block !== own && section !== undefined) return `section/${section}`;
    return part === undefined ? "decision" : `decision/${part}`;
  }
}

// The items under a heading "Lukkede sager". Printed in the header with nothing under it (Køge), it says nothing of the items after it.
function closedByGroup({ marks, header, drafts }: Whole): ReadonlySet<ItemDraft> {
  const closed = new Set<ItemDraft>();
  let under = false;
  let from = 0;
  for (const draft of drafts) {
    for (let i = from; i < draft.start.at; i += 1) {
      const mark = marks[i]!;
      if (mark.is === "group") under = mark.closed && !header.placed.has(i);
    }
    from = draft.start.at;
    if (under) closed.add(draft);
  }
  return closed;
}

// Which decision is this meeting's own; the others are what other bodies, or this one earlier, decided (LAYOUTS case 3).
function blocksOf(
  draft: ItemDraft,
  { date, body, kind, doubt, whole }: Surroundings,
  index: number,
): { own: DecisionBlock | null; earlier: DecisionBlock[]; words: SectionBlock[] } {
  const ours = (block: DecisionBlock): boolean => {
    const { heading } = block;
    if (heading.handedOn) return false;
    if (heading.date !== null && date !== null && heading.date !== date) return false;
    return heading.body === null || body === null || sameBody(heading.body, body) || bodyAbbreviation.test(heading.body);
  };
  const candidates = draft.decisions.filter(ours);
  const dated = candidates.filter((block) => block.heading.date !== null || block.heading.body !== null);
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

function closedDoubts(items: readonly AgendaItem[], { pieces, drafts }: Whole, doubt: Doubting): void {
  const marked = drafts.filter((draft) => draft.closed !== null).length;
  const opened = drafts.filter((draft) => draft.closed === false).length;
  for (const [i, draft] of drafts.entries())
    if (opened > 0 && marked >= drafts.length / 2 && draft.closed === null && items[i]?.public === true)
      doubt("agendaItem/public", i, "Andre punkter er mærket åbent eller lukket; det er dette ikke.", pieces[draft.start.at]!.text, draft.start.at);
  for (const [i, item] of items.entries()) {
    const [from, to] = [Number(items[i - 1]?.number), Number(item.number)];
    if (i === 0 || !(to > from + 1) || to - from > 30) continue;
    doubt("agendaItem/public", i, "Numre mangler før dette punkt; det kan være lukkede punkter.", `${from} → ${to}`, null);
  }
}

function textOf(parts: readonly { text: string }[]): string {
  return parts
    .map((part) => part.text)
    .join("\n")
    .trim();
}

const caseInTitle = /^(?<number>(?:\d{2}|\d{4})\/\d{3,6}|\/\d{3,6}|[A-ZÆØÅ]{2,3} \d{1,4}\/\d{2,4})[.: ]+(?=\p{Lu})/u;

function cleanTitle(title: string | null): string | null {
  if (title === null) return null;
  const words = title
    .replace(caseInTitle, "")
    .replace(/Klik her for at .*$/u, "")
    .replace(/\s*\(\s*\)\s*$/u, "")
    .replace(/[\s.…]*(?:\.{3,}|…)\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  return words === "" ? null : words;
}

function caseNumberInTitle(title: string | null): AgendaItem["caseNumber"] {
  const written = title === null ? undefined : caseInTitle.exec(title)?.groups?.number;
  return written === undefined ? null : parseCaseNumber(written, { labelled: true });
}

function municipalityIn(text: string): string | null {
  const found = /(?<name>\p{Lu}[\p{L}-]+(?:[ -]\p{Lu}[\p{L}-]+)?) Kommune(?!s|n)/u.exec(text)?.groups?.name;
  return found === undefined ? null : `${found} Kommune`;
}

function termIn(text: string): { from: number; to: number } | null {
  const term = /\b(?<from>(?:19|20)\d\d) ?[-–] ?(?<to>(?:19|20)\d\d)\b/u.exec(text)?.groups ?? /\((?<from>\d\d)-(?<to>\d\d)\)/u.exec(text)?.groups;
  if (term === undefined) return null;
  const year = (written: string): number => (written.length === 2 ? 2000 + Number(written) : Number(written));
  const [from, to] = [year(term.from!), year(term.to!)];
  return to - from === 3 || to - from === 4 ? { from, to } : null;
}

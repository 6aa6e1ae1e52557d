/** Where the items of a document begin, by the forms its layout allows. */

import { sectionRole } from "#core/section-role.ts";
import type { Layout, ItemStart } from "./layout.ts";
import { agendaRow, closedTitle, headingCandidates, titleLabel, titleThenOpening, listedItems, nextAfter, sameTitle, type Candidate } from "./item-headings.ts";
import type { Mark } from "./marks.ts";
import type { Piece } from "./pieces.ts";

export type Start = {
  /** First piece of the item; a case number or status above the heading is part of it. */
  at: number;
  /** Pieces that say the number and title. */
  heading: number[];
  number: string | null;
  title: string | null;
  closed: boolean | null;
};

export type Starts = {
  items: Start[];
  /** Which form carried the document; "contents" when only the list of items was there. */ by: ItemStart["by"] | "contents" | null;
  candidates: Candidate[];
};

/** Finds the items' beginnings. Empty when the document shows none. */
export function itemStarts(pieces: readonly Piece[], marks: readonly Mark[], layout: Layout): Starts {
  const forms = layout.itemStart.flatMap((start) => (start.by === "heading" ? start.forms : []));
  const candidates = forms.length > 0 ? headingCandidates(pieces, marks, forms) : [];
  const row = agendaRow(candidates);
  const strong = row.length > 0 && (row.some((each) => each.supported) ? !comesTooLate(row, marks) : standsFirst(row[0]!, marks));
  for (const form of layout.itemStart) {
    const items = form.by === "heading" ? (strong ? fromHeadings(row, pieces, marks) : []) : byForm(form, pieces, marks);
    if (items.length > 0) return { items, by: form.by, candidates };
  }
  const listed = listedItems(candidates);
  // Where words stand between the headings, they are the items' own (minutes written by hand), and this is more than a list.
  if (listed.length > 1 && hasWordsBetween(listed)) return { items: fromHeadings(listed, pieces, marks), by: "heading", candidates };
  if (listed.length > row.length) return { items: fromList(listed, pieces, marks), by: "contents", candidates };
  return { items: fromHeadings(row, pieces, marks), by: row.length > 0 ? "heading" : null, candidates };
}

function hasWordsBetween(row: readonly Candidate[]): boolean {
  const apart = row.filter((each, i) => i > 0 && each.at - row[i - 1]!.at > 1).length;
  return apart >= (row.length - 1) / 2 && row.every((each) => !each.listed);
}

// Numbered lines that first come after several cases are under way are lists inside an item, not the agenda.
function comesTooLate(row: readonly Candidate[], marks: readonly Mark[]): boolean {
  let cases = 0;
  for (let i = 0; i < row[0]!.at; i += 1) if (marks[i]!.is === "case") cases += 1;
  return cases >= 2;
}

// A single heading with only text under it, before any label of the document.
function standsFirst(candidate: Candidate, marks: readonly Mark[]): boolean {
  return candidate.form !== "space" && marks.slice(candidate.at + 1).some(opensItem) && !marks.slice(0, candidate.at).some(opensItem);
}

function opensItem(mark: Mark): boolean {
  return mark.is === "section" || mark.is === "decision" || mark.is === "case";
}

function byForm(form: Exclude<ItemStart, { by: "heading" }>, pieces: readonly Piece[], marks: readonly Mark[]): Start[] {
  switch (form.by) {
    case "titleBefore":
      return afterTitles(pieces, marks, (at) => form.line.test(pieces[at]!.text));
    case "separator":
      return untitled(pieces.flatMap((piece, at) => (form.line.test(piece.text) && opensSoon(at, marks) ? [at] : [])));
    case "markup":
      return fromMarkup(pieces, marks);
    case "titled":
      return fromTitles(pieces, marks);
    case "caseNumber": {
      const cases = marks.flatMap((mark, at) => (mark.is === "case" && mark.labelled ? [at] : []));
      // One case number over two decisions of the same day is the number of the first item only.
      if (cases.length === 1 && openings(marks).length > 1 && twiceOnOneDay(marks)) return [];
      if (cases.length === 0 || marks.slice(0, cases[0]).some((mark) => mark.is === "decision" || mark.is === "section")) return [];
      return withTitlesAbove(cases, pieces, marks);
    }
    case "openingLabel":
      return withTitlesAbove(
        openings(marks).map((at, i) => (i === 0 && marks[at - 1]?.is === "case" ? at - 1 : at)),
        pieces,
        marks,
      );
    case "after": {
      const first = openings(marks)[0] ?? marks.findIndex((mark) => mark.is === "case");
      if (first === undefined || first < 0) return [];
      const caseAbove = marks.findIndex((mark) => mark.is === "case");
      const starts = [caseAbove >= 0 ? Math.min(first, caseAbove) : first];
      for (let at = starts[0]! + 1; at < pieces.length; at += 1) if (marks[at]!.is === "text" && form.line.test(pieces[at - 1]!.text)) starts.push(at);
      return untitled(starts);
    }
  }
}

// The highest level of heading that stands over sections twice or more is the level of the items.
function fromMarkup(pieces: readonly Piece[], marks: readonly Mark[]): Start[] {
  const titles = pieces.flatMap((piece, at) =>
    (piece.heading !== null || (piece.bold && looksLikeTitle(piece))) && isTitleByMarkup(marks[at]!) && piece.text.length <= 300 ? [at] : [],
  );
  for (const level of [1, 2, 3, 4, 5, 6, boldAlone]) {
    const ofLevel = titles.filter((at) => (pieces[at]!.heading ?? boldAlone) === level);
    const first = ofLevel.findIndex((at) => opensSoon(at, marks));
    const items = first < 0 ? [] : ofLevel.slice(first);
    if (items.length >= 2 && items.filter((at) => opensSoon(at, marks)).length >= items.length / 2)
      return items.map((at) => ({ at, heading: [at], number: null, title: pieces[at]!.text, closed: null }));
  }
  return [];
}

// Where no heading is marked as one, bold lines stand over the items.
const boldAlone = 7;

function isTitleByMarkup(mark: Mark): boolean {
  return mark.is === "text" || (mark.is === "section" && mark.role === "other" && mark.rest === "" && sectionRole(mark.heading) === null);
}

// A line that stands apart, in capitals or with space above and none below, right over what opens an item: a title without a number. The
// page is read so only when it keeps to it, that is, when no two bare decisions stand between one title and the next.
function fromTitles(pieces: readonly Piece[], marks: readonly Mark[]): Start[] {
  const over = pieces.flatMap((piece, at) =>
    marks[at]!.is === "text" && looksLikeTitle(piece) && at > 0 && ["section", "decision", "case"].includes(marks[at + 1]?.is ?? "") ? [at] : [],
  );
  const capitals = over.filter((at) => inCapitals.test(pieces[at]!.text));
  const apart = over.filter((at) => pieces[at]!.blankBefore > 0 && pieces[at + 1]!.blankBefore === 0);
  for (const titles of [capitals, apart, over]) {
    const [first, ...others] = titles;
    if (first === undefined || others.length === 0 || marks.slice(0, first).some((mark) => mark.is === "decision" || mark.is === "section")) continue;
    const decisions = titles.map((at, i) => marks.slice(at, titles[i + 1]).filter((mark) => mark.is === "decision" && mark.body === null).length);
    // Where space tells nothing, each line must have its one decision to pass for a title.
    if (decisions.every((count) => count === 1 || (count === 0 && titles !== over)))
      return titles.map((at) => ({ at, heading: [at], number: null, title: pieces[at]!.text, closed: null }));
  }
  return [];
}

const inCapitals = /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u;

function untitled(places: readonly number[]): Start[] {
  return places.map((at) => ({ at, heading: [], number: null, title: null, closed: null }));
}

function opensSoon(at: number, marks: readonly Mark[]): boolean {
  const next = nextAfter(at, marks);
  return next !== null && ["case", "section", "decision"].includes(marks[next]!.is);
}

const rank = [
  "beslutningstema",
  "sagstema",
  "sagens kerne",
  "resume",
  "resumé",
  "sagsresume",
  "sagsresumé",
  "baggrund",
  "sagsfremstilling",
  "indstilling",
  "beslutning",
];

function rankOf(mark: Mark): number {
  if (mark.is === "decision") return rank.length;
  if (mark.is !== "section") return -1;
  return rank.indexOf(
    mark.heading
      .toLocaleLowerCase("da")
      .replace(/[*_#:]/g, "")
      .trim(),
  );
}

// A new item opens with a label the item already has, or, once it has been decided, with one that stands before the item's own first label.
function openings(marks: readonly Mark[]): number[] {
  const starts: number[] = [];
  let seen = new Set<number>();
  let first = -1;
  let decided = false;
  let ended = false;
  let dated: { at: number; date: string; body: string | null } | null = null;
  for (const [at, mark] of marks.entries()) {
    if (mark.is === "decision") {
      const again = decided && mark.body === null && first === rank.length;
      if (starts.length === 0 || again) {
        starts.push(at);
        seen = new Set();
        first = rank.length;
      }
      if (mark.date !== null) {
        const resumed =
          dated !== null && dated.date === mark.date && dated.body === mark.body && starts.at(-1)! < dated.at ? afterAbsence(marks, dated.at, at) : null;
        if (resumed !== null) {
          starts.push(resumed);
          seen = new Set();
        }
        dated = { at, date: mark.date, body: mark.body };
      }
      decided = true;
      ended = false;
      continue;
    }
    if (mark.is !== "section") continue;
    const place = rankOf(mark);
    const opener = place >= 0;
    const again = opener && (seen.has(place) || (decided && (ended || (place < first && first < rank.length)))) && !anotherReading(marks, at, dated);
    if (starts.length === 0 || again) {
      starts.push(at);
      seen = new Set();
      first = place < 0 ? rank.length : place;
      decided = false;
      ended = false;
    }
    if (opener) seen.add(place);
    ended = decided && mark.role === "attachments";
  }
  return starts;
}

// The same case may be decided twice on one page, at its first and second reading; then the next decision heading has another date.
function anotherReading(marks: readonly Mark[], at: number, dated: { date: string } | null): boolean {
  if (dated === null) return false;
  const next = marks.slice(at, at + 200).find((mark) => mark.is === "decision");
  return next?.is === "decision" && next.date !== null && next.date !== dated.date;
}

function twiceOnOneDay(marks: readonly Mark[]): boolean {
  const headings = marks.flatMap((mark) => (mark.is === "decision" && mark.date !== null ? [`${mark.date} ${mark.body}`] : []));
  return new Set(headings).size < headings.length;
}

// Two decisions of one body on one day are two items: the second begins where the first one's absentees end, else at its own heading.
function afterAbsence(marks: readonly Mark[], from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) if (marks[at]!.is === "absence") return at + 1;
  return to;
}

// When the line above every opening looks like a title, it is one; when it does so only here and there, it is the end of the text before.
function withTitlesAbove(places: readonly number[], pieces: readonly Piece[], marks: readonly Mark[]): Start[] {
  if (places.length > 0 && places.every((at) => titleBelow(at, pieces, marks)))
    return places.map((at) => ({ at, heading: [at + 1], number: null, title: pieces[at + 1]!.text, closed: null }));
  if (places.length < 2 || !places.every((at) => titleAbove(at, pieces, marks))) return untitled(places);
  return places.map((at) => ({ at: at - 1, heading: [at - 1], number: null, title: pieces[at - 1]!.text, closed: null }));
}

// "Sagsnr.: … Sagsbehandler: …", then the title, then the first section (Herning).
function titleBelow(at: number, pieces: readonly Piece[], marks: readonly Mark[]): boolean {
  const below = pieces[at + 1];
  if (marks[at]!.is !== "case" || below === undefined || marks[at + 1]!.is !== "text" || !looksLikeTitle(below)) return false;
  return ["section", "decision", "absence"].includes(marks[at + 2]?.is ?? "");
}

function titleAbove(at: number, pieces: readonly Piece[], marks: readonly Mark[]): boolean {
  const above = pieces[at - 1];
  if (above === undefined || marks[at - 1]!.is !== "text" || !looksLikeTitle(above)) return false;
  const before = marks[at - 2];
  return before === undefined || !(before.is === "section" && before.role !== "attachments");
}

/** True for a short line that is no sentence: what a title without number looks like. */
export function looksLikeTitle(piece: Piece): boolean {
  return (
    piece.text.length >= 4 &&
    piece.text.length <= 220 &&
    piece.bullet === null &&
    /^[\p{Lu}\d"”]/u.test(piece.text) &&
    !/[.,:;]$/u.test(piece.text) &&
    !/[.!?] \p{Lu}/u.test(piece.text)
  );
}

function afterTitles(pieces: readonly Piece[], marks: readonly Mark[], opens: (at: number) => boolean): Start[] {
  const starts: Start[] = [];
  for (let at = 1; at < pieces.length; at += 1) {
    if (!opens(at) || marks[at - 1]!.is !== "text" || !looksLikeTitle(pieces[at - 1]!)) continue;
    starts.push({ at: at - 1, heading: [at - 1], number: null, title: pieces[at - 1]!.text, closed: null });
  }
  return starts;
}

function fromHeadings(row: readonly Candidate[], pieces: readonly Piece[], marks: readonly Mark[]): Start[] {
  const titleIsBelow = row.every((each) => each.title === null && titleThenOpening(each.at + 1, pieces, marks));
  const titleIsAbove = !titleIsBelow && row.every((each) => each.title === null && titleAbove(each.at, pieces, marks));
  const starts = row.map((each, i): Start => {
    const heading = [each.at];
    let { title, closed } = each;
    let at = each.at;
    if (title === null && titleIsAbove) {
      at -= 1;
      heading.unshift(at);
      title = pieces[at]!.text;
    } else if (title === null && marks[at + 1]?.is === "text" && pieces[at + 1]!.text.length <= 300) {
      heading.push(at + 1);
      title = withWraps({ ...each, at: at + 1 }, pieces[at + 1]!.text, heading, pieces, marks, row[i + 1]?.at ?? pieces.length);
    } else if (title === null && marks[at + 1]?.is === "status" && titleUnderDetails(at, pieces, marks) === null && closedTitle.test(pieces[at + 1]!.text)) {
      // "Punkt 3." and under it "Lukket punkt": no more is published of it.
      heading.push(at + 1);
      title = pieces[at + 1]!.text;
      closed = true;
    } else if (title === null && titleUnderDetails(at, pieces, marks) !== null) {
      const below = titleUnderDetails(at, pieces, marks)!;
      heading.push(below);
      // The number once more before the title, as a flattened page's list gives it back.
      title = pieces[below]!.text.replace(new RegExp(`^${each.number}[.:]? +`, "u"), "");
    } else {
      title = withWraps(each, title, heading, pieces, marks, row[i + 1]?.at ?? pieces.length);
    }
    // The title once without its number, right above the heading that has both.
    if (at === each.at && marks[at - 1]?.is === "text" && sameTitle(pieces[at - 1]!.text, title)) {
      at -= 1;
      heading.unshift(at);
    }
    const said = statusBehindTitle.exec(title ?? "");
    if (said !== null) closed = said[1] !== undefined;
    // "Punkt 21" and under it "21. Godkendelse af dagsorden"
    title =
      title
        ?.replace(new RegExp(`^${each.number}\\. +(?=\\p{Lu})`, "u"), "")
        .replace(titleLabel, "")
        .replace(statusBehindTitle, "") ?? null;
    return { at, heading, number: each.written, title, closed };
  });
  starts.push(...closedTitles(starts, pieces, marks));
  starts.sort((a, b) => a.at - b.at);
  // Region Syddanmark prints "Sagsnr. 19/3143" above the heading: then it does so at every item.
  if (starts.length > 0 && starts.every((start) => marks[start.at - 1]?.is === "case" && marks[start.at + 1]?.is !== "case"))
    for (const start of starts) {
      start.at -= 1;
      // "Punkt: 172" and "Acadre sagsnr.: …" both stand above the title (Hørsholm).
      if (/^(?:Punkt|Pkt\.?):? \d{1,4}$/u.test(pieces[start.at - 1]?.text ?? "")) start.heading.push((start.at -= 1));
    }
  return starts;
}

// "Sag 42 - Donation - lukket"
const statusBehindTitle = / [-–] (?:åbent?|(lukket))(?: punkt| sag)?$/iu;

// "Punkt: 172", "Acadre sagsnr.: …", then the title, then the first section (Hørsholm).
function titleUnderDetails(at: number, pieces: readonly Piece[], marks: readonly Mark[]): number | null {
  let below = at + 1;
  while (below <= at + 3 && ["case", "detail", "status"].includes(marks[below]?.is ?? "")) below += 1;
  const piece = pieces[below];
  if (piece !== undefined && titleLabel.test(piece.text)) return below;
  if (below === at + 1 || piece === undefined || marks[below]!.is !== "text") return null;
  if (!looksLikeTitle({ ...piece, text: piece.text.replace(/^\d{1,4}\. +/u, "") })) return null;
  return ["section", "decision", "absence", "case"].includes(marks[below + 1]?.is ?? "") ? below : null;
}

// "KFU - Orientering om blokke (Lukket sag)" without a number, among the numbered items: a closed item of which only the title is printed (Assens).
function closedTitles(starts: readonly Start[], pieces: readonly Piece[], marks: readonly Mark[]): Start[] {
  const first = starts[0]?.at ?? pieces.length;
  const known = new Set(starts.flatMap((start) => start.heading));
  return pieces.flatMap((piece, at): Start[] => {
    if (at <= first || known.has(at) || marks[at]!.is !== "text" || !/^\p{Lu}.{3,200} \(lukket(?: sag| punkt)?\)$/iu.test(piece.text)) return [];
    const caseAbove = /^\/\d{4,6}$/u.test(pieces[at - 1]!.text);
    return [
      {
        at: caseAbove ? at - 1 : at,
        heading: caseAbove ? [at - 1, at] : [at],
        number: null,
        title: caseAbove ? `${pieces[at - 1]!.text} ${piece.text}` : piece.text,
        closed: true,
      },
    ];
  });
}

// What no title begins with: a small letter, a bracket, a year.
const goesOnSmall = /^(?:[\p{Ll}(]|(?:19|20)\d{2}(?: \p{Ll}|$))/u;

// A heading that fills its line goes on where the next one begins small, or after a word that cannot end a title.
function withWraps(
  candidate: Candidate,
  title: string | null,
  heading: number[],
  pieces: readonly Piece[],
  marks: readonly Mark[],
  next: number,
): string | null {
  let whole = title ?? "";
  for (let wrap = candidate.at + 1; wrap <= candidate.at + 3 && wrap < next; wrap += 1) {
    const piece = pieces[wrap];
    const last = pieces[wrap - 1]!;
    if (
      piece === undefined ||
      marks[wrap]!.is !== "text" ||
      piece.blankBefore > 0 ||
      piece.bullet !== null ||
      piece.text.length > 200 ||
      sameTitle(piece.text, title)
    )
      break;
    const unfinished = /(?:[-–,(]|\b(?:og|i|af|til|for|på|med|om|vedr\.?|samt|eller|ved|fra|den|det))$/u.test(whole);
    const sameType = last.size === piece.size && piece.size !== null && piece.heading !== null && piece.heading === last.heading;
    if (!unfinished && !sameType && !(whole.length >= 50 && goesOnSmall.test(piece.text) && !/[.]$/u.test(piece.text))) break;
    whole = /\p{L}-$/u.test(whole) && /^\p{Ll}/u.test(piece.text) && !/^(?:og|eller)\b/u.test(piece.text) ? whole + piece.text : `${whole} ${piece.text}`;
    heading.push(wrap);
  }
  return whole === "" ? null : whole;
}

function fromList(listed: readonly Candidate[], pieces: readonly Piece[], marks: readonly Mark[]): Start[] {
  return listed.map((each, i) => {
    const heading = [each.at];
    const title = withWraps(each, each.title, heading, pieces, marks, listed[i + 1]?.at ?? pieces.length);
    return { at: each.at, heading, number: each.written, title, closed: each.closed };
  });
}

/** The minutes of a document read part by part, with what is doubtful in them and the place of every line. */

import type { Absence, AgendaItem, Doubt } from "#core/published-minutes.ts";
import { itemOf } from "./agenda-item-of-draft.ts";
import { closedEntries } from "./contents-list.ts";
import type { ItemDraft } from "./item-reader.ts";
import { distinct } from "./meeting-header.ts";
import type { Reading, TextDocument } from "./source.ts";
import { bodyOfMeeting, dateOfMeeting, groupLine, kindOf, municipalityIn, termIn, type Doubting, type Whole } from "./whole-document.ts";

/** Judges what the parts alone could not tell, and puts them together. */
export function minutesOf(whole: Whole, document: TextDocument): Reading {
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
  const end = header.end ?? drafts.findLast((draft) => draft.meetingEnd !== null)?.meetingEnd ?? null;
  const meetingAbsent: Absence[] = [...header.absent];
  const placement: string[] = Array.from({ length: lines.length }, () => "");
  const place = (index: number, path: string): void => {
    const line = pieces[index]!.line;
    if (placement[line] === "" || placement[line] === "furniture" || placement[line] === "unplaced") placement[line] = path;
  };

  const underClosed = closedByGroup(whole);
  const read = drafts.map((draft, i) => itemOf(draft, i, { whole, underClosed, date, body, kind, meetingAbsent, doubt, at }));
  const items = read.map((each) => each.item);
  const unlisted = whole.listOnly ? [] : closedEntries(pieces, whole.marks, whole.contents, drafts);
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
  const away = new Set(meetingAbsent.flatMap((each) => (each.kind === "partial" ? [] : [each.name])));
  for (const name of new Set(header.participants.map((each) => each.name)))
    if (away.has(name)) doubt("meeting/absent", null, "Står både som deltager og som fraværende; deltagerlisten er medlemslisten.", name, null);

  for (const index of pieces.keys()) if (whole.marks[index]!.is === "furniture") place(index, "furniture");
  for (const [index, path] of header.placed) place(index, path);
  if (!whole.listOnly) for (const index of whole.contents) place(index, "tableOfContents");
  const shift = (i: number): number => i + unlisted.filter((entry) => entry.before <= i).length;
  for (const [i, draft] of drafts.entries())
    for (const [index, path] of draft.placed)
      place(index, path === "furniture" || path.startsWith("meeting/") ? path : `agendaItem/${shift(i)}/${read[i]!.pathOf(path)}`);
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
      organization: {
        name: body === null ? (document.hints?.committee ?? null) : inLowerCase(body),
        term: termIn(`${header.organization ?? ""} ${body ?? ""}\n${headerText}`),
      },
      meeting: {
        kind,
        date,
        start: header.start,
        ...(end === null ? {} : { end }),
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

// "ØKONOMIUDVALGET" is how the page sets the name, not how it is spelled.
function inLowerCase(body: string): string {
  return /^\p{Lu}{6,}$/u.test(body) ? body[0]! + body.slice(1).toLocaleLowerCase("da") : body;
}

// "sag 129-138" at a meeting with the items 129 to 138 is the whole meeting (Rødovre).
function forAllItems(absence: Absence, items: readonly AgendaItem[]): Absence {
  const range = absence.kind === "partial" ? /(?<from>\d{1,4}) ?[-–] ?(?<to>\d{1,4})/u.exec(absence.note ?? "")?.groups : undefined;
  const numbers = items.map((item) => Number(item.number)).filter((number) => number > 0);
  if (range === undefined || numbers.length === 0 || numbers.some((number) => number < Number(range.from) || number > Number(range.to))) return absence;
  return { ...absence, kind: "absent" };
}

// The items under a heading "Lukkede sager". Printed in the header with nothing under it (Køge), it says nothing of the items after it.
function closedByGroup({ marks, header, drafts, listOnly }: Whole): ReadonlySet<ItemDraft> {
  const closed = new Set<ItemDraft>();
  let under = false;
  let from = 0;
  for (const draft of drafts) {
    for (let i = from; i < draft.start.at; i += 1) {
      const mark = marks[i]!;
      if (mark.is === "group") under = mark.closed && (listOnly || !header.placed.has(i));
    }
    from = draft.start.at;
    if (under) closed.add(draft);
  }
  return closed;
}

function closedDoubts(items: AgendaItem[], { pieces, drafts }: Whole, doubt: Doubting): void {
  const marked = drafts.filter((draft) => draft.closed !== null).length;
  const opened = drafts.filter((draft) => draft.closed === false).length;
  for (const [i, draft] of drafts.entries()) {
    const item = items[i];
    if (opened === 0 || marked < drafts.length / 2 || draft.closed !== null || item?.public !== true) continue;
    // Where the others are marked and this one is not, nobody knows; and unknown is closed until a person says otherwise.
    items[i] = { ...item, public: false };
    doubt(
      "agendaItem/public",
      i,
      "Andre punkter er mærket åbent eller lukket; det er dette ikke. Det regnes for lukket, til nogen siger andet.",
      pieces[draft.start.at]!.text,
      draft.start.at,
    );
  }
  for (const [i, item] of items.entries()) {
    const [from, to] = [Number(items[i - 1]?.number), Number(item.number)];
    if (i === 0 || !(to > from + 1) || to - from > 30) continue;
    doubt("agendaItem/missing", i, "Numre mangler før dette punkt; det kan være lukkede punkter.", `${from} → ${to}`, null);
  }
}

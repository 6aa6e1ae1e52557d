/** How much of what a person wrote down of a page the reader read as well: field by field, items paired in order at the least cost. */

import type { AgendaItem } from "#core/published-minutes.ts";
import type { ReadMinutes } from "#import/parse/source.ts";

export type FactItem = { number: string | null; title: string | null; caseNumber: string | null; closed: boolean; decisions: string[]; absent: string[] };
export type Facts = {
  date: string | null;
  dateAsWritten: string[];
  time: string | null;
  place: string | null;
  participants: string[];
  absent: string[];
  items: FactItem[];
};
export type LayoutRecord = { id: string; factsChecked: boolean; facts: Facts; text: string };

const plain = (words: string | null | undefined): string =>
  (words ?? "")
    .replace(/(^|\s)[•·▪○*–-]\s+(?=\S)/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.,;:\s]+$/u, "");
const personOf = (name: string): string =>
  name
    .replace(/\([^)]*\)|,.*$/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
const people = (names: readonly string[]): string => [...new Set(names.map(personOf))].sort().join("; ");
const clockTime = (time: string | null): string =>
  (time ?? "").replace(/(\d{1,2})[.:](\d\d)(?:[.:]\d\d)?/gu, (_, hour: string, minute: string) => `${hour.padStart(2, "0")}:${minute}`).replace(/\s/gu, "");

/** Right and asked per field. A field in brackets is counted, but not in the share. */
export type Score = Map<string, { right: number; of: number; wrong: string[] }>;

function mark(score: Score, field: string, record: string, wanted: string, got: string): void {
  const kept = score.get(field) ?? { right: 0, of: 0, wrong: [] };
  const right = wanted === got;
  score.set(field, {
    right: kept.right + (right ? 1 : 0),
    of: kept.of + 1,
    wrong: right ? kept.wrong : [...kept.wrong, `${record}: "${wanted}" was read as "${got}"`],
  });
}

const itemFields = ["title", "case number", "decision", "closed"] as const;
type Written = Record<(typeof itemFields)[number], string>;

function writtenIn(fact: FactItem): Written {
  return {
    title: plain(fact.title),
    "case number": plain(fact.caseNumber),
    decision: fact.decisions.map(plain).join("|"),
    closed: fact.closed ? "closed" : "open",
  };
}

function readIn(item: AgendaItem, fact: FactItem): Written {
  // A page may hold the decisions of several readings: those before this meeting's are earlier decisions.
  const read = [...(fact.decisions.length > 1 ? (item.earlierDecision ?? []).map((each) => each.text) : []), item.decision?.text ?? ""].filter(
    (text) => text !== "",
  );
  return {
    title: plain(item.name),
    "case number": plain(item.caseNumber?.text),
    decision: read.map(plain).join("|"),
    closed: item.public ? "open" : "closed",
  };
}

function wrongFields(fact: FactItem, item: AgendaItem): number {
  const [wanted, got] = [writtenIn(fact), readIn(item, fact)];
  return itemFields.filter((field) => wanted[field] !== got[field]).length;
}

// Pairs facts with items in order, at the least cost; an item on one side only counts as wrong in every field.
function pairs(facts: readonly FactItem[], items: readonly AgendaItem[]): [FactItem | undefined, AgendaItem | undefined][] {
  const wrong = (i: number, j: number): number => wrongFields(facts[i]!, items[j]!);
  const alone = itemFields.length;
  const cost: number[][] = Array.from({ length: facts.length + 1 }, (_, i) =>
    Array.from({ length: items.length + 1 }, (__, j) => (i === 0 || j === 0 ? (i + j) * alone : 0)),
  );
  for (let i = 1; i <= facts.length; i += 1)
    for (let j = 1; j <= items.length; j += 1)
      cost[i]![j] = Math.min(cost[i - 1]![j]! + alone, cost[i]![j - 1]! + alone, cost[i - 1]![j - 1]! + wrong(i - 1, j - 1));
  const found: [FactItem | undefined, AgendaItem | undefined][] = [];
  for (let i = facts.length, j = items.length; i > 0 || j > 0;) {
    if (i > 0 && j > 0 && cost[i]![j] === cost[i - 1]![j - 1]! + wrong(i - 1, j - 1)) found.push([facts[(i -= 1)], items[(j -= 1)]]);
    else if (i > 0 && cost[i]![j] === cost[i - 1]![j]! + alone) found.push([facts[(i -= 1)], undefined]);
    else found.push([undefined, items[(j -= 1)]]);
  }
  return found;
}

/** Adds one reading to the score. */
export function compare(score: Score, { id, facts, text }: LayoutRecord, minutes: ReadMinutes): void {
  const { meeting } = minutes;
  // A date that is only in the page's address, or printed without its year, is not in the text and must not be read from it.
  const inText = facts.date !== null && text.includes(facts.date.slice(0, 4)) && (facts.dateAsWritten.length > 0 || meeting.date !== null);
  mark(score, "date", id, (inText ? facts.date : null) ?? "", meeting.date ?? "");
  for (const [fact, item] of pairs(facts.items, minutes.agendaItem)) {
    const wanted = fact && writtenIn(fact);
    const got = item && readIn(item, fact ?? nothing);
    for (const field of itemFields) mark(score, field, id, wanted?.[field] ?? "(no item)", got?.[field] ?? "(not found)");
    if (fact && item) mark(score, "(absent from item)", id, people(fact.absent), people((item.decision?.absent ?? []).map((each) => each.name)));
  }
  const forAWhile = new Set(["partial", "late", "left"]);
  const away = [
    ...(meeting.absent ?? []).filter((each) => !forAWhile.has(each.kind ?? "")),
    ...minutes.agendaItem.flatMap((item) => item.decision?.absent ?? []),
  ];
  mark(score, "(absent)", id, people(facts.absent), people(away.map((each) => each.name)));
  mark(score, "(time)", id, clockTime(facts.time), facts.time?.includes("-") ? `${meeting.start}-${meeting.end}` : (meeting.start ?? ""));
  mark(score, "(place)", id, plain(facts.place), plain(meeting.place));
  mark(score, "(participants)", id, people(facts.participants), people(meeting.participants.map((each) => each.name)));
}

const nothing: FactItem = { number: null, title: null, caseNumber: null, closed: false, decisions: [], absent: [] };

/** The share of the facts that count, in per cent. */
export function share(score: Score): number {
  const counted = [...score].filter(([field]) => !field.startsWith("("));
  return (100 * counted.reduce((sum, [, each]) => sum + each.right, 0)) / counted.reduce((sum, [, each]) => sum + each.of, 0);
}

/** The figures per field, in one line. */
export function report(score: Score): string {
  return [...score].map(([field, { right, of }]) => `${field} ${((100 * right) / of).toFixed(1)} % of ${of}`).join(", ");
}

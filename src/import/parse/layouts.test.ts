/**
 * The layouts of some fifty authorities: invented pages in test/fixtures/layouts, and, where the machine has them, the layout records of
 * ../shared/corpus, read twice: with every source, and with the layout's own source left out, as a layout nobody has seen would be.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import type { AgendaItem } from "#core/published-minutes.ts";
import { missing, sharedFolder } from "#test/shared.ts";
import { linesOfText } from "./lines.ts";
import { looksLikeMinutes, readDocument, sourceFor } from "./read-document.ts";
import type { ReadMinutes, TextDocument } from "./source.ts";

const fixtures = path.join(import.meta.dirname, "..", "..", "..", "test", "fixtures", "layouts");
const documentOf = (file: string): TextDocument => ({ lines: linesOfText(readFileSync(file, "utf8")), pages: null, mediaType: "text/plain" });

/** What a person reading the page would write down. */
function told(minutes: ReadMinutes): unknown {
  const { date, start, place, participants, absent } = minutes.meeting;
  const name = (person: { name: string; party: string | null }): string => (person.party === null ? person.name : `${person.name} (${person.party})`);
  return {
    organization: minutes.organization.name,
    meeting: {
      date,
      start,
      place,
      participants: participants.map(name),
      absent: (absent ?? []).map((each) => ({ name: name(each), kind: each.kind, ...(each.substitute ? { substitute: name(each.substitute) } : {}) })),
    },
    agendaItem: minutes.agendaItem.map((item) => ({
      number: item.number,
      name: item.name,
      public: item.public,
      caseNumber: item.caseNumber?.text ?? null,
      sections: item.section.map((section) => section.heading),
      decision: item.decision?.text ?? null,
      absent: (item.decision?.absent ?? []).map(name),
      earlier: (item.earlierDecision ?? []).map((each) => `${each.body}, ${each.date}: ${each.text}`),
      attachments: item.attachment.map((attachment) => attachment.name),
    })),
    doubts: minutes.doubt.map((doubt) => `${doubt.item ?? "meeting"}: ${doubt.field}`),
  };
}

const expectations = readdirSync(fixtures).filter((file) => file.endsWith(".expected.json"));
for (const file of expectations) {
  const page = file.replace(".expected.json", "");
  test(`the page "${page.replaceAll("-", " ")}" is read as a person reads it`, () => {
    const reading = readDocument(documentOf(path.join(fixtures, `${page}.txt`)));
    assert.deepEqual(told(reading.minutes), JSON.parse(readFileSync(path.join(fixtures, file), "utf8")));
    assert.ok(looksLikeMinutes(reading));
  });
}

for (const page of ["letter", "cases-on-their-way", "cookie-page"]) {
  test(`a ${page.replaceAll("-", " ")} is known for no minutes`, () => {
    assert.equal(looksLikeMinutes(readDocument(documentOf(path.join(fixtures, `${page}.txt`)))), false);
  });
}

test("every line of every page goes to one field, and those that go to none are listed", () => {
  for (const file of readdirSync(fixtures).filter((each) => each.endsWith(".txt"))) {
    const document = documentOf(path.join(fixtures, file));
    const { placement, minutes } = readDocument(document);
    assert.equal(placement.length, document.lines.length);
    assert.equal(placement.filter((each) => each === "unplaced").length, minutes.unplaced.length);
    for (const [i, place] of placement.entries()) {
      const item = /^agendaItem\/(\d+)(?:\/section\/(\d+))?/u.exec(place);
      if (item === null) continue;
      const read = minutes.agendaItem[Number(item[1])];
      assert.ok(read, `${file}: ${place}`);
      if (item[2] === undefined) continue;
      const section = read.section[Number(item[2])];
      assert.ok(section, `${file}: ${place}`);
      const words = document.lines[i]!.text.trim().split(/\s+/u).at(-1)!.replace(/[:|]$/u, "");
      assert.ok(`${section.heading ?? ""}\n${section.text}`.includes(words), `${file}: "${words}" is not in ${place}`);
    }
  }
});

type FactItem = { number: string | null; title: string | null; caseNumber: string | null; closed: boolean; decisions: string[]; absent: string[] };
type Facts = {
  date: string | null;
  dateAsWritten: string[];
  time: string | null;
  place: string | null;
  participants: string[];
  absent: string[];
  items: FactItem[];
};
type LayoutRecord = { id: string; factsChecked: boolean; facts: Facts; text: string };

const records = sharedFolder("corpus", "layouts");

function checkedRecords(): LayoutRecord[] {
  return readdirSync(records!)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      ...(JSON.parse(readFileSync(path.join(records!, file), "utf8")) as LayoutRecord),
      text: readFileSync(path.join(records!, file.replace(/json$/, "txt")), "utf8"),
    }))
    .filter((record) => record.factsChecked);
}

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

type Score = Map<string, { right: number; of: number }>;

function mark(score: Score, field: string, right: boolean): void {
  const kept = score.get(field) ?? { right: 0, of: 0 };
  score.set(field, { right: kept.right + (right ? 1 : 0), of: kept.of + 1 });
}

const itemFields = ["title", "case number", "decision", "closed"] as const;

function itemRight(fact: FactItem, item: AgendaItem): Record<(typeof itemFields)[number], boolean> {
  // A page may hold the decisions of several readings: those before this meeting's are earlier decisions.
  const read = [...(fact.decisions.length > 1 ? (item.earlierDecision ?? []).map((each) => each.text) : []), item.decision?.text ?? ""].filter(
    (text) => text !== "",
  );
  return {
    title: plain(fact.title) === plain(item.name),
    "case number": plain(fact.caseNumber) === plain(item.caseNumber?.text),
    decision: fact.decisions.map(plain).join("|") === read.map(plain).join("|"),
    closed: fact.closed === !item.public,
  };
}

// Pairs facts with items in order, at the least cost; an item on one side only counts as wrong in every field.
function pairs(facts: readonly FactItem[], items: readonly AgendaItem[]): [FactItem | undefined, AgendaItem | undefined][] {
  const wrong = (i: number, j: number): number => Object.values(itemRight(facts[i]!, items[j]!)).filter((right) => !right).length;
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

function compare(score: Score, { facts, text }: LayoutRecord, minutes: ReadMinutes): void {
  const { meeting } = minutes;
  // A date that is only in the page's address, or printed without its year, is not in the text and must not be read from it.
  const inText = facts.date !== null && text.includes(facts.date.slice(0, 4)) && (facts.dateAsWritten.length > 0 || meeting.date !== null);
  mark(score, "date", meeting.date === (inText ? facts.date : null));
  for (const [fact, item] of pairs(facts.items, minutes.agendaItem)) {
    const right = fact && item ? itemRight(fact, item) : null;
    for (const field of itemFields) mark(score, field, right?.[field] ?? false);
    if (fact && item) mark(score, "(absent from item)", people(fact.absent) === people((item.decision?.absent ?? []).map((each) => each.name)));
  }
  const forAWhile = new Set(["partial", "late", "left"]);
  const away = [
    ...(meeting.absent ?? []).filter((each) => !forAWhile.has(each.kind ?? "")),
    ...minutes.agendaItem.flatMap((item) => item.decision?.absent ?? []),
  ];
  mark(score, "(absent)", people(facts.absent) === people(away.map((each) => each.name)));
  mark(score, "(time)", clockTime(facts.time) === (facts.time?.includes("-") ? `${meeting.start}-${meeting.end}` : (meeting.start ?? "")));
  mark(score, "(place)", plain(facts.place) === plain(meeting.place));
  mark(score, "(participants)", people(facts.participants) === people(meeting.participants.map((each) => each.name)));
}

function share(score: Score): number {
  const counted = [...score].filter(([field]) => !field.startsWith("("));
  return (100 * counted.reduce((sum, [, each]) => sum + each.right, 0)) / counted.reduce((sum, [, each]) => sum + each.of, 0);
}

function report(score: Score): string {
  return [...score].map(([field, { right, of }]) => `${field} ${((100 * right) / of).toFixed(1)} % of ${of}`).join(", ");
}

for (const [how, least] of [
  ["with every source", 97],
  ["with the layout's own source left out", 80],
] as const) {
  test(`of what the layout records say, at least ${least} % is read right ${how}`, { skip: records === null ? missing("corpus", "layouts") : false }, (t) => {
    const score: Score = new Map();
    for (const record of checkedRecords()) {
      const document: TextDocument = { lines: linesOfText(record.text), pages: null, mediaType: "text/plain" };
      const { minutes } = how === "with every source" ? readDocument(document) : readDocument(document, { without: sourceFor(document).name });
      compare(score, record, minutes);
    }
    t.diagnostic(`${how}: ${share(score).toFixed(2)} % right. ${report(score)}`);
    assert.ok(share(score) >= least, `${share(score).toFixed(2)} % right ${how}`);
  });
}

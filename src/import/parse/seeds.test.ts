/**
 * The five documents the project began with, checked item by item against what a person read in them. The documents name real people and
 * stay outside the repository; without them these tests say so and are skipped.
 */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { printMinutes, printMinutesAsText } from "#core/house-styles/print-minutes.ts";
import type { AgendaItem, Section } from "#core/published-minutes.ts";
import { linesOfText } from "./lines.ts";
import type { Reading, TextDocument } from "./source.ts";
import { houseStyles } from "#core/house-styles/described.ts";
import { houseStyleOf, houseStyleSources } from "./sources/house-styles.ts";

const seeds = new URL("../../../../shared/seeds/", import.meta.url);
const expectations = new URL("../../../test/fixtures/seeds-expected/", import.meta.url);
const missing = existsSync(seeds) ? false : `the seed documents are not at ${seeds.pathname}`;

type Expected = {
  seed: string;
  houseStyle: string;
  municipality: string;
  organization: Reading["minutes"]["organization"];
  meeting: { kind: string; date: string; start: string; place: string; participants: [string, string][] };
  doubts: string[];
  agendaItem: ExpectedItem[];
};
type ExpectedItem = {
  number: string;
  name: string;
  public: boolean;
  caseNumber: AgendaItem["caseNumber"];
  section: { role: string; heading: string | null; begins: string; words: number }[];
  recommendation: { by: string | null; points: string[] } | null;
  decision: { text?: string; begins?: string; length?: number; phrase: string; outcome: string; absent: [string, string][] } | null;
  attachment: { label: string | null; name: string }[];
};

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function documentOf(text: string): TextDocument {
  return { lines: linesOfText(text), pages: null, mediaType: "text/plain" };
}

function readSeed(seed: string): { document: TextDocument; reading: Reading } {
  const document = documentOf(readFileSync(new URL(seed, seeds), "utf8"));
  return { document, reading: readAsRecognised(document) };
}

function readAsRecognised(document: TextDocument): Reading {
  const [surest] = houseStyleSources.map((source) => ({ source, sure: source.recognises(document) })).sort((a, b) => b.sure - a.sure);
  return surest!.source.read(document);
}

/** The words of the field a line was placed in. */
function fieldWords({ minutes }: Reading, field: string): string[] {
  const [top, index, part, section] = field.split("/");
  if (top === "agendaItem") {
    const item = minutes.agendaItem[Number(index)]!;
    const shown = {
      name: `Punkt ${item.number}: ${item.name}`,
      caseNumber: item.caseNumber?.text ?? "",
      section: sectionWords(item.section[Number(section)]),
    };
    return wordsOf(shown[part as keyof typeof shown]);
  }
  if (top === "tableOfContents" || top === "furniture") return wordsOf(minutes[top].join("\n"));
  return wordsOf(
    printMinutes(minutes, houseStyles[0]!)
      .map((block) => `${block.label ?? ""} ${block.text}`)
      .join("\n"),
  );
}

function sectionWords(section: Section | undefined): string {
  return `${section?.heading ?? ""}\n${section?.text ?? ""}`;
}

function occursIn(line: string[], field: string[]): boolean {
  return ` ${field.join(" ")} `.includes(` ${line.join(" ")} `);
}

/** What of an item does not depend on where its words stood or how its headings were marked. */
function meaning(items: readonly Partial<AgendaItem>[]): unknown {
  return JSON.parse(JSON.stringify(items, (key, value) => (key === "at" || key === "localHeading" || key === "headingTwice" ? undefined : value)));
}

/** What an item comes to, whatever became of its paragraphs. */
function conclusions(items: readonly AgendaItem[]): unknown {
  return meaning(items.map(({ section: _section, ...rest }) => rest));
}

const anyHeading = /^#{1,6} +(?:\*\*|\*)?(.*?)(?:\*\*|\*)?$/gmu;

/** What copying, converting and typing do to a document on its way. */
const damages: Record<string, (text: string) => string> = {
  "when every mark of a heading is lost": (text) => text.replace(anyHeading, "$1").replaceAll("**", ""),
  "when every third heading has lost its mark": (text) => {
    let headings = 0;
    return text.replace(anyHeading, (whole, words: string) => (headings++ % 3 === 0 ? words : whole));
  },
  "when all headings are of one level": (text) => text.replace(/^#{1,6} /gmu, "# "),
  "when headings are only bold": (text) => text.replace(anyHeading, "**$1**"),
  "when the first line is lost": (text) => text.replace(/^[^\n]*REFERAT[^\n]*\n/mu, ""),
  "when there is no table of contents": (text) => text.replace(/^[#* ]*Indholdsfortegnelse[* ]*\n\n(?:[^\n]+\n)+/mu, ""),
  "when the contents has lost its dots": (text) => text.replace(/\.{5}\t/gu, " "),
  "when lines end as on Windows and blanks never break": (text) => text.replaceAll(" ", "\u00A0").replaceAll("\n", "\r\n"),
  "when every item begins a new page": (text) => text.replace(/^(?=[#* ]*Punkt \d)/gmu, "\f"),
};

for (const name of ["herlev-2022", "herlev-2024", "albertslund-2024", "holstebro-2017", "herning-2022"]) {
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}.json`, expectations), "utf8"));

  test(`${name}: the heading of the minutes says whose they are, when and where`, { skip: missing }, () => {
    const { minutes } = readSeed(expected.seed).reading;
    assert.equal(minutes.houseStyle, expected.houseStyle);
    assert.equal(minutes.municipality, expected.municipality);
    assert.deepEqual(minutes.organization, expected.organization);
    const { participants, ...meeting } = expected.meeting;
    assert.deepEqual(minutes.meeting, { ...meeting, participants: participants.map(([person, party]) => ({ name: person, party })) });
  });

  for (const [index, item] of expected.agendaItem.entries()) {
    test(`${name}: item ${item.number} is read as it stands`, { skip: missing }, () => {
      const read = readSeed(expected.seed).reading.minutes.agendaItem[index]!;
      assert.equal(read.number, item.number);
      assert.equal(read.name, item.name);
      assert.equal(read.public, item.public);
      assert.deepEqual(read.caseNumber, item.caseNumber);
      assert.deepEqual(
        read.section.map(({ role, heading, text }) => ({ role, heading, begins: wordsOf(text).slice(0, 6).join(" "), words: wordsOf(text).length })),
        item.section,
      );
      assert.deepEqual(read.recommendation && { by: read.recommendation.by, points: read.recommendation.points }, item.recommendation);
      assert.deepEqual(
        read.attachment.map(({ label, name: file }) => ({ label, name: file })),
        item.attachment,
      );
    });

    test(`${name}: item ${item.number} was decided as the minutes say`, { skip: missing }, () => {
      const { decision } = readSeed(expected.seed).reading.minutes.agendaItem[index]!;
      if (item.decision === null) return assert.equal(decision, null);
      assert.equal(decision!.phrase, item.decision.phrase);
      assert.equal(decision!.outcome, item.decision.outcome);
      assert.deepEqual(
        decision!.absent.map((absence) => [absence.name, absence.party]),
        item.decision.absent,
      );
      if (item.decision.text !== undefined) return assert.equal(decision!.text, item.decision.text);
      assert.equal(wordsOf(decision!.text).slice(0, 12).join(" "), item.decision.begins);
      assert.equal(decision!.text.length, item.decision.length);
    });
  }

  test(`${name}: every item of the document is there and no more`, { skip: missing }, () => {
    const { minutes } = readSeed(expected.seed).reading;
    assert.deepEqual(
      minutes.agendaItem.map(({ number }) => number),
      expected.agendaItem.map(({ number }) => number),
    );
    assert.equal(minutes.tableOfContents.length, expected.agendaItem.length);
  });

  test(`${name}: every line stands in exactly one field, and its words with it`, { skip: missing }, () => {
    const { document, reading } = readSeed(expected.seed);
    assert.deepEqual(reading.minutes.unplaced, []);
    assert.equal(reading.placement.length, document.lines.length);
    for (const [index, line] of document.lines.entries()) {
      const field = reading.placement[index]!;
      assert.ok(
        occursIn(wordsOf(line.text), fieldWords(reading, field)),
        `line ${line.line} is placed in ${field}, whose words lack some of: ${line.text.slice(0, 80)}`,
      );
    }
  });

  test(`${name}: what is uncertain is doubted, and nothing else`, { skip: missing }, () => {
    const { doubt } = readSeed(expected.seed).reading.minutes;
    assert.deepEqual([...new Set(doubt.map(({ field }) => field.split("/").at(-1)))].sort(), [...expected.doubts].sort());
  });

  test(`${name}: printed in the house's style and read again, the minutes are the same`, { skip: missing }, () => {
    const { minutes } = readSeed(expected.seed).reading;
    const again = readAsRecognised(documentOf(printMinutesAsText(minutes, houseStyleOf(minutes.municipality!)!))).minutes;
    assert.deepEqual(meaning(again.agendaItem), meaning(minutes.agendaItem));
    assert.deepEqual(again.meeting, minutes.meeting);
    assert.deepEqual(again.organization, minutes.organization);
  });

  for (const [damage, damaged] of Object.entries(damages)) {
    test(`${name}: the items are the same ${damage}`, { skip: missing }, () => {
      const read = readAsRecognised(documentOf(damaged(readFileSync(new URL(expected.seed, seeds), "utf8")))).minutes;
      assert.equal(read.houseStyle, expected.houseStyle);
      assert.deepEqual(read.unplaced, []);
      assert.deepEqual(conclusions(read.agendaItem), conclusions(readSeed(expected.seed).reading.minutes.agendaItem));
    });
  }
}

test("Herlev 2024: a member listed as taking part and excused on every item is doubted by name", { skip: missing }, () => {
  const { doubt } = readSeed("001_1d8bc11da184b805.txt").reading.minutes;
  assert.equal(doubt.filter(({ field }) => field === "meeting/participants").length, 1);
});

test("Herning: the case number shared by items 90 and 94 is doubted", { skip: missing }, () => {
  const { doubt } = readSeed("004_bde15439420a5fd4.txt").reading.minutes;
  assert.deepEqual(
    doubt.map(({ text }) => text),
    ["15.00.00-G01-2-22"],
  );
});

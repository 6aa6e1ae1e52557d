/**
 * The layouts of some fifty authorities: invented pages in test/fixtures/layouts, and, where the machine has them, the layout records of
 * ../shared/corpus, read twice: with every source, and with the layout's own source left out, as a layout nobody has seen would be.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import { compare, report, share, type LayoutRecord, type Score } from "#test/layout-scoring.ts";
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

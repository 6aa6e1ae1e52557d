/** A paper from inside tells its closed items whole; of those only that they are there may be filed. */

import assert from "node:assert/strict";
import test from "node:test";
import { isInnerPaper, withoutItsClosedItems } from "./inner-paper.ts";
import type { AgendaItem, PublishedMinutes } from "./published-minutes.ts";

const item = (over: Partial<AgendaItem>): AgendaItem => ({
  number: "1",
  name: "Cykelsti",
  public: true,
  caseNumber: null,
  section: [],
  recommendation: null,
  decision: null,
  attachment: [],
  ...over,
});
const minutes = (...agendaItem: AgendaItem[]): PublishedMinutes =>
  ({
    agendaItem,
    tableOfContents: ["Opsigelse"],
    furniture: [],
    unplaced: [{ text: "Opsigelse", at: { page: 1, line: 1 } }],
    doubt: [],
    commitment: [],
    figure: [],
    finding: [],
  }) as unknown as PublishedMinutes;
const long = "Lejeren har ikke betalt husleje siden marts og opsiges.";

test("published minutes with a closed title and its decision are no inner paper", () => {
  const decision = { role: "decision" as const, heading: "Beslutning", text: long };
  assert.equal(isInnerPaper(minutes(item({}), item({ number: "2", name: "Lukket: Eventuelt", public: false, section: [decision] }))), false);
  assert.equal(isInnerPaper(minutes(item({ section: [{ role: "presentation", heading: null, text: long }] }))), false, "an open item may tell itself");
});

test("a closed item with its case or its recommendation makes the paper an inner one, and nothing of it is left", () => {
  for (const told of [
    { section: [{ role: "presentation" as const, heading: null, text: long }] },
    { recommendation: { by: "Forvaltningen", points: ["at lejemålet opsiges."] } },
  ]) {
    const paper = minutes(item({}), item({ number: "2", name: "Opsigelse", public: false, attachment: [{ label: null, name: "Opsigelse" }], ...told }));
    assert.equal(isInnerPaper(paper), true);
    const filed = withoutItsClosedItems(paper);
    assert.doesNotMatch(JSON.stringify(filed), /Opsigelse|opsiges|husleje/u);
    assert.deepEqual(
      filed.agendaItem.map(({ number, name, public: open }) => [number, name, open]),
      [
        ["1", "Cykelsti", true],
        ["2", "Lukket punkt", false],
      ],
    );
  }
});

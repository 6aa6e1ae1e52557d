/** When a later item answers a promise, and when it only looks like it: invented items of an invented municipality. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { topicOf } from "./topic.ts";
import { answerOf, readLater, readMade, type Later, type LaterRead, type Made, type MadeRead } from "./kept-by.ts";
import { statusOf } from "./status.ts";

const made = (over: Partial<Made> = {}): MadeRead =>
  readMade({
    kind: "request",
    clause: "Udvalget ønsker et orienteringspunkt om Klimatræf 2024 på mødet den 14. maj 2024.",
    body: "Klimaudvalget",
    due: { kind: "date", date: "2024-05-14" },
    date: "2024-03-12",
    committee: "Klimaudvalget",
    itemName: "Eventuelt",
    caseKey: "a",
    ...over,
  });
const later = (over: Partial<Later> = {}): LaterRead =>
  readLater({
    date: "2024-05-14",
    committee: "Klimaudvalget",
    name: "Klimatræf 2024",
    caseKey: "b",
    text: "Der orienteres om træffet.",
    ...over,
  });

test("an item about the same on the day that was promised keeps it", () => {
  assert.equal(answerOf(made(), later())?.sure, true);
});

test("another subject that day, another committee, or the same subject before it was promised, keeps nothing", () => {
  assert.equal(answerOf(made(), later({ name: "Budgetopfølgning" })), null);
  assert.equal(answerOf(made(), later({ committee: "Børneudvalget" })), null);
  assert.equal(answerOf(made(), later({ date: "2024-03-12" })), null);
  assert.equal(answerOf(made(), later({ date: "2023-05-14" })), null);
});

test("one case number over unrelated items keeps nothing", () => {
  assert.equal(answerOf(made(), later({ caseKey: "a", name: "Cykelstier", date: "2024-06-11" })), null);
});

test("a second reading keeps a first, in the body and case it was promised in", () => {
  const reading = made({
    kind: "reading",
    clause: "Planen fremlægges til 2. behandling den 9. april 2024.",
    itemName: "1. behandling af Klimaplan 2025",
    due: { kind: "date", date: "2024-04-09" },
  });
  assert.equal(answerOf(reading, later({ date: "2024-04-09", name: "2. behandling af Klimaplan 2025", caseKey: "a" }))?.sure, true);
  assert.equal(
    answerOf(reading, later({ date: "2024-06-11", name: "Klimaplan 2025", caseKey: "a", text: "Planen forelægges til 2. behandling." }))?.sure,
    true,
  );
  assert.equal(answerOf(reading, later({ date: "2024-06-11", name: "Lukket: Personsag", caseKey: "x", text: "" })), null);
});

test("an item that names the order and its day keeps it, whatever its title", () => {
  const order = made({ clause: "Udvalget ønsker Jordbankens årsregnskab på kommende møder.", due: { kind: "none" }, date: "2022-10-11" });
  const answer = later({
    date: "2022-11-22",
    name: "Jordbanken",
    text: "På mødet den 11. oktober 2022 behandlede udvalget budgettet. Udvalget besluttede, at der skulle være en orientering om Jordbankens årsregnskab. Dette fremlægges hermed.",
  });
  assert.deepEqual(answerOf(order, answer), { sure: true, why: "Punktet fortæller selv, at det blev bestilt den 11. oktober 2022." });
  assert.notEqual(answerOf(readMade({ ...order, date: "2022-09-13" }), answer)?.sure, true);
});

test("a postponed item is kept when it comes again under the same title; a standing item is not", () => {
  const postponed = made({ kind: "postponement", clause: "Punktet udsættes.", due: { kind: "none" }, itemName: "Besøg af borgerrådgiveren" });
  assert.equal(answerOf(postponed, later({ name: "Besøg af borgerrådgiveren", caseKey: "a" }))?.sure, true);
  assert.equal(answerOf(readMade({ ...postponed, itemName: "Meddelelser" }), later({ name: "Meddelelser", caseKey: "a" })), null);
});

test("what only looks like it is proposed", () => {
  const undated = made({ clause: "Udvalget ønsker en sag om brugerundersøgelserne.", due: { kind: "none" }, itemName: "Brugerundersøgelser" });
  assert.equal(answerOf(undated, later({ name: "Nye brugerundersøgelser", caseKey: "c" }))?.sure, false);
});

test("what goes on, and political signals, no item proves kept", () => {
  for (const kind of ["monitoring", "signal", "continuation", "work", "grant", "target"] as const) assert.equal(answerOf(made({ kind }), later()), null);
});

test("law: nothing before the promise answers it, save an orientation on its day", () => {
  const day = fc.date({ min: new Date("2015-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (at, then) => {
      if (then <= at) assert.equal(answerOf(made({ date: at, due: { kind: "none" } }), later({ date: then, name: "Klimatræf 2024", caseKey: "a" })), null);
    }),
  );
});

test("a status claims no more than is known", () => {
  const due = { kind: "date" as const, date: "2024-05-14" };
  const on = (over: Partial<Parameters<typeof statusOf>[0]>): string => statusOf({ due, kept: false, today: "2024-08-01", reach: "2024-06-11", ...over });
  assert.equal(on({}), "overdue");
  assert.equal(on({ reach: "2024-05-14" }), "notReached");
  assert.equal(on({ reach: null }), "notReached");
  assert.equal(on({ today: "2024-05-14" }), "open");
  assert.equal(on({ kept: true }), "kept");
  assert.equal(on({ due: { kind: "none" } }), "undated");
  assert.equal(on({ due: { kind: "recurring", every: "year" } }), "standing");
});

test("the name of the place is in every item's title and makes no two alike", () => {
  const order = made({ clause: "Udvalget ønsker en sag om Lindeborg Festival.", due: { kind: "none" }, itemName: "Eventuelt" });
  const other = later({ date: "2024-09-10", name: "Lokalplan for Lindeborg Havn" });
  assert.notEqual(answerOf(order, other), null);
  assert.equal(answerOf(order, other, topicOf("Lindeborg Kommune")), null);
});

import assert from "node:assert/strict";
import test from "node:test";
import { sentenceOf } from "#core/refusals.da.ts";
import { aCommittee, aHouse, answerOf, codeOf } from "#test/committees.ts";
import { importPlan } from "./import-plan.ts";
import { loadMeeting } from "./store.ts";

test("a plan comes in from a file", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const text = "dato;start;slut;sted;slags\n10-03-2026;16.00;18.30;Byrådssalen;\n14. april 2026;16:00;;;Ekstraordinært møde";
  const { meetings } = answerOf(await importPlan(house.sql, house.secretaryOf(committee), { committee, text }));
  const [first, second] = await Promise.all(meetings.map(async (id) => (await loadMeeting(house.sql, id))!));
  assert.deepEqual([first!.date, first!.start, first!.end, first!.place, first!.kind], ["2026-03-10", "16:00", "18:30", "Byrådssalen", "ordinary"]);
  assert.deepEqual([second!.date, second!.end, second!.kind], ["2026-04-14", null, "extraordinary"]);
});

test("one faulty line keeps the whole plan out", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const text = "dato;start\n10-03-2026;16:00\n10-03-2026;17:00\n32-03-2026;16:00\n11-03-2026;\n05-05-2031;16:00";
  const refused = await importPlan(house.sql, house.administrator, { committee, text });
  assert.ok(!refused.ok && refused.code === "plan-file-wrong");
  assert.deepEqual(
    sentenceOf(refused)
      .split("\n")
      .slice(1)
      .map((line) => line.slice(0, 7)),
    ["Linje 3", "Linje 4", "Linje 5", "Linje 6"],
  );
  const [row] = await house.sql<{ count: number }[]>`select count(*)::int as count from desk.planned_meeting`;
  assert.equal(row!.count, 0);
  assert.equal(codeOf(await importPlan(house.sql, house.stranger, { committee, text })), "not-allowed");
  assert.equal(codeOf(await importPlan(house.sql, house.administrator, { committee: 999, text })), "not-found");
});

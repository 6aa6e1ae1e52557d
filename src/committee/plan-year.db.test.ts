import assert from "node:assert/strict";
import test from "node:test";
import { proposedDays } from "#core/meeting-plan.ts";
import { aCommittee, aHouse, answerOf, codeOf } from "#test/committees.ts";
import { planYear } from "./plan-year.ts";
import { loadMeeting } from "./store.ts";

const given = { start: "16:00", end: "19:00", place: "Byrådssalen" };

test("the second Tuesday of every month but July goes into the plan", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const days = proposedDays({ every: "month", week: 2, weekday: 2, skip: [7] }, "2026-03-01", "2026-12-31", { saturdays: false });
  const dates = days.flatMap((day) => day.date ?? []);
  const { meetings, warnings } = answerOf(await planYear(house.sql, house.secretaryOf(committee), { committee, ...given, dates }));
  assert.deepEqual(warnings, []);
  assert.deepEqual(await Promise.all(meetings.map(async (id) => (await loadMeeting(house.sql, id))!.date)), dates);
});

test("one day that cannot be keeps the whole year out", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const tried = async (dates: string[], call = house.administrator, more: object = {}): Promise<string> =>
    codeOf(await planYear(house.sql, call, { committee, ...given, dates, ...more }));
  assert.equal(await tried([]), "no-dates");
  assert.equal(await tried(["2026-05-05", "2026-05-05"]), "meeting-same-day");
  assert.equal(await tried(["2026-05-05", "2030-05-05"]), "outside-term");
  assert.equal(await tried(["2026-05-05", "maj"]), "date-wrong");
  assert.equal(await tried(["2026-05-05"], house.administrator, { end: "15:00" }), "time-wrong");
  assert.equal(await tried(["2026-05-05"], house.stranger), "not-allowed");
  assert.equal(await tried(["2026-05-05"], house.administrator, { committee: 999 }), "not-found");
  const [row] = await house.sql<{ count: number }[]>`select count(*)::int as count from desk.planned_meeting`;
  assert.equal(row!.count, 0);
});

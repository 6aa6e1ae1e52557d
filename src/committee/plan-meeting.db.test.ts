import assert from "node:assert/strict";
import test from "node:test";
import { aCommittee, aHouse, answerOf, codeOf, kindsAbout } from "#test/committees.ts";
import { planMeeting } from "./plan-meeting.ts";
import { loadMeeting } from "./store.ts";

const given = { date: "2026-03-10", start: "16:00", end: "18:30", place: "Byrådssalen", kind: "extraordinary" } as const;

test("a meeting is planned, and the journal tells it of the meeting", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const { meeting, warnings } = answerOf(await planMeeting(house.sql, house.secretaryOf(committee), { committee, ...given }));
  assert.deepEqual(warnings, []);
  assert.deepEqual(await loadMeeting(house.sql, meeting), { id: meeting, committee, ...given, state: "planned", was: [], cancelledBecause: null, version: 1 });
  assert.deepEqual(await kindsAbout(house, `meeting:${meeting}`), ["meeting-planned"]);
});

test("a meeting on a day off, or too soon to send an agenda in time, is planned and told", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  assert.deepEqual(answerOf(await planMeeting(house.sql, house.administrator, { committee, ...given, date: "2026-04-03" })).warnings, ["day-off"]);
  assert.deepEqual(answerOf(await planMeeting(house.sql, house.administrator, { committee, ...given, date: "2026-02-05" })).warnings, ["deadline-passed"]);
});

test("no meeting on a day that is taken, outside the terms, or at a time there is not", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await planMeeting(house.sql, call, { committee, ...given, ...more }));
  assert.equal(await tried({}, house.stranger), "not-allowed");
  assert.equal(await tried({ date: "2026-02-30" }), "date-wrong");
  assert.equal(await tried({ date: "2031-01-07" }), "outside-term");
  assert.equal(await tried({ start: "kl. 16" }), "time-wrong");
  assert.equal(await tried({ committee: 999 }), "not-found");
  const both = await Promise.all([tried({}), tried({})]);
  assert.deepEqual(both.sort(), ["done", "meeting-same-day"]);
});

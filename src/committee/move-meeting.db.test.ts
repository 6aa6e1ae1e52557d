import assert from "node:assert/strict";
import test from "node:test";
import { aCommittee, aHouse, answerOf, codeOf, kindsAbout } from "#test/committees.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { moveMeeting } from "./move-meeting.ts";
import { planMeeting } from "./plan-meeting.ts";
import { loadMeeting } from "./store.ts";

const time = { date: "2026-03-10", start: "16:00", end: "18:30", place: "Byrådssalen" };

test("a moved meeting tells where it stood, and why it was moved", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const { meeting } = answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time, kind: "ordinary" }));
  const done = await moveMeeting(house.sql, house.secretaryOf(committee), { meeting, version: 1, ...time, date: "2026-03-17", reason: "Budgetseminar" });
  assert.deepEqual(answerOf(done).warnings, []);
  const loaded = (await loadMeeting(house.sql, meeting))!;
  assert.equal(loaded.date, "2026-03-17");
  assert.deepEqual(loaded.was, [{ date: "2026-03-10", start: "16:00", reason: "Budgetseminar" }]);
  assert.deepEqual(await kindsAbout(house, `meeting:${meeting}`), ["meeting-planned", "meeting-moved"]);
});

test("a meeting is not moved without a reason, onto another, or when its day has gone", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const planned = async (date: string): Promise<number> =>
    answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time, date, kind: "ordinary" })).meeting;
  const meeting = await planned("2026-03-10");
  await planned("2026-04-14");
  const past = await planned("2026-01-13");
  const cancelled = await planned("2026-05-12");
  answerOf(await cancelMeeting(house.sql, house.administrator, { meeting: cancelled, reason: "Ingen sager" }));
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await moveMeeting(house.sql, call, { meeting, ...time, date: "2026-03-17", reason: "Budgetseminar", ...more }));
  assert.equal(await tried({ reason: " " }), "reason-missing");
  assert.equal(await tried({ date: "2026-04-14" }), "meeting-same-day");
  assert.equal(await tried({ date: "2026-03-10" }), "nothing-moved");
  assert.equal(await tried({ date: "2030-03-10" }), "outside-term");
  assert.equal(await tried({ date: "10. marts" }), "date-wrong");
  assert.equal(await tried({ end: "08:00" }), "time-wrong");
  assert.equal(await tried({ meeting: past }), "meeting-is-past");
  assert.equal(await tried({ meeting: cancelled }), "meeting-cancelled");
  assert.equal(await tried({ meeting: 999 }), "not-found");
  assert.equal(await tried({ version: 4 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
});

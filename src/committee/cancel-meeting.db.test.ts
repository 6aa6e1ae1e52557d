import assert from "node:assert/strict";
import test from "node:test";
import { aCommittee, aHouse, answerOf, codeOf } from "#test/committees.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { planMeeting } from "./plan-meeting.ts";
import { loadMeeting } from "./store.ts";

const time = { date: "2026-03-10", start: "16:00", end: null, place: null, kind: "ordinary" } as const;

test("a cancelled meeting stays in the plan with its reason, and leaves its day free", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const { meeting } = answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time }));
  answerOf(await cancelMeeting(house.sql, house.secretaryOf(committee), { meeting, version: 1, reason: "Ingen sager" }));
  const loaded = (await loadMeeting(house.sql, meeting))!;
  assert.deepEqual([loaded.state, loaded.cancelledBecause], ["cancelled", "Ingen sager"]);
  answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time }));
});

test("a meeting is not cancelled without a reason, twice, or when its day has gone", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const { meeting } = answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time }));
  const { meeting: past } = answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time, date: "2026-01-13" }));
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await cancelMeeting(house.sql, call, { meeting, reason: "Ingen sager", ...more }));
  assert.equal(await tried({ reason: "" }), "reason-missing");
  assert.equal(await tried({ meeting: past }), "meeting-is-past");
  assert.equal(await tried({ meeting: 999 }), "not-found");
  assert.equal(await tried({ version: 3 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
  assert.equal(await tried({}), "done");
  assert.equal(await tried({}), "meeting-cancelled");
});

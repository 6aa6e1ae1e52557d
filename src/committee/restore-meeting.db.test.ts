import assert from "node:assert/strict";
import test from "node:test";
import { aCommittee, aHouse, answerOf, at, codeOf } from "#test/committees.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { planMeeting } from "./plan-meeting.ts";
import { restoreMeeting } from "./restore-meeting.ts";
import { loadMeeting } from "./store.ts";

const time = { date: "2026-03-10", start: "16:00", end: null, place: null, kind: "ordinary" } as const;

test("a cancelled meeting is called again on its day", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const { meeting } = answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time }));
  answerOf(await cancelMeeting(house.sql, house.administrator, { meeting, reason: "Ingen sager" }));
  answerOf(await restoreMeeting(house.sql, house.secretaryOf(committee), { meeting, version: 2 }));
  const loaded = (await loadMeeting(house.sql, meeting))!;
  assert.deepEqual([loaded.state, loaded.cancelledBecause, loaded.version], ["planned", null, 3]);
});

test("a meeting that is not cancelled, whose day is taken or gone, is not called again", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const { meeting } = answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time }));
  const tried = async (more: object = {}, call = house.administrator): Promise<string> => codeOf(await restoreMeeting(house.sql, call, { meeting, ...more }));
  assert.equal(await tried(), "meeting-not-cancelled");
  answerOf(await cancelMeeting(house.sql, house.administrator, { meeting, reason: "Ingen sager" }));
  assert.equal(await tried({}, { ...house.administrator, at: new Date(at.getTime() + 90 * 86_400_000) }), "meeting-is-past");
  answerOf(await planMeeting(house.sql, house.administrator, { committee, ...time }));
  assert.equal(await tried(), "meeting-same-day");
  assert.equal(await tried({ meeting: 999 }), "not-found");
  assert.equal(await tried({ version: 9 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
});

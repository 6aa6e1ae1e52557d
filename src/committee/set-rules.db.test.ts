import assert from "node:assert/strict";
import test from "node:test";
import { defaultRules, rulesOn } from "#core/committee.ts";
import { aCommittee, aHouse, answerOf, codeOf } from "#test/committees.ts";
import { planMeeting } from "./plan-meeting.ts";
import { setRules } from "./set-rules.ts";
import { loadCommittee } from "./store.ts";

test("rules hold from their day, and the ones before them until then", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const rules = { ...defaultRules("2026-07-01"), agendaDays: 6, saturdays: true };
  answerOf(await setRules(house.sql, house.secretaryOf(committee), { committee, rules }));
  const loaded = (await loadCommittee(house.sql, committee))!;
  assert.equal(rulesOn(loaded, "2026-06-30").agendaDays, 4);
  assert.deepEqual(rulesOn(loaded, "2026-07-01"), rules);
});

test("rules are not set back over a meeting that was held, nor with what makes no sense", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  answerOf(await planMeeting(house.sql, house.administrator, { committee, date: "2026-01-20", start: "16:00", end: null, place: null, kind: "ordinary" }));
  answerOf(await planMeeting(house.sql, house.administrator, { committee, date: "2026-02-17", start: "16:00", end: null, place: null, kind: "ordinary" }));
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await setRules(house.sql, call, { committee, rules: { ...defaultRules("2026-01-21"), ...more } }));
  assert.equal(await tried({ from: "2026-01-20" }), "rules-over-held-meeting");
  assert.equal(await tried({ from: "nu" }), "date-wrong");
  assert.equal(await tried({ materialDays: 2.5 }), "rules-numbers-wrong");
  assert.equal(await tried({ houseStyle: "pergament" }), "house-style-unknown");
  assert.equal(await tried({ standingItems: [{ ...defaultRules("2026-01-01").standingItems[0]!, title: " " }] }), "standing-item-untitled");
  assert.equal(await tried({}, house.stranger), "not-allowed");
  assert.equal(codeOf(await setRules(house.sql, house.administrator, { committee: 999, rules: defaultRules("2026-03-01") })), "not-found");
  assert.equal(codeOf(await setRules(house.sql, house.administrator, { committee, version: 5, rules: defaultRules("2026-03-01") })), "changed-meanwhile");
  assert.equal(await tried({}), "done", "the day after the last meeting held is free");
});

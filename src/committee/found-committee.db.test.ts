import assert from "node:assert/strict";
import test from "node:test";
import { aCommittee, aHouse, answerOf, at, codeOf, kindsAbout } from "#test/committees.ts";
import { foundCommittee } from "./found-committee.ts";
import { loadCommittee } from "./store.ts";

const given = { kind: "committee", name: " Kultur-  og Fritidsudvalget ", abbreviation: "KFU", from: "2026-01-01", term: { from: 2026, to: 2029 } } as const;

test("a committee is founded with rules and a term, and the journal tells it", async (t) => {
  const house = await aHouse(t);
  const { committee } = answerOf(await foundCommittee(house.sql, house.administrator, given));
  const loaded = (await loadCommittee(house.sql, committee))!;
  assert.deepEqual(loaded.names, [{ from: "2026-01-01", name: "Kultur- og Fritidsudvalget", abbreviation: "KFU" }]);
  assert.equal(loaded.rules[0]!.agendaDays, 4);
  assert.equal(loaded.rules[0]!.standingItems.length, 5);
  assert.deepEqual(await kindsAbout(house, `committee:${committee}`), ["committee-founded"]);
});

test("a form sent twice founds one committee", async (t) => {
  const house = await aHouse(t);
  const call = { ...house.administrator, at, once: "form-mark-1" };
  const first = await foundCommittee(house.sql, call, given);
  const second = await foundCommittee(house.sql, call, given);
  assert.ok(first.ok && second.ok && second.again);
  assert.equal(second.answer.committee, first.answer.committee);
});

test("a committee without a name, with another's name, a second council, or by one who may not is refused", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house, "Byrådet", "council");
  const tried = async (more: object, call = house.administrator): Promise<string> => codeOf(await foundCommittee(house.sql, call, { ...given, ...more }));
  assert.equal(await tried({ name: "  " }), "committee-name-missing");
  assert.equal(await tried({ name: "BYRÅDET" }), "committee-name-taken");
  assert.equal(await tried({ kind: "council" }), "committee-kind-taken");
  assert.equal(await tried({ from: "2026-13-01" }), "date-wrong");
  assert.equal(await tried({ term: { from: 2029, to: 2026 } }), "term-wrong");
  assert.equal(await tried({ from: "2025-12-31" }), "outside-term");
  assert.equal(await tried({}, house.stranger), "not-allowed");
  assert.equal(await tried({}, house.secretaryOf(committee)), "not-allowed");
});

test("two who found the same committee at once make one", async (t) => {
  const house = await aHouse(t);
  const both = await Promise.all([foundCommittee(house.sql, house.administrator, given), foundCommittee(house.sql, house.administrator, given)]);
  assert.deepEqual(both.map(codeOf).sort(), ["committee-name-taken", "done"]);
});

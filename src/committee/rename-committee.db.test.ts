import assert from "node:assert/strict";
import test from "node:test";
import { nameOn } from "#core/committee.ts";
import { aCommittee, aHouse, answerOf, codeOf, kindsAbout } from "#test/committees.ts";
import { renameCommittee } from "./rename-committee.ts";
import { loadCommittee } from "./store.ts";

test("a committee is renamed from a day, and keeps the name it had before", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  answerOf(
    await renameCommittee(house.sql, house.secretaryOf(committee), { committee, version: 1, name: "Ungeudvalget", abbreviation: "UU", from: "2027-01-01" }),
  );
  const loaded = (await loadCommittee(house.sql, committee))!;
  assert.equal(nameOn(loaded, "2026-12-31"), "Børne- og Skoleudvalget");
  assert.equal(nameOn(loaded, "2027-01-01"), "Ungeudvalget");
  assert.deepEqual(await kindsAbout(house, `committee:${committee}`), ["committee-founded", "committee-renamed"]);
});

test("a name that is missing, taken, unchanged or too early is refused, and so is who may not and who saw an older page", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const other = await aCommittee(house, "Klimaudvalget");
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await renameCommittee(house.sql, call, { committee, name: "Ungeudvalget", abbreviation: null, from: "2027-01-01", ...more }));
  assert.equal(await tried({ name: "" }), "committee-name-missing");
  assert.equal(await tried({ name: "klimaudvalget" }), "committee-name-taken");
  assert.equal(await tried({ name: "Børne- og Skoleudvalget" }), "name-unchanged");
  assert.equal(await tried({ from: "2026-01-01" }), "name-from-too-early");
  assert.equal(await tried({ from: "snart" }), "date-wrong");
  assert.equal(await tried({ version: 7 }), "changed-meanwhile");
  assert.equal(await tried({ committee: 999 }), "not-found");
  assert.equal(await tried({}, house.secretaryOf(other)), "not-allowed");
  assert.deepEqual(await kindsAbout(house, `committee:${committee}`), ["committee-founded"]);
});

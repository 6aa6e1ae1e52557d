import assert from "node:assert/strict";
import test from "node:test";
import { aCommittee, aHouse, answerOf, codeOf, kindsAbout } from "#test/committees.ts";
import { beginTerm } from "./begin-term.ts";
import { loadCommittee } from "./store.ts";

test("a committee gets its next term", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  answerOf(await beginTerm(house.sql, house.secretaryOf(committee), { committee, from: 2030, to: 2033 }));
  assert.deepEqual((await loadCommittee(house.sql, committee))!.terms, [
    { from: 2026, to: 2029 },
    { from: 2030, to: 2033 },
  ]);
  assert.deepEqual(await kindsAbout(house, `committee:${committee}`), ["committee-founded", "term-begun"]);
});

test("a term that overlaps or ends before it begins is refused", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const tried = async (from: number, to: number, call = house.administrator): Promise<string> =>
    codeOf(await beginTerm(house.sql, call, { committee, from, to }));
  assert.equal(await tried(2029, 2032), "term-overlaps");
  assert.equal(await tried(2033, 2030), "term-wrong");
  assert.equal(await tried(2030, 2033, house.stranger), "not-allowed");
  assert.equal(codeOf(await beginTerm(house.sql, house.administrator, { committee: 999, from: 2030, to: 2033 })), "not-found");
  assert.equal(codeOf(await beginTerm(house.sql, house.administrator, { committee, version: 9, from: 2030, to: 2033 })), "changed-meanwhile");
});

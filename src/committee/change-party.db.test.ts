import assert from "node:assert/strict";
import test from "node:test";
import { seatsOn } from "#core/committee.ts";
import { aCommittee, aHouse, answerOf, codeOf, seatSome } from "#test/committees.ts";
import { changeParty } from "./change-party.ts";
import { loadCommittee } from "./store.ts";

test("a member who leaves their list keeps seat and group, and is told without a list from the day", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const person = house.people[2]!;
  answerOf(await changeParty(house.sql, house.secretaryOf(committee), { committee, person, party: null, from: "2026-04-01" }));
  const loaded = (await loadCommittee(house.sql, committee))!;
  const on = (date: string): [string | null, string | null] => {
    const seat = seatsOn(loaded, date).find((each) => each.person === person)!;
    return [seat.party, seat.group];
  };
  assert.deepEqual(on("2026-03-31"), ["F", "Gruppe 1"]);
  assert.deepEqual(on("2026-04-01"), [null, "Gruppe 1"]);
});

test("the party a member has already is no change", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await changeParty(house.sql, call, { committee, person: house.people[2]!, party: "L", from: "2026-04-01", ...more }));
  assert.equal(await tried({ party: " F " }), "party-unchanged");
  assert.equal(await tried({ person: house.people[6]! }), "no-such-seat");
  assert.equal(await tried({ from: "1. april" }), "date-wrong");
  assert.equal(await tried({ committee: 999 }), "not-found");
  assert.equal(await tried({ version: 1 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
});

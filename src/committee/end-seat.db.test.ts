import assert from "node:assert/strict";
import test from "node:test";
import { seatsOn } from "#core/committee.ts";
import { aCommittee, aHouse, answerOf, codeOf, seatSome } from "#test/committees.ts";
import { endSeat } from "./end-seat.ts";
import { loadCommittee } from "./store.ts";

test("a member who leaves sits the last day and not the day after", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const person = house.people[2]!;
  answerOf(await endSeat(house.sql, house.secretaryOf(committee), { committee, person, until: "2026-05-31" }));
  const loaded = (await loadCommittee(house.sql, committee))!;
  assert.ok(seatsOn(loaded, "2026-05-31").some((seat) => seat.person === person));
  assert.ok(!seatsOn(loaded, "2026-06-01").some((seat) => seat.person === person));
});

test("a seat that is not held that day is not ended", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await endSeat(house.sql, call, { committee, person: house.people[2]!, until: "2026-05-31", ...more }));
  assert.equal(await tried({ person: house.people[6]! }), "no-such-seat");
  assert.equal(await tried({ until: "2030-05-31" }), "no-such-seat");
  assert.equal(await tried({ until: "31/5" }), "date-wrong");
  assert.equal(await tried({ committee: 999 }), "not-found");
  assert.equal(await tried({ version: 1 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
});

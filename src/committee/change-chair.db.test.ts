import assert from "node:assert/strict";
import test from "node:test";
import { chairOn, seatsOn } from "#core/committee.ts";
import { aCommittee, aHouse, answerOf, codeOf, seatSome } from "#test/committees.ts";
import { changeChair } from "./change-chair.ts";
import { loadCommittee } from "./store.ts";

test("another member becomes chair from a day, and the former stays as a member", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const [first, , third] = house.people as [number, number, number];
  answerOf(await changeChair(house.sql, house.secretaryOf(committee), { committee, person: third, office: "chair", from: "2027-01-01" }));
  const loaded = (await loadCommittee(house.sql, committee))!;
  assert.equal(chairOn(loaded, "2026-12-31")!.person, first);
  assert.equal(chairOn(loaded, "2027-01-01")!.person, third);
  assert.equal(seatsOn(loaded, "2027-01-01").find((seat) => seat.person === first)!.role, "member");
});

test("one without a seat, or who is chair already, does not become chair", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(await changeChair(house.sql, call, { committee, person: house.people[2]!, office: "chair", from: "2027-01-01", ...more }));
  assert.equal(await tried({ person: house.people[6]! }), "no-such-seat");
  assert.equal(await tried({ person: house.people[0]! }), "already-chair");
  assert.equal(await tried({ from: "2027-02-29" }), "date-wrong");
  assert.equal(await tried({ committee: 999 }), "not-found");
  assert.equal(await tried({ version: 1 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
});

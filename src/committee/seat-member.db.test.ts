import assert from "node:assert/strict";
import test from "node:test";
import { aCommittee, aHouse, answerOf, codeOf, inventedNames, kindsAbout, seatSome } from "#test/committees.ts";
import { seatMember } from "./seat-member.ts";
import { loadCommittee } from "./store.ts";

test("a member is seated to the end of the term, under the name they have now", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const seat = { person: house.people[0]!, role: "chair", party: "A", group: "A, F og Ø", from: "2026-01-01", until: null } as const;
  answerOf(await seatMember(house.sql, house.secretaryOf(committee), { committee, version: 1, ...seat }));
  assert.deepEqual((await loadCommittee(house.sql, committee))!.seats, [{ ...seat, name: inventedNames[0], until: "2029-12-31" }]);
  assert.deepEqual(await kindsAbout(house, `committee:${committee}`), ["committee-founded", "member-seated"]);
});

test("one who is unknown, sits there already, comes outside the term, or would be a second chair is refused", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(
      await seatMember(house.sql, call, {
        committee,
        person: house.people[5]!,
        role: "member",
        party: null,
        group: null,
        from: "2026-01-01",
        until: null,
        ...more,
      }),
    );
  assert.equal(await tried({ person: 4711 }), "person-unknown");
  assert.equal(await tried({ person: house.people[0]! }), "already-seated");
  assert.equal(await tried({ role: "chair" }), "chair-taken");
  assert.equal(await tried({ from: "2030-01-01" }), "outside-term");
  assert.equal(await tried({ from: "" }), "date-wrong");
  assert.equal(await tried({ until: "2025-12-31" }), "seat-dates-wrong");
  assert.equal(await tried({ committee: 999 }), "not-found");
  assert.equal(await tried({ version: 1 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
});

test("two who seat the same person at once seat them once", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const seat = { committee, person: house.people[0]!, role: "member", party: "A", group: null, from: "2026-01-01", until: null } as const;
  const both = await Promise.all([seatMember(house.sql, house.administrator, seat), seatMember(house.sql, house.administrator, seat)]);
  assert.deepEqual(both.map(codeOf).sort(), ["already-seated", "done"]);
});

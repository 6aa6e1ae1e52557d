import assert from "node:assert/strict";
import test from "node:test";
import { defaultRules, sittingOn } from "#core/committee.ts";
import { aCommittee, aHouse, answerOf, codeOf, seatSome } from "#test/committees.ts";
import { appointSubstitute } from "./appoint-substitute.ts";
import { setRules } from "./set-rules.ts";
import { loadCommittee } from "./store.ts";

test("a substitute sits in the member's place while they are away, and it is told when they do not sit in the council", async (t) => {
  const house = await aHouse(t);
  const council = await aCommittee(house, "Byrådet", "council");
  await seatSome(house, council, ["chair", "member", "member", "member"]);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const [, , third, fourth, fifth] = house.people as [number, number, number, number, number];
  const given = { committee, inPlaceOf: third, party: "C", basis: "28-2", from: "2026-03-01", until: "2026-04-30", meeting: null } as const;
  const first = answerOf(await appointSubstitute(house.sql, house.secretaryOf(committee), { ...given, person: fourth }));
  assert.deepEqual(first.warnings, []);
  const second = answerOf(
    await appointSubstitute(house.sql, house.secretaryOf(committee), { ...given, person: fifth, from: "2026-05-01", until: "2026-06-30" }),
  );
  assert.deepEqual(second.warnings, ["substitute-not-in-council"]);
  const sitting = sittingOn((await loadCommittee(house.sql, committee))!, "2026-03-15");
  assert.equal(sitting.find((each) => each.person === fourth)!.inPlaceOf, third);
  assert.ok(!sitting.some((each) => each.person === third));
});

test("a short absence calls no substitute unless the statutes say any length", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const [first, second, third, fourth] = house.people as [number, number, number, number];
  const tried = async (more: object, call = house.administrator): Promise<string> =>
    codeOf(
      await appointSubstitute(house.sql, call, {
        committee,
        person: fourth,
        party: null,
        inPlaceOf: third,
        basis: "28-2",
        from: "2026-03-01",
        until: "2026-03-08",
        meeting: null,
        ...more,
      }),
    );
  const long = { until: "2026-05-01" };
  assert.equal(await tried({}), "absence-too-short");
  assert.equal(await tried({ ...long, person: 4711 }), "person-unknown");
  assert.equal(await tried({ ...long, inPlaceOf: fourth }), "no-such-seat");
  assert.equal(await tried({ ...long, person: second }), "already-seated");
  assert.equal(await tried({ until: "2026-02-01" }), "seat-dates-wrong");
  assert.equal(await tried({ until: "" }), "date-wrong");
  assert.equal(await tried({ basis: "28-3" }), "meeting-needed");
  assert.equal(await tried({ committee: 999 }), "not-found");
  assert.equal(await tried({ version: 1 }), "changed-meanwhile");
  assert.equal(await tried({}, house.stranger), "not-allowed");
  answerOf(await setRules(house.sql, house.administrator, { committee, rules: { ...defaultRules("2026-02-01"), substituteAtAnyAbsence: true } }));
  assert.equal(await tried({}), "done");
  assert.equal(await tried({ person: house.people[4]! }), "already-has-substitute");
  assert.equal(await tried({ inPlaceOf: first }), "already-seated");
});

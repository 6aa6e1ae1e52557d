import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { deactivatePerson } from "./deactivate-person.ts";
import { giveRole } from "./give-role.ts";
import { actorOfPerson } from "./queries.ts";

test("a role holds from its first day to its last", async (t) => {
  const given = await givenPeople(t);
  const { person } = given.caseWorker;
  const give = async (changes: object, actor = given.administrator): Promise<string> =>
    codeOf(await giveRole(given.sql, given.as(actor), { person, role: "secretary", committee: null, from: "2026-04-01", until: "2026-04-30", ...changes }));
  assert.equal(await give({}), "ok");
  const secretaryOn = async (day: string): Promise<boolean> => (await actorOfPerson(given.sql, person, day))!.roles.some((held) => held.role === "secretary");
  assert.deepEqual(
    [await secretaryOn("2026-03-31"), await secretaryOn("2026-04-01"), await secretaryOn("2026-04-30"), await secretaryOn("2026-05-01")],
    [false, true, true, false],
  );

  assert.equal(await give({ from: "2026-04-30", until: null }), "role-held");
  assert.equal(await give({ from: "2026-05-01", until: null }), "ok");
  assert.equal(await give({ role: "member" }), "role-follows-seat");
  assert.equal(await give({ role: "councilMember" }), "role-follows-seat");
  assert.equal(await give({ role: "borgmester" }), "role-unknown");
  assert.equal(await give({ role: "auditor", committee: 1 }), "role-of-the-house");
  assert.equal(await give({ committee: 999999 }), "committee-unknown");
  assert.equal(await give({ from: "2026-02-30" }), "role-dates");
  assert.equal(await give({ until: "2026-03-01" }), "role-dates");
  assert.equal(await give({ person: 999 }), "not-found");
  assert.equal(await give({}, given.caseWorker), "not-allowed");
  await deactivatePerson(given.sql, given.as(given.administrator), { person });
  assert.equal(await give({ role: "approver" }), "person-inactive");
});

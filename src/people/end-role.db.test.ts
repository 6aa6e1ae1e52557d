import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { endRole } from "./end-role.ts";
import { actorOfPerson } from "./queries.ts";

test("a role taken back is gone at once, and the last administrator keeps theirs", async (t) => {
  const given = await givenPeople(t);
  const roleOf = async (person: number): Promise<number> => Number((await given.sql`select id from desk.held_role where person = ${person}`)[0]!["id"]);
  const end = async (role: number, actor = given.administrator): Promise<string> => codeOf(await endRole(given.sql, given.as(actor), { role }));
  const role = await roleOf(given.caseWorker.person);
  assert.equal(await end(role, given.caseWorker), "not-allowed");
  assert.equal(await end(role), "ok");
  assert.deepEqual((await actorOfPerson(given.sql, given.caseWorker.person, given.today))?.roles, []);
  assert.equal(await end(role), "role-ended");
  assert.equal(await end(999), "not-found");
  assert.equal(await end(await roleOf(given.administrator.person)), "last-administrator");
});

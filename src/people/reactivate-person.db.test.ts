import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { deactivatePerson } from "./deactivate-person.ts";
import { actorOfPerson } from "./queries.ts";
import { reactivatePerson } from "./reactivate-person.ts";

test("whoever comes back has the roles that were not ended", async (t) => {
  const given = await givenPeople(t);
  const { person } = given.caseWorker;
  const take = async (whom: number, actor = given.administrator): Promise<string> =>
    codeOf(await reactivatePerson(given.sql, given.as(actor), { person: whom }));
  assert.equal(await take(person), "person-active");
  await deactivatePerson(given.sql, given.as(given.administrator), { person });
  assert.equal(await take(person, given.caseWorker), "not-allowed");
  assert.equal(await take(999), "not-found");
  assert.equal(await take(person), "ok");
  assert.deepEqual((await actorOfPerson(given.sql, person, given.today))?.roles, [{ role: "caseWorker", committee: null }]);
});

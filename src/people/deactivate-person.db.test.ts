import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { deactivatePerson } from "./deactivate-person.ts";
import { actorOfSession } from "./queries.ts";

test("whoever is taken out of use is put out everywhere", async (t) => {
  const given = await givenPeople(t);
  const { person } = given.caseWorker;
  const { token } = await given.session(given.caseWorker);
  assert.equal((await actorOfSession(given.sql, token.hash, given.at))?.person, person);
  const take = async (whom: number, actor = given.administrator): Promise<string> =>
    codeOf(await deactivatePerson(given.sql, given.as(actor), { person: whom }));
  assert.equal(await take(person, given.caseWorker), "not-allowed");
  assert.equal(await take(person), "ok");
  assert.equal(await actorOfSession(given.sql, token.hash, given.at), null);
  assert.equal((await given.sql`select 1 from desk.session where ended_at is null`).length, 0);
  assert.equal(await take(person), "person-inactive");
  assert.equal(await take(999), "not-found");
  assert.equal(await take(given.administrator.person), "last-administrator");
  const other = await given.person("Gudrun Aabo", "administrator");
  assert.equal(await take(given.administrator.person), "person-not-yourself");
  assert.equal(await take(given.administrator.person, other), "ok");
});

test("two administrators cannot take each other out of use at once", async (t) => {
  const given = await givenPeople(t);
  const other = await given.person("Gudrun Aabo", "administrator");
  const codes = await Promise.all([
    deactivatePerson(given.sql, given.as(given.administrator), { person: other.person }),
    deactivatePerson(given.sql, given.as(other), { person: given.administrator.person }),
  ]);
  assert.deepEqual(codes.map(codeOf).sort(), ["last-administrator", "ok"]);
});

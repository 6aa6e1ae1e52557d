import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { changePerson } from "./change-person.ts";

test("a person's new title is kept with the old in the journal; the same again is no change", async (t) => {
  const given = await givenPeople(t);
  const { person, name } = given.caseWorker;
  const change = async (changes: object, actor = given.administrator): Promise<string> =>
    codeOf(
      await changePerson(given.sql, given.as(actor), {
        person,
        version: 1,
        name,
        email: "malthe.overby@lindeborg.example",
        initials: null,
        title: "Konsulent",
        ...changes,
      }),
    );
  assert.equal(await change({ title: null }), "ok");
  assert.deepEqual(await given.kinds(`person:${person}`), ["person-added", "role-given"], "nothing was changed");
  assert.equal(await change({}), "ok");
  assert.deepEqual(await given.kinds(`person:${person}`), ["person-added", "role-given", "person-changed"]);
  assert.equal(await change({}), "changed-meanwhile");
  assert.equal(await change({ version: 2, name: "" }), "person-name-missing");
  assert.equal(await change({ version: 2, email: "x" }), "person-email-wrong");
  assert.equal(await change({ version: 2, email: "jonna.brandstrup@lindeborg.example" }), "person-email-taken");
  assert.equal(await change({ person: 999 }), "not-found");
  assert.equal(await change({}, given.caseWorker), "not-allowed");
});

import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { addPerson } from "./add-person.ts";

const fields = { name: "  Asta   Brøndlund ", email: "Asta@Lindeborg.example", initials: null, title: "Formand" };

test("an administrator adds a person once, however often the form is sent", async (t) => {
  const given = await givenPeople(t);
  const call = given.as(given.administrator, "form-mark-1");
  const first = await addPerson(given.sql, call, fields);
  const second = await addPerson(given.sql, call, fields);
  assert.ok(first.ok && second.ok);
  assert.deepEqual([second.answer, first.again, second.again], [first.answer, false, true]);
  const [row] = await given.sql`select name, email, title from desk.person where id = ${first.answer.person}`;
  assert.deepEqual({ ...row }, { name: "Asta Brøndlund", email: "asta@lindeborg.example", title: "Formand" });
  assert.deepEqual(await given.kinds(`person:${first.answer.person}`), ["person-added"]);
});

test("no one without a name, with a wrong e-mail or another's, and by no one who does not keep people", async (t) => {
  const given = await givenPeople(t);
  const add = async (changes: object, actor = given.administrator): Promise<string> =>
    codeOf(await addPerson(given.sql, given.as(actor), { ...fields, ...changes }));
  assert.equal(await add({ name: " " }), "person-name-missing");
  assert.equal(await add({ email: "asta på lindeborg" }), "person-email-wrong");
  assert.equal(await add({ email: " JONNA.brandstrup@lindeborg.example" }), "person-email-taken");
  assert.equal(await add({}, given.caseWorker), "not-allowed");
  assert.equal((await given.sql`select id from desk.person`).length, 2);
});

test("two people added at once cannot get one e-mail", async (t) => {
  const given = await givenPeople(t);
  const codes = (await Promise.all([1, 2, 3].map(() => addPerson(given.sql, given.as(given.administrator), fields)))).map(codeOf).sort();
  assert.deepEqual(codes, ["ok", "person-email-taken", "person-email-taken"]);
});

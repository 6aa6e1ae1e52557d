import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { setUpHouse } from "./set-up-house.ts";

const wanted = { code: "abcd-efgh", municipality: " Lindeborg  Kommune ", name: "Jonna Brandstrup", email: null };

test("only whoever holds the code is the first, only once, and only with what is needed", async (t) => {
  const given = await givenPeople(t);
  const set = async (changes: object, expected: string | null = "ABCD-EFGH"): Promise<string> =>
    codeOf(await setUpHouse(given.sql, { ...wanted, ...changes }, expected, given.loginCall()));
  assert.equal(await set({}), "setup-done", "there are people already");
  await given.sql`delete from desk.held_role`;
  await given.sql`delete from desk.person`;
  assert.equal(await set({}, null), "setup-done");
  assert.equal(await set({ code: "" }), "setup-code-wrong");
  assert.equal(await set({ municipality: " " }), "setup-municipality-missing");
  assert.equal(await set({ name: "" }), "person-name-missing");
  assert.equal(await set({ email: "x" }), "person-email-wrong");
  const both = await Promise.all([set({}), set({})]);
  assert.deepEqual(both.sort(), ["ok", "setup-done"]);
  assert.deepEqual((await given.sql`select value from desk.setting`)[0]!["value"], "Lindeborg Kommune");
  assert.deepEqual(
    (await given.sql`select role from desk.held_role`).map((row) => row["role"]),
    ["administrator"],
  );
});

test("guessing the code takes time", async (t) => {
  const given = await givenPeople(t);
  for (let tries = 0; tries < 20; tries++)
    assert.equal(codeOf(await setUpHouse(given.sql, { ...wanted, code: `${tries}` }, "ABCD-EFGH", given.loginCall())), "setup-code-wrong");
  assert.equal(codeOf(await setUpHouse(given.sql, wanted, "ABCD-EFGH", given.loginCall())), "login-too-many");
});

import assert from "node:assert/strict";
import test from "node:test";
import { givenPeople } from "#test/given-people.ts";
import { testDatabase } from "#test/database.ts";
import { addDemonstrationPeople } from "./people.ts";

const at = new Date("2026-03-02T09:00:00Z");

test("the demonstration's people are there once, however often it starts", async (t) => {
  const { desk: sql } = await testDatabase(t);
  assert.equal(await addDemonstrationPeople(sql, at), true);
  const count = async (): Promise<number> => (await sql`select id from desk.person`).length;
  const first = await count();
  assert.equal(await addDemonstrationPeople(sql, at), true);
  assert.equal(await count(), first);
});

test("a house with people of its own never becomes a demonstration, where anybody could be its administrator", async (t) => {
  const { sql } = await givenPeople(t);
  assert.equal(await addDemonstrationPeople(sql, at), false);
  assert.equal((await sql`select id from desk.person`).length, 2);
});

import assert from "node:assert/strict";
import test from "node:test";
import { testDatabase } from "#test/database.ts";

test("the citizen reads what is published and nothing of the desk", async (t) => {
  const { owner, citizen } = await testDatabase(t);
  await owner`insert into published.municipality (slug, name) values ('lindeborg', 'Lindeborg Kommune')`;
  assert.equal((await citizen`select name from published.municipality`).length, 1);
  const tables = await owner<
    { name: string }[]
  >`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname = 'desk'`;
  assert.ok(tables.length > 5);
  for (const { name } of tables) {
    await assert.rejects(citizen.unsafe(`select 1 from ${name}`), /permission denied/, name);
  }
  await assert.rejects(citizen.unsafe("select 1 from public.migration"), /permission denied/);
});

test("the citizen can write nothing, not even after leaving the read-only transaction", async (t) => {
  const { citizen } = await testDatabase(t);
  await assert.rejects(citizen`insert into published.municipality (slug, name) values ('x', 'x')`, /read-only|permission denied/);
  await assert.rejects(
    citizen.begin(async (tx) => {
      await tx`set transaction read write`;
      await tx`insert into published.municipality (slug, name) values ('x', 'x')`;
    }),
    /permission denied/,
  );
  await assert.rejects(citizen.unsafe("create table published.mine (a int)"), /read-only|permission denied/);
  await assert.rejects(citizen.unsafe("set role desk"), /permission denied/);
});

test("what the journal has taken down is never changed or removed", async (t) => {
  const { owner, worker, desk } = await testDatabase(t);
  await worker`insert into desk.journal (at, by, kind, about) values (now(), 'test', 'document-received', 'x')`;
  for (const sql of [worker, desk, owner]) {
    await assert.rejects(sql`update desk.journal set by = 'other'`, /permission denied|append-only/);
    await assert.rejects(sql`delete from desk.journal`, /permission denied|append-only/);
  }
  assert.equal((await owner`select id from desk.journal`).length, 1);
});

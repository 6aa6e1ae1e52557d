import assert from "node:assert/strict";
import test from "node:test";

import { testDatabase } from "#test/database.ts";
import { actorOfPerson } from "./queries.ts";

test("roles follow from seats on the day, and a council member may read where they do not sit", async (t) => {
  const { owner } = await testDatabase(t);
  const [there] = await owner<{ yes: boolean }[]>`select to_regclass('desk.seat') is not null as yes`;
  if (!there!.yes)
    await owner.unsafe(`
      create table desk.committee (id bigint primary key, kind text);
      create table desk.seat (committee bigint, person bigint, name text, party text, role text, from_date date, until_date date, election_group text);
      create table desk.substitution (committee bigint, person bigint, in_place_of bigint, basis text, from_date date, until_date date, meeting bigint);`);
  else return t.skip("the committee station has tests with its own tables");
  await owner`insert into desk.person (name, created_at) values ('Asta', now()), ('Viggo', now())`;
  await owner`insert into desk.committee (id, kind) values (1, 'council'), (2, 'committee'), (3, 'economy')`;
  await owner`insert into desk.seat (committee, person, role, from_date, until_date) values (1, 1, 'member', '2026-01-01', null), (2, 1, 'chair', '2026-01-01', '2026-06-30'), (2, 2, 'member', '2026-01-01', null)`;
  await owner`insert into desk.substitution (committee, person, in_place_of, from_date, until_date) values (3, 2, 1, '2026-03-01', '2026-03-31')`;
  const rolesOn = async (person: number, day: string): Promise<string[]> =>
    (await actorOfPerson(owner, person, day))!.roles.map((held) => `${held.role} ${held.committee}`).sort();
  assert.deepEqual(await rolesOn(1, "2026-03-02"), ["chair 2", "councilMember 3", "member 1"]);
  assert.deepEqual(await rolesOn(1, "2026-07-01"), ["councilMember 2", "councilMember 3", "member 1"]);
  assert.deepEqual(await rolesOn(1, "2025-12-31"), []);
  assert.deepEqual(await rolesOn(2, "2026-03-02"), ["member 2", "substitute 3"]);
  assert.deepEqual(await rolesOn(2, "2026-04-01"), ["member 2"]);
});

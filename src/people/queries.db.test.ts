import assert from "node:assert/strict";
import test from "node:test";

import { testDatabase } from "#test/database.ts";
import { actorOfPerson } from "./queries.ts";

test("roles follow from seats on the day, and a council member may read where they do not sit", async (t) => {
  const { owner } = await testDatabase(t);
  await owner`insert into desk.person (name, created_at) values ('Asta', now()), ('Viggo', now())`;
  await owner`insert into desk.committee (id, kind, name, version, content) overriding system value values (1, 'council', 'KB', 1, '{}'), (2, 'committee', 'BSU', 1, '{}'), (3, 'economy', 'ØU', 1, '{}')`;
  await owner`insert into desk.seat (committee, person, name, role, from_date, until_date) values (1, 1, 'Asta', 'member', '2026-01-01', null), (2, 1, 'Asta', 'chair', '2026-01-01', '2026-06-30'), (2, 2, 'Viggo', 'member', '2026-01-01', null)`;
  await owner`insert into desk.substitution (committee, person, name, in_place_of, basis, from_date, until_date) values (3, 2, 'Viggo', 1, '28-2', '2026-03-01', '2026-03-31')`;
  const rolesOn = async (person: number, day: string): Promise<string[]> =>
    (await actorOfPerson(owner, person, day))!.roles.map((held) => `${held.role} ${held.committee}`).sort();
  assert.deepEqual(await rolesOn(1, "2026-03-02"), ["chair 2", "councilMember 3", "member 1"]);
  assert.deepEqual(await rolesOn(1, "2026-07-01"), ["councilMember 2", "councilMember 3", "member 1"]);
  assert.deepEqual(await rolesOn(1, "2025-12-31"), []);
  assert.deepEqual(await rolesOn(2, "2026-03-02"), ["member 2", "substitute 3"]);
  assert.deepEqual(await rolesOn(2, "2026-04-01"), ["member 2"]);
});

/** The demonstration's house can be made on any day, and is made once. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { openFileStore } from "#platform/files.ts";
import { testDatabase } from "#test/database.ts";
import { makeDeskHouse } from "./desk-house.ts";

for (const day of ["2026-11-22", "2027-07-01", "2028-02-29", "2029-12-30", "2030-01-03", "2030-02-10"])
  test(`the demonstration stands on ${day}`, async (t) => {
    const { desk } = await testDatabase(t);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-house-"));
    t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
    const files = openFileStore(folder);
    const now = new Date(`${day}T10:00:00Z`);
    assert.equal(await makeDeskHouse(desk, files, now), true);
    const [made] = await desk<{ entries: number; agendas: number }[]>`
      select (select count(*)::int from desk.journal) as entries, (select count(*)::int from desk.agenda) as agendas`;
    assert.ok(made!.agendas >= 1 && made!.entries > 100);
    assert.equal(await makeDeskHouse(desk, files, now), true, "a second start finds it there");
    assert.equal((await desk`select 1 from desk.journal`).length, made!.entries);
  });

test("a house that real people were made in is no demonstration", async (t) => {
  const { desk, owner } = await testDatabase(t);
  await owner`insert into desk.person (name, created_at) values ('Asta Brøndlund', now())`;
  assert.equal(await makeDeskHouse(desk, openFileStore(fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-house-"))), new Date("2026-11-22T10:00:00Z")), false);
});

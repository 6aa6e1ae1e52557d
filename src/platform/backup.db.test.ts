/** A copy put back is the same; a copy that is not whole is not used. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { testDatabase } from "#test/database.ts";
import { BackupRefused, checkBackup, makeBackup, restoreBackup } from "./backup.ts";
import { openFileStore } from "./files.ts";
import type { Sql } from "./sql.ts";

const at = new Date("2026-03-02T09:00:00Z");

function folderFor(t: TestContext): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-backup-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function fill(sql: Sql): Promise<void> {
  await sql`insert into desk.person (name, email, title, created_at) values ('Asta "Æ" Brøndlund, formand', 'asta@lindeborg.example', '', ${at}), ('Viggo
linje to', null, null, ${at})`;
  await sql`insert into desk.held_role (person, role, from_date) values (1, 'administrator', '2026-01-01')`;
  await sql`insert into desk.journal (at, by, kind, about, what) values (${at}, 'person:1', 'person-added', 'person:1', ${sql.json({ name: "Asta" })})`;
  await sql`insert into desk.passkey (id, person, public_key, counter, transports, name, created_at) values ('abc', 1, ${Buffer.from([0, 255, 10, 13])}, 5, ${["usb", "nfc"]}, 'Nøgle', ${at})`;
  await sql`insert into desk.read_log (at, person, what, about) values (${at}, 1, 'læste', 'case:1')`;
}

test("a copy put back into an empty database is the same, and work goes on from it", async (t) => {
  const [one, two] = [await testDatabase(t), await testDatabase(t)];
  const folder = folderFor(t);
  await fill(one.owner);
  await one.owner.unsafe("create table published.search_item_7 partition of published.search_item for values in (7) with (toast_tuple_target = 8160)");
  const files = openFileStore(path.join(folder, "one"));
  const kept = files.keep(Buffer.from("et bilag"));

  const first = await makeBackup(one.owner, path.join(folder, "one"), path.join(folder, "copy"), at);
  assert.deepEqual(first.files, [{ sha256: kept, bytes: 8 }]);
  await restoreBackup(two.owner, path.join(folder, "two"), path.join(folder, "copy"));
  const second = await makeBackup(two.owner, path.join(folder, "two"), path.join(folder, "again"), at);
  assert.deepEqual(second, first);

  const [next] = await two.desk<{ id: string }[]>`insert into desk.person (name, created_at) values ('Ny', ${at}) returning id`;
  assert.equal(next!.id, "3");
  await assert.rejects(two.desk`update desk.read_log set what = 'noget andet'`, "the log is still append-only");
  await assert.rejects(two.owner`delete from desk.journal`, "and the journal too");
});

test("a copy that was changed, is not whole, or is to be laid on top of something is not used", async (t) => {
  const [one, two] = [await testDatabase(t), await testDatabase(t)];
  const folder = folderFor(t);
  await fill(one.owner);
  const kept = openFileStore(path.join(folder, "one")).keep(Buffer.from("et bilag"));
  const copy = path.join(folder, "copy");
  await makeBackup(one.owner, path.join(folder, "one"), copy, at);

  await assert.rejects(makeBackup(one.owner, path.join(folder, "one"), copy, at), /er ikke tom/);
  await assert.rejects(restoreBackup(one.owner, path.join(folder, "one"), copy), /Databasen er ikke tom/);

  const persons = path.join(copy, "database", "desk.person.csv");
  const whole = fs.readFileSync(persons, "utf8");
  fs.writeFileSync(persons, whole.replace("Asta", "Esta"));
  await assert.rejects(restoreBackup(two.owner, path.join(folder, "two"), copy), /desk\.person\.csv er ændret/);
  fs.writeFileSync(persons, whole);
  fs.rmSync(path.join(copy, "files", kept.slice(0, 2), kept));
  await assert.rejects(checkBackup(copy), /mangler files/);
  fs.rmSync(path.join(copy, "manifest.json"));
  await assert.rejects(checkBackup(copy), (error) => error instanceof BackupRefused && /ikke en hel sikkerhedskopi/.test(error.message));
  assert.equal((await two.owner`select 1 as yes from desk.person`).length, 0);
});

test("a file that is damaged in the house is told before it is copied as if it were whole", async (t) => {
  const { owner } = await testDatabase(t);
  const folder = folderFor(t);
  const files = openFileStore(path.join(folder, "one"));
  fs.writeFileSync(files.pathOf(files.keep(Buffer.from("et bilag"))), "et andet");
  await assert.rejects(makeBackup(owner, path.join(folder, "one"), path.join(folder, "copy"), at), /er beskadiget/);
  assert.ok(!fs.existsSync(path.join(folder, "copy", "manifest.json")));
});

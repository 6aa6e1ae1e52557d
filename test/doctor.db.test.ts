/** The doctor sees what is wrong. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { openFileStore } from "#platform/files.ts";
import { testDatabase } from "#test/database.ts";
import { databaseFindings } from "../src/doctor.ts";

test("the doctor finds a missing file, a role that sees too much, a clock that is wrong and a house without an administrator", async (t) => {
  const { owner } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-doctor-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const levels = async (now = () => new Date()): Promise<string[]> =>
    (await databaseFindings(owner, folder, now)).filter((each) => each.level !== "ok").map((each) => `${each.level}: ${each.text}`);

  assert.deepEqual(await levels(), ["advarsel: Der er ingen personer endnu. Start Sagsgang, og brug opsætningskoden."]);
  await owner`insert into desk.person (name, created_at) values ('Asta', now())`;
  assert.match((await levels()).join(), /fejl: Ingen er administrator/);
  await owner`insert into desk.held_role (person, role, from_date) values (1, 'administrator', '2020-01-01')`;
  assert.match((await levels()).join(), /advarsel: Ingen administrator har en adgangsnøgle/);
  await owner`insert into desk.login_identity (issuer, subject, person, linked_at) values ('https://login.example', 'asta', 1, now())`;
  assert.deepEqual(await levels(), []);

  const sha256 = openFileStore(folder).keep(Buffer.from("bilag"));
  await owner`insert into desk.document (sha256, file_name, media_type, bytes, received_at) values (${sha256}, 'bilag.txt', 'text/plain', 5, now())`;
  assert.deepEqual(await levels(), []);
  fs.writeFileSync(openFileStore(folder).pathOf(sha256), "andet");
  assert.match((await levels()).join(), /1 af 1 filer i stikprøven er beskadiget/);
  fs.rmSync(openFileStore(folder).pathOf(sha256));
  assert.match((await levels()).join(), /1 af 1 filer i stikprøven mangler/);
  await owner`delete from desk.document`;

  assert.match((await levels(() => new Date(Date.now() + 120_000))).join(), /fejl: Databasens ur er 1\d\d sekunder fra maskinens/);
  await owner`grant usage on schema desk to citizen`;
  assert.match((await levels()).join(), /fejl: Rollen citizen kan komme ind i schema desk/);
});

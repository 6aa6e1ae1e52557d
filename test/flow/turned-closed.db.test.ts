/** A case system's export, and twenty-three minutes later another in which an item has become confidential (DOMAIN §1.8, PEERS C 2). */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { archiveRoutes } from "#archive/routes.ts";
import { importDocuments, type FileOutcome } from "#import/import-documents.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { openFileStore } from "#platform/files.ts";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import { testDatabase } from "#test/database.ts";
import { missing, sharedFolder } from "#test/shared.ts";

async function anArchive(t: TestContext) {
  const { worker, citizen, owner } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-lukket-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const files = openFileStore(folder);
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const log: string[] = [];
  const app = archiveRoutes({ sql: citizen, files, origin: "http://localhost:4400", report: (_number, error) => void log.push(String(error)) });
  let minutes = 0;
  return {
    owner,
    citizen,
    log,
    files: async (name: string, bytes: Buffer): Promise<FileOutcome> => {
      minutes += 23;
      const now = new Date(Date.UTC(2026, 3, 21, 10, minutes));
      const importer = { sql: worker, files, pool, by: "kommandolinjen", now: () => now };
      return (
        await importDocuments(importer, `${name} ${minutes}`, [{ path: name, name, bytes: async () => bytes }], {
          hints: { municipality: "Lindeborg Kommune" },
        })
      ).outcomes[0]!;
    },
    ask: async (address: string): Promise<{ status: number; text: string }> => {
      const answer = await app.request(address);
      return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
    },
  };
}

/** Every table a citizen reads, and every file they can fetch, as one text. */
async function everythingOpen({ citizen, ask }: Awaited<ReturnType<typeof anArchive>>): Promise<string> {
  const tables = await citizen<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname = 'published' and has_table_privilege(c.oid, 'select')`;
  const texts: string[] = [];
  for (const { name } of tables)
    texts.push((await citizen.unsafe<{ text: string | null }[]>(`select string_agg(t::text, ' ') as text from ${name} t`))[0]!.text ?? "");
  for (const { sha256 } of await citizen<{ sha256: string }[]>`select sha256 from published.document`)
    texts.push((await ask(`/dokument/lindeborg/${sha256}/fil`)).text);
  return texts.join("\n");
}

test("an item that a later export closes is gone with the earlier one: text, title and file, and the log says so", { timeout: 120_000 }, async (t) => {
  const shared = sharedFolder("samples", "esdh", "edoc_fujitsu");
  if (shared === null) return t.skip(missing("samples", "esdh", "edoc_fujitsu"));
  const exports = fs
    .readdirSync(shared, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort();
  assert.equal(exports.length, 2);
  const archive = await anArchive(t);
  const [before, after] = exports.map((name) => fs.readFileSync(path.join(shared, name)));
  const first = await archive.files("dagsorden.html", before!);
  assert.equal(first.state, "filed", first.message ?? "");
  const address = `/${first.meeting}`;
  assert.match((await archive.ask(address)).text, /Underskriftsblad/);

  const second = await archive.files("dagsorden-2.html", after!);
  assert.equal(second.state, "replaced", second.message ?? "");
  assert.equal(second.meeting, first.meeting);
  const open = await everythingOpen(archive);
  for (const closed of [/underskriftsblad/iu, /møgsag/iu, /gulvtæppet/iu, /2016-003798/u, /Incident=121865/u]) assert.doesNotMatch(open, closed);
  for (const page of [address, `${address}.json`, `${address}/version-1`, "/nyt.atom", "/soeg.json?q=underskriftsblad", "/sitemap.xml"])
    assert.doesNotMatch((await archive.ask(page)).text.replace(/"?q"?\s*[:=]\s*"?underskriftsblad/gu, ""), /underskriftsblad|møgsag/iu, page);
  assert.equal((await archive.ask(`${address}/version-1`)).status, 410);
  assert.match((await archive.ask(address)).text, /Lukket punkt/);
  const told = await archive.owner<{ at: Date; what: { addresses: string[] } }[]>`select at, what from desk.journal where kind = 'versions-withdrawn'`;
  assert.equal(told.length, 1);
  assert.ok(told[0]!.what.addresses.includes(`${address}/version-1`));
  const [filed] = await archive.owner<{ at: Date }[]>`select at from desk.journal where kind = 'minutes-filed' order by id limit 1`;
  assert.equal(told[0]!.at.getTime() - filed!.at.getTime(), 23 * 60_000, "public from, to");

  const again = await archive.files("dagsorden.html", before!);
  assert.equal(again.state, "failed", "what was taken away is not filed again");
  assert.doesNotMatch(await everythingOpen(archive), /underskriftsblad/iu);
  assert.deepEqual(archive.log, []);
});

test("an item that newer minutes close takes the older version away with it, also where it changed its number; what stays open keeps its history", async (t) => {
  const { worker, citizen } = await testDatabase(t);
  const date = "2026-05-06";
  const open = (number: string, name: string) => anItem({ number, name, text: `Teksten om ${name}.` });
  const closed = (number: string, name: string) => anItem({ number, name, public: false });
  const versions = async (day: string): Promise<number[]> =>
    (await citizen<{ version: number }[]>`select version from published.meeting where date = ${day} order by version`).map((row) => row.version);
  await file(worker, aMeeting({ date, items: [open("1", "Cykelsti"), open("2", "Ansættelse")] }));
  await file(worker, aMeeting({ date, items: [open("1", "Cykelsti langs åen"), open("2", "Ansættelse")] }));
  assert.deepEqual(await versions(date), [1, 2], "nothing is closed, so all of it may be read and compared");
  await file(worker, aMeeting({ date, items: [open("1", "Cykelsti langs åen"), closed("2", "Lukket punkt")] }));
  assert.deepEqual(await versions(date), [3]);
  const gone = await citizen<{ address: string }[]>`select address from published.retraction order by address`;
  assert.equal(gone.filter(({ address }) => address.startsWith("/dokument/")).length, 2, "the files told it too");
  assert.ok(gone.some(({ address }) => address.endsWith(`${date}/version-1`)));

  // A closed item that nothing before it answers to may be any of those that are no longer there.
  const other = "2026-06-03";
  await file(worker, aMeeting({ date: other, items: [open("7", "Cykelsti"), open("8", "Ansættelse")] }));
  await file(worker, aMeeting({ date: other, items: [open("7", "Cykelsti"), closed("9", "Lukket punkt")] }));
  assert.deepEqual(await versions(other), [2]);
});

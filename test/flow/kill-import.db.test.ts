/** The import is killed in the middle, as hard as can be, and started again by the same command. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "#platform/database.ts";
import { inventedText } from "#test/invented-minutes.ts";

const root = path.join(import.meta.dirname, "..", "..");
const documents = 500;

test("killed with -9 in the middle of 500 documents and started again, nothing is lost and nothing is filed twice", { timeout: 300_000 }, async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-kill-"));
  fs.chmodSync(folder, 0o755);
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const papers = path.join(folder, "referater");
  fs.mkdirSync(papers);
  for (let n = 0; n < documents; n++) fs.writeFileSync(path.join(papers, `${String(n).padStart(3, "0")}.md`), inventedText(n));
  const data = path.join(folder, "data");
  const importing = () =>
    spawn(process.execPath, [path.join(root, "bin/sagsgang.mjs"), "import", papers, "--municipality", "Lindeborg Kommune", "--data", data], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });

  let kills = 0;
  for (const share of [0.2, 0.5]) {
    const child = importing();
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    // Bytes are kept before they are read: their number tells how far it has come.
    while (child.exitCode === null && kept(data) < documents * share) await wait(20);
    if (child.exitCode === null) {
      child.kill("SIGKILL");
      kills++;
    }
    await ended;
  }
  assert.ok(kills > 0, "the import was done before it could be killed");

  const last = importing();
  let said = "";
  last.stdout.on("data", (part: Buffer) => (said += part.toString()));
  const code = await new Promise<number | null>((resolve) => last.once("exit", resolve));
  assert.equal(code, 0);
  assert.match(said, /Fortsatte en afbrudt indlæsning/);

  const database = await openDatabase({ dataFolder: data });
  try {
    const sql = database.as("owner", { max: 1 });
    const [row] = await sql<Record<string, number>[]>`
      select (select count(*) from published.meeting)::int as meetings, (select count(distinct date) from published.meeting)::int as dates,
             (select count(*) from published.item)::int as items, (select count(*) from published.search_item)::int as found,
             (select count(*) from desk.document)::int as documents, (select count(*) from desk.reading)::int as readings,
             (select count(*) from desk.import_run)::int as runs, (select count(*) from desk.import_run where finished_at is null)::int as unfinished,
             (select count(*) from desk.import_file where state = 'filed')::int as filed,
             (select count(*) from desk.journal where kind = 'minutes-filed')::int as journalled`;
    assert.deepEqual(
      { ...row },
      {
        meetings: documents,
        dates: documents,
        items: documents * 3,
        found: documents * 3,
        documents,
        readings: documents,
        runs: 1,
        unfinished: 0,
        filed: documents,
        journalled: documents,
      },
    );
  } finally {
    await database.stop();
  }
});

function kept(data: string): number {
  const folder = path.join(data, "files");
  return fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /[0-9a-f]{64}$/.test(name)).length : 0;
}

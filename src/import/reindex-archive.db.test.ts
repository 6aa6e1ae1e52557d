import { deepEqual, equal } from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { openFileStore } from "#platform/files.ts";
import { fillArchive } from "#test/browser/invented-archive.ts";
import { testDatabase } from "#test/database.ts";
import { reindexArchive } from "./reindex-archive.ts";

test("an archive from before figures were read has them after reindexing, as if they had been filed with it", async (t) => {
  const db = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-reindex-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  await fillArchive(db.worker, openFileStore(folder));
  const rows = async (): Promise<string[]> =>
    (
      await db.owner<{ row: string }[]>`
    select f::text as row from published.figure f join published.item i on i.municipality = f.municipality and i.id = f.item
    join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current order by f.municipality, f.item, f.n`
    ).map(({ row }) => row);
  const before = await rows();
  equal(before.length > 0, true, "the invented archive tells figures");
  await db.owner`delete from published.figure`;
  await reindexArchive(db);
  deepEqual(await rows(), before);
  await reindexArchive(db);
  deepEqual(await rows(), before, "run twice, it is the same");
});

test("an archive whose search was lost is found again, and a full search is split", async (t) => {
  const db = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-reindex-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  await fillArchive(db.worker, openFileStore(folder));
  const rows = async (): Promise<unknown[]> => [
    ...(await db.owner`select municipality, id, date::text, facets, tsv::text from published.search_item order by id`),
  ];
  const before = await rows();
  await db.owner`delete from published.search_item where id % 2 = 0`;

  const told: number[] = [];
  const first = await reindexArchive(db, {}, (done, total) => told.push(done / total));
  deepEqual([first.items, first.newBuckets, told.at(-1)], [before.length, 0, 1]);
  deepEqual(await rows(), before);

  const second = await reindexArchive(db, { most: 4 });
  equal(second.newBuckets > 1, true);
  deepEqual(await rows(), before);
  const [largest] = await db.owner`select count(*)::int as items from published.search_item group by bucket order by 1 desc limit 1`;
  const [busiest] = await db.owner`select count(*)::int as items from published.search_item group by published.search_month_of(date) order by 1 desc limit 1`;
  equal(largest!.items <= Math.max(4, busiest!.items), true, "a month is never divided");
});

/** Questions people ask of the first five documents, among sixty real meetings of another municipality and the demonstration's. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { readWishes, search } from "#archive/search.ts";
import { lindeborg } from "#core/house-styles/lindeborg.ts";
import { printMinutesAsText } from "#core/house-styles/print-minutes.ts";
import { demonstrationMeetings } from "#demo/meetings.ts";
import { findFiles } from "#import/find-files.ts";
import { importDocuments } from "#import/import-documents.ts";
import type { Importer } from "#import/importer.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { openFileStore } from "#platform/files.ts";
import { testDatabase } from "#test/database.ts";
import { missing, sharedFolder } from "#test/shared.ts";

// Written from the documents: what someone would type, and the item that answers it.
const questions: [question: string, municipality: string, item: string][] = [
  ["flygtninge i Holstebro", "holstebro", "1"],
  ["tilskud til Den Blå Mølle", "herning", "93"],
  ["Den Blå Mølle", "herning", "93"],
  ["benchmarking Herlev rangliste", "herlev", "77"],
  ["jobordrer Albertslund", "albertslund", "4"],
  ["ukrainske flygtninge Herlev", "herlev", "67"],
  ["brugerundersøgelser på pause", "herlev", "75"],
  ["sygemeldte dagpengemodtagere", "albertslund", "3"],
  ["Code of Care Holstebro", "holstebro", "3"],
  ["Ankestyrelsen omgørelse Holstebro", "holstebro", "4"],
  ["beskæftigelsesplan 2018", "holstebro", "2"],
  ["flere skal med", "holstebro", "5"],
  ["JobCamp 2022", "herlev", "72"],
  ["borgerrådgiver", "herlev", "74"],
  ["medfinansieringstrappen", "albertslund", "2"],
];

test("everyday questions about the first five documents are answered in the first three", { timeout: 300_000 }, async (t) => {
  const seeds = sharedFolder("seeds");
  const others = sharedFolder("samples", "firstagenda-json");
  if (!seeds || !others) return t.skip(missing("seeds"));
  const { worker, citizen } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-questions-"));
  const pool = openReadingPool();
  t.after(async () => {
    await pool.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const demonstration = path.join(folder, "demonstration");
  fs.mkdirSync(demonstration);
  for (const [index, meeting] of demonstrationMeetings().entries())
    fs.writeFileSync(path.join(demonstration, `${index}.md`), printMinutesAsText(meeting, lindeborg));
  const importer: Importer = { sql: worker, files: openFileStore(path.join(folder, "files")), pool, by: "test", now: () => new Date("2026-01-01T00:00:00Z") };
  for (const [paths, hints] of [
    [seeds, {}],
    [others, {}],
    [demonstration, { municipality: "Lindeborg Kommune" }],
  ] as const) {
    const summary = await importDocuments(importer, paths, await findFiles([paths]), { hints });
    assert.deepEqual(
      summary.outcomes.filter((outcome) => outcome.state !== "filed").map((outcome) => `${outcome.path}: ${outcome.state} ${outcome.message ?? ""}`),
      [],
    );
  }

  for (const [question, municipality, number] of questions) {
    await t.test(question, async () => {
      const { results } = await search(
        citizen,
        readWishes((name) => (name === "q" ? question : undefined)),
      );
      const first = results.slice(0, 3).map(({ item }) => `${item.municipalitySlug} ${item.number}: ${item.name}`);
      assert.ok(
        first.some((each) => each.startsWith(`${municipality} ${number}:`)),
        `${first.join(" | ") || "nothing found"}`,
      );
    });
  }
});

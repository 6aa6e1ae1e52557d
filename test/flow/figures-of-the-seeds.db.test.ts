import { ok } from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { archiveRoutes } from "#archive/routes.ts";
import { findFiles } from "#import/find-files.ts";
import { importDocuments } from "#import/import-documents.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { openFileStore } from "#platform/files.ts";
import { testDatabase } from "#test/database.ts";
import { missing, sharedFolder } from "#test/shared.ts";

const seeds = sharedFolder("seeds");

test("x", { skip: seeds === null ? missing("seeds") : false }, async (t) => {
  const { worker, citizen } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-figures-"));
  const pool = openReadingPool({ size: 2 });
  t.after(async () => {
    await pool.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const files = openFileStore(folder);
  await importDocuments({ sql: worker, files, pool, by: "prøven", now: () => new Date("2026-02-01T10:00:00Z") }, seeds!, await findFiles([seeds!]), {});
  const app = archiveRoutes({ sql: citizen, files, origin: "https://arkiv.example" });
  for (const at of ["herlev/arbejdsmarkedsudvalget","albertslund/udvalget-for-erhverv-beskaeftigelse-og-uddannelsesinstitutioner","holstebro/arbejdsmarkedsudvalget","herning/beskaeftigelsesudvalget"]) {
    const r = await app.request(`/${at}/tal`);
    console.log(at, r.status);
    fs.writeFileSync(`/tmp/h2/${at.split("/")[0]}.html`, await r.text());
    const j = await app.request(`/${at}/tal.json`);
    console.log(j.status, (await j.text()).length);
    const c = await app.request(`/${at}/tal.csv`);
    console.log(c.status, (await c.text()).split("\n").slice(0,3));
  }
  const m = await (await app.request("/herlev/arbejdsmarkedsudvalget/2022-10-26/punkt-68?tal=4")).text();
  console.log(m.match(/.{60}<mark.{200}/)?.[0]);
  const m2 = await (await app.request("/herlev/arbejdsmarkedsudvalget/2024-11-27/punkt-81?tal=6")).text();
  console.log(m2.match(/.{60}<mark.{100}/s)?.[0]);
  ok(true);
});

/** `sagsgang guard` over a folder and over what is already published: what a data-protection officer gets. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { after, type TestContext } from "node:test";
import { guardCommand } from "#guard/commands.ts";
import { stopGuard } from "#guard/guard-file.ts";
import type { GuardReport } from "#guard/report.ts";
import { findFiles } from "#import/find-files.ts";
import { importDocuments } from "#import/import-documents.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { openFileStore } from "#platform/files.ts";
import { testDatabase } from "#test/database.ts";
import { dice, impossibleCpr } from "#test/guard-documents.ts";
import * as files from "#test/guard-files.ts";
import { encryptedPdf } from "#test/hostile-files.ts";
import { inventedText } from "#test/invented-minutes.ts";

after(stopGuard);

const now = new Date("2026-11-22T12:00:00Z");
const [birth, serial] = impossibleCpr(dice(99));
const told = `Ansøgeren, ${birth}-${serial}, har søgt om støtte.`;

function folderFor(t: TestContext): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-guard-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Ran = { code: number; said: string; complained: string };

async function ran(what: Parameters<typeof guardCommand>[0], out: string | undefined): Promise<Ran> {
  const ran = { code: 0, said: "", complained: "" };
  ran.code = await guardCommand(what, { out, domain: undefined, phone: undefined }, now, {
    out: (text) => void (ran.said += text),
    err: { write: (text) => void (ran.complained += text) },
  });
  return ran;
}

test("a folder is seen through to its hidden corners, and the report says what, where, how surely, and what was not read", async (t) => {
  const folder = folderFor(t);
  const papers = path.join(folder, "bilag");
  fs.mkdirSync(path.join(papers, "gamle"), { recursive: true });
  fs.writeFileSync(path.join(papers, "Ansøgning.docx"), files.wordFile("comment", told));
  fs.writeFileSync(path.join(papers, "gamle", "låst.pdf"), encryptedPdf());
  fs.writeFileSync(path.join(papers, "gamle", `svar ${birth}-${serial}.txt`), "Ingenting");
  fs.writeFileSync(path.join(papers, "rent.txt"), "Udvalget tog sagen til efterretning.");
  for (const form of ["html", "md", "json"]) {
    const out = path.join(folder, `rapport.${form}`);
    const { code, said } = await ran({ paths: [papers] }, out);
    assert.equal(code, 1);
    assert.match(
      said,
      /^Der er set igennem: 4 dokumenter, .* 2 dokumenter rummer noget, som et menneske skal tage stilling til, og ét sted kunne ikke læses\./u,
    );
    const report = fs.readFileSync(out, "utf8");
    for (const words of ["Ansøgning.docx", "kommentar", "adgangskode", "Håndskrift"]) assert.ok(report.includes(words), `${form}: ${words}`);
    assert.ok(!report.includes(serial), `${form} shows a number`);
    assert.ok(!report.includes("rent.txt"));
    assert.equal(fs.statSync(out).mode & 0o077, 0, "only its owner reads it");
  }
  const { totals } = JSON.parse(fs.readFileSync(path.join(folder, "rapport.json"), "utf8")) as GuardReport;
  assert.deepEqual(
    totals.filter((each) => each.documents > 0).map((each) => [each.kind, each.stop, each.documents]),
    [
      ["cpr", 2, 2],
      ["unreadable", 1, 1],
    ],
  );
});

test("what is clean ends with 0, what is not there with 1, and a report in no known form is refused", async (t) => {
  const folder = folderFor(t);
  fs.writeFileSync(path.join(folder, "rent.txt"), "Udvalget tog sagen til efterretning.");
  const clean = await ran({ paths: [folder] }, undefined);
  assert.equal(clean.code, 0);
  assert.match(clean.said, /Intet skal stoppes\./u);
  const gone = await ran({ paths: [path.join(folder, "findes-ikke")] }, undefined);
  assert.equal(gone.code, 1);
  assert.match(gone.said, /Filen findes ikke\. Ret stien\./u);
  const wrong = await ran({ paths: [folder] }, "rapport.pdf");
  assert.equal(wrong.code, 1);
  assert.match(wrong.complained, /\.html, \.md eller \.json/u);
});

test("the archive already published is read as a citizen gets it: pages, older versions and files", async (t) => {
  const { worker, citizen, owner } = await testDatabase(t);
  const folder = folderFor(t);
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const store = openFileStore(path.join(folder, "files"));
  const importer = { sql: worker, files: store, pool, by: "sekretæren", now: () => now };
  const bring = async (name: string, text: string): Promise<void> => {
    fs.writeFileSync(path.join(folder, name), text);
    await importDocuments(importer, name, await findFiles([path.join(folder, name)]), { hints: { municipality: "Lindeborg Kommune" } });
  };
  await bring("rent.md", inventedText(1));
  assert.equal((await ran({ citizen, files: store }, undefined)).code, 0);

  await bring("lækket.md", inventedText(2).replace("forelægges.", `forelægges. ${told}`));
  // Put right by a new version; the old one can still be read.
  await bring("rettet.md", inventedText(2, { decision: "Godkendt uden bemærkninger." }));
  const out = path.join(folder, "rapport.json");
  const { code } = await ran({ citizen, files: store }, out);
  assert.equal(code, 1);
  const report = JSON.parse(fs.readFileSync(out, "utf8")) as GuardReport;
  const places = report.found.map((document) => document.name).sort();
  assert.ok(
    places.some((name) => name.startsWith("/lindeborg/kultur-og-fritidsudvalget/2015-02-04/version-1/")),
    places.join("\n"),
  );
  assert.ok(
    places.some((name) => /^\/dokument\/lindeborg\/[0-9a-f]{64}\/fil \(lækket\.md\)$/u.test(name)),
    places.join("\n"),
  );

  // A file that should be there and is not is no clean file.
  const [kept] = await owner<{ sha256: string }[]>`select sha256 from published.document where file_name = 'rent.md'`;
  fs.rmSync(store.pathOf(kept!.sha256));
  await ran({ citizen, files: store }, out);
  assert.match((JSON.parse(fs.readFileSync(out, "utf8")) as GuardReport).unread.map((each) => each.words).join("\n"), /ligger ikke i arkivets mappe/u);
});

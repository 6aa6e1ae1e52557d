import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { after } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { refusals } from "#core/refusals.da.ts";
import { docxBomb, doublePdfBomb, encryptedPdf, longPdf, nestedFormsPdf, pdfBomb, zipOf } from "#test/hostile-files.ts";
import { inventedText } from "#test/invented-minutes.ts";
import { missing, sharedFolder } from "#test/shared.ts";
import { findFiles } from "./find-files.ts";
import { openReadingPool } from "./reading-pool.ts";
import type { ReadAnswer } from "./reading-process.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-hostile-"));
const pool = openReadingPool({ size: 1, seconds: 12 });
after(async () => {
  await pool.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function read(name: string, bytes: Buffer | string): Promise<ReadAnswer & { seconds: number }> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  const started = performance.now();
  const answer = await pool.read({ path: file, fileName: name, options: {}, keepExtraction: false });
  return { ...answer, seconds: (performance.now() - started) / 1000 };
}

const codeOf = (answer: ReadAnswer): string => (answer.ok ? "read" : answer.code);

test("each file made to hurt gets its own clear sentence, in bounded time", async (t) => {
  const files: [string, Buffer | string, string][] = [
    ["tom.pdf", "", "file-empty"],
    ["ødelagt.pdf", Buffer.from("%PDF-1.4\n1 0 obj << /Type /Catalog >> garbage"), "pdf-damaged"],
    ["låst.pdf", encryptedPdf(), "pdf-encrypted"],
    ["bombe.pdf", pdfBomb(300), "zip-bomb"],
    ["dobbelt.pdf", doublePdfBomb(300), "zip-bomb"],
    // Time and memory run a race here; whichever wins, the process is stopped.
    ["indlejret.pdf", nestedFormsPdf(), "too-slow or too-much-memory"],
    ["bombe.docx", docxBomb(120), "zip-bomb"],
    ["halv.docx", zipOf([{ name: "word/document.xml", bytes: Buffer.from("<w:document") }]), "docx-damaged"],
    ["billede.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "not-readable-kind"],
    ["ukendt.json", '{"a": 1}', "json-unknown"],
    ["halv.json", '{"Dagsordenpunkter": [', "json-damaged"],
    ["brev.txt", "Kære alle\n\nHermed en hilsen fra sommerhuset.\n", "not-minutes"],
    ["tomme linjer.txt", "\n".repeat(100_000), "not-minutes"],
  ];
  for (const [name, bytes, code] of files) {
    await t.test(name, async () => {
      const answer = await read(name, bytes);
      assert.ok(!answer.ok && code.split(" or ").includes(answer.code), `${codeOf(answer)} ${answer.ok ? "" : (answer.detail ?? "")}`);
      assert.ok(refusals[answer.code].length > 25);
      assert.ok(answer.seconds < 20, `took ${answer.seconds.toFixed(1)} s`);
    });
  }
});

test("after every attack the next honest document is read", async () => {
  await read("indlejret.pdf", nestedFormsPdf());
  const answer = await read("referat.md", inventedText(1));
  assert.equal(codeOf(answer), "read");
});

test("ten thousand pages are read as far as the limit, marked as partial, or refused; never for ever", async () => {
  const answer = await read("lang.pdf", longPdf(10_000));
  assert.ok(["read", "too-slow", "not-minutes"].includes(codeOf(answer)), codeOf(answer));
  assert.ok(answer.seconds < 20);
});

test("a file with the wrong suffix is read as what it is", async () => {
  const answer = await read("referat.pdf", inventedText(2));
  assert.ok(answer.ok && answer.minutes.source.mediaType === "text/plain");
});

test("a line of two megabytes and markup in titles are text like any other", async () => {
  const long = inventedText(3).replace("forelægges.", `forelægges ${"meget ".repeat(350_000)}.`);
  const answer = await read("lang linje.md", long);
  assert.ok(answer.ok, codeOf(answer));
  assert.ok(answer.seconds < 10, `took ${answer.seconds.toFixed(1)} s`);
  const marked = await read("markup.md", inventedText(3).replaceAll(/Punkt (\d+): /g, 'Punkt $1: <script>alert("x")</script> & <b>'));
  assert.ok(marked.ok && marked.minutes.agendaItem[0]!.name!.includes('<script>alert("x")</script>'));
});

test("XML with character references that XML forbids is read, not refused", async () => {
  const answer = await read(
    "dagsorden.xml",
    `<?xml version="1.0"?><Meeting><Titel>Referat&#xC; Kulturudvalget den 4. december 2012</Titel><p>Punkt 1: Budget</p><p>Beslutning</p><p>Godkendt.</p></Meeting>`,
  );
  assert.ok(answer.ok || answer.code === "xml-unknown", codeOf(answer));
  if (answer.ok) assert.ok(!JSON.stringify(answer.minutes).includes("\\f"));
});

test("a list of coming cases is told to be no minutes", async (t) => {
  const at = sharedFolder("samples", "firstagenda-pdf");
  if (!at) return t.skip(missing("samples/firstagenda-pdf"));
  const answer = await read("sager på vej.pdf", fs.readFileSync(path.join(at, "dagsbil.pdf")));
  assert.equal(codeOf(answer), "not-minutes");
});

test("a zip is opened file by file, a broken one and one that explodes are refused whole", async () => {
  const put = (name: string, bytes: Buffer): string => {
    fs.writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const good = await findFiles([
    put(
      "god.zip",
      zipOf([
        { name: "a/referat.md", bytes: Buffer.from(inventedText(1)) },
        { name: "b.md", bytes: Buffer.from(inventedText(2)) },
      ]),
    ),
  ]);
  assert.deepEqual(
    good.map((file) => [path.basename(file.path), file.name]),
    [
      ["referat.md", "referat.md"],
      ["god.zip!b.md", "b.md"],
    ],
  );
  assert.equal((await good[1]!.bytes()).toString("utf8"), inventedText(2));
  const broken = await findFiles([put("halv.zip", zipOf([{ name: "a.md", bytes: Buffer.from(inventedText(1)) }]).subarray(0, 80))]);
  assert.equal(broken[0]!.refused, "zip-damaged");
  const bomb = await findFiles([put("bombe.zip", zipOf([{ name: "a.txt", bytes: Buffer.alloc(300 * 1024 * 1024, 65) }]))]);
  await assert.rejects(bomb[0]!.bytes(), { code: "zip-bomb" });
});

test("a reading process does not outlive its importer, not even in the middle of an endless file", async () => {
  const file = path.join(folder, "endeløs.pdf");
  fs.writeFileSync(file, nestedFormsPdf());
  const importer = spawn(process.execPath, [path.join(import.meta.dirname, "..", "..", "test", "own-reader.ts"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(importer.stdout!, "data");
  const children = fs.readFileSync(`/proc/${importer.pid}/task/${importer.pid}/children`, "utf8").trim().split(" ");
  assert.equal(children.length, 1);
  importer.kill("SIGKILL");
  const gone = (): boolean => !fs.existsSync(`/proc/${children[0]}/stat`) || / Z /.test(fs.readFileSync(`/proc/${children[0]}/stat`, "utf8"));
  for (let tries = 0; tries < 250 && !gone(); tries++) await wait(100);
  assert.ok(gone(), "the reading process went on without anyone to answer");
});

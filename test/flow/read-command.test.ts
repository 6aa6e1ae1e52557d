/** The command people and programs run: `sagsgang read FILE… [--json]`, held against its JSON Schema. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { PublishedMinutes } from "#core/published-minutes.ts";
import { inventedText } from "#test/invented-minutes.ts";
import { missing, sharedFolder } from "#test/shared.ts";

const root = path.join(import.meta.dirname, "..", "..");
const schema = JSON.parse(fs.readFileSync(path.join(root, "src/core/published-minutes.schema.json"), "utf8")) as object;
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const holds = ajv.compile(schema);

function read(...args: string[]): { status: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [path.join(root, "bin/sagsgang.mjs"), "read", ...args], {
    encoding: "utf8",
    maxBuffer: 200 * 1024 * 1024,
    cwd: root,
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

function minutesIn(out: string): PublishedMinutes[] {
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as PublishedMinutes);
}

function folder(t: TestContext): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-read-"));
  t.after(() => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

function assertHolds(minutes: PublishedMinutes): void {
  assert.ok(holds(minutes), `${minutes.source.file}: ${JSON.stringify(holds.errors?.slice(0, 5), null, 1)}`);
}

test("one JSON object a file comes out, in the order the files were given, and holds the schema", (t) => {
  const at = folder(t);
  const files = [3, 1, 2].map((n) => {
    const file = path.join(at, `${n}.md`);
    fs.writeFileSync(file, inventedText(n));
    return file;
  });
  const { status, out } = read("--json", ...files);
  assert.equal(status, 0);
  const minutes = minutesIn(out);
  assert.deepEqual(
    minutes.map((each) => each.source.file),
    ["3.md", "1.md", "2.md"],
  );
  minutes.forEach(assertHolds);
});

test("a file that cannot be read is told on the side and the others come out", (t) => {
  const at = folder(t);
  fs.writeFileSync(path.join(at, "god.md"), inventedText(1));
  fs.writeFileSync(path.join(at, "tom.pdf"), "");
  const { status, out, err } = read("--json", path.join(at, "tom.pdf"), path.join(at, "god.md"), path.join(at, "findes-ikke.pdf"));
  assert.equal(status, 1);
  assert.deepEqual(
    minutesIn(out).map((each) => each.source.file),
    ["god.md"],
  );
  assert.match(err, /tom\.pdf: Filen er tom/);
  assert.match(err, /findes-ikke\.pdf: Filen findes ikke/);
});

test("the schema says no to what the contract has no place for", () => {
  assert.ok(!holds({ schema: "sagsgang.minutes/1" }));
  assert.ok(!holds({ ...JSON.parse(JSON.stringify(validExample)), guess: 1 }));
  assert.ok(holds(validExample), JSON.stringify(holds.errors));
});

test("the five first documents hold the schema and leave no line unplaced", (t) => {
  const seeds = sharedFolder("seeds");
  if (!seeds) return t.skip(missing("seeds"));
  const { status, out } = read(
    "--json",
    ...fs
      .readdirSync(seeds)
      .sort()
      .map((name) => path.join(seeds, name)),
  );
  assert.equal(status, 0);
  const minutes = minutesIn(out);
  minutes.forEach(assertHolds);
  assert.equal(
    minutes.reduce((sum, each) => sum + each.agendaItem.length, 0),
    45,
  );
  for (const each of minutes) assert.deepEqual(each.unplaced, [], each.source.file);
});

test("the publications of a whole term hold the schema", (t) => {
  const json = sharedFolder("samples", "firstagenda-json");
  if (!json) return t.skip(missing("samples/firstagenda-json"));
  const { out } = read(
    "--json",
    ...fs
      .readdirSync(json)
      .sort()
      .map((name) => path.join(json, name)),
  );
  const minutes = minutesIn(out);
  assert.equal(minutes.length, fs.readdirSync(json).length);
  minutes.forEach(assertHolds);
});

const validExample = {
  schema: "sagsgang.minutes/1",
  source: { file: "a.txt", sha256: "0".repeat(64), mediaType: "text/plain", pages: null },
  houseStyle: "general",
  municipality: null,
  organization: { name: null, term: null },
  meeting: { kind: "minutes", date: null, start: null, place: null, participants: [] },
  tableOfContents: [],
  furniture: [],
  agendaItem: [],
  commitment: [],
  figure: [],
  finding: [],
  doubt: [],
  unplaced: [],
};

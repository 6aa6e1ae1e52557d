/** The checks on real minutes, and the command that runs them. What is expected of the seeds stands as item numbers and rules, no sentence of them. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { inventedText } from "#test/invented-minutes.ts";
import { missing, sharedFolder } from "#test/shared.ts";
import type { CheckFinding } from "#core/published-minutes.ts";

const root = path.join(import.meta.dirname, "..", "..");

function check(...args: string[]): { status: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [path.join(root, "bin/sagsgang.mjs"), "check", ...args], {
    encoding: "utf8",
    maxBuffer: 50 * 1024 * 1024,
    cwd: root,
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

type Checked = { file: string; finding: CheckFinding[] };

function checked(out: string): Checked[] {
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Checked);
}

type Expected = [name: string, document: string, item: string | null, rule: string];

test("the errors that reading found in the seeds are asked about, and little else", (t) => {
  const seeds = sharedFolder("seeds");
  if (seeds === null) return t.skip(missing("seeds"));
  const expected = JSON.parse(fs.readFileSync(path.join(root, "test/fixtures/checks/seeds.json"), "utf8")) as {
    must: Expected[];
    welcome: Expected[];
    mostOthers: number;
  };
  const files = fs
    .readdirSync(seeds)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => path.join(seeds, name));
  const run = check(...files, "--json");
  assert.equal(run.status, 0, run.err);
  const found = checked(run.out).flatMap(({ file, finding }) => finding.map((each) => ({ ...each, document: file.slice(0, 3) })));
  const has = ([, document, item, rule]: Expected): boolean => found.some((each) => each.document === document && each.item === item && each.rule === rule);
  assert.deepEqual(
    expected.must.filter((each) => !has(each)).map(([name]) => name),
    [],
    "not asked about",
  );
  const known = [...expected.must, ...expected.welcome];
  const others = found.filter((each) => !known.some(([, document, item, rule]) => each.document === document && each.item === item && each.rule === rule));
  assert.ok(others.length <= expected.mostOthers, others.map(({ document, item, rule }) => `${document} ${item} ${rule}`).join(", "));
  for (const { message } of found) assert.match(message, /\?|se efter/u);
  t.diagnostic(
    `${expected.must.length} of ${expected.must.length}, ${expected.welcome.filter(has).length} of ${expected.welcome.length} more, ${others.length} others in five documents`,
  );
});

test("the command tells findings with their place, and fails only for a file it cannot read", (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-check-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "referat.txt");
  fs.writeFileSync(file, inventedText(0));
  const clean = check(file);
  assert.equal(clean.status, 0, clean.err);
  const odd = path.join(folder, "skæv.txt");
  fs.writeFileSync(odd, inventedText(0).replace("Sagen om", "57 ud af de 87 borgere (75 %) var tilfredse.\nSagen om"));
  const asked = check(odd);
  assert.equal(asked.status, 0, asked.err);
  assert.match(asked.out, /Punkt \S+, Resume, linje 1: Der står 75 procent om 57 ud af 87\. Det er 65,5 procent\. Regnet anderledes, se efter\./u);
  assert.match(asked.out, /regnet: 57 ÷ 87 = 65,5 %/u);
  const gone = check(odd, path.join(folder, "findes-ikke.txt"));
  assert.equal(gone.status, 1);
  assert.match(gone.err, /Filen findes ikke/u);
  assert.match(gone.out, /65,5 procent/u, "the others are told of all the same");
});

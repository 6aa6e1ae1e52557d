/** Rules of the house that no compiler checks (ARCHITECTURE, CONTRIBUTING). */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import type { Action } from "#core/actions/action.ts";

const root = path.join(import.meta.dirname, "..");

function filesBelow(folder: string, ending = ".ts"): { name: string; text: string }[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name: path.join(folder, name), text: fs.readFileSync(path.join(root, folder, name), "utf8") }));
}

const source = filesBelow("src").filter((file) => !file.name.endsWith(".test.ts"));

test("tables are written only by stores", () => {
  const writes = /\b(?:insert into|update|delete from)\s+(?:desk|published|\$\{)/i;
  const offenders = source.filter((file) => writes.test(file.text) && !file.name.endsWith("store.ts")).map((file) => file.name);
  assert.deepEqual(offenders, []);
});

test("queries only read", () => {
  const offenders = source
    .filter((file) => file.name.endsWith("queries.ts") && /\b(?:insert into|update \w|delete from|create |drop |truncate )/i.test(file.text))
    .map((file) => file.name);
  assert.deepEqual(offenders, []);
});

test("pages hold no SQL and routes no rules of their own tables", () => {
  const offenders = source
    .filter(
      (file) =>
        /pages?\.ts$|routes\.ts$|commands\.ts$/.test(file.name) && /\b(?:sql|tx)(?:<[^`]*>)?`\s*(?:select|insert|update|delete|with)\b/i.test(file.text),
    )
    .map((file) => file.name);
  assert.deepEqual(offenders, []);
});

test("no select takes every column", () => {
  const offenders = source.filter((file) => /select \*(?! from published\.search_(?:phrase_)?hits\()/i.test(file.text)).map((file) => file.name);
  assert.deepEqual(offenders, []);
});

test("no drawer is called utils, helpers, common or shared, and nothing is a barrel", () => {
  const offenders = source
    .filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|index)(?:\.ts$|\/)/.test(file.name) || /^export \* from/m.test(file.text))
    .map((file) => file.name);
  assert.deepEqual(offenders, []);
});

test("core and parsers ask no clock and throw no dice", () => {
  const impure = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bperformance\.now\(|\bprocess\.|\bfetch\(|from "node:/;
  const offenders = source.filter((file) => /^src\/(?:core|import\/parse)\//.test(file.name) && impure.test(file.text)).map((file) => file.name);
  assert.deepEqual(offenders, []);
});

test("migrations are numbered without a gap and schema.sql is what they make", async (t) => {
  const numbers = fs
    .readdirSync(path.join(root, "migrations"))
    .map((name) => Number(/^(\d{4})-[a-z-]+\.sql$/.exec(name)?.[1]))
    .sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  );
  const { testDatabase } = await import("#test/database.ts");
  const { schemaOf } = await import("../scripts/dump-schema.ts");
  const { owner } = await testDatabase(t);
  assert.equal(await schemaOf(owner), fs.readFileSync(path.join(root, "schema.sql"), "utf8"), "run npm run db:dump");
});

test("what is filed of a meeting is read whole before it goes out: no table below it is forgotten", async (t) => {
  const { testDatabase } = await import("#test/database.ts");
  const { owner } = await testDatabase(t);
  const rows = await owner<{ name: string }[]>`
    select distinct c.conrelid::regclass::text as name from pg_constraint c
    where c.contype = 'f' and c.confrelid in ('published.meeting'::regclass, 'published.item'::regclass, 'published.commitment'::regclass)`;
  const store = fs.readFileSync(path.join(root, "src/publication/published-store.ts"), "utf8");
  const reads = store.slice(store.indexOf("export async function textOfMeeting"));
  assert.ok(rows.length >= 9);
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !new RegExp(`(?:from|join) ${name}\\b`, "u").test(reads)),
    [],
  );
});

test("docs/actions.md is what the table of actions says", async () => {
  const { actionsDoc, actionsPage } = await import("../scripts/actions-doc.ts");
  assert.equal(fs.readFileSync(actionsPage, "utf8"), actionsDoc(), "run npm run docs:actions");
});

test("every row of the table of actions has its verb's file, and every verb its row", async () => {
  const { actions } = await import("#core/actions.ts");
  const rows = Object.entries(actions) as [string, Action][];
  const called = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const isVerb = ({ name, text }: { name: string; text: string }): boolean =>
    new RegExp(`^export (?:async )?function ${called(path.basename(name, ".ts"))}\\b`, "m").test(text);
  const verbs = source.filter((file) => rows.some(([, row]) => file.name.startsWith(`src/${row.station}/`)) && isVerb(file)).map((file) => file.name);
  const promised = rows.filter(([, row]) => row.verb !== false).map(([name, row]) => `src/${row.station}/${name}.ts`);
  // What several verbs share, called as its file is.
  const shared = [
    "src/agenda/agenda-asked.ts",
    "src/minutes/on-minutes.ts",
    "src/minutes/salted-parts.ts",
    "src/publication/judged-by.ts",
    "src/publication/lay-anew.ts",
    "src/publication/read-as-public.ts",
    "src/publication/sealed-copy.ts",
    "src/publication/stage.ts",
  ];
  assert.deepEqual(verbs.filter((name) => !shared.includes(name)).sort(), promised.sort());
  assert.deepEqual(
    rows.filter(([, row]) => row.verb === false && row.writes.length > 0).map(([name]) => name),
    [],
    "a right alone writes nothing",
  );
});

test("every relative link in the documents leads somewhere", () => {
  const broken: string[] = [];
  for (const file of [
    ...filesBelow("docs", ".md"),
    ...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map((name) => ({
      name,
      text: fs.readFileSync(path.join(root, name), "utf8"),
    })),
  ]) {
    for (const [, target] of file.text.matchAll(/\]\(((?!https?:)[^)#]+)(?:#[^)]*)?\)/g)) {
      if (!fs.existsSync(path.join(root, path.dirname(file.name), target!))) broken.push(`${file.name} → ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("folders named in ARCHITECTURE.md exist", () => {
  const text = fs.readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8");
  const named = [...text.matchAll(/^\| `(src\/[a-z/-]+\/)` \|/gm)].map((match) => match[1]!);
  assert.ok(named.length > 6);
  assert.deepEqual(
    named.filter((folder) => !fs.existsSync(path.join(root, folder))),
    [],
  );
});

test("no fixture and no demonstration holds an e-mail address or what looks like a CPR number", () => {
  const suspects = [
    ...filesBelow("src/demo"),
    ...filesBelow("test"),
    ...filesBelow("test/fixtures", ".json"),
    ...filesBelow("test/fixtures", ".txt"),
    ...filesBelow("test/fixtures", ".html"),
  ].filter((file) => !file.name.endsWith("house-rules.db.test.ts"));
  const mail = /[\w.]+@(?!example\.|anthropic)[a-z-]+\.(?:dk|com|org|net)\b/i;
  const cpr = /(?<![\d-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]\d{4}(?![\d-])/;
  assert.deepEqual(
    suspects.filter((file) => mail.test(file.text) || cpr.test(file.text)).map((file) => file.name),
    [],
  );
});

test("the lockfile names no download address", () => {
  assert.ok(!/"resolved"/.test(fs.readFileSync(path.join(root, "package-lock.json"), "utf8")));
});

test("the lockfile holds every optional package for every platform, or npm ci would refuse it", () => {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const left: string[] = [];
  for (const [at, entry] of Object.entries(packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {}))
      if (!packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`]) left.push(name);
  }
  assert.deepEqual(left, [], "run npm run lock");
});

test("each planted wrong import is reported by its arrow", (t) => {
  const planted: [file: string, text: string, rule: string][] = [
    ["src/core/a.ts", 'import "#platform/files.ts";\nexport const a = 1;', "core-is-pure"],
    ["src/core/b.ts", 'import "node:fs";\nexport const b = 1;', "core-is-pure"],
    ["src/import/parse/c.ts", 'import "../extract/pdf.ts";\nexport const c = 1;', "parse-is-pure"],
    ["src/import/parse/d.ts", 'import "node:path";\nexport const d = 1;', "parse-is-pure"],
    ["src/platform/e.ts", 'import "#core/calendar.ts";\nexport const e = 1;', "platform-knows-no-committees"],
    ["src/ui/f.ts", 'import "#import/store.ts";\nexport const f = 1;', "ui-looks-down"],
    ["src/archive/g.ts", 'import "#import/store.ts";\nexport const g = 1;', "the-open-side-has-no-key-to-the-desk"],
    ["src/archive/h.ts", 'import "#journal/store.ts";\nexport const h = 1;', "the-open-side-has-no-key-to-the-desk"],
    ["src/import/i.ts", 'import "#archive/search.ts";\nexport const i = 1;', "between-stations-only-the-store"],
    ["src/case/j.ts", 'import "#import/store.ts";\nexport const j = 1;', "case-looks-back-only"],
    ["src/import/k.ts", 'import "../cli.ts";\nexport const k = 1;', "nothing-imports-the-top"],
    ["src/guard/m.ts", 'import "#archive/search.ts";\nexport const m = 1;', "the-guard-reads-files-and-knows-no-station"],
    ["src/archive/n.ts", 'import "#guard/guard-file.ts";\nexport const n = 1;', "the-open-side-has-no-key-to-the-desk"],
    ["src/import/l-pages.ts", 'import { openDatabase } from "#platform/sql.ts";\nexport const l = openDatabase;', "pages-hold-no-sql"],
  ];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-arrows-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const each of ["src", "package.json", "tsconfig.json", "import-rules.cjs"])
    fs.cpSync(path.join(root, each), path.join(folder, each), { recursive: true });
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const [file, text] of planted) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const run = spawnSync(
    process.execPath,
    [path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"), "--config", "import-rules.cjs", "--output-type", "json", "src"],
    { cwd: folder, encoding: "utf8", maxBuffer: 100 * 1024 * 1024 },
  );
  const violations = (JSON.parse(run.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }).summary.violations;
  for (const [file, , rule] of planted)
    assert.ok(
      violations.some((each) => each.from === file && each.rule.name === rule),
      `${file} broke ${rule} unseen`,
    );
});

import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import { danishStem } from "#platform/danish-words.ts";
import { openFileStore } from "#platform/files.ts";
import { migrate } from "#platform/migrate.ts";
import { aMeeting, anItem, file, fillArchive } from "#test/browser/invented-archive.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { readWishes, search, wishesQuery, type SearchAnswer } from "./search.ts";

async function anArchive(t: TestContext): Promise<TestDatabase> {
  const db = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-archive-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  await fillArchive(db.worker, openFileStore(folder));
  return db;
}

const ask = (db: TestDatabase, query: string): Promise<SearchAnswer> =>
  search(
    db.citizen,
    readWishes((name) => new URLSearchParams(query).get(name) ?? undefined),
  );
const titles = (answer: SearchAnswer): string[] => answer.results.map((result) => result.item.name ?? "");
const marked = (answer: SearchAnswer): string[] =>
  answer.results
    .flatMap((result) => [...result.title, ...(result.quoted?.pieces.flatMap((piece) => piece.marked) ?? [])])
    .filter((part) => part.hit)
    .map((part) => part.text);

test("what a citizen searches for is found, within compounds too, and marked where it stands", async (t) => {
  const db = await anArchive(t);

  const kontanthjælp = await ask(db, "q=kontanthjælp");
  ok(titles(kontanthjælp).includes("1. behandling af revideret beskæftigelsesplan 2022-2023"));
  ok(marked(kontanthjælp).includes("kontanthjælps"), "only the part of kontanthjælpsmodtagere is marked");

  const plan = await ask(db, "q=plan");
  ok(titles(plan).includes("Beskæftigelsesplan 2024-2025"));
  ok(marked(plan).includes("plan"));

  equal(titles(await ask(db, "q=budget"))[0], "Budgetopfølgning pr. 31. oktober", "budget finds budgettet");
  equal((await ask(db, "q=Århus")).total, 0);
  equal((await ask(db, "q=modtager")).total > 0, true);
});

test("a word that is said by half is found whole", async (t) => {
  const db = await anArchive(t);
  await file(db.worker, aMeeting({ date: "2023-02-01", items: [anItem({ number: "1", name: "Refusions- og medfinansieringstrappen" })] }));
  deepEqual(titles(await ask(db, "q=refusionstrappen")), ["Refusions- og medfinansieringstrappen"]);
  deepEqual(titles(await ask(db, "q=medfinansieringstrappe")), ["Refusions- og medfinansieringstrappen"]);
});

test("a phrase is found only where its words stand together, and an exclusion takes away", async (t) => {
  const db = await anArchive(t);
  equal((await ask(db, `q=${encodeURIComponent('"delvist raskmeldte"')}`)).total, 1);
  equal((await ask(db, `q=${encodeURIComponent('"raskmeldte delvist"')}`)).total, 0);
  equal((await ask(db, `q=${encodeURIComponent('"plan modtager"')}`)).total, 0, "parts of compounds make no phrase");
  const all = (await ask(db, "q=beskæftigelsesplan")).total;
  const without = (await ask(db, `q=${encodeURIComponent("beskæftigelsesplan -raskmeldte")}`)).total;
  ok(without > 0 && without < all, `${without} of ${all}`);
  ok((await ask(db, `q=${encodeURIComponent("-plan")}`)).total > 0);
});

test("each filter keeps what it says and its number is told beforehand", async (t) => {
  const db = await anArchive(t);
  const all = await ask(db, "q=");
  equal(all.total, 14);
  for (const [facet, parameter] of [
    ["municipality", "kommune"],
    ["committee", "udvalg"],
    ["year", "aar"],
    ["outcome", "udfald"],
    ["subject", "emne"],
    ["access", "adgang"],
    ["attachment", "bilag"],
  ] as const) {
    ok(all.facets[facet].length > 0, facet);
    for (const value of all.facets[facet])
      equal((await ask(db, `${parameter}=${encodeURIComponent(value.value)}`)).total, value.count, `${facet} ${value.name}`);
  }
  equal((await ask(db, "q=plan&emne=15")).total, 4);
  equal((await ask(db, "fra=2022-11-01&til=2022-12-31")).total, 4);
  equal((await ask(db, "kommune=findes-ikke")).total, 0);
});

test("a refused application is found by its outcome, though the minutes say tiltrådt", async (t) => {
  const db = await anArchive(t);
  const answer = await ask(db, "udfald=afslaaet");
  equal(answer.results.length, 1);
  ok(answer.results[0]!.item.name!.startsWith("Ansøgning om støtte"));
});

test("a case is found however its number is typed", async (t) => {
  const db = await anArchive(t);
  for (const typed of ["15.00.00G01-22-21", "15.00.00-g01-22-2021", "15.00.00 G01 22 21", "150000G012221"]) {
    const answer = await ask(db, `q=${encodeURIComponent(typed)}`);
    deepEqual(
      answer.cases.map((each) => [each.caseKey, each.handlings]),
      [["15.00.00-g01-22-21", 3]],
      typed,
    );
  }
  equal((await ask(db, "q=19/4711")).cases.length, 1);
});

test("a person and a committee are found by part of their names", async (t) => {
  const db = await anArchive(t);
  const names = async (typed: string): Promise<string[]> => (await ask(db, `q=${encodeURIComponent(typed)}`)).names.map((each) => each.name);
  deepEqual(await names("rosa kjær"), ["Rosa Øregaard Kjær", "Rosa Øregaard Kjær"], "one in each municipality: names are all the archive knows");
  deepEqual(await names("Social- og Sundhedsudvalget"), ["Social- og Sundhedsudvalget"]);
  deepEqual(await names("100%"), []);
  deepEqual(await names("___"), []);
});

test("a misspelt word is answered with the word of the minutes", async (t) => {
  const db = await anArchive(t);
  equal((await ask(db, "q=sygedagpegne")).suggestion, "sygedagpenge");
  equal((await ask(db, "q=kontanthjaelp")).suggestion, "kontanthjælp");
  equal((await ask(db, "q=xqzw")).suggestion, null);
});

test("a server that keeps pg_trgm in a schema of its own is no hindrance", async (t) => {
  const db = await testDatabase(t);
  await db.owner.unsafe(
    "drop schema published cascade; drop schema desk cascade; drop table public.migration; create schema tools; create extension pg_trgm with schema tools",
  );
  await migrate(db.owner);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-archive-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  await fillArchive(db.worker, openFileStore(folder));
  equal((await ask(db, "q=sygedagpegne")).suggestion, "sygedagpenge");
  equal((await ask(db, "q=rosa+kjær")).names.length, 2);
});

test("words of an attachment are found and quoted from it", async (t) => {
  const db = await anArchive(t);
  const answer = await ask(db, "q=ledsageordninger");
  equal(answer.results[0]!.quoted!.from, "attachment");
  equal(answer.results[0]!.quoted!.name, "Høringssvar fra handicaprådet");
});

test("the agenda that minutes replaced is no longer found, and filing twice changes nothing", async (t) => {
  const db = await anArchive(t);
  equal((await ask(db, "q=raskmeldte")).total, 1);
  const again = aMeeting({ date: "2022-10-26", kind: "agenda", items: [anItem({ number: "66", name: "Endnu en dagsorden med raskmeldte" })] });
  await file(db.worker, again);
  await file(db.worker, again);
  equal((await ask(db, "q=raskmeldte")).total, 1);
});

test("newest first holds across years, and order by date is by date", async (t) => {
  const db = await anArchive(t);
  const dates = (await ask(db, "q=plan&sorter=dato")).results.map((result) => result.item.date);
  deepEqual(dates, dates.toSorted().reverse());
});

test("a bucket that grew too large is split by months without losing a hit, and what comes later is found in it", async (t) => {
  const db = await anArchive(t);
  const asked = [
    "q=plan&sorter=dato",
    "q=plan",
    "q=plan&aar=2022",
    "q=",
    `q=${encodeURIComponent('"delvist raskmeldte"')}`,
    "q=plan&fra=2022-11-01&til=2022-12-31",
  ];
  const before = await Promise.all(asked.map((query) => ask(db, query)));
  deepEqual([...(await db.owner`select bucket, items::int from published.full_search_buckets(3)`)], [{ bucket: 0, items: 14 }]);
  const [split] = await db.owner<{ made: number }[]>`select published.split_search_bucket(0, 3) as made`;
  ok(split!.made > 1, `${split!.made} new buckets`);
  deepEqual(
    (await Promise.all(asked.map((query) => ask(db, query)))).map((answer) => [answer.total, titles(answer), answer.facets]),
    before.map((answer) => [answer.total, titles(answer), answer.facets]),
  );
  await file(db.worker, aMeeting({ date: "2022-02-02", items: [anItem({ number: "1", name: "Vinterplan" })] }));
  equal(titles(await ask(db, "q=plan&sorter=dato&aar=2022")).at(-1), "Vinterplan");
  equal(titles(await ask(db, "q=vinterplan"))[0], "Vinterplan");
  const [wrong] = await db.owner`select count(*)::int as rows from published.search_item where bucket <> published.search_bucket_of(date)`;
  equal(wrong!.rows, 0);
});

test("meetings of long ago and far ahead are found", async (t) => {
  const db = await anArchive(t);
  await file(db.worker, aMeeting({ date: "1987-04-01", term: null, items: [anItem({ number: "1", name: "Havneudvidelse" })] }));
  equal(titles(await ask(db, "q=havneudvidelse"))[0], "Havneudvidelse");
  await file(db.worker, aMeeting({ date: "2051-04-01", term: null, items: [anItem({ number: "1", name: "Havnejubilæum" })] }));
  deepEqual(titles(await ask(db, "q=havn&sorter=dato")), ["Havnejubilæum", "Havneudvidelse"]);
});

test("the stemmer of the highlighting is the stemmer of the index", async (t) => {
  const db = await testDatabase(t);
  for (const word of [
    "beskæftigelsesplanen",
    "kontanthjælp",
    "modtagere",
    "budgettet",
    "økonomi",
    "ydelser",
    "høringen",
    "virksomhederne",
    "løst",
    "borgere",
  ]) {
    const [row] = await db.citizen<{ stem: string[] }[]>`select ts_lexize('danish_stem', ${word}) as stem`;
    equal(row!.stem[0], danishStem(word), word);
  }
});

test("the citizen's role can read nothing of the desk and change nothing of what is published", async (t) => {
  const db = await anArchive(t);
  for (const table of ["journal", "document", "doubt", "doubt_answer", "import_run", "reading", "extraction"]) {
    await rejects(db.citizen.unsafe(`select count(*) from desk.${table}`), /permission denied/, table);
  }
  const writer = db.connect("citizen");
  await rejects(writer.unsafe("set default_transaction_read_only = off; update published.item set name = 'x'"), /permission denied|read-only/);
  await rejects(writer.unsafe("set default_transaction_read_only = off; delete from published.search_item"), /permission denied|read-only/);
});

test("who asks only for small words is told why nothing is found", async (t) => {
  const db = await anArchive(t);
  const answer = await ask(db, "q=og+skal");
  deepEqual([answer.total, answer.commonOnly], [0, true]);
  equal((await ask(db, "q=plan+og")).commonOnly, false);
});

test("nothing typed makes the search fail", async (t) => {
  const db = await anArchive(t);
  for (const typed of ["'", '"', "-", "\\", "&|!:*()<->", "\u0000", "a:b", "¤m1", "' or 1=1", "%", "😀", "og", "skal vil alle", "x".repeat(3000)])
    ok(await ask(db, `q=${encodeURIComponent(typed)}`), typed);
});

test("a search has one address, and reading it gives the same wishes", () => {
  const query = "q=plan&udvalg=lyngbaek/arbejdsmarkedsudvalget&aar=2022&udfald=godkendt&emne=15.00&adgang=aaben&bilag=ja&sorter=dato&side=2";
  const read = (text: string) => readWishes((name) => new URLSearchParams(text).get(name) ?? undefined);
  deepEqual(read(wishesQuery(read(query))), read(query));
  deepEqual(read("udfald=vrøvl&aar=99&emne=x&side=-3&fra=i%20g%C3%A5r"), read(""));
});

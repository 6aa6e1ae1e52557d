/** What a committee promised, told on the open side: found when papers are filed, answered by later papers whatever order they come in, gone with them. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import type { Hono } from "hono";
import { statusOf } from "#core/promises/status.ts";
import { reindexArchive } from "#import/reindex-archive.ts";
import { openFileStore } from "#platform/files.ts";
import { withdrawMeeting } from "#publication/published-store.ts";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import type { PromiseRow } from "./promise-queries.ts";
import { archiveRoutes } from "./routes.ts";

const first = aMeeting({
  date: "2023-03-15",
  items: [
    anItem({
      number: "1",
      name: "1. behandling af Klimaplan 2024",
      caseNumber: "01.02.03P15-1-23",
      text: "Planen fremlægges til 2. behandling på udvalgets møde den 19. april 2023.",
      points: ["at planen 1. behandles."],
      decision: "Tiltrådt.",
    }),
    anItem({ number: "2", name: "Cykelstier", caseNumber: "05.01.00P20-4-23", decision: "Punktet udsættes til et senere møde i udvalget." }),
    anItem({
      number: "3",
      name: "Brugerundersøgelser",
      caseNumber: "00.01.00G01-9-23",
      decision: "Et enigt udvalg besluttede, at undersøgelserne sættes på pause og drøftes igen i foråret 2024.",
    }),
    anItem({
      number: "4",
      name: "Lukket: Eventuelt",
      public: false,
      sections: [],
      decision: "Udvalget ønsker et orienteringspunkt om vandløbene på mødet den 19. april 2023.",
    }),
    anItem({ number: "5", name: "Regnskab", text: "Udviklingen evalueres halvårligt.", decision: "Taget til efterretning." }),
  ],
});
const second = aMeeting({
  date: "2023-04-19",
  items: [
    anItem({ number: "6", name: "2. behandling af Klimaplan 2024", caseNumber: "01.02.03P15-1-23", text: "Planen er rettet til.", decision: "Godkendt." }),
    anItem({
      number: "7",
      name: "Orientering om vandløbene",
      caseNumber: "06.02.00P20-1-23",
      text: "Status gives på mødet.",
      decision: "Taget til efterretning.",
    }),
  ],
});
const third = aMeeting({ date: "2024-09-18", items: [anItem({ number: "31", name: "Budget", decision: "Taget til efterretning." })] });

const origin = "https://arkiv.example";
const here = "/lyngbaek/arbejdsmarkedsudvalget/lovet";

async function open(t: TestContext): Promise<{ app: Hono; db: TestDatabase }> {
  const db = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-promises-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  return { app: archiveRoutes({ sql: db.citizen, files: openFileStore(folder), origin }), db };
}

async function promises(app: Hono, query = ""): Promise<PromiseRow[]> {
  const answer = await app.request(`${here}.json${query}`);
  equal(answer.status, 200);
  return ((await answer.json()) as { promises: PromiseRow[] }).promises;
}

const told = (rows: readonly PromiseRow[]): string[][] =>
  rows
    .map((row) => [
      row.number!,
      row.kind,
      row.status,
      row.answers
        .filter((each) => each.sure)
        .map((each) => each.number)
        .join(),
    ])
    .sort((a, b) => a[0]!.localeCompare(b[0]!));

const expected = [
  ["1", "reading", "kept", "6"],
  ["2", "postponement", "undated", ""],
  ["3", "return", "overdue", ""],
  ["4", "request", "kept", "7"],
  ["5", "evaluation", "standing", ""],
];

test("what was promised is found as papers are filed, and told with its answer, its time, and no more than is known", async (t) => {
  const { app, db } = await open(t);
  for (const minutes of [first, second, third]) await file(db.worker, minutes);
  const rows = await promises(app);
  deepEqual(told(rows), expected);
  for (const row of rows)
    equal(
      row.status,
      statusOf({
        due: row.due,
        kept: row.kept !== null || row.answers.some((each) => each.sure),
        today: new Date().toISOString().slice(0, 10),
        reach: row.reach,
      }),
    );
  const page = await (await app.request(here)).text();
  match(page, /<h1>Lovet og fulgt op<\/h1>/);
  ok(page.includes("drøftes igen i foråret 2024") && page.includes("Sagsgang har ikke fundet et senere punkt om det"));
  ok(page.includes("/lyngbaek/arbejdsmarkedsudvalget/2023-04-19/punkt-6"));
  ok(!/<script(?! type="application\/ld\+json")/.test(page));
  deepEqual((await promises(app, "?status=lost")).map((row) => row.number).sort(), ["2", "3"]);
  deepEqual(
    (await promises(app, "?slags=request")).map((row) => row.number),
    ["4"],
  );
  deepEqual(await promises(app, "?aar=2019"), []);
  equal((await promises(app, "?status=noget&slags=andet&aar=x&side=-1")).length, 5);
  const csv = await (await app.request(`${here}.csv?status=kept`)).text();
  match(csv, /^Udvalg;Mødedato;Punkt;Titel;/);
  equal(csv.trim().split("\r\n").length, 3);
  equal((await app.request("/lyngbaek/lovet")).status, 200);
  equal((await app.request("/findes-ikke/lovet")).status, 404);
  equal((await app.request("/lyngbaek/findes-ikke/lovet.csv")).status, 404);
});

test("papers may come in any order", async (t) => {
  const { app, db } = await open(t);
  for (const minutes of [third, second, first]) await file(db.worker, minutes);
  deepEqual(told(await promises(app)), expected);
});

test("the same papers again change nothing, an archive from before gets its promises by reindex, and what is taken back goes", async (t) => {
  const { app, db } = await open(t);
  for (const minutes of [first, second, third, first, second]) await file(db.worker, minutes);
  deepEqual(told(await promises(app)), expected);
  await db.owner`delete from published.commitment`;
  deepEqual(await promises(app), []);
  equal((await reindexArchive(db)).promises, 5);
  deepEqual(told(await promises(app)), expected);

  await db.worker.begin((tx) => withdrawMeeting(tx, "lyngbaek/arbejdsmarkedsudvalget/2023-04-19"));
  deepEqual(
    told(await promises(app)).map(([number, , status]) => [number, status]),
    [
      ["1", "overdue"],
      ["2", "undated"],
      ["3", "overdue"],
      ["4", "overdue"],
      ["5", "standing"],
    ],
  );
  await db.worker.begin((tx) => withdrawMeeting(tx, "lyngbaek/arbejdsmarkedsudvalget/2023-03-15"));
  equal((await db.owner`select 1 from published.commitment`).length, 0);
  ok(!(await (await app.request(here)).text()).includes("foråret 2024"));
});

test("an item that is closed in newer minutes takes its promises with it", async (t) => {
  const { app, db } = await open(t);
  await file(db.worker, first);
  const closed = { ...first.agendaItem[2]!, public: false, name: "Lukket punkt", section: [], decision: null, recommendation: null, caseNumber: null };
  await file(db.worker, aMeeting({ date: "2023-03-15", items: first.agendaItem.map((item, index) => (index === 2 ? closed : item)) }));
  const page = await (await app.request(here)).text();
  ok(!page.includes("foråret 2024") && !page.includes("Brugerundersøgelser"));
  equal((await db.owner`select 1 from published.commitment where text like '%foråret 2024%'`).length, 0);
});

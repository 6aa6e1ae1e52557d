import { deepEqual, equal, match, ok } from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import { load } from "cheerio";
import type { Hono } from "hono";
import { withdrawMeeting } from "#publication/published-store.ts";
import { openFileStore } from "#platform/files.ts";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { archiveRoutes } from "./routes.ts";

const committee = "/lyngbaek/arbejdsmarkedsudvalget";

async function anOpenSide(t: TestContext): Promise<{ app: Hono; db: TestDatabase; read: (address: string) => Promise<string> }> {
  const db = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-figures-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const app = archiveRoutes({ sql: db.citizen, files: openFileStore(folder), origin: "https://arkiv.example" });
  const read = async (address: string): Promise<string> => {
    const answer = await app.request(address);
    equal(answer.status, 200, address);
    return answer.text();
  };
  return { app, db, read };
}

const tableText = "Forløb ses nedenfor.\n\n\t2021\t2022\nOprettede pladser pr år\nPraktik\t1\t12\nLøntilskud\t90\t198\nSamlet\t91\t210";

test("a committee's figures stand by meeting and item, as tables again, and each leads to its marked cell or sentence", async (t) => {
  const { db, read } = await anOpenSide(t);
  const items = [
    anItem({ number: "7", name: "Pladser", text: tableText, decision: "Taget til efterretning." }),
    anItem({ number: "8", name: "Tilskud", points: ["at der bevilges 50.000 kr.", "at sagen tages op igen."], decision: "Bevilget med 40.000 kr." }),
  ];
  await file(db.worker, aMeeting({ date: "2022-10-26", items }));
  const page = load(await read(`${committee}/tal`));
  equal(page("h1").text(), "Tal fra referaterne");
  match(page(".alert").text(), /fundet af en maskine/);
  const cells = page(".figures-table tbody tr")
    .toArray()
    .map((row) =>
      page(row)
        .find("th, td")
        .toArray()
        .map((cell) => page(cell).text().trim())
        .join(" "),
    );
  deepEqual(cells, ["Praktik 1 12", "Løntilskud 90 198", "Samlet 91 210"]);
  match(page("main").text(), /1 \+ 90 = 91 pladser\. Delene giver tilsammen det hele\./);

  const marked = async (words: string): Promise<string> => {
    const href = page("a.figure-link")
      .filter((_, link) => page(link).text() === words)
      .first()
      .attr("href")!;
    const [address, id] = href.split("#") as [string, string];
    const item = load(await read(address));
    return item(`mark#${id}`).text();
  };
  equal(await marked("198"), "198");
  equal(await marked("50.000 kr."), "at der bevilges 50.000 kr.");
  equal(await marked("40.000 kr."), "Bevilget med 40.000 kr.");
  match(await read(`${committee}/2022-10-26`), /href="\/lyngbaek\/arbejdsmarkedsudvalget\/2022-10-26\/tal"\s*>8 tal fra mødets papirer/);
  match(await read(committee), /Tal fra referaterne/);
});

test("what cannot be read for sure is told and not counted", async (t) => {
  const { db, read } = await anOpenSide(t);
  const text = "Andelen er 12.5 procent. Der kom 12 borgere til mødet, og antallet er nu 14.\n\nPraktik\t13\t92\n\nDelene er 3 af 4.";
  await file(db.worker, aMeeting({ date: "2022-10-26", items: [anItem({ number: "7", name: "Tal", text, decision: "Drøftet." })] }));
  const words = load(await read(`${committee}/tal`))("main").text();
  match(words, /12\.5.*Et punktum, hvor dansk har komma\. Tallet er ikke brugt\./s);
  match(words, /Sætningen har flere tal og kun enhed på nogle af dem\./);
  match(words, /Tabellen har ingen overskrifter\./);
  const { figures } = JSON.parse(await read(`${committee}/tal.json`)) as { figures: { told: string; value: number | null }[] };
  equal(figures.find(({ told }) => told === "12.5")!.value, null);
});

test("parts that do not come to their whole are shown as they stand, and the page judges nobody", async (t) => {
  const { db, read } = await anOpenSide(t);
  const text = tableText.replace("91\t210", "91\t211");
  await file(db.worker, aMeeting({ date: "2022-10-26", items: [anItem({ number: "7", name: "Pladser", text, decision: "Drøftet." })] }));
  const words = load(await read(`${committee}/2022-10-26/tal`))("main").text();
  match(words, /1 \+ 90 = 91 pladser/);
  equal(/12 \+ 198/.test(words), false);
  const { series } = JSON.parse(await read(`${committee}/2022-10-26/tal.json`)) as { series: { adds: boolean | null }[] };
  deepEqual(
    series.map(({ adds }) => adds).filter((adds) => adds !== null),
    [true, false],
  );
});

test("the same words at several meetings stand together, the newest meetings first and ten at a time", async (t) => {
  const { app, db, read } = await anOpenSide(t);
  for (let year = 2011; year <= 2022; year++)
    await file(
      db.worker,
      aMeeting({
        date: `${year}-10-26`,
        items: [anItem({ number: "1", name: "Nøglen", text: `Bloktilskudsnøglen for ${year} er på 0,${year - 1960} procent.`, decision: "Drøftet." })],
      }),
    );
  const first = load(await read(`${committee}/tal`));
  equal(first("#flere-moeder ~ .table-scroll tbody tr").length, 12);
  equal(first(".figures-of-meeting").length, 10);
  const second = load(await read(`${committee}/tal?side=2`));
  equal(second(".figures-of-meeting").length, 2);
  equal(second("#flere-moeder").length, 0);
  equal((await app.request(`${committee}/tal?side=99`)).status, 200, "a page that is not there is the first");
});

test("the figures come as JSON and as CSV that a Danish spreadsheet opens", async (t) => {
  const { app, db, read } = await anOpenSide(t);
  await file(
    db.worker,
    aMeeting({ date: "2022-10-26", items: [anItem({ number: "7", name: "Penge", text: "=Der er brugt 7,3 mio. kr. i 2022.", decision: "Drøftet." })] }),
  );
  const data = JSON.parse(await read(`${committee}/2022-10-26/tal.json`)) as {
    note: string;
    figures: { value: number; unit: string; period: string; address: string }[];
  };
  match(data.note, /Ikke efterprøvet/);
  deepEqual(
    data.figures.map(({ value, unit, period, address }) => [value, unit, period, address]),
    [[7_300_000, "kr.", "2022", `https://arkiv.example${committee}/2022-10-26/punkt-7?tal=1#tal-1`]],
  );
  const answer = await app.request(`${committee}/tal.csv`);
  match(answer.headers.get("content-type")!, /^text\/csv/);
  const bytes = Buffer.from(await answer.arrayBuffer()).toString("utf8");
  ok(bytes.startsWith("\uFEFFMøde;Punkt;Tal;Værdi;"));
  match(bytes, /2022-10-26;7;"7,3 mio\. kr\.";7300000;;kr\.;/);
  match(bytes, /'=Der er brugt/, "no cell is taken for a formula");
});

test("what was taken back answers 410 with its figures, and what never was answers 404", async (t) => {
  const { app, db } = await anOpenSide(t);
  await file(
    db.worker,
    aMeeting({ date: "2022-10-26", items: [anItem({ number: "7", name: "Penge", text: "Der er brugt 7,3 mio. kr.", decision: "Drøftet." })] }),
  );
  await db.worker.begin((tx) => withdrawMeeting(tx, "lyngbaek/arbejdsmarkedsudvalget/2022-10-26"));
  await db.worker`insert into published.retraction (address, retracted_at, reason) values ('/lyngbaek/arbejdsmarkedsudvalget/2022-10-26', now(), 'En fejl.')`;
  equal((await app.request(`${committee}/2022-10-26/tal`)).status, 410);
  equal((await app.request(`${committee}/2022-10-26/tal.csv`)).status, 410);
  const [left] = await db.citizen<{ figures: number }[]>`select count(*)::int as figures from published.figure`;
  equal(left!.figures, 0);
  for (const address of ["/lyngbaek/findes-ikke/tal", `${committee}/2022-01-01/tal`, "/findes-ikke/x/tal.json", `${committee}/2022-01-01/tal.csv`])
    equal((await app.request(address)).status, 404, address);
});

test("an item asked for with a figure it does not tell is shown as ever", async (t) => {
  const { db, read } = await anOpenSide(t);
  await file(
    db.worker,
    aMeeting({ date: "2022-10-26", items: [anItem({ number: "7", name: "Penge", text: "Der er brugt 7,3 mio. kr.", decision: "Drøftet." })] }),
  );
  const item = `${committee}/2022-10-26/punkt-7`;
  const plain = await read(item);
  for (const figure of ["99", "0", "-1", "x", "1.5", "999999999"]) equal(await read(`${item}?tal=${figure}`), plain, figure);
  match(await read(`${item}?tal=1`), /<mark id="tal-1"/);
});

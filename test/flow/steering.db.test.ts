/** Each verb of steering against the database: done once, and refused for every reason its row names; the wheel of a year; a report with its data. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import writeXlsx from "write-excel-file/node";
import { agendas } from "#agenda/store.ts";
import { cases } from "#case/store.ts";
import { closeCase } from "#case/close-case.ts";
import { openCase } from "#case/open-case.ts";
import { beginTerm } from "#committee/begin-term.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { noDetails } from "#core/case.ts";
import { plainText } from "#core/rich-text.ts";
import { afterLedger, rowsOf, type Ledger } from "#core/steering/ledger.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import type { Call } from "#journal/change.ts";
import { entriesAbout } from "#journal/store.ts";
import { openFileStore, type FileStore } from "#platform/files.ts";
import { zipOf } from "#platform/zip.ts";
import { closeLedger } from "#steering/close-ledger.ts";
import { describeLedger } from "#steering/describe-ledger.ts";
import { fetchSeries } from "#steering/fetch-series.ts";
import { openLedger } from "#steering/open-ledger.ts";
import { openWheelCase } from "#steering/open-wheel-case.ts";
import { openWheelCases } from "#steering/open-wheel-cases.job.ts";
import { readRows } from "#steering/read-rows.ts";
import { removeRow } from "#steering/remove-row.ts";
import { ledgers, loadReport } from "#steering/store.ts";
import { takeFigure } from "#steering/take-figure.ts";
import { figuresWith } from "#steering/queries.ts";
import { writeReport } from "#steering/write-report.ts";
import { writeRow } from "#steering/write-row.ts";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { aCommittee, aHouse, answerOf, type House } from "#test/committees.ts";
import { Met } from "#test/papers.ts";

type Town = { database: TestDatabase; house: House; committee: number; keeper: Call; files: FileStore };

async function aTown(t: TestContext): Promise<Town> {
  const database = await testDatabase(t);
  const house = await aHouse(t, database);
  const committee = await aCommittee(house);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-steering-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return { database, house, committee, keeper: house.secretaryOf(committee), files: openFileStore(folder) };
}

const nothing = { unit: null, source: null, comparison: null, own: [] };
const person = { from: "person" } as const;
const csv = (text: string): { fileName: string; bytes: Buffer; because: null; smaller: boolean } => ({
  fileName: "tal.csv",
  bytes: Buffer.from(text),
  because: null,
  smaller: false,
});

async function aLedger(town: Town, kind: string, name: string): Promise<number> {
  return answerOf(await openLedger(town.house.sql, town.keeper, { committee: town.committee, kind, name, ...nothing })).id;
}

/** A service with jobindsats' shapes: what it answers to each address. */
async function aService(t: TestContext, answer: (url: string, authorization: string) => { status: number; body: string }): Promise<string> {
  const server = http.createServer((request, response) => {
    const { status, body } = answer(request.url ?? "", request.headers.authorization ?? "");
    response.writeHead(status, { "Content-Type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function zipped(files: { name: string; bytes: Buffer }[]): Promise<Buffer> {
  return Buffer.from(await new Response(zipOf(files)).arrayBuffer());
}

test("every verb of steering does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const town = await aTown(t);
  const { house, committee, keeper, files } = town;
  const { sql, stranger: caseWorker } = house;
  const stranger: Call = { ...caseWorker, actor: { ...caseWorker.actor, roles: [] } };
  const met = new Met();

  const open = (change: object, by = keeper): ReturnType<typeof openLedger> =>
    openLedger(sql, by, { committee, kind: "series", name: "Sygedagpenge", ...nothing, ...change });
  await met.saw("open-ledger", "not-allowed", open({}, stranger));
  await met.saw(
    "open-ledger",
    "not-found",
    openLedger(
      sql,
      { ...keeper, actor: { ...keeper.actor, roles: [{ role: "secretary", committee: null }] } },
      { committee: 99_999, kind: "series", name: "x", ...nothing },
    ),
  );
  await met.saw("open-ledger", "ledger-kind-unknown", open({ kind: "stjernetegn" }));
  await met.saw("open-ledger", "ledger-name-missing", open({ name: " " }));
  await met.saw("open-ledger", "ledger-fields-wrong", open({ kind: "own" }));
  await met.saw("open-ledger", "done", open({}));
  await met.saw("open-ledger", "ledger-name-taken", open({ name: "SYGEDAGPENGE" }));
  const series = await aLedger(town, "series", "Ledighed");
  const done = await aLedger(town, "series", "Det gamle register");
  answerOf(await closeLedger(sql, keeper, { ledger: done, because: "Erstattet" }));

  await met.saw("describe-ledger", "not-allowed", describeLedger(sql, stranger, { ledger: series, ...nothing, name: "x" }));
  await met.saw("describe-ledger", "not-found", describeLedger(sql, keeper, { ledger: 99_999, ...nothing, name: "x" }));
  await met.saw("describe-ledger", "ledger-closed", describeLedger(sql, keeper, { ledger: done, ...nothing, name: "x" }));
  await met.saw("describe-ledger", "ledger-name-missing", describeLedger(sql, keeper, { ledger: series, ...nothing, name: "" }));
  await met.saw("describe-ledger", "ledger-name-taken", describeLedger(sql, keeper, { ledger: series, ...nothing, name: "sygedagpenge" }));
  await met.saw("describe-ledger", "done", describeLedger(sql, keeper, { ledger: series, ...nothing, name: "Ledighed", unit: "procent" }));

  const write = (typed: Record<string, string>, because: string | null = null, ledger = series, by = keeper): ReturnType<typeof writeRow> =>
    writeRow(sql, by, { ledger, typed, because, source: person });
  const january = { period: "januar 2026", area: "", value: "2,6" };
  await met.saw("write-row", "not-allowed", write(january, null, series, stranger));
  await met.saw("write-row", "not-found", write(january, null, 99_999));
  await met.saw("write-row", "ledger-closed", write(january, null, done));
  await met.saw("write-row", "row-wrong", write({ ...january, value: "2.6" }));
  await met.saw("write-row", "done", write(january));
  await met.saw("write-row", "done", write(january));
  await met.saw("write-row", "row-revision-needs-reason", write({ ...january, value: "2,7" }));
  await met.saw("write-row", "done", write({ ...january, value: "2,7" }, "Efterregulering"));
  const kept = (await ledgers.load(sql, series))!;
  assert.equal(kept.written.length, 2, "what says what stands already is not written again");

  const read = (given: object, by = keeper): ReturnType<typeof readRows> =>
    readRows(sql, by, { ledger: series, ...csv("Periode;Område;Værdi\nfebruar 2026;;2,5\nmarts 2026;;2,4"), ...given });
  await met.saw("read-rows", "not-allowed", read({}, stranger));
  await met.saw("read-rows", "not-found", read({ ledger: 99_999 }));
  await met.saw("read-rows", "ledger-closed", read({ ledger: done }));
  await met.saw("read-rows", "no-file-chosen", read({ bytes: Buffer.alloc(0) }));
  await met.saw("read-rows", "sheet-not-readable", read({ bytes: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), fileName: "tal.xlsx" }));
  await met.saw("read-rows", "sheet-not-readable", read({ bytes: Buffer.from([1, 2, 0, 0, 5]), fileName: "tal.csv" }));
  await met.saw("read-rows", "sheet-has-macros", read({ bytes: await zipped([{ name: "xl/vbaProject.bin", bytes: Buffer.from("x") }]), fileName: "tal.xlsx" }));
  await met.saw("read-rows", "rows-file-wrong", read(csv("Periode;Område;Værdi\nfebruar 2026;;2,5\nmarts;;2.4")));
  assert.equal(rowsOf((await ledgers.load(sql, series))!, kindOf(kept)).length, 1, "nothing of a file with a fault is stored");
  await met.saw("read-rows", "done", read({}));
  await met.saw("read-rows", "row-revision-needs-reason", read(csv("Periode;Område;Værdi\nfebruar 2026;;9,9\nmarts 2026;;2,4")));
  await met.saw("read-rows", "rows-file-shrinks", read(csv("Periode;Område;Værdi\njanuar 2026;;2,7\nmarts 2026;;2,4")));
  await met.saw("read-rows", "done", read({ ...csv("Periode;Område;Værdi\njanuar 2026;;2,7\nmarts 2026;;2,4"), smaller: true }));
  const sheet = await writeXlsx([
    ["Periode", "Område", "Værdi"].map((value) => ({ value })),
    [{ value: "april 2026" }, null, { type: Number, value: 2.3 }],
  ]).toBuffer();
  await met.saw("read-rows", "done", read({ bytes: Buffer.from(sheet), fileName: "tal.xlsx" }));
  const rows = rowsOf((await ledgers.load(sql, series))!, kindOf(kept));
  assert.deepEqual(
    rows.map((row) => [row.values["period"], row.values["value"]]),
    [
      ["2026-01", 2.7],
      ["2026-02", 2.5],
      ["2026-03", 2.4],
      ["2026-04", 2.3],
    ],
  );
  assert.deepEqual(rows[3]!.source, { from: "file", name: "tal.xlsx", line: 2 });

  await met.saw("remove-row", "not-allowed", removeRow(sql, stranger, { ledger: series, key: rows[0]!.key, because: "x" }));
  await met.saw("remove-row", "not-found", removeRow(sql, keeper, { ledger: 99_999, key: "x", because: "x" }));
  await met.saw("remove-row", "ledger-closed", removeRow(sql, keeper, { ledger: done, key: "x", because: "x" }));
  await met.saw("remove-row", "row-unknown", removeRow(sql, keeper, { ledger: series, key: "x", because: "x" }));
  await met.saw("remove-row", "reason-missing", removeRow(sql, keeper, { ledger: series, key: rows[3]!.key, because: " " }));
  await met.saw("remove-row", "done", removeRow(sql, keeper, { ledger: series, key: rows[3]!.key, because: "Foreløbigt tal" }));

  await met.saw("close-ledger", "not-allowed", closeLedger(sql, stranger, { ledger: series, because: "x" }));
  await met.saw("close-ledger", "not-found", closeLedger(sql, keeper, { ledger: 99_999, because: "x" }));
  await met.saw("close-ledger", "ledger-closed", closeLedger(sql, keeper, { ledger: done, because: "x" }));
  await met.saw("close-ledger", "reason-missing", closeLedger(sql, keeper, { ledger: series, because: "" }));
  await met.saw("close-ledger", "done", closeLedger(sql, keeper, { ledger: await aLedger(town, "series", "Til at lukke"), because: "Ikke brugt" }));

  const asked = { ledger: series, table: "y01a02", area: "Lindeborg", months: 3, column: "" };
  const fetched = await aLedger(town, "series", "Hentet");
  const answers: Record<string, { status: number; body: string }> = {
    "/v2/data/y01a02/json/?period=l%28m%3A3%29&area=Lindeborg": {
      status: 200,
      body: JSON.stringify([
        {
          Variables: [{ Label: "Område" }, { Label: "Periode" }, { Label: "Antal" }],
          Data: [
            ["Lindeborg", "2026M01", 311],
            ["Lindeborg", "2026M02", 305],
          ],
        },
      ]),
    },
    "/v3/data/y01a02?mgroup.*=*&period.M=latest%3A3&hierarchy._nykom=Lindeborg&format=json": {
      status: 200,
      body: JSON.stringify([{ Periode: "2026M03", Kommune: "Lindeborg", Antal: 300, Andel: 1.2 }]),
    },
    "/v2/data/y02a02/json/?period=l%28m%3A3%29&area=Lindeborg": { status: 200, body: "<html>nede</html>" },
    "/v2/data/y03a02/json/?period=l%28m%3A3%29&area=Lindeborg": { status: 500, body: "" },
  };
  const service = await aService(t, (url, authorization) =>
    /^(?:Bearer )?noegle$/u.test(authorization) && authorization.startsWith("Bearer") === url.startsWith("/v3")
      ? (answers[url] ?? { status: 404, body: "" })
      : { status: 401, body: "" },
  );
  const settings = { url: `${service}/v2`, token: "noegle" };
  await met.saw("fetch-series", "not-found", fetchSeries(sql, settings, keeper, { ...asked, ledger: 99_999 }));
  await met.saw("fetch-series", "not-allowed", fetchSeries(sql, settings, stranger, asked));
  await met.saw("fetch-series", "not-a-series", fetchSeries(sql, settings, keeper, { ...asked, ledger: await aLedger(town, "budget", "Budget") }));
  await met.saw("fetch-series", "jobindsats-not-set", fetchSeries(sql, null, keeper, asked));
  await met.saw("fetch-series", "jobindsats-refused", fetchSeries(sql, { ...settings, token: "gammel" }, keeper, asked));
  await met.saw("fetch-series", "jobindsats-table-wrong", fetchSeries(sql, settings, keeper, { ...asked, table: "../etc" }));
  await met.saw("fetch-series", "jobindsats-table-wrong", fetchSeries(sql, settings, keeper, { ...asked, table: "y99a99" }));
  for (const table of ["y02a02", "y03a02"]) await met.saw("fetch-series", "jobindsats-silent", fetchSeries(sql, settings, keeper, { ...asked, table }));
  await met.saw("fetch-series", "jobindsats-silent", fetchSeries(sql, { url: "http://127.0.0.1:1/v2", token: "noegle" }, keeper, asked));
  await met.saw("fetch-series", "jobindsats-column-unclear", fetchSeries(sql, { ...settings, url: `${service}/v3` }, keeper, asked));
  await met.saw("fetch-series", "ledger-closed", fetchSeries(sql, settings, keeper, { ...asked, ledger: done }));
  await met.saw("fetch-series", "done", fetchSeries(sql, settings, keeper, { ...asked, ledger: fetched }));
  await met.saw("fetch-series", "done", fetchSeries(sql, { ...settings, url: `${service}/v3` }, keeper, { ...asked, ledger: fetched, column: "Antal" }));
  const got = (await ledgers.load(sql, fetched))!;
  assert.deepEqual(
    rowsOf(got, kindOf(got)).map((row) => [row.values["period"], row.values["value"], row.source]),
    [
      ["2026-01", 311, { from: "service", name: "jobindsats", table: "y01a02" }],
      ["2026-02", 305, { from: "service", name: "jobindsats", table: "y01a02" }],
      ["2026-03", 300, { from: "service", name: "jobindsats", table: "y01a02" }],
    ],
  );

  const told = "I juli 2022 var der 1.790 fuldtidspersoner på offentlig forsørgelse i Lyngbæk.";
  await file(town.database.worker, aMeeting({ date: "2022-10-26", items: [anItem({ number: "1", name: "Nøgletal", text: told })] }));
  const [found] = await figuresWith(sql, ["1.790", "FORSØRGELSE"], 10);
  assert.deepEqual([found!.value, found!.words, (await figuresWith(sql, ["findes", "ikke"], 10)).length], [1790, told, 0]);
  const taken = {
    ledger: await aLedger(town, "series", "Forsørgede"),
    municipality: found!.municipality,
    item: found!.item,
    n: found!.n,
    period: "juli 2022",
    area: "",
    because: null,
  };
  const take = (change: object, by = keeper): ReturnType<typeof takeFigure> => takeFigure(sql, by, { ...taken, ...change });
  await met.saw("take-figure", "not-allowed", take({}, stranger));
  await met.saw("take-figure", "not-found", take({ ledger: 99_999 }));
  await met.saw("take-figure", "not-a-series", take({ ledger: await aLedger(town, "appeals", "Klager") }));
  await met.saw("take-figure", "figure-gone", take({ n: 99 }));
  await met.saw("take-figure", "figure-gone", take({ item: "'; drop" }));
  await met.saw("take-figure", "ledger-closed", take({ ledger: done }));
  await met.saw("take-figure", "row-wrong", take({ period: "i sommer" }));
  await met.saw("take-figure", "done", take({}));
  const from = (await ledgers.load(sql, taken.ledger))!.written[0] as { values: object; source: object };
  assert.deepEqual(from.values, { period: "2022-07", area: null, value: 1790 });
  assert.deepEqual(from.source, {
    from: "minutes",
    address: `lyngbaek/arbejdsmarkedsudvalget/2022-10-26/punkt-1?tal=${found!.n}#tal-${found!.n}`,
    words: told,
  });
  answerOf(await writeRow(sql, keeper, { ledger: taken.ledger, typed: { period: "juli 2022", value: "1.800" }, because: "Efterregulering", source: person }));
  await met.saw("take-figure", "row-revision-needs-reason", take({}));

  const full = await aLedger(town, "series", "Hundredetusind");
  for (let file = 0; file < 5; file++) {
    const lines = Array.from({ length: 4900 }, (_, index) => `${2000 + (index % 100)};Sted ${file}-${Math.floor(index / 100)};${index}`);
    await met.saw(
      "read-rows",
      file === 4 ? "ledger-full" : "done",
      read({ ...csv(["Periode;Område;Værdi", ...lines].join("\n")), ledger: full, smaller: true }),
    );
  }
  // Four hundred rows are left.
  const more = Array.from({ length: 400 }, (_, index) => `${2000 + (index % 100)};Rest ${Math.floor(index / 100)};1`);
  answerOf(await read({ ...csv(["Periode;Område;Værdi", ...more].join("\n")), ledger: full, smaller: true }));
  await met.saw("write-row", "ledger-full", write(january, null, full));
  await met.saw("take-figure", "ledger-full", take({ ledger: full }));
  await met.saw("fetch-series", "ledger-full", fetchSeries(sql, settings, keeper, { ...asked, ledger: full }));

  const wheel = await aLedger(town, "wheel", "Årshjul");
  const template = answerOf(await openCase(sql, keeper, { committee, details: { ...noDetails, title: "Skabelon" }, from: null, template: true })).id;
  const other = answerOf(
    await openCase(
      sql,
      { ...keeper, actor: { ...keeper.actor, roles: [{ role: "secretary", committee: null }] } },
      { committee: await aCommittee(house, "Kulturudvalget"), details: { ...noDetails, title: "Deres skabelon" }, from: null, template: true },
    ),
  ).id;
  answerOf(
    await readRows(sql, keeper, {
      ledger: wheel,
      ...csv(
        `Måned;Emne;Skabelon (sagens nummer);Tal fra\nMarts;Ledigheden;${template};Ledighed\nApril;Fra et andet udvalg;${other};\nApril;For sent;;\nDecember;Årets sidste;;`,
      ),
    }),
  );
  const topics = new Map(
    rowsOf((await ledgers.load(sql, wheel))!, kindOf((await ledgers.load(sql, wheel))!)).map((row) => [String(row.values["topic"]), row.key]),
  );
  const plan = async (date: string): Promise<number> =>
    answerOf(await planMeeting(sql, keeper, { committee, date, start: "16:00", end: null, place: null, kind: "ordinary" })).meeting;
  const march = await plan("2026-03-11");
  const turn = (topic: string, by = keeper, ledger = wheel): ReturnType<typeof openWheelCase> =>
    openWheelCase(sql, by, { ledger, topic: topics.get(topic) ?? topic, year: 2026 });
  await met.saw("open-wheel-case", "not-allowed", turn("Ledigheden", stranger));
  await met.saw("open-wheel-case", "not-found", turn("Ledigheden", keeper, series));
  await met.saw("open-wheel-case", "topic-unknown", turn("Findes ikke"));
  await met.saw("open-wheel-case", "wheel-has-no-meeting", turn("Årets sidste"));
  await met.saw("open-wheel-case", "done", turn("Ledigheden"));
  await met.saw("open-wheel-case", "wheel-case-open", turn("Ledigheden"));
  // What the clock would do as a secretary, a case worker may not tell it to.
  const writer: Call = { ...keeper, actor: { ...keeper.actor, roles: [{ role: "caseWorker", committee }] } };
  await met.saw("open-ledger", "not-allowed", open({ kind: "wheel", name: "Eget hjul" }, writer));
  await met.saw("read-rows", "not-allowed", read({ ledger: wheel, ...csv("Måned;Emne\nJuni;Mit emne") }, writer));
  await met.saw("write-row", "not-allowed", write({ month: "Juni", topic: "Mit emne" }, null, wheel, writer));
  await met.saw("remove-row", "not-allowed", removeRow(sql, writer, { ledger: wheel, key: topics.get("Ledigheden")!, because: "x" }));
  const replayed = (await entriesAbout(sql, `ledger:${wheel}`)).reduce<Ledger | null>((state, entry) => afterLedger(state, entry as never), null);
  assert.deepEqual(replayed, await ledgers.load(sql, wheel), "what the journal tells makes the register again");
  const april = await plan("2026-04-15");
  await met.saw("open-wheel-case", "template-unknown", turn("Fra et andet udvalg"));
  const [opened] = (await ledgers.load(sql, wheel))!.turned;
  const paper = (await cases.load(sql, opened!.case))!;
  assert.equal(paper.title, "Ledigheden");
  assert.ok(
    (await agendas.load(sql, march))!.items.some((item) => item.case === paper.id),
    "the case stands on its meeting's agenda",
  );
  const text = plainText(paper.sections.find((section) => section.key === "presentation")!.text);
  assert.match(text, /Periode\tVærdi\njanuar 2026\t2,7\nfebruar 2026\t2,5\nmarts 2026\t2,4/u);
  await sql.begin((tx) => agendas.save(tx, april, null, [{ kind: "agenda-opened", what: { meeting: april, committee, items: [] } }], keeper));
  await releaseNow(town, april);
  await met.saw("open-wheel-case", "agenda-already-sent", turn("For sent"));

  const report = (change: object, by = keeper): ReturnType<typeof writeReport> =>
    writeReport(sql, files, by, {
      committee,
      title: "Nøgletal marts",
      ledgers: [{ ledger: series, comment: "Ledigheden falder." }],
      case: paper.id,
      open: true,
      ...change,
    });
  await met.saw("write-report", "not-allowed", report({}, stranger));
  await met.saw("write-report", "not-found", report({ case: other }));
  await met.saw("write-report", "report-without-ledgers", report({ ledgers: [{ ledger: 99_999, comment: "" }] }));
  const closed = answerOf(await openCase(sql, keeper, { committee, details: { ...noDetails, title: "Afsluttet" }, from: null, template: false })).id;
  answerOf(await closeCase(sql, keeper, { case: closed, reason: "Færdig" }));
  await met.saw("write-report", "case-not-draft", report({ case: closed }));
  const made = await report({});
  await met.saw("write-report", "done", Promise.resolve(made));
  const attachment = (await cases.load(sql, paper.id))!.attachments.at(-1)!;
  assert.equal(attachment.name, "Nøgletal marts");
  assert.equal(files.read(attachment.sha256).subarray(0, 5).toString(), "%PDF-");
  // The report keeps what was known, whatever is revised after it.
  answerOf(await writeRow(sql, keeper, { ledger: series, typed: { ...january, value: "3" }, because: "Ny opgørelse", source: person }));
  assert.equal((await loadReport(sql, answerOf(made).id))!.parts[0]!.rows[0]!.values["value"], 2.7);

  assert.deepEqual(met.left("steering"), [], "every row of steering is met whole");
});

async function releaseNow(town: Town, meeting: number): Promise<void> {
  await town.house.sql.begin(async (tx) => {
    const agenda = (await agendas.loadForChange(tx, meeting))!;
    await agendas.save(
      tx,
      meeting,
      agenda,
      [{ kind: "agenda-released", what: { release: { supplement: 0, at: town.keeper.at.toISOString(), by: 1, lateBecause: null }, numbers: {}, papers: {} } }],
      town.keeper,
    );
  });
}

test(
  "the wheel of 2025 opens twelve cases on the right meetings, each once, whoever presses and however often the clock comes by",
  { timeout: 120_000 },
  async (t) => {
    const town = await aTown(t);
    const { house, committee, keeper } = town;
    const { sql } = house;
    answerOf(await beginTerm(sql, keeper, { committee, from: 2022, to: 2025 }));
    const wheel = await aLedger(town, "wheel", "Årshjul 2025");
    const months = ["Januar", "Februar", "Marts", "April", "Maj", "Juni", "Juli", "August", "September", "Oktober", "November", "December"];
    answerOf(
      await readRows(sql, keeper, {
        ledger: wheel,
        ...csv(`Måned;Emne;Åbnes uger før\n${months.map((month, index) => `${month};Emne ${index + 1};6`).join("\n")}`),
      }),
    );
    // No meeting in July: what belongs there comes in August.
    const days = [
      "2025-01-22",
      "2025-02-19",
      "2025-03-19",
      "2025-04-23",
      "2025-05-21",
      "2025-06-18",
      "2025-08-20",
      "2025-09-17",
      "2025-10-22",
      "2025-11-19",
      "2025-12-10",
    ];
    const meetings = new Map<string, number>();
    // The topic of December before belongs to the year before.
    answerOf(await planMeeting(sql, keeper, { committee, date: "2024-12-11", start: "16:00", end: null, place: null, kind: "ordinary" }));
    for (const date of days)
      meetings.set(date, answerOf(await planMeeting(sql, keeper, { committee, date, start: "16:00", end: null, place: null, kind: "ordinary" })).meeting);
    const job = openWheelCases();
    // The clock comes by every week of the year, and now and then twice.
    for (let day = Date.parse("2024-11-25T06:00:00Z"); day < Date.parse("2025-12-31T06:00:00Z"); day += 7 * 86_400_000) {
      await job(sql, { origin: "http://localhost", at: new Date(day) });
      if (day % 2 === 0) await job(sql, { origin: "http://localhost", at: new Date(day) });
    }
    const opened = await sql<{ topic: string; date: string; title: string; at: string }[]>`
    select w.topic, m.date::text as date, p.content ->> 'title' as title, j.at::date::text as at
    from desk.ledger l cross join lateral jsonb_to_recordset(l.content -> 'turned') as w (topic text, meeting bigint, "case" bigint)
    join desk.planned_meeting m on m.id = w.meeting join desk.case_paper p on p.id = w."case"
    join desk.journal j on j.kind = 'case-opened' and j.about = 'case:' || p.id
    where extract(year from m.date) = 2025 order by m.date, p.id`;
    assert.deepEqual(
      opened.map((each) => [each.title, each.date]),
      months.map((_, index) => [`Emne ${index + 1}`, days[index <= 5 ? index : index === 6 ? 6 : index - 1]!]),
    );
    for (const { date, at } of opened) assert.ok((Date.parse(date) - Date.parse(at)) / 86_400_000 >= 35, `${date} was opened on ${at}, too late to be written`);
    for (const [date, meeting] of meetings) {
      const agenda = (await agendas.load(sql, meeting))!;
      assert.equal(agenda.items.filter((item) => item.kind === "case").length, date === "2025-08-20" ? 2 : 1);
    }
  },
);

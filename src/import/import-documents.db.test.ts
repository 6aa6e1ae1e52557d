import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { herlev } from "#core/house-styles/herlev.ts";
import { printMinutesAsText } from "#core/house-styles/print-minutes.ts";
import { openFileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { testDatabase } from "#test/database.ts";
import { aMeeting, anItem } from "#test/browser/invented-archive.ts";
import { inventedMeeting, inventedText } from "#test/invented-minutes.ts";
import { findFiles } from "./find-files.ts";
import { fileReading, importDocuments, type ImportSummary } from "./import-documents.ts";
import type { Importer } from "./importer.ts";
import { isWithdrawn } from "#publication/published-store.ts";
import type { PublishedMinutes } from "#core/published-minutes.ts";
import * as store from "./store.ts";
import { openReadingPool } from "./reading-pool.ts";
import { settleDoubt } from "./settle-doubt.ts";

type House = {
  importer: Importer;
  owner: Sql;
  citizen: Sql;
  folder: string;
  put(name: string, content: string | Buffer): string;
  import(...paths: string[]): Promise<ImportSummary>;
};

const municipality = "Lindeborg Kommune";

async function house(t: TestContext, hints: { municipality?: string } = { municipality }): Promise<House> {
  const { worker, owner, citizen } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-import-"));
  const pool = openReadingPool({ size: 2 });
  t.after(async () => {
    await pool.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const importer: Importer = {
    sql: worker,
    files: openFileStore(path.join(folder, "files")),
    pool,
    by: "sekretæren",
    now: () => new Date("2026-02-01T10:00:00Z"),
  };
  return {
    importer,
    owner,
    citizen,
    folder,
    put: (name, content) => {
      const at = path.join(folder, "in", name);
      fs.mkdirSync(path.dirname(at), { recursive: true });
      fs.writeFileSync(at, content);
      return at;
    },
    import: async (...paths) => importDocuments(importer, paths.join("\n"), await findFiles(paths), { hints }),
  };
}

const states = (summary: ImportSummary): string[] => summary.outcomes.map((outcome) => outcome.state).sort();
const count = async (sql: Sql, table: string): Promise<number> => (await sql.unsafe(`select count(*)::int as n from ${table}`))[0]!["n"] as number;

test("a folder of minutes is filed once, and the same bytes again file nothing twice", async (t) => {
  const { owner, put, folder, import: bring } = await house(t);
  for (const n of [0, 1, 2]) put(`referat-${n}.md`, inventedText(n));
  put("kopi af referat-0.md", inventedText(0));
  assert.deepEqual(
    states(await bring(path.join(folder, "in"))).filter((state) => state !== "unchanged"),
    ["filed", "filed", "filed"],
  );
  const after = {
    meetings: await count(owner, "published.meeting"),
    items: await count(owner, "published.item"),
    search: await count(owner, "published.search_item"),
  };
  assert.deepEqual(after, { meetings: 3, items: 9, search: 9 });
  assert.deepEqual(states(await bring(path.join(folder, "in"))), ["unchanged", "unchanged", "unchanged", "unchanged"]);
  assert.deepEqual(
    { meetings: await count(owner, "published.meeting"), items: await count(owner, "published.item"), search: await count(owner, "published.search_item") },
    after,
  );
});

test("every filing stands in the journal, written with it", async (t) => {
  const { owner, put, import: bring } = await house(t);
  await bring(put("referat.md", inventedText(0)));
  const kinds = (await owner<{ kind: string; by: string }[]>`select kind, by from desk.journal order by id`).map((row) => `${row.kind} ${row.by}`);
  assert.deepEqual(kinds, ["document-received sekretæren", "minutes-filed sekretæren"]);
});

test("a newer version of a meeting stands in place of the older, which is kept and no longer found by search", async (t) => {
  const { owner, put, import: bring } = await house(t);
  await bring(put("først.md", inventedText(4, { decision: "Udsat til næste møde." })));
  const second = await bring(put("rettet.md", inventedText(4, { decision: "Godkendt med bemærkning om trafiksikkerhed." })));
  assert.deepEqual(states(second), ["replaced"]);
  const versions = await owner<{ version: number; current: boolean; slug: string }[]>`select version, current, slug from published.meeting order by version`;
  assert.deepEqual(
    versions.map((row) => ({ ...row })),
    [
      { version: 1, current: false, slug: "2015-03-04" },
      { version: 2, current: true, slug: "2015-03-04" },
    ],
  );
  assert.equal(await count(owner, "published.item"), 6);
  assert.equal(await count(owner, "published.search_item"), 3);
});

test("minutes stand before the agenda in whichever order they come", async (t) => {
  const minutes = inventedText(5);
  const agenda = printMinutesAsText(
    {
      ...inventedMeeting(5),
      meeting: { ...inventedMeeting(5).meeting, kind: "agenda" },
      agendaItem: inventedMeeting(5).agendaItem.map((item) => ({ ...item, decision: null })),
    },
    herlev,
  );
  for (const order of [
    [minutes, agenda],
    [agenda, minutes],
  ]) {
    const { owner, put, import: bring } = await house(t);
    await bring(put("1.md", order[0]!));
    await bring(put("2.md", order[1]!));
    const standing = await owner<{ kind: string }[]>`select kind from published.meeting where current`;
    assert.deepEqual(
      standing.map((row) => row.kind),
      ["minutes"],
    );
    assert.equal(await count(owner, "published.meeting"), 2);
  }
});

test("a file that cannot be read is told with its reason and the others are filed", async (t) => {
  const { put, folder, import: bring } = await house(t);
  put("a.md", inventedText(0));
  put("tom.pdf", "");
  put("ødelagt.pdf", "%PDF-1.7\nnot really");
  put("billede.pdf", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3]));
  put("brev.txt", "Kære borger\n\nTak for din henvendelse om affald.\n\nVenlig hilsen\nForvaltningen\n");
  put("z.md", inventedText(1));
  const summary = await bring(path.join(folder, "in"));
  const told = Object.fromEntries(summary.outcomes.map((outcome) => [path.basename(outcome.path), outcome.code ?? outcome.state]));
  assert.deepEqual(told, {
    "a.md": "filed",
    "tom.pdf": "file-empty",
    "ødelagt.pdf": "pdf-damaged",
    "billede.pdf": "not-readable-kind",
    "brev.txt": "not-minutes",
    "z.md": "filed",
  });
  assert.ok(summary.outcomes.filter((outcome) => outcome.state === "failed").every((outcome) => (outcome.message ?? "").length > 20));
});

test("minutes that do not say whose they are wait for a person's answer, and the answer survives a new import", async (t) => {
  const { owner, importer, put, import: bring } = await house(t, {});
  const file = put("ukendt.md", inventedText(2).replaceAll(" i Lindeborg Kommune", ""));
  assert.deepEqual(states(await bring(file)), ["doubtful"]);
  assert.equal(await count(owner, "published.meeting"), 0);
  const [doubt] = await owner<{ key: string; field: string }[]>`select key, field from desk.doubt where field = 'municipality'`;
  assert.equal(doubt!.field, "municipality");

  assert.deepEqual(await settleDoubt(importer.sql, { key: doubt!.key, answer: "corrected", value: " " }, "sekretæren", importer.now()), {
    ok: false,
    code: "answer-not-valid",
  });
  const dismissed = await settleDoubt(importer.sql, { key: doubt!.key, answer: "dismissed", value: null }, "sekretæren", importer.now());
  assert.deepEqual(dismissed, { ok: false, code: "answer-needed" }, "left as it is, the paper would be lost from sight");
  assert.equal(await count(owner, "published.meeting"), 0);
  const settled = await settleDoubt(importer.sql, { key: doubt!.key, answer: "corrected", value: municipality }, "sekretæren", importer.now());
  assert.deepEqual(settled, { ok: true, meeting: "lindeborg/kultur-og-fritidsudvalget/2015-02-04" });
  assert.equal(await count(owner, "published.meeting"), 1);

  // A better reader comes: everything is read again from the same bytes.
  await owner`update desk.reading set version = 0`;
  await owner`update desk.extraction set version = 0`;
  assert.deepEqual(states(await bring(file)), ["filed"]);
  assert.deepEqual(
    (await owner<{ name: string }[]>`select name from published.municipality`).map((row) => row.name),
    [municipality],
  );
  assert.equal(await count(owner, "published.meeting"), 1);
  const journal = await owner<{ by: string; what: object }[]>`select by, what from desk.journal where kind = 'doubt-settled'`;
  assert.deepEqual(
    journal.map((row) => ({ ...row })),
    [{ by: "sekretæren", what: { answer: "corrected", value: municipality, before: null } }],
  );
});

test("two people answering one doubt at once are taken one at a time and both stand in the journal", async (t) => {
  const { owner, importer, put, import: bring } = await house(t, {});
  await bring(put("ukendt.md", inventedText(2).replaceAll(" i Lindeborg Kommune", "")));
  const [doubt] = await owner<{ key: string }[]>`select key from desk.doubt where field = 'municipality'`;
  const answers = await Promise.all(
    ["Lindeborg Kommune", "Solbjerg Kommune"].map((value, index) =>
      settleDoubt(importer.sql, { key: doubt!.key, answer: "corrected", value }, `person ${index}`, importer.now()),
    ),
  );
  assert.ok(answers.every((answer) => answer.ok));
  assert.equal(await count(owner, "desk.journal where kind = 'doubt-settled'"), 2);
  assert.equal(await count(owner, "published.meeting where current"), 1, "one document stands in one place only");
});

test("closed items are filed as closed, and the citizen sees what the source itself published and nothing else", async (t) => {
  const { citizen, put, import: bring } = await house(t);
  await bring(put("referat.md", inventedText(0)));
  const items = await citizen<{ position: number; public: boolean }[]>`select position, public from published.item order by position`;
  assert.deepEqual(
    items.map((row) => row.public),
    [true, true, false],
  );
});

test("a paper that came beside the minutes is laid with the attachment whose name it bears, and can be found by its words", async (t) => {
  const { citizen, owner, put, folder, import: bring } = await house(t);
  const meeting = inventedMeeting(6);
  const withAttachment = {
    ...meeting,
    agendaItem: meeting.agendaItem.map((item, index) =>
      index === 0 ? { ...item, attachment: [{ label: null, name: "Notat om svømmehallens økonomi" }] } : item,
    ),
  };
  put("referat.md", printMinutesAsText(withAttachment, herlev));
  put("Notat_om_svoemmehallens_oekonomi.txt", "Kære udvalg\n\nVandrensningen koster 240.000 kr. om året.\n");
  put("uvedkommende.txt", "Kære udvalg\n\nTak for sidst.\n");
  const summary = await bring(path.join(folder, "in"));
  assert.deepEqual(Object.fromEntries(summary.outcomes.map((outcome) => [path.basename(outcome.path), outcome.code ?? outcome.state])), {
    "referat.md": "filed",
    "Notat_om_svoemmehallens_oekonomi.txt": "attachment",
    "uvedkommende.txt": "not-minutes",
  });
  const [attachment] = await citizen<{ document: string; text: string }[]>`select document, text from published.attachment`;
  assert.match(attachment!.text, /Vandrensningen/);
  const found = await owner`select id from published.search_item where tsv @@ websearch_to_tsquery('danish', 'vandrensning')`;
  assert.equal(found.length, 1);
  assert.equal(await count(owner, "desk.journal where kind = 'attachment-filed'"), 1);

  await owner`update desk.reading set version = 0`;
  await bring(path.join(folder, "in", "referat.md"));
  assert.deepEqual(
    (await citizen<{ document: string }[]>`select document from published.attachment`).map((row) => row.document),
    [attachment!.document],
    "read anew, the minutes keep their attachment",
  );

  // The same item, now closed: its attachment's words do not go with it.
  const closed = {
    ...withAttachment,
    agendaItem: withAttachment.agendaItem.map((item, index) => (index === 0 ? { ...item, name: item.name, public: false } : item)),
  };
  put("rettet.md", printMinutesAsText(closed, herlev));
  await bring(path.join(folder, "in", "rettet.md"));
  assert.equal((await owner`select id from published.search_item where tsv @@ websearch_to_tsquery('danish', 'vandrensning')`).length, 0);
});

test("a paper that was read with the wrong day and moved to its right one leaves nothing taken away where it never belonged", async (t) => {
  const { importer, citizen } = await house(t);
  const filed = async (minutes: PublishedMinutes): Promise<void> => {
    const { sha256, file, mediaType } = minutes.source;
    await importer.sql.begin(async (tx) => {
      await store.saveDocument(tx, { sha256, fileName: file, mediaType, bytes: 1, sourceUrl: null, receivedAt: importer.now() });
      await fileReading(importer, tx, minutes);
    });
  };
  const noise = aMeeting({ date: "2026-03-04", items: [anItem({ number: "1", name: "Støj fra havnen", text: "Der er støj." })] });
  const wrong = aMeeting({ date: "2026-03-04", items: [anItem({ number: "1", name: "Lukket: En sag", public: false })] });
  const away = async (): Promise<boolean> => importer.sql.begin(async (tx) => isWithdrawn(tx, "lyngbaek", noise.source.sha256));
  await filed(noise);
  await filed(wrong);
  assert.equal(await away(), true);
  await filed({ ...wrong, meeting: { ...wrong.meeting, date: "2026-03-11" } });
  assert.equal(await away(), false);
  await filed(noise);
  const days = await citizen<{ slug: string }[]>`select slug from published.meeting where current order by slug`;
  assert.deepEqual(
    days.map(({ slug }) => slug),
    ["2026-03-04", "2026-03-11"],
  );
});

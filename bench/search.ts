/**
 * What a search costs at many items, beside SQLite FTS5 on the same texts, in one run: our whole answer (results, quotes, the seven counts of
 * the page, names), our twenty results with quotes alone, FTS5's twenty by bm25 with snippets, and FTS5 making the seven counts as well.
 * FTS5 reads in this process and neither stems nor splits compounds; we ask a server, and find more.
 *   node_modules/.bin/node bench/search.ts [--items 100000] [--keep FOLDER]
 * Texts are invented: Danish words by Zipf's law, with compounds made by the dictionary's own rules. Times are wall time in this process.
 */

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { readWishes, search, wishesQuery } from "#archive/search.ts";
import { indexItems } from "#publication/search-store.ts";
import { startEmbeddedServer } from "#platform/embedded-postgres.ts";
import { migrate } from "#platform/migrate.ts";
import { socketServer, type Role, type Sql } from "#platform/sql.ts";
import { inventMeetings, queryClasses, type InventedMeeting } from "./search-texts.ts";

const { values } = parseArgs({ options: { items: { type: "string", default: "100000" }, keep: { type: "string" }, rounds: { type: "string", default: "2" } } });
const wanted = Number(values.items);
const folder = values.keep ?? fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-bench-"));
fs.mkdirSync(folder, { recursive: true });
fs.chmodSync(folder, 0o755);
const server = await startEmbeddedServer(folder, { durable: false });
const connect = (role: Role, max: number): Sql =>
  postgres({
    ...socketServer(server.socketFolder, server.port, "postgres")(role),
    max,
    onnotice: () => {},
    ...(role === "citizen" ? { connection: { default_transaction_read_only: true, statement_timeout: 5000 } } : {}),
  } as never) as Sql;
const owner = connect("owner", 2);
await migrate(owner);
const citizen = connect("citizen", 4);
const sqliteFile = path.join(folder, "fts5.sqlite");

try {
  const [held] = await owner<{ count: number }[]>`select count(*)::int as count from published.search_item`;
  if (held!.count < wanted) await fill();
  const [sizes] = await owner<{ items: number; rows: string; search: string }[]>`
    select (select count(*)::int from published.search_item) as items,
           pg_size_pretty((select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_inherits i on i.inhrelid = c.oid where i.inhparent = 'published.search_item'::regclass)) as search,
           pg_size_pretty((select sum(pg_indexes_size(c.oid)) from pg_class c join pg_inherits i on i.inhrelid = c.oid where i.inhparent = 'published.search_item'::regclass)) as rows`;
  say(
    `${sizes!.items} items; search rows with indexes ${sizes!.search}, of which indexes ${sizes!.rows}; SQLite file ${(fs.statSync(sqliteFile).size / 1e6).toFixed(0)} MB`,
  );
  await measure();
} finally {
  await Promise.all([owner.end(), citizen.end()]);
  await server.stop();
  if (values.keep === undefined) fs.rmSync(folder, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  const worker = connect("worker", 4);
  fs.rmSync(sqliteFile, { force: true });
  const lite = new DatabaseSync(sqliteFile);
  lite.exec(
    `pragma journal_mode = off; pragma synchronous = off; create virtual table item using fts5(title, decision, body, tokenize = "unicode61 remove_diacritics 0");
     create table facet (id integer primary key, municipality integer, committee integer, year integer, outcome text, subject text, access integer, attachment integer)`,
  );
  const insert = lite.prepare("insert into item (title, decision, body) values (?, ?, ?)");
  const insertFacet = lite.prepare("insert into facet values (last_insert_rowid(), ?, ?, ?, ?, ?, 1, 0)");
  let [rows, index, fts] = [0, 0, 0];
  let batch: InventedMeeting[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    let at = performance.now();
    const meetings = await writeRows(worker, batch);
    rows += performance.now() - at;
    at = performance.now();
    const lanes = [0, 1].map(async (lane) => {
      for (let i = lane; i < meetings.length; i += 2) await worker.begin((tx) => indexItems(tx, meetings[i]!));
    });
    await Promise.all(lanes);
    index += performance.now() - at;
    at = performance.now();
    lite.exec("begin");
    for (const meeting of batch)
      for (const item of meeting.items) {
        insert.run(item.title, item.decision, item.body);
        insertFacet.run(meeting.municipality, meeting.committee, Number(meeting.date.slice(0, 4)), item.outcome, item.kle.slice(0, 5));
      }
    lite.exec("commit");
    fts += performance.now() - at;
    done += batch.reduce((sum, meeting) => sum + meeting.items.length, 0);
    batch = [];
    process.stderr.write(`\r${done} items`);
  };
  for (const meeting of inventMeetings(wanted)) {
    batch.push(meeting);
    if (batch.length === 200) await flush();
  }
  await flush();
  const at = performance.now();
  lite.exec("insert into item (item) values ('optimize')");
  fts += performance.now() - at;
  lite.close();
  await owner.unsafe("vacuum analyze published.search_item");
  await owner.unsafe("vacuum analyze published.item; ");
  await owner.unsafe("analyze");
  await worker.end();
  say(
    `\nfilled ${done} items: rows ${(rows / 1000).toFixed(0)} s, search index ${(index / 1000).toFixed(0)} s (${Math.round(done / (index / 1000))}/s), FTS5 ${(fts / 1000).toFixed(0)} s`,
  );
}

async function writeRows(worker: Sql, meetings: readonly InventedMeeting[]): Promise<{ municipality: number; meeting: string }[]> {
  return worker.begin(async (tx) => {
    const documents = meetings.map((meeting) => ({ ...meeting, items: undefined }));
    await tx`insert into published.municipality (slug, name) select distinct 'k' || m.municipality, 'Kommune ' || m.municipality from jsonb_to_recordset(${tx.json(documents as never)}::jsonb) m (municipality int) on conflict do nothing`;
    await tx`insert into published.committee (municipality, slug, name) select distinct mu.id, 'u' || m.committee, 'Udvalg ' || m.committee from jsonb_to_recordset(${tx.json(documents as never)}::jsonb) m (municipality int, committee int) join published.municipality mu on mu.slug = 'k' || m.municipality on conflict do nothing`;
    await tx`insert into published.document (municipality, sha256, file_name, media_type, bytes, received_at) select distinct mu.id, repeat('0', 64), 'x.pdf', 'application/pdf', 1, now() from jsonb_to_recordset(${tx.json(documents as never)}::jsonb) m (municipality int) join published.municipality mu on mu.slug = 'k' || m.municipality on conflict do nothing`;
    const made = await tx<{ id: string; municipality: number; slug: string }[]>`
      insert into published.meeting (municipality, committee, slug, version, current, kind, date, house_style, document, filed_at)
      select mu.id, c.id, m.slug, 1, true, 'minutes', m.date, 'bench', repeat('0', 64), now()
        from jsonb_to_recordset(${tx.json(documents as never)}::jsonb) m (municipality int, committee int, slug text, date date)
        join published.municipality mu on mu.slug = 'k' || m.municipality join published.committee c on c.municipality = mu.id and c.slug = 'u' || m.committee
      returning id, municipality, slug`;
    const bySlug = new Map(made.map((row) => [row.slug, row]));
    const items = meetings.flatMap((meeting) =>
      meeting.items.map((item, index) => ({
        ...item,
        municipality: bySlug.get(meeting.slug)!.municipality,
        meeting: bySlug.get(meeting.slug)!.id,
        position: index + 1,
      })),
    );
    const ids = await tx<{ id: string; meeting: string; position: number }[]>`
      insert into published.item (municipality, meeting, position, slug, number, name, public, kle, decision, phrase, outcome)
      select i.municipality, i.meeting, i.position, 'punkt-' || i.position, i.position::text, i.title, true, i.kle, i.decision, i.outcome, i.outcome
        from jsonb_to_recordset(${tx.json(items as never)}::jsonb) i (municipality int, meeting bigint, position int, title text, kle text, decision text, outcome text)
      returning id, meeting, position`;
    const idOf = new Map(ids.map((row) => [`${row.meeting}/${row.position}`, row.id]));
    const sections = items.map((item) => ({ municipality: item.municipality, item: idOf.get(`${item.meeting}/${item.position}`), body: item.body }));
    await tx`insert into published.section (municipality, item, position, role, text) select s.municipality, s.item, 1, 'presentation', s.body from jsonb_to_recordset(${tx.json(sections as never)}::jsonb) s (municipality int, item bigint, body text)`;
    return made.map((row) => ({ municipality: row.municipality, meeting: row.id }));
  }) as Promise<{ municipality: number; meeting: string }[]>;
}

async function measure(): Promise<void> {
  const lite = new DatabaseSync(sqliteFile, { readOnly: true });
  lite.exec("pragma cache_size = -400000; pragma mmap_size = 4000000000");
  const plain = lite.prepare("select rowid, title, snippet(item, -1, '<b>', '</b>', '…', 24) as s from item where item match ? order by rank limit 20");
  const filtered = lite.prepare(
    "select item.rowid, title, snippet(item, -1, '<b>', '</b>', '…', 24) as s from item join facet f on f.id = item.rowid where item match ? and f.municipality = ? and f.year = ? order by rank limit 20",
  );
  // In one pass, as kindly as SQL can: the hits once, then seven counts of them.
  const counting = (where: string): string => `
    with hit as materialized (select f.* from item join facet f on f.id = item.rowid where item match ? ${where})
    ${["municipality", "committee", "year", "outcome", "subject", "access", "attachment"].map((facet) => `select '${facet}', ${facet}, count(*) from hit group by 2`).join(" union all ")}`;
  const counts = lite.prepare(counting(""));
  const countsFiltered = lite.prepare(counting("and f.municipality = ? and f.year = ?"));
  const countsCapped = lite.prepare(counting("limit 1001"));
  const countsFilteredCapped = lite.prepare(counting("and f.municipality = ? and f.year = ? limit 1001"));
  const rounds = Number(values.rounds);
  say("median and p95 in ms    n | whole answer  | top 20 only   | FTS5 top 20   | FTS5 + counts | + counts of 1,001 | hits shown: ours, FTS5");
  for (const [name, asked] of Object.entries(queryClasses(wanted))) {
    const times: number[][] = [[], [], [], [], []];
    let [ourHits, theirHits] = [0, 0];
    for (let round = 0; round <= rounds; round++) {
      for (const each of asked) {
        const query = new URLSearchParams({
          q: each.q,
          ...(each.municipality === undefined ? {} : { kommune: `k${each.municipality}`, aar: String(each.year) }),
        });
        const wishes = readWishes((key) => query.get(key) ?? undefined);
        if (wishesQuery(wishes) === "") throw new Error(each.q);
        const match = each.q.startsWith('"')
          ? each.q
          : each.q
              .split(" ")
              .map((word) => `"${word}"`)
              .join(" ");
        const given = each.municipality === undefined ? [match] : [match, each.municipality, each.year!];
        let at = performance.now();
        const lap = (): number => -at + (at = performance.now());
        const answer = await search(citizen, wishes);
        const whole = lap();
        await search(citizen, wishes, { counts: false });
        const alone = lap();
        const rows = (given.length === 1 ? plain : filtered).all(...given);
        const theirs = lap();
        (given.length === 1 ? counts : countsFiltered).all(...given);
        const theirCounts = lap();
        (given.length === 1 ? countsCapped : countsFilteredCapped).all(...given);
        const theirCapped = lap();
        if (round === 0) continue; // the first round warms all
        for (const [index, time] of [whole, alone, theirs, theirs + theirCounts, theirs + theirCapped].entries()) times[index]!.push(time);
        ourHits += answer.results.length;
        theirHits += rows.length;
      }
    }
    const n = times[0]!.length;
    say(
      `${name.padEnd(20)} ${String(n).padStart(4)} | ${times.map((each) => `${at(each, 0.5)} ${at(each, 0.95)}`).join(" | ")}     | ${(ourHits / n).toFixed(1)}, ${(theirHits / n).toFixed(1)}`,
    );
  }
  lite.close();
}

function at(times: number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!.toFixed(1).padStart(6);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

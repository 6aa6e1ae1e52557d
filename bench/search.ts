/**
 * What a search costs at many items, beside SQLite FTS5 on the same texts, both with snippets.
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
import { indexItems } from "#import/search-store.ts";
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
    `pragma journal_mode = off; pragma synchronous = off; create virtual table item using fts5(title, decision, body, municipality unindexed, year unindexed, tokenize = "unicode61 remove_diacritics 0")`,
  );
  const insert = lite.prepare("insert into item (title, decision, body, municipality, year) values (?, ?, ?, ?, ?)");
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
      for (const item of meeting.items) insert.run(item.title, item.decision, item.body, meeting.municipality, Number(meeting.date.slice(0, 4)));
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
    "select rowid, title, snippet(item, -1, '<b>', '</b>', '…', 24) as s from item where item match ? and municipality = ? and year = ? order by rank limit 20",
  );
  const years = lite.prepare("select year, count(*) as n from item where item match ? group by year");
  const rounds = Number(values.rounds);
  say("class            n   ours: median   p95   max   hits | FTS5: median   p95   max   hits | FTS5 counting hits by year too: median p95");
  for (const [name, asked] of Object.entries(queryClasses(wanted))) {
    const [ours, theirs, counting]: [number[], number[], number[]] = [[], [], []];
    let [ourHits, theirHits] = [0, 0];
    for (let round = 0; round <= rounds; round++) {
      for (const each of asked) {
        const query = new URLSearchParams({
          q: each.q,
          ...(each.municipality === undefined ? {} : { kommune: `k${each.municipality}`, aar: String(each.year) }),
        });
        const wishes = readWishes((key) => query.get(key) ?? undefined);
        if (wishesQuery(wishes) === "") throw new Error(each.q);
        let at = performance.now();
        const answer = await search(citizen, wishes);
        const our = performance.now() - at;
        const match = each.q.startsWith('"')
          ? each.q
          : each.q
              .split(" ")
              .map((word) => `"${word}"`)
              .join(" ");
        at = performance.now();
        const rows = each.municipality === undefined ? plain.all(match) : filtered.all(match, each.municipality, each.year!);
        const their = performance.now() - at;
        if (round === 0) continue; // the first round warms both
        ours.push(our);
        theirs.push(their);
        at = performance.now();
        years.all(match);
        counting.push(their + performance.now() - at);
        ourHits += answer.results.length;
        theirHits += rows.length;
      }
    }
    const show = (times: number[], hits: number): string =>
      `${at(times, 0.5)}  ${at(times, 0.95)}  ${at(times, 1)}  ${(hits / times.length).toFixed(1).padStart(5)}`;
    say(
      `${name.padEnd(14)} ${String(ours.length).padStart(3)}       ${show(ours, ourHits)} |       ${show(theirs, theirHits)} |       ${at(counting, 0.5)}  ${at(counting, 0.95)}`,
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

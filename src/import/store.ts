/** Loads and writes the desk's record of documents, runs, readings and doubts; their tables' only writer. */

import type { PublishedMinutes } from "#core/published-minutes.ts";
import type { Sql, Tx } from "#platform/sql.ts";

export type ReceivedDocument = { sha256: string; fileName: string; mediaType: string; bytes: number; sourceUrl: string | null; receivedAt: Date };

/** Takes down a document, and holds it until the transaction ends; false when its bytes were here before. */
export async function saveDocument(tx: Tx, document: ReceivedDocument): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${document.sha256}, 0))`;
  const rows = await tx`
    insert into desk.document (sha256, file_name, media_type, bytes, source_url, received_at)
    values (${document.sha256}, ${document.fileName}, ${document.mediaType}, ${document.bytes}, ${document.sourceUrl}, ${document.receivedAt})
    on conflict (sha256) do update set source_url = coalesce(desk.document.source_url, excluded.source_url)
    returning (xmax = 0) as new`;
  return rows[0]!["new"] as boolean;
}

export async function loadDocument(sql: Sql | Tx, sha256: string): Promise<ReceivedDocument | null> {
  const [row] = await sql<ReceivedDocument[]>`
    select sha256, file_name as "fileName", media_type as "mediaType", bytes::float8 as bytes, source_url as "sourceUrl", received_at as "receivedAt"
    from desk.document where sha256 = ${sha256}`;
  return row ?? null;
}

/** What was extracted from a document by this version of the extractor, packed; null when it must be opened anew. */
export async function loadExtraction(sql: Sql, sha256: string, version: number): Promise<Buffer | null> {
  const [row] = await sql<{ content: Buffer }[]>`select content from desk.extraction where sha256 = ${sha256} and version = ${version}`;
  return row?.content ?? null;
}

/** The same with what is known of its pages. */
export async function loadPackedExtraction(
  tx: Tx,
  sha256: string,
  version: number,
): Promise<{ pages: number | null; ocrPages: number[]; partial: boolean; content: Buffer } | null> {
  const [row] = await tx<{ pages: number | null; ocrPages: number[]; partial: boolean; content: Buffer }[]>`
    select pages, ocr_pages as "ocrPages", partial, content from desk.extraction where sha256 = ${sha256} and version = ${version}`;
  return row ?? null;
}

export async function saveExtraction(
  tx: Tx,
  sha256: string,
  version: number,
  extraction: { pages: number | null; ocrPages: number[]; partial: boolean; content: Buffer },
): Promise<void> {
  await tx`
    insert into desk.extraction (sha256, version, pages, ocr_pages, partial, content)
    values (${sha256}, ${version}, ${extraction.pages}, ${extraction.ocrPages}, ${extraction.partial}, ${extraction.content})
    on conflict (sha256) do update set version = excluded.version, pages = excluded.pages, ocr_pages = excluded.ocr_pages, partial = excluded.partial, content = excluded.content`;
}

/** The minutes as the reader read them, before anyone's answers were put in. */
export async function loadReading(sql: Sql | Tx, sha256: string, version: number): Promise<PublishedMinutes | null> {
  const [row] = await sql<{ minutes: PublishedMinutes }[]>`select minutes from desk.reading where sha256 = ${sha256} and version = ${version}`;
  return row?.minutes ?? null;
}

export async function saveReading(tx: Tx, sha256: string, version: number, minutes: PublishedMinutes, at: Date): Promise<void> {
  await tx`
    insert into desk.reading (sha256, version, house_style, minutes, read_at) values (${sha256}, ${version}, ${minutes.houseStyle}, ${tx.json(minutes as never)}, ${at})
    on conflict (sha256) do update set version = excluded.version, house_style = excluded.house_style, minutes = excluded.minutes, read_at = excluded.read_at`;
}

export type FileState = "waiting" | "filed" | "unchanged" | "replaced" | "attachment" | "doubtful" | "failed";

/** Opens a run, or goes on with one of the same source that was interrupted. */
export async function openRun(tx: Tx, source: string, by: string, at: Date): Promise<{ run: number; resumed: boolean }> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${source}, 2))`;
  const [interrupted] = await tx<{ id: string }[]>`select id from desk.import_run where source = ${source} and finished_at is null order by id desc limit 1`;
  if (interrupted) return { run: Number(interrupted.id), resumed: true };
  const [row] = await tx<{ id: string }[]>`insert into desk.import_run (started_at, by, source) values (${at}, ${by}, ${source}) returning id`;
  return { run: Number(row!.id), resumed: false };
}

/** Lists a run's files as waiting; those it has listed before keep their state. Answers the paths still waiting. */
export async function listFiles(tx: Tx, run: number, paths: readonly string[]): Promise<Set<string>> {
  const known = await tx<{ path: string; state: FileState }[]>`select path, state from desk.import_file where run = ${run}`;
  const seen = new Map(known.map((row) => [row.path, row.state]));
  const fresh = paths.filter((path) => !seen.has(path));
  if (fresh.length > 0) {
    await tx`
      insert into desk.import_file (run, position, path, state)
      select ${run}, ${known.length} + n.ordinality, n.path, 'waiting' from unnest(${fresh}::text[]) with ordinality as n(path, ordinality)`;
  }
  return new Set(paths.filter((path) => (seen.get(path) ?? "waiting") === "waiting"));
}

export type FileResult = {
  sha256: string | null;
  state: FileState;
  code: string | null;
  message: string | null;
  meeting: string | null;
  doubts: number;
  seconds: number;
};

export async function saveFileResult(tx: Tx, run: number, path: string, result: FileResult): Promise<void> {
  await tx`
    update desk.import_file
    set sha256 = ${result.sha256}, state = ${result.state}, code = ${result.code}, message = ${result.message}, meeting = ${result.meeting}, doubts = ${result.doubts}, seconds = ${result.seconds}
    where run = ${run} and path = ${path}`;
}

export async function finishRun(tx: Tx, run: number, at: Date): Promise<void> {
  await tx`update desk.import_run set finished_at = ${at} where id = ${run} and finished_at is null`;
}

export type RaisedDoubt = {
  key: string;
  municipality: string | null;
  meeting: string | null;
  item: number | null;
  itemName: string | null;
  field: string;
  reason: string;
  text: string;
  proposal: string | null;
  page: number | null;
  line: number | null;
};

/** Puts a document's doubts in place of those it raised before. Answers are kept by key, whatever happens to the doubt. */
export async function saveDoubts(tx: Tx, sha256: string, doubts: readonly RaisedDoubt[], at: Date): Promise<string[]> {
  await tx`update desk.doubt set gone = true where sha256 = ${sha256} and key <> all(${doubts.map((doubt) => doubt.key)}::text[])`;
  if (doubts.length === 0) return [];
  const rows = await tx<{ key: string; new: boolean }[]>`
    insert into desk.doubt ${tx(
      doubts.map((doubt) => ({
        key: doubt.key,
        sha256,
        municipality: doubt.municipality,
        meeting: doubt.meeting,
        item: doubt.item,
        item_name: doubt.itemName,
        field: doubt.field,
        reason: doubt.reason,
        text: doubt.text.slice(0, 4000),
        proposal: doubt.proposal,
        page: doubt.page,
        line: doubt.line,
        raised_at: at,
        gone: false,
      })) as never,
    )}
    on conflict (key) do update set sha256 = excluded.sha256, municipality = excluded.municipality, meeting = excluded.meeting, item = excluded.item, item_name = excluded.item_name,
      text = excluded.text, proposal = excluded.proposal, page = excluded.page, line = excluded.line, gone = false
    returning key, (xmax = 0) as new`;
  return rows.filter((row) => row.new).map((row) => row.key);
}

export type StoredAnswer = { key: string; answer: "accepted" | "corrected" | "dismissed"; value: string | null };

export async function loadAnswers(sql: Sql | Tx, keys: readonly string[]): Promise<Map<string, StoredAnswer>> {
  if (keys.length === 0) return new Map();
  const rows = await sql<StoredAnswer[]>`select key, answer, value from desk.doubt_answer where key = any(${[...keys]})`;
  return new Map(rows.map((row) => [row.key, row]));
}

/** A doubt for change: locked, so that two people answering at once are taken one at a time. */
export async function loadDoubtForChange(
  tx: Tx,
  key: string,
): Promise<{
  key: string;
  sha256: string;
  meeting: string | null;
  field: string;
  proposal: string | null;
  gone: boolean;
  answered: StoredAnswer | null;
} | null> {
  const [row] = await tx<{ key: string; sha256: string; meeting: string | null; field: string; proposal: string | null; gone: boolean }[]>`
    select key, sha256, meeting, field, proposal, gone from desk.doubt where key = ${key} for update`;
  if (!row) return null;
  const answered = (await loadAnswers(tx, [key])).get(key) ?? null;
  return { ...row, answered };
}

export async function saveAnswer(tx: Tx, answer: StoredAnswer, by: string, at: Date): Promise<void> {
  await tx`
    insert into desk.doubt_answer (key, answer, value, by, at) values (${answer.key}, ${answer.answer}, ${answer.value}, ${by}, ${at})
    on conflict (key) do update set answer = excluded.answer, value = excluded.value, by = excluded.by, at = excluded.at`;
}

/** Where a document was filed the last time, if it was. */
export async function filedAs(sql: Sql | Tx, sha256: string): Promise<{ address: string; current: boolean } | null> {
  const [row] = await sql<{ address: string; current: boolean }[]>`
    select u.slug || '/' || c.slug || '/' || m.slug as address, m.current
    from published.meeting m
    join published.municipality u on u.id = m.municipality
    join published.committee c on c.municipality = m.municipality and c.id = m.committee
    where m.document = ${sha256} order by m.id desc limit 1`;
  return row ?? null;
}

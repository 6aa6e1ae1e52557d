/** What the working side's import and doubt pages show. Read-only. */

import type { Sql } from "#platform/sql.ts";
import type { FileState } from "./store.ts";

export type Overview = { documents: number; meetings: number; items: number; municipalities: number; openDoubts: number; failed: number };

export async function overview(sql: Sql): Promise<Overview> {
  const [row] = await sql<Overview[]>`
    select (select count(*) from desk.document)::int as documents,
           (select count(*) from published.meeting where current)::int as meetings,
           (select count(*) from published.item i join published.meeting m on m.municipality = i.municipality and m.id = i.meeting where m.current)::int as items,
           (select count(*) from published.municipality)::int as municipalities,
           (select count(*) from desk.doubt d where not d.gone and not exists (select 1 from desk.doubt_answer a where a.key = d.key))::int as "openDoubts",
           (select count(distinct path) from desk.import_file where state = 'failed')::int as failed`;
  return row!;
}

export type Run = {
  id: number;
  source: string;
  by: string;
  startedAt: Date;
  finishedAt: Date | null;
  total: number;
  waiting: number;
  failed: number;
  doubts: number;
};

export async function recentRuns(sql: Sql, most: number): Promise<Run[]> {
  return [
    ...(await sql<Run[]>`
    select r.id::int as id, r.source, r.by, r.started_at as "startedAt", r.finished_at as "finishedAt",
           count(f.position)::int as total, (count(*) filter (where f.state = 'waiting'))::int as waiting,
           (count(*) filter (where f.state = 'failed'))::int as failed, coalesce(sum(f.doubts), 0)::int as doubts
    from desk.import_run r left join desk.import_file f on f.run = r.id
    group by r.id order by r.id desc limit ${most}`),
  ];
}

export async function oneRun(sql: Sql, id: number): Promise<Run | null> {
  const rows = await sql<Run[]>`
    select r.id::int as id, r.source, r.by, r.started_at as "startedAt", r.finished_at as "finishedAt",
           count(f.position)::int as total, (count(*) filter (where f.state = 'waiting'))::int as waiting,
           (count(*) filter (where f.state = 'failed'))::int as failed, coalesce(sum(f.doubts), 0)::int as doubts
    from desk.import_run r left join desk.import_file f on f.run = r.id where r.id = ${id} group by r.id`;
  return rows[0] ?? null;
}

export type RunFile = {
  position: number;
  path: string;
  state: FileState;
  message: string | null;
  meeting: string | null;
  doubts: number;
  seconds: number | null;
};

export async function filesOfRun(sql: Sql, run: number, state: FileState | null, from: number, most: number): Promise<RunFile[]> {
  return [
    ...(await sql<RunFile[]>`
    select position, path, state, message, meeting, doubts, seconds from desk.import_file
    where run = ${run} and (${state}::text is null or state = ${state}) and position > ${from}
    order by position limit ${most}`),
  ];
}

export async function statesOfRun(sql: Sql, run: number): Promise<Map<FileState, number>> {
  const rows = await sql<{ state: FileState; n: number }[]>`select state, count(*)::int as n from desk.import_file where run = ${run} group by state`;
  return new Map(rows.map((row) => [row.state, row.n]));
}

export type OpenDoubt = {
  key: string;
  sha256: string;
  fileName: string;
  municipality: string | null;
  meeting: string | null;
  itemName: string | null;
  field: string;
  reason: string;
  text: string;
  proposal: string | null;
  page: number | null;
  /** The answer given, when someone has answered. */
  answer: "accepted" | "corrected" | "dismissed" | null;
  value: string | null;
  by: string | null;
};

export type DoubtFilter = { field: string | null; municipality: string | null; answered: boolean; after: string | null };

/** Doubts for a page, those that keep documents out of the archive first. */
export async function doubts(sql: Sql, filter: DoubtFilter, most: number): Promise<OpenDoubt[]> {
  return [
    ...(await sql<OpenDoubt[]>`
    select d.key, d.sha256, o.file_name as "fileName", d.municipality, d.meeting, d.item_name as "itemName", d.field, d.reason, d.text, d.proposal, d.page, a.answer, a.value, a.by
    from desk.doubt d join desk.document o on o.sha256 = d.sha256 left join desk.doubt_answer a on a.key = d.key
    where not d.gone and (a.key is not null) = ${filter.answered}
      and (${filter.field}::text is null or regexp_replace(d.field, '^agendaItem/([0-9]+/?)?', '') = ${filter.field})
      and (${filter.municipality}::text is null or d.municipality = ${filter.municipality})
    order by d.meeting is not null, d.raised_at desc, d.meeting, d.key limit ${most}`),
  ];
}

export type DoubtKind = { field: string; reason: string; n: number };

export async function doubtKinds(sql: Sql): Promise<DoubtKind[]> {
  return [
    ...(await sql<DoubtKind[]>`
    select regexp_replace(d.field, '^agendaItem/([0-9]+/?)?', '') as field, min(d.reason) as reason, count(*)::int as n
    from desk.doubt d where not d.gone and not exists (select 1 from desk.doubt_answer a where a.key = d.key)
    group by 1 order by 3 desc`),
  ];
}

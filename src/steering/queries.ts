/** What the pages of steering show, read-only. */

import type { Ledger } from "#core/steering/ledger.ts";
import type { Sql } from "#platform/sql.ts";

/** Cases a report can be laid by: those that are not closed, newest first. */
export async function openCases(sql: Sql, committee: number): Promise<{ id: number; title: string }[]> {
  return sql<{ id: number; title: string }[]>`
    select id::float8 as id, content ->> 'title' as title from desk.case_paper
    where committee = ${committee} and state <> 'closed' and not coalesce((content ->> 'template')::boolean, false) order by changed_at desc limit 100`;
}

/** Who wrote what, by number. */
export async function namesOf(sql: Sql, people: readonly number[]): Promise<Map<number, string>> {
  const rows = await sql<{ id: number; name: string }[]>`select id::float8 as id, name from desk.person where id = any(${[...new Set(people)]}::bigint[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Reports of a committee, newest first. */
export async function reportsOf(sql: Sql, committee: number): Promise<{ id: number; title: string; at: Date; paper: number | null }[]> {
  return sql<{ id: number; title: string; at: Date; paper: number | null }[]>`
    select id::float8 as id, content ->> 'title' as title, at, paper::float8 as paper from desk.report where committee = ${committee} order by at desc, id desc limit 50`;
}

/** Meetings that can be the "then" of "as known then": those whose day has come, newest first. */
export async function heldMeetings(sql: Sql, committee: number, today: string): Promise<{ id: number; date: string }[]> {
  return sql<{ id: number; date: string }[]>`
    select id::float8 as id, date::text as date from desk.planned_meeting
    where committee = ${committee} and state = 'planned' and date <= ${today} order by date desc limit 24`;
}

/** Every open wheel, for the clock. */
export async function openWheels(sql: Sql): Promise<Ledger[]> {
  const rows = await sql<{ content: Ledger }[]>`select content from desk.ledger where state = 'open' and content ->> 'kind' = 'wheel' order by id`;
  return rows.map((row) => row.content);
}

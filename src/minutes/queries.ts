/** What the pages of minutes show beside the minutes themselves. */

import type { Sql } from "#platform/sql.ts";

export type LaterMeeting = { id: number; date: string };

/** Meetings of the committee held after a day, the next first: one of them may have approved the minutes. */
export async function heldAfter(sql: Sql, committee: number, date: string, most: number): Promise<LaterMeeting[]> {
  return sql<LaterMeeting[]>`
    select m.id::float8 as id, to_char(m.date, 'YYYY-MM-DD') as date
    from desk.planned_meeting m join desk.sitting s on s.id = m.id
    where m.committee = ${committee} and m.date > ${date}::date order by m.date, m.id limit ${most}`;
}

/** What people are called, by number. */
export async function namesOf(sql: Sql, persons: readonly number[]): Promise<Map<number, string>> {
  const rows = await sql<{ id: number; name: string }[]>`select id::float8 as id, name from desk.person where id = any(${[...persons]}::bigint[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** How far the signatures have come; null when the minutes are not out. */
export async function signatureCount(sql: Sql, meeting: number): Promise<{ signed: number; signers: number } | null> {
  const [row] = await sql<{ signed: number; signers: number }[]>`
    select jsonb_array_length(content -> 'signatures') as signed, jsonb_array_length(content -> 'signers') as signers
    from desk.signing where id = ${meeting} and state <> 'void'`;
  return row ?? null;
}

/** What waits to be sealed, and what is checked of what was. Read only. */

import type { Sql, Tx } from "#platform/sql.ts";

/** Signed minutes that are not in the register, the first signed first. */
export async function unsealedMinutes(sql: Sql | Tx): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select m.id::float8 as id from desk.minutes m
    where m.state = 'signed' and not exists (select 1 from desk.register r where r.official = m.sha256) order by m.changed_at, m.id`;
  return rows.map((row) => row.id);
}

/** Meetings with an addition that is not in the register. */
export async function meetingsWithUnsealedAdditions(sql: Sql | Tx): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select m.id::float8 as id from desk.minutes m
    where m.state = 'signed' and exists (
      select 1 from jsonb_array_elements(m.content -> 'additions') a
      where not exists (select 1 from desk.register r where r.official = a ->> 'sha256')) order by m.changed_at, m.id`;
  return rows.map((row) => row.id);
}

/** Which meetings' minutes are signed, with the SHA-256 their row says. */
export async function signedMinutes(sql: Sql): Promise<{ id: number; sha256: string }[]> {
  return sql<{ id: number; sha256: string }[]>`select id::float8 as id, sha256 from desk.minutes where state = 'signed' order by id`;
}

/** The published register's rows as text, in order, to hold against the desk's own. */
export async function publishedRows(sql: Sql): Promise<{ number: number; hash: string; same: boolean }[]> {
  return sql<{ number: number; hash: string; same: boolean }[]>`
    select p.number::float8 as number, p.hash, coalesce(
      (p.at, p.clock, p.meeting, p.committee, p.date, p.kind, p.official, p.sheet, p.pdf, p.json, p.signers, p.previous, p.hash)
      = (d.at, d.clock, d.meeting, d.committee, d.date, d.kind, d.official, d.sheet, d.pdf, d.json, d.signers, d.previous, d.hash), false) as same
    from published.register p left join desk.register d using (number) order by p.number`;
}

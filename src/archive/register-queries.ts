/** The published register, as the role citizen reads it. */

import type { Entry } from "#core/register.ts";
import type { Sql } from "#platform/sql.ts";

/** Entries with the last first, or (for the file) all with the first first. */
export async function entries(sql: Sql, { newest, skip }: { newest: number | null; skip: number }): Promise<Entry[]> {
  const rows = await sql<(Omit<Entry, "at"> & { at: Date })[]>`
    select number::float8 as number, at, clock, meeting::float8 as meeting, committee, to_char(date, 'YYYY-MM-DD') as date, kind, official, sheet, pdf, json, signers, previous, hash
    from published.register order by ${newest === null ? sql`number` : sql`number desc`} limit ${newest} offset ${skip}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The signed head and the list of keys as they are kept; null before anything was sealed. */
export async function head(sql: Sql): Promise<{ head: string; keys: string } | null> {
  const [row] = await sql<{ head: string; keys: string }[]>`select head, keys from published.register_head order by at desc limit 1`;
  return row ?? null;
}

/** Loads and writes cases, and who has one open; their tables' only writer. */

import { afterCase, type CaseHappening, type CasePaper } from "#core/case.ts";
import { recordStore } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";

export const cases = recordStore<CasePaper, CaseHappening>({ table: "desk.case_paper", about: "case", after: afterCase });

/** The number of the next case. */
export async function nextCaseId(tx: Tx): Promise<number> {
  const [row] = await tx<{ id: string }[]>`select nextval(pg_get_serial_sequence('desk.case_paper', 'id')) as id`;
  return Number(row!.id);
}

/** Tells that a person has a case open, and answers who else has had it open within half a minute. */
export async function notePresence(
  sql: Sql,
  paper: number,
  who: { person: number; name: string; field: string | null },
  at: Date,
): Promise<{ name: string; field: string | null }[]> {
  await sql`
    insert into desk.case_presence (paper, person, name, field, seen_at) values (${paper}, ${who.person}, ${who.name}, ${who.field}, ${at})
    on conflict (paper, person) do update set name = excluded.name, field = excluded.field, seen_at = excluded.seen_at`;
  return sql<{ name: string; field: string | null }[]>`
    select name, field from desk.case_presence
    where paper = ${paper} and person <> ${who.person} and seen_at > ${at}::timestamptz - interval '30 seconds' order by name`;
}

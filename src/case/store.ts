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

/** Tells in which field a person writes (null: only asks), and answers who else has written there within half a minute. */
export async function notePresence(
  sql: Sql,
  paper: number,
  who: { person: number; name: string; field: string | null },
  asked: string,
  at: Date,
): Promise<string[]> {
  if (who.field !== null)
    await sql`
      insert into desk.case_presence (paper, person, name, field, seen_at) values (${paper}, ${who.person}, ${who.name}, ${who.field}, ${at})
      on conflict (paper, person) do update set name = excluded.name, field = excluded.field, seen_at = excluded.seen_at`;
  const rows = await sql<{ name: string }[]>`
    select name from desk.case_presence
    where paper = ${paper} and person <> ${who.person} and field = ${asked} and seen_at > ${at}::timestamptz - interval '30 seconds' order by name`;
  return rows.map((row) => row.name);
}

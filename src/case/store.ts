/** Loads and writes cases, who has one open, and the house's copy of KLE; their tables' only writer. */

import { afterCase, type CaseHappening, type CasePaper } from "#core/case.ts";
import type { KleFile } from "#core/kle.ts";
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

export async function forgetPresence(sql: Sql, before: Date): Promise<void> {
  await sql`delete from desk.case_presence where seen_at < ${before}`;
}

/** The register as a file tells it, in place of what was read in before. */
export async function saveKle(tx: Tx, file: KleFile, by: number, at: Date): Promise<void> {
  // A number that stands twice is told by its last row, as the file's own readers do.
  const rows = [...new Map(file.entries.map((each) => [each.number, each])).values()];
  const [numbers, titles, expired] = [rows.map((row) => row.number), rows.map((row) => row.title), rows.map((row) => row.expired)];
  if (file.kind === "subjects") {
    await tx`delete from desk.kle_subject`;
    await tx`insert into desk.kle_subject (number, title, expired) select each.number, each.title, each.expired from unnest(${numbers}::text[], ${titles}::text[], ${expired as string[]}::date[]) as each (number, title, expired)`;
  } else {
    await tx`delete from desk.kle_facet`;
    await tx`insert into desk.kle_facet (facet, title, expired) select each.number, each.title, each.expired from unnest(${numbers}::text[], ${titles}::text[], ${expired as string[]}::date[]) as each (number, title, expired)`;
  }
  await tx`
    insert into desk.kle_register (kind, published, read_at, by) values (${file.kind}, ${file.published}, ${at}, ${by})
    on conflict (kind) do update set published = excluded.published, read_at = excluded.read_at, by = excluded.by`;
}

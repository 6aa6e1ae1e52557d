/** The journal: append one entry. Nothing in the program changes or removes one, and the database would refuse. */

import type { Entry } from "#core/journal.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** Writes what happened, in the transaction of the change itself. */
export async function record(tx: Tx, entry: Entry): Promise<void> {
  await tx`insert into desk.journal (at, by, kind, about, what) values (${entry.at}, ${entry.by}, ${entry.kind}, ${entry.about}, ${tx.json(entry.what as never)})`;
}

/** What happened to one record, oldest first. */
export async function entriesAbout(sql: Sql | Tx, about: string): Promise<(Entry & { id: number })[]> {
  return sql<(Entry & { id: number })[]>`select id::float8 as id, at, by, kind, about, what from desk.journal where about = ${about} order by id`;
}

/** What a form answered the first time it was sent; null when it is new. Two at once are taken one at a time. */
export async function loadOnce(tx: Tx, mark: string): Promise<object | null> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${mark}, 7))`;
  const [row] = await tx<{ answer: object }[]>`select answer from desk.form_once where mark = ${mark}`;
  return row?.answer ?? null;
}

export async function saveOnce(tx: Tx, mark: string, answer: object, at: Date): Promise<void> {
  await tx`insert into desk.form_once (mark, answer, at) values (${mark}, ${tx.json(answer as never)}, ${at})`;
}

/** Lets go of forms' marks from before a time. */
export async function forgetOnce(sql: Sql, before: Date): Promise<void> {
  await sql`delete from desk.form_once where at < ${before}`;
}

/** Which entries of the journal each follow-up job has done; those tables' only writer. */

import type { Sql, Tx } from "#platform/sql.ts";
import type { JournalEntry } from "./follow-up.ts";

/** Makes a job known. One that is new begins after what the journal holds now. */
export async function knowJob(sql: Sql, job: string): Promise<void> {
  await sql`insert into desk.reaction_job (job, floor) select ${job}, coalesce(max(id), 0) from desk.journal on conflict (job) do nothing`;
}

/** Entries of some kinds that a job has not done and may try now, oldest first. */
export async function waitingEntries(sql: Sql, job: string, kinds: readonly string[], at: Date, most: number): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select j.id::float8 as id from desk.journal j join desk.reaction_job r on r.job = ${job}
    left join desk.reaction_done d on d.job = ${job} and d.entry = j.id
    where j.id > r.floor and j.kind = any(${[...kinds]}) and (d.entry is null or (d.done_at is null and d.next_try <= ${at}))
    order by j.id limit ${most}`;
  return rows.map((row) => row.id);
}

/** Holds an entry for a job until the transaction ends. Null when it is done, given up, waits, or another worker has it. */
export async function takeEntry(tx: Tx, job: string, entry: number, at: Date): Promise<JournalEntry | null> {
  const [free] = await tx<{ free: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${`${job} ${entry}`}, 11)) as free`;
  if (!free!.free) return null;
  const [row] = await tx<JournalEntry[]>`
    select j.id::float8 as id, j.at, j.by, j.kind, j.about, j.what from desk.journal j
    where j.id = ${entry} and not exists (
      select 1 from desk.reaction_done d where d.job = ${job} and d.entry = j.id and (d.done_at is not null or d.next_try is null or d.next_try > ${at}))`;
  return row ?? null;
}

export async function saveDone(tx: Tx, job: string, entry: number, at: Date): Promise<void> {
  await tx`
    insert into desk.reaction_done (job, entry, done_at) values (${job}, ${entry}, ${at})
    on conflict (job, entry) do update set done_at = excluded.done_at, next_try = null, error = null`;
}

/** That a try failed. Answers how many have; `nextTry` says when after so many, null to give up. */
export async function saveFailed(sql: Sql, job: string, entry: number, error: string, nextTry: (tries: number) => Date | null): Promise<number> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ tries: number }[]>`
      insert into desk.reaction_done (job, entry, tries, error) values (${job}, ${entry}, 1, ${error})
      on conflict (job, entry) do update set tries = desk.reaction_done.tries + 1, error = excluded.error
      returning tries`;
    await tx`update desk.reaction_done set next_try = ${nextTry(row!.tries)} where job = ${job} and entry = ${entry}`;
    return row!.tries;
  }) as Promise<number>;
}

/** Lets go of what no longer needs remembering: where nothing waits, the floor rises to the last old entry done. What was given up stays told. */
export async function raiseFloors(sql: Sql, before: Date): Promise<void> {
  await sql`
    update desk.reaction_job r set floor = greatest(r.floor, (
      select max(d.entry) from desk.reaction_done d join desk.journal j on j.id = d.entry where d.job = r.job and d.done_at < ${before} and j.at < ${before}))
    where not exists (select 1 from desk.reaction_done d where d.job = r.job and d.done_at is null and d.next_try is not null)`;
  await sql`delete from desk.reaction_done d using desk.reaction_job r where r.job = d.job and d.entry <= r.floor and d.done_at is not null`;
}

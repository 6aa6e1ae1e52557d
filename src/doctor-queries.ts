/** What the doctor asks the database; read-only. */

import type { Sql } from "#platform/sql.ts";

export type DatabaseHealth = {
  version: string;
  now: Date;
  migrations: number;
  newest: string;
  citizenReadsDesk: boolean;
  citizenWrites: boolean;
  journalCanChange: boolean;
};

export async function databaseHealth(owner: Sql): Promise<DatabaseHealth> {
  const [row] = await owner<DatabaseHealth[]>`
    select current_setting('server_version') as version, clock_timestamp() as now,
           (select count(*)::int from public.migration) as migrations, (select max(name) from public.migration) as newest,
           has_schema_privilege('citizen', 'desk', 'usage') as "citizenReadsDesk",
           exists (select 1 from pg_tables where schemaname = 'published' and has_table_privilege('citizen', format('%I.%I', schemaname, tablename), 'insert, update, delete')) as "citizenWrites",
           has_table_privilege('desk', 'desk.journal', 'update, delete') as "journalCanChange"`;
  return row!;
}

export type PeopleHealth = { people: number; administrators: number; administratorsWithAWayIn: number };

export async function peopleHealth(owner: Sql): Promise<PeopleHealth> {
  const [row] = await owner<PeopleHealth[]>`
    with administrator as (
      select distinct p.id from desk.held_role r join desk.person p on p.id = r.person
      where r.role = 'administrator' and p.active and r.ended_at is null and r.from_date <= current_date and (r.until_date is null or r.until_date >= current_date)
    )
    select (select count(*)::int from desk.person where active) as people, (select count(*)::int from administrator) as administrators,
           (select count(*)::int from administrator a
             where exists (select 1 from desk.passkey k where k.person = a.id and k.removed_at is null) or exists (select 1 from desk.login_identity i where i.person = a.id)) as "administratorsWithAWayIn"`;
  return row!;
}

/** Some of the documents that should lie in the file store. */
export async function someDocuments(owner: Sql, most: number): Promise<string[]> {
  const rows = await owner<{ sha256: string }[]>`select sha256 from desk.document order by random() limit ${most}`;
  return rows.map((row) => row.sha256);
}

export type OutboxHealth = { waitingLong: number; failed: number };

export async function outboxHealth(owner: Sql, before: Date): Promise<OutboxHealth> {
  const [row] = await owner<OutboxHealth[]>`
    select count(*) filter (where state = 'waiting' and created_at < ${before})::int as "waitingLong", count(*) filter (where state = 'failed')::int as failed from desk.mail`;
  return row!;
}

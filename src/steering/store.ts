/** Loads and writes registers and reports; their tables' only writer. */

import type { Report } from "#core/steering/report.ts";
import { afterLedger, type Ledger, type LedgerHappening } from "#core/steering/ledger.ts";
import { record } from "#journal/store.ts";
import type { Call } from "#journal/change.ts";
import { recordStore } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";

export const ledgers = recordStore<Ledger, LedgerHappening>({ table: "desk.ledger", about: "ledger", after: afterLedger });

export async function nextLedgerId(tx: Tx): Promise<number> {
  const [row] = await tx<{ id: string }[]>`select nextval(pg_get_serial_sequence('desk.ledger', 'id')) as id`;
  return Number(row!.id);
}

/** What the committee's open registers are called, without one of them; the names are held until the transaction ends. */
export async function ledgerNames(tx: Tx, committee: number, but: number | null): Promise<string[]> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`ledgers of ${committee}`}, 11))`;
  const rows = await tx<{ name: string }[]>`
    select content ->> 'name' as name from desk.ledger where committee = ${committee} and state = 'open' and id is distinct from ${but}`;
  return rows.map((row) => row.name);
}

/** The committee's registers, open ones first, by name. */
export async function ledgersOf(sql: Sql | Tx, committee: number): Promise<Ledger[]> {
  const rows = await sql<{ content: Ledger }[]>`select content from desk.ledger where committee = ${committee} order by state desc, lower(content ->> 'name')`;
  return rows.map((row) => row.content);
}

export async function nextReportId(tx: Tx): Promise<number> {
  const [row] = await tx<{ id: string }[]>`select nextval(pg_get_serial_sequence('desk.report', 'id')) as id`;
  return Number(row!.id);
}

/** Keeps a report as it was written, and tells it in the journal. */
export async function saveReport(tx: Tx, report: Report, call: Call): Promise<void> {
  const { parts, ...told } = report;
  await tx`
    insert into desk.report (id, committee, paper, at, by, content)
    values (${report.id}, ${report.committee}, ${report.case}, ${call.at}, ${call.actor.person}, ${tx.json(report as never)})`;
  await record(tx, {
    kind: "report-written",
    about: `report:${report.id}`,
    what: { ...told, ledgers: parts.map((part) => part.ledger) },
    by: `person:${call.actor.person}`,
    at: call.at,
  });
}

export async function loadReport(sql: Sql | Tx, id: number): Promise<Report | null> {
  const [row] = await sql<{ content: Report }[]>`select content from desk.report where id = ${id}`;
  return row?.content ?? null;
}

/** Meetings the committee has planned from a day on, in order. */
export async function meetingsFrom(sql: Sql | Tx, committee: number, from: string): Promise<{ id: number; date: string }[]> {
  return sql<{ id: number; date: string }[]>`
    select id::float8 as id, date::text as date from desk.planned_meeting
    where committee = ${committee} and state = 'planned' and date >= ${from} order by date, id`;
}

/** Loads and writes agendas, and on which of them a case stands; their tables' only writer. */

import { afterAgenda, type Agenda, type AgendaHappening } from "#core/agenda.ts";
import { recordStore } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** By the planned meeting's number. */
export const agendas = recordStore<Agenda, AgendaHappening>({
  table: "desk.agenda",
  about: "agenda",
  after: afterAgenda,
  async alongside(tx, meeting, agenda) {
    await tx`delete from desk.agenda_case where meeting = ${meeting}`;
    const rows = agenda.items.filter((item) => item.case !== null).map((item) => ({ meeting, item: item.id, paper: item.case!, number: item.number }));
    if (rows.length > 0) await tx`insert into desk.agenda_case ${tx(rows)}`;
  },
});

/** The highest item number the committee has used in a year, before this meeting's own; 0 when none. Locks the committee's numbering. */
export async function lastNumberOf(tx: Tx, committee: number, year: number, before: number): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`numbers of ${committee}`}, 9))`;
  const [row] = await tx<{ last: number | null }[]>`
    select max((item ->> 'number')::int) as last
    from desk.agenda a
    join desk.planned_meeting m on m.id = a.id
    cross join lateral jsonb_array_elements(a.content -> 'items') item
    where a.committee = ${committee} and a.id <> ${before} and extract(year from m.date) = ${year} and item ->> 'number' ~ '^[0-9]+$'`;
  return row?.last ?? 0;
}

/** The items that have been sent, in order: what presence and decisions at a meeting are read along. */
export async function itemsInOrder(sql: Sql | Tx, meeting: number): Promise<number[]> {
  const agenda = await agendas.load(sql, meeting);
  return (agenda?.items ?? []).filter((item) => item.number !== null).map((item) => item.id);
}

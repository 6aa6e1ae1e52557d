/** Loads and writes agendas, and on which of them a case stands; their tables' only writer. */

import { afterAgenda, agendaOpened, type Agenda, type AgendaHappening } from "#core/agenda.ts";
import { reportOn, type ToReport } from "#core/chair-decision.ts";
import { statusOn, type ToTell } from "#core/followup.ts";
import { rulesOn, type Committee, type PlannedMeeting } from "#core/committee.ts";
import { recordStore } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { isWhollyOpen, type Publication } from "#core/publication.ts";
import { handlingOf, type Sitting } from "#core/sitting.ts";

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

/** The agendas that hold a case, and whose meeting is not over by a day. */
export async function comingWith(tx: Tx, paper: number, today: string): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`
    select c.meeting::float8 as id from desk.agenda_case c join desk.planned_meeting m on m.id = c.meeting left join desk.sitting s on s.id = c.meeting
    where c.paper = ${paper} and m.date >= ${today}::date and coalesce(s.state, 'open') = 'open' order by c.meeting`;
  return rows.map((row) => row.id);
}

/** The agendas of a committee that have been sent, and whose meeting is not over by a day. */
export async function sentAndComing(tx: Tx, committee: number, today: string): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`
    select a.id::float8 as id from desk.agenda a join desk.planned_meeting m on m.id = a.id left join desk.sitting s on s.id = a.id
    where a.committee = ${committee} and jsonb_array_length(a.content -> 'releases') > 0 and m.date >= ${today}::date and coalesce(s.state, 'open') = 'open' order by a.id`;
  return rows.map((row) => row.id);
}

/** Whether a case was closed already when it was described in this entry. */
export async function wasClosedBefore(tx: Tx, { id, about }: { id: number; about: string }): Promise<boolean> {
  const [row] = await tx<{ closed: boolean | null }[]>`
    select (what -> 'details' ->> 'closed')::boolean as closed from desk.journal
    where about = ${about} and id < ${id} and kind in ('case-opened', 'case-described') order by id desc limit 1`;
  return row?.closed === true;
}

/** The agendas that were sent with one of these files, or whose meeting was shown it; in order. The sitting's table is a later station's. */
export async function meetingsWithFiles(tx: Tx, hashes: readonly string[]): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`
    select a.id::float8 as id from desk.agenda a left join desk.sitting s on s.id = a.id
    where exists (select 1 from jsonb_path_query(a.content, '$.items[*].paper.attachments[*].sha256') h where h #>> '{}' = any(${[...hashes]}))
       or exists (select 1 from jsonb_path_query(s.content, '$.**.slides[*].sha256') h where h #>> '{}' = any(${[...hashes]}))
    order by a.id`;
  return rows.map((row) => row.id);
}

/** Every agenda a case was put on. */
export async function sentWithCase(tx: Tx, paper: number): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`select meeting::float8 as id from desk.agenda_case where paper = ${paper} order by meeting`;
  return rows.map((row) => row.id);
}

/** The items that have been sent, in order: what presence and decisions at a meeting are read along. */
export async function itemsInOrder(sql: Sql | Tx, meeting: number): Promise<number[]> {
  const agenda = await agendas.load(sql, meeting);
  return (agenda?.items ?? []).filter((item) => item.number !== null).map((item) => item.id);
}

/** The chair's decisions that the committee has not heard of, as an agenda tells them; in a case that has been closed since they are closed too. The table is a later station's. */
export async function chairDecisionsToReport(sql: Sql | Tx, committee: number): Promise<ToReport[]> {
  return sql<ToReport[]>`
    select d.text, d.because, d.closed or coalesce((p.content ->> 'closed')::boolean, false) as closed, to_char(d.at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD') as day, p.title, p.case_number as number
    from desk.chair_decision d left join desk.case_paper p on p.id = d.paper
    where d.committee = ${committee} and d.reported_at is null order by d.at, d.id`;
}

/** What chairs have decided in a case. The table is a later station's. */
export async function decidedInCase(tx: Tx, paper: number): Promise<{ committee: number; text: string }[]> {
  return tx<{ committee: number; text: string }[]>`select committee::float8 as committee, text from desk.chair_decision where paper = ${paper} order by id`;
}

/**
 * What the committee follows, as an agenda's status tells it: what is open, and what was settled since the agenda of the last meeting that was held was
 * sent. What its item keeps from the public by now is closed here too. The tables are later stations'.
 */
export async function promisesToTell(sql: Sql | Tx, committee: number): Promise<ToTell[]> {
  const rows = await sql<(ToTell & { meeting: number | null; item: number | null })[]>`
    select f.content ->> 'words' as words, f.content ->> 'owner' as owner, f.content -> 'due' as due, f.content ->> 'madeOn' as "madeOn", f.state, f.closed,
      f.content -> 'settled' ->> 'reason' as reason, (f.content ->> 'meeting')::float8 as meeting, (f.content ->> 'item')::float8 as item,
      case when m.date is null then null else 'mødet ' || to_char(m.date, 'DD-MM-YYYY') end as answer
    from desk.followup f left join desk.planned_meeting m on m.id = (f.content -> 'settled' ->> 'meeting')::bigint
    where f.committee = ${committee} and (f.state = 'open' or (f.state in ('kept', 'dropped') and (f.content -> 'settled' ->> 'at')::timestamptz > coalesce(
      (select max((a.content -> 'releases' -> 0 ->> 'at')::timestamptz) from desk.sitting s join desk.agenda a on a.id = s.id where s.committee = f.committee and s.state = 'closed'),
      '-infinity')))
    order by f.content ->> 'madeOn', f.id limit 300`;
  const meetings = [...new Set(rows.flatMap((row) => row.meeting ?? []))];
  const papers = await sql<{ id: number; agenda: Agenda; sitting: Sitting | null; publication: Publication | null }[]>`
    select a.id::float8 as id, a.content as agenda, s.content as sitting, p.content as publication
    from desk.agenda a left join desk.sitting s on s.id = a.id left join desk.publication p on p.id = a.id where a.id = any(${meetings}::bigint[])`;
  return rows.map(({ meeting, item: id, ...told }) => {
    const of = papers.find((each) => each.id === meeting);
    const item = of?.agenda.items.find((each) => each.id === id);
    const open = meeting === null || (of !== undefined && item !== undefined && isWhollyOpen(of.publication, item, handlingOf(of.sitting, item.id)));
    return { ...told, closed: told.closed || !open };
  });
}

/** What an agenda begins with: the house's standing items in their places, what the chair has decided meanwhile (KSL § 22), and what is followed. */
export async function agendaBegun(tx: Tx, meeting: PlannedMeeting, committee: Committee): Promise<AgendaHappening[]> {
  const opened = agendaOpened(meeting, rulesOn(committee, meeting.date).standingItems);
  const begun = afterAgenda(null, opened);
  const report = reportOn(begun, await chairDecisionsToReport(tx, meeting.committee));
  return [opened, ...report, ...statusOn(report.reduce(afterAgenda, begun), await promisesToTell(tx, meeting.committee), meeting.date)];
}

/** What the pages of meetings and agendas show. */

import type { CasePaper, CaseState } from "#core/case.ts";
import type { Followup } from "#core/followup.ts";
import type { Sitting } from "#core/sitting.ts";
import type { Sql, Tx } from "#platform/sql.ts";

export type MeetingInList = {
  id: number;
  committee: number;
  committeeName: string;
  date: string;
  start: string;
  place: string | null;
  cancelled: boolean;
  agenda: string | null;
  items: number;
  sitting: string | null;
  minutes: string | null;
};

/** Meetings of some committees from a day on (`after`) or before it, nearest first. */
export async function meetingList(sql: Sql, committees: readonly number[] | "all", day: string, after: boolean, most: number): Promise<MeetingInList[]> {
  const rows = await sql<(Omit<MeetingInList, "id" | "committee"> & { id: string; committee: string })[]>`
    select m.id, m.committee, c.name as "committeeName", to_char(m.date, 'YYYY-MM-DD') as date, to_char(m.start_time::time, 'HH24:MI') as start, m.place,
      m.state = 'cancelled' as cancelled, a.state as agenda, coalesce(jsonb_array_length(a.content -> 'items'), 0) as items, s.state as sitting, r.state as minutes
    from desk.planned_meeting m
    join desk.committee c on c.id = m.committee
    left join desk.agenda a on a.id = m.id
    left join desk.sitting s on s.id = m.id
    left join desk.minutes r on r.id = m.id
    where ${committees === "all" ? sql`true` : sql`m.committee = any(${[...committees]}::bigint[])`} and ${after ? sql`m.date >= ${day}::date` : sql`m.date < ${day}::date`}
    order by ${after ? sql`m.date, m.start_time, m.id` : sql`m.date desc, m.start_time desc, m.id desc`} limit ${most}`;
  return rows.map((row) => ({ ...row, id: Number(row.id), committee: Number(row.committee) }));
}

export type WaitingCase = Pick<CasePaper, "id" | "title" | "caseNumber"> & { state: CaseState; closed: boolean };

/**
 * Cases that can be put on a committee's agenda: its own until it has decided them, and those whose way leads to it next (an identical
 * orientation of several bodies at any time); not those that stand on one of its agendas already.
 */
export async function casesFor(sql: Sql, committee: number, most: number): Promise<WaitingCase[]> {
  const rows = await sql<(Omit<WaitingCase, "id"> & { id: string })[]>`
    select p.id, p.title, p.case_number as "caseNumber", p.state, (p.content ->> 'closed')::boolean as closed
    from desk.case_paper p
    where not p.template and p.state <> 'closed'
      and ((p.committee = ${committee} and not exists (
              select 1 from desk.agenda_case a join desk.sitting s on s.id = a.meeting
              where a.paper = p.id and s.state = 'closed' and coalesce(s.content -> 'handlings' -> a.item::text -> 'turn' ->> 'kind', 'decided') in ('decided', 'withdrawn', 'referred')))
        or exists (
          select 1 from jsonb_array_elements(p.content -> 'route') with ordinality as step(what, place)
          where step.what ->> 'done' is null and (step.what ->> 'committee')::bigint = ${committee}
            and (step.what ->> 'reading' = 'orientation' or not exists (
              select 1 from jsonb_array_elements(p.content -> 'route') with ordinality as earlier(what, place)
              where earlier.place < step.place and earlier.what ->> 'done' is null and earlier.what ->> 'reading' <> 'orientation'
                and (earlier.what ->> 'committee')::bigint is distinct from ${committee}))))
      and not exists (
        select 1 from desk.agenda_case a join desk.agenda g on g.id = a.meeting left join desk.sitting s on s.id = a.meeting
        where a.paper = p.id and g.committee = ${committee} and coalesce(s.state, 'open') = 'open')
    order by (p.state = 'ready') desc, p.changed_at desc limit ${most}`;
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** Whether the meeting has been held: nothing more can come before it, and what it decided is being minuted. */
export async function meetingClosed(sql: Sql | Tx, meeting: number): Promise<boolean> {
  const [row] = await sql<{ state: string }[]>`select state from desk.sitting where id = ${meeting}`;
  return row?.state === "closed";
}

/** What later stations have made of the meeting: how it was held, and whether its minutes have been sent for signature. */
export async function laterPapers(sql: Sql, meeting: number): Promise<{ sitting: Sitting | null; minutesOut: boolean }> {
  const [row] = await sql<{ sitting: Sitting | null; minutes: string | null }[]>`
    select s.content as sitting, m.state as minutes from desk.agenda a left join desk.sitting s on s.id = a.id left join desk.minutes m on m.id = a.id where a.id = ${meeting}`;
  return { sitting: row?.sitting ?? null, minutesOut: row?.minutes === "outForSignature" || row?.minutes === "signed" };
}

/** Planned meetings between two days whose agenda has not been sent. */
export async function unsentMeetings(sql: Sql, from: string, until: string): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select m.id::float8 as id from desk.planned_meeting m left join desk.agenda a on a.id = m.id
    where m.state = 'planned' and m.date between ${from} and ${until} and coalesce(a.state, 'draft') <> 'released' order by m.date, m.id`;
  return rows.map((row) => row.id);
}

/** What is followed and can come up at a meeting; `next`: the day of the committee's meeting after it. */
export async function promisesWaiting(sql: Sql, committee: number, date: string): Promise<{ promises: Followup[]; next: string | null }> {
  const rows = await sql<
    { content: Followup }[]
  >`select content from desk.followup where committee = ${committee} and state = 'open' order by content ->> 'madeOn', id limit 500`;
  const [next] = await sql<{ day: string | null }[]>`
    select min(date)::text as day from desk.planned_meeting where committee = ${committee} and state = 'planned' and date > ${date}::date`;
  return { promises: rows.map((row) => row.content), next: next?.day ?? null };
}

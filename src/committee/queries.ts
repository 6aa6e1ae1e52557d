/** What the pages on committees and plans show. Reads only. */

import { nameOn, seatsOn, type Committee, type PlannedMeeting, type Seat } from "#core/committee.ts";
import type { Sql } from "#platform/sql.ts";

export type CommitteeCard = {
  id: number;
  kind: Committee["kind"];
  name: string;
  abbreviation: string | null;
  seats: Seat[];
  next: { date: string; start: string } | null;
};

/** Every committee as it is on a day: the council first, then the others by name. */
export async function committeeCards(sql: Sql, today: string): Promise<CommitteeCard[]> {
  const rows = await sql<
    { id: number; kind: Committee["kind"]; abbreviation: string | null; names: Committee["names"]; date: string | null; start: string | null }[]
  >`
    select c.id::float8 as id, c.kind, c.abbreviation, c.content -> 'names' as names, m.date::text as date, to_char(m.start_time, 'HH24:MI') as start
    from desk.committee c
    left join lateral (
      select date, start_time from desk.planned_meeting where committee = c.id and state = 'planned' and date >= ${today} order by date limit 1
    ) m on true`;
  const seats = await sql<(Seat & { committee: number })[]>`
    select committee::float8 as committee, person::float8 as person, name, party, role, from_date::text as "from", until_date::text as until, election_group as "group"
    from desk.seat where from_date <= ${today} and (until_date is null or until_date >= ${today})`;
  const kinds: readonly Committee["kind"][] = ["council", "economy", "committee"];
  return rows
    .map(({ id, kind, abbreviation, names, date, start }) => ({
      id,
      kind,
      abbreviation,
      name: nameOn({ names }, today),
      seats: seatsOn({ seats: seats.filter((seat) => seat.committee === id) }, today),
      next: date === null || start === null ? null : { date, start },
    }))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.name.localeCompare(b.name, "da"));
}

export type PersonOption = { id: number; name: string; title: string | null };

/** People in use, by name. */
export async function peopleToChoose(sql: Sql): Promise<PersonOption[]> {
  const rows = await sql<{ id: number; name: string }[]>`select id::float8 as id, name from desk.person where active order by name, id`;
  const twice = new Set(rows.filter((row, index) => rows.some((other, at) => at !== index && other.name === row.name)).map((row) => row.name));
  return rows.map((row) => ({ ...row, title: twice.has(row.name) ? `nr. ${row.id}` : null })).sort((a, b) => a.name.localeCompare(b.name, "da"));
}

/** Committees a person attends without a seat: as secretary or observer. */
export async function committeesAttended(sql: Sql, person: number, today: string): Promise<number[] | "all"> {
  const rows = await sql<{ committee: number | null }[]>`
    select distinct committee::float8 as committee from desk.held_role
    where person = ${person} and role in ('secretary', 'observer') and ended_at is null and from_date <= ${today} and (until_date is null or until_date >= ${today})`;
  return rows.some((row) => row.committee === null) ? "all" : rows.map((row) => row.committee!);
}

/** Everybody who has ever been in the house: rules of old may name those who are here no longer. */
export async function everyName(sql: Sql): Promise<{ id: number; name: string }[]> {
  return sql<{ id: number; name: string }[]>`select id::float8 as id, name from desk.person order by id`;
}

export type MeetingInPlan = PlannedMeeting & { committeeName: string; agendaSent: boolean };

/** Meetings between two days, of some committees or (null) of all; under the name the committee has on the day. */
export async function meetingsBetween(sql: Sql, from: string, until: string, committees: readonly number[] | null): Promise<MeetingInPlan[]> {
  const rows = await sql<
    (Omit<MeetingInPlan, "committeeName" | "was" | "cancelledBecause"> & {
      names: Committee["names"];
      content: Pick<PlannedMeeting, "was" | "cancelledBecause">;
    })[]
  >`
    select m.id::float8 as id, m.committee::float8 as committee, m.date::text as date, to_char(m.start_time, 'HH24:MI') as start, to_char(m.end_time, 'HH24:MI') as "end",
      m.place, m.kind, m.state, m.version, m.content, c.content -> 'names' as names, exists (select 1 from desk.agenda a where a.id = m.id and a.state = 'released') as "agendaSent"
    from desk.planned_meeting m join desk.committee c on c.id = m.committee
    where m.date between ${from} and ${until} and (${committees === null} or m.committee = any(${committees === null ? [] : [...committees]}::bigint[]))
    order by m.date, m.start_time, m.id`;
  return rows.map(({ names, content, ...meeting }) => ({ ...meeting, ...content, committeeName: nameOn({ names }, meeting.date) }));
}

/** When each meeting was last told of, for calendars that ask what is new. */
export async function lastTold(sql: Sql, meetings: readonly number[]): Promise<Map<number, Date>> {
  const rows = await sql<{ about: string; at: Date }[]>`
    select about, max(at) as at from desk.journal where about = any(${meetings.map((id) => `meeting:${id}`)}) group by about`;
  return new Map(rows.map((row) => [Number(row.about.slice("meeting:".length)), row.at]));
}

/** The years a committee (or, null, any) has meetings in. */
export async function yearsWithMeetings(sql: Sql, committee: number | null): Promise<number[]> {
  const rows = await sql<{ year: number }[]>`
    select distinct extract(year from date)::int as year from desk.planned_meeting where ${committee === null} or committee = ${committee ?? 0} order by year`;
  return rows.map((row) => row.year);
}

/** Loads and writes committees, their seats and the plan of their meetings; their tables' only writer. */

import {
  afterCommittee,
  seatsInOrder,
  substitutionsInOrder,
  type Committee,
  type CommitteeHappening,
  type PlanHappening,
  type PlannedMeeting,
  type Seat,
  type Substitution,
} from "#core/committee.ts";
import { afterMeeting } from "#core/meeting-plan.ts";
import { recordAll, type Call } from "#journal/change.ts";
import { loadPerson } from "#people/store.ts";
import type { Sql, Tx } from "#platform/sql.ts";

type Content = Pick<Committee, "names" | "terms" | "rules">;

/** A committee for change: two who change it at once are taken one at a time. */
export async function loadCommitteeForChange(tx: Tx, id: number): Promise<Committee | null> {
  await tx`select id from desk.committee where id = ${id} for update`;
  return loadCommittee(tx, id);
}

export async function loadCommittee(sql: Sql | Tx, id: number): Promise<Committee | null> {
  const [row] = await sql<{ kind: Committee["kind"]; content: Content; version: number }[]>`
    select kind, content, version from desk.committee where id = ${id}`;
  if (!row) return null;
  const seats = await sql<Seat[]>`
    select person::float8 as person, name, party, role, from_date::text as "from", until_date::text as until, election_group as "group"
    from desk.seat where committee = ${id}`;
  const substitutions = await sql<Substitution[]>`
    select person::float8 as person, name, party, in_place_of::float8 as "inPlaceOf", basis, from_date::text as "from", until_date::text as until,
      meeting::float8 as meeting
    from desk.substitution where committee = ${id}`;
  return {
    id,
    kind: row.kind,
    ...row.content,
    seats: seatsInOrder(seats.map((each) => ({ ...each }))),
    substitutions: substitutionsInOrder(substitutions.map((each) => ({ ...each }))),
    version: row.version,
  };
}

/** A number for a committee that is about to be founded. */
export async function newCommittee(tx: Tx): Promise<number> {
  // One founding at a time: a name is asked for before it is taken.
  await tx`select pg_advisory_xact_lock(hashtextextended('committee names', 0))`;
  const [row] = await tx<{ id: number }[]>`select nextval(pg_get_serial_sequence('desk.committee', 'id'))::float8 as id`;
  return row!.id;
}

/** What the other committees are called now, held until the transaction ends. */
export async function otherCommittees(tx: Tx, id: number): Promise<{ name: string; kind: Committee["kind"] }[]> {
  await tx`select pg_advisory_xact_lock(hashtextextended('committee names', 0))`;
  return tx<{ name: string; kind: Committee["kind"] }[]>`select name, kind from desk.committee where id <> ${id}`;
}

/** Writes what happened to a committee, and tells it in the journal. Answers the committee after it. */
export async function saveCommittee(tx: Tx, before: Committee | null, happened: readonly CommitteeHappening[], call: Call): Promise<Committee> {
  const after = happened.reduce(afterCommittee as (state: Committee | null, each: CommitteeHappening) => Committee | null, before);
  if (after === null) throw new Error("nothing happened to no committee");
  const { id, kind, names, terms, rules, version } = after;
  const newest = names.at(-1)!;
  const content = tx.json({ names, terms, rules } as never);
  await tx`
    insert into desk.committee (id, kind, name, abbreviation, content, version) overriding system value
    values (${id}, ${kind}, ${newest.name}, ${newest.abbreviation}, ${content}, ${version})
    on conflict (id) do update set name = excluded.name, abbreviation = excluded.abbreviation, content = excluded.content, version = excluded.version`;
  if (after.seats !== before?.seats) {
    await tx`delete from desk.seat where committee = ${id}`;
    for (const { person, name, party, role, from, until, group } of after.seats)
      await tx`
        insert into desk.seat (committee, person, name, party, role, from_date, until_date, election_group)
        values (${id}, ${person}, ${name}, ${party}, ${role}, ${from}, ${until}, ${group})`;
  }
  if (after.substitutions !== before?.substitutions) {
    await tx`delete from desk.substitution where committee = ${id}`;
    for (const { person, name, party, inPlaceOf, basis, from, until, meeting } of after.substitutions)
      await tx`
        insert into desk.substitution (committee, person, name, party, in_place_of, basis, from_date, until_date, meeting)
        values (${id}, ${person}, ${name}, ${party}, ${inPlaceOf}, ${basis}, ${from}, ${until}, ${meeting})`;
  }
  await recordAll(tx, call, `committee:${id}`, happened);
  return after;
}

/** The council, where it is kept. */
export async function loadCouncil(sql: Sql | Tx): Promise<Committee | null> {
  const [row] = await sql<{ id: number }[]>`select id::float8 as id from desk.committee where kind = 'council'`;
  return row ? loadCommittee(sql, row.id) : null;
}

/** The committee that has, or had, a name; null when none does. */
export async function committeeNamed(sql: Sql | Tx, name: string): Promise<number | null> {
  const [row] = await sql<{ id: number }[]>`
    select c.id::float8 as id from desk.committee c
    where lower(c.name) = lower(${name.trim()}) or lower(c.abbreviation) = lower(${name.trim()})
      or exists (select 1 from jsonb_array_elements(c.content -> 'names') each where lower(each ->> 'name') = lower(${name.trim()}))
    order by (lower(c.name) = lower(${name.trim()})) desc, c.id limit 1`;
  return row?.id ?? null;
}

/** A person's name as it is now; null when there is no such person in use. */
export async function personNamed(sql: Sql | Tx, person: number): Promise<string | null> {
  const found = await loadPerson(sql, person);
  return found !== null && found.active ? found.name : null;
}

/** People in use by name, for a file that names them; two of one name cannot be told from each other. */
export async function peopleByName(sql: Sql | Tx, names: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await sql<{ id: number; name: string }[]>`
    select id::float8 as id, lower(name) as name from desk.person where active and lower(name) = any(${names.map((name) => name.toLocaleLowerCase("da"))})`;
  return new Map([...Map.groupBy(rows, (row) => row.name)].map(([name, found]) => [name, found.map((row) => row.id)]));
}

type MeetingRow = Omit<PlannedMeeting, "was" | "cancelledBecause"> & { content: Pick<PlannedMeeting, "was" | "cancelledBecause"> };

/** A meeting for change: locked, so that two who move it at once are taken one at a time. */
export async function loadMeetingForChange(tx: Tx, id: number): Promise<PlannedMeeting | null> {
  await tx`select id from desk.planned_meeting where id = ${id} for update`;
  return loadMeeting(tx, id);
}

export async function loadMeeting(sql: Sql | Tx, id: number): Promise<PlannedMeeting | null> {
  const [row] = await sql<MeetingRow[]>`
    select id::float8 as id, committee::float8 as committee, date::text as date, to_char(start_time, 'HH24:MI') as start, to_char(end_time, 'HH24:MI') as "end", place,
      kind, state, version, content
    from desk.planned_meeting where id = ${id}`;
  if (!row) return null;
  const { content, ...meeting } = row;
  return { ...meeting, ...content };
}

/** Numbers for meetings that are about to be planned. */
export async function newMeetings(tx: Tx, count: number): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`
    select nextval(pg_get_serial_sequence('desk.planned_meeting', 'id'))::float8 as id from generate_series(1, ${count}::int)`;
  return rows.map((row) => row.id);
}

/** Days on which a committee has meetings, without one of them. */
export async function daysTaken(tx: Tx, committee: number, but: number | null): Promise<string[]> {
  const rows = await tx<{ date: string }[]>`
    select date::text as date from desk.planned_meeting where committee = ${committee} and state = 'planned' and id is distinct from ${but}`;
  return rows.map((row) => row.date);
}

/** The day of the last meeting that is not cancelled and whose day has come. */
export async function lastMeetingDay(sql: Sql | Tx, committee: number, today: string): Promise<string | null> {
  const [row] = await sql<{ date: string | null }[]>`
    select max(date)::text as date from desk.planned_meeting where committee = ${committee} and state = 'planned' and date <= ${today}`;
  return row?.date ?? null;
}

/** Writes what happened to a meeting in the plan, and tells it in the journal. Answers the meeting after it. */
export async function saveMeeting(tx: Tx, before: PlannedMeeting | null, happened: readonly PlanHappening[], call: Call): Promise<PlannedMeeting> {
  const after = happened.reduce(afterMeeting as (state: PlannedMeeting | null, each: PlanHappening) => PlannedMeeting | null, before);
  if (after === null) throw new Error("nothing happened to no meeting");
  const { id, committee, date, start, end, place, kind, state, was, cancelledBecause, version } = after;
  const content = tx.json({ was, cancelledBecause } as never);
  await tx`
    insert into desk.planned_meeting (id, committee, date, start_time, end_time, place, kind, state, content, version) overriding system value
    values (${id}, ${committee}, ${date}, ${start}, ${end}, ${place}, ${kind}, ${state}, ${content}, ${version})
    on conflict (id) do update set date = excluded.date, start_time = excluded.start_time, end_time = excluded.end_time, place = excluded.place,
      state = excluded.state, content = excluded.content, version = excluded.version`;
  await recordAll(tx, call, `meeting:${id}`, happened);
  return after;
}

/** Reading people for pages, and who asks. */

import { danishDay } from "#core/calendar.ts";
import type { Actor, HeldRole, Role } from "#core/people.ts";
import { sessionRules, type GivenRole, type WayIn } from "#core/person.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** The person of a session that is not over, with the roles they hold today. */
export async function actorOfSession(sql: Sql, tokenHash: string, at: Date): Promise<Actor | null> {
  const [row] = await sql<{ person: number }[]>`
    select p.id::float8 as person from desk.session s join desk.person p on p.id = s.person
    where s.id = ${tokenHash} and s.ended_at is null and s.expires_at > ${at} and s.seen_at > ${new Date(at.getTime() - sessionRules.idleMs)} and p.active`;
  return row ? actorOfPerson(sql, row.person, danishDay(at)) : null;
}

/** The person as one who asks: roles given, and those that follow from seats. Null when they are not active. */
export async function actorOfPerson(sql: Sql | Tx, person: number, today: string): Promise<Actor | null> {
  const [row] = await sql<{ name: string; roles: HeldRole[] }[]>`
    select p.name, coalesce((select json_agg(json_build_object('role', r.role, 'committee', r.committee) order by r.id) from desk.held_role r
                      where r.person = p.id and r.ended_at is null and r.from_date <= ${today} and (r.until_date is null or r.until_date >= ${today})), '[]') as roles
    from desk.person p where p.id = ${person} and p.active`;
  if (!row) return null;
  return { person, name: row.name, roles: [...row.roles, ...(await rolesOfSeats(sql, person, today))] };
}

// A member of the council may read every committee they do not sit in (KSL § 20 stk. 6).
async function rolesOfSeats(sql: Sql | Tx, person: number, today: string): Promise<HeldRole[]> {
  return sql<HeldRole[]>`
    with seated as (
      select committee, role from desk.seat where person = ${person} and from_date <= ${today} and (until_date is null or until_date >= ${today})
      union
      select committee, 'substitute' from desk.substitution where person = ${person} and from_date <= ${today} and (until_date is null or until_date >= ${today})
    )
    select role, committee::float8 as committee from seated
    union all
    select 'councilMember', c.id::float8 from desk.committee c
    where exists (select 1 from seated s join desk.committee k on k.id = s.committee where k.kind = 'council') and c.id not in (select committee from seated)`;
}

export type PersonLine = { id: number; name: string; email: string | null; initials: string | null; title: string | null; active: boolean; roles: HeldRole[] };

/** People by name; `words` may stand in name, e-mail, initials or title. */
export async function people(sql: Sql, words: string, today: string): Promise<PersonLine[]> {
  const like = `%${words.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await sql<PersonLine[]>`
    select p.id::float8 as id, p.name, p.email, p.initials, p.title, p.active,
           coalesce((select json_agg(json_build_object('role', r.role, 'committee', r.committee) order by r.id) from desk.held_role r
                      where r.person = p.id and r.ended_at is null and r.from_date <= ${today} and (r.until_date is null or r.until_date >= ${today})), '[]') as roles
    from desk.person p
    where ${words.trim() === "" ? sql`true` : sql`concat_ws(' ', p.name, p.email, p.initials, p.title) ilike ${like}`}
    order by p.active desc, p.name, p.id limit 500`;
  const seats = await sql<{ person: number; role: Role; committee: number }[]>`
    select person::float8 as person, role, committee::float8 as committee from desk.seat
    where from_date <= ${today} and (until_date is null or until_date >= ${today}) and person = any(${rows.map((row) => row.id)})`;
  return rows.map((row) => ({
    ...row,
    roles: [...row.roles, ...seats.filter((seat) => seat.person === row.id).map(({ role, committee }) => ({ role, committee }))],
  }));
}

export type RoleLine = { id: number; role: GivenRole; committee: number | null; from: string; until: string | null; endedAt: Date | null; current: boolean };

export async function rolesOf(sql: Sql, person: number, today: string): Promise<RoleLine[]> {
  return sql<RoleLine[]>`
    select id::float8 as id, role, committee::float8 as committee, from_date::text as "from", until_date::text as until, ended_at as "endedAt",
           ended_at is null and (until_date is null or until_date >= ${today}) as current
    from desk.held_role where person = ${person} order by (ended_at is null) desc, from_date desc, id desc`;
}

export type SessionLine = { id: string; number: number; how: WayIn; createdAt: Date; seenAt: Date; userAgent: string | null };

export async function sessionsOf(sql: Sql, person: number, at: Date): Promise<SessionLine[]> {
  return sql<SessionLine[]>`
    select id, number::float8 as number, how, created_at as "createdAt", seen_at as "seenAt", user_agent as "userAgent" from desk.session
    where person = ${person} and ended_at is null and expires_at > ${at} and seen_at > ${new Date(at.getTime() - sessionRules.idleMs)} order by seen_at desc`;
}

export type PasskeyLine = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

export async function passkeysOf(sql: Sql, person: number): Promise<PasskeyLine[]> {
  return sql<PasskeyLine[]>`
    select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from desk.passkey where person = ${person} and removed_at is null order by created_at`;
}

/** Login services a person is linked to. */
export async function issuersOf(sql: Sql, person: number): Promise<string[]> {
  const rows = await sql<{ issuer: string }[]>`select issuer from desk.login_identity where person = ${person} order by linked_at`;
  return rows.map((row) => row.issuer);
}

export type CommitteeName = { id: number; name: string };

/** Committees by the name they have now. */
export async function committeeNames(sql: Sql): Promise<CommitteeName[]> {
  return sql<CommitteeName[]>`
    select c.id::float8 as id, c.name as name from desk.committee c order by c.name collate "da-x-icu"`;
}

export type ReadingSearch = {
  person: number | null;
  committee: number | null;
  from: string | null;
  until: string | null;
  about: string;
  before: number | null;
};
export type ReadingLine = { id: number; at: Date; person: number; name: string; what: string; about: string; committee: number | null };

/** Who has read what, newest first. */
export async function readings(sql: Sql, search: ReadingSearch, most: number): Promise<ReadingLine[]> {
  return sql<ReadingLine[]>`
    select r.id::float8 as id, r.at, r.person::float8 as person, p.name, r.what, r.about, r.committee::float8 as committee
    from desk.read_log r join desk.person p on p.id = r.person
    where (${search.person}::bigint is null or r.person = ${search.person}) and (${search.committee}::bigint is null or r.committee = ${search.committee})
      and (${search.from}::date is null or r.at >= ${search.from}::date) and (${search.until}::date is null or r.at < ${search.until}::date + 1)
      and (${search.about} = '' or r.about = ${search.about} or r.what ilike '%' || ${search.about} || '%')
      and (${search.before}::bigint is null or r.id < ${search.before})
    order by r.id desc limit ${most}`;
}

export async function anybody(sql: Sql): Promise<boolean> {
  const [row] = await sql`select 1 as yes from desk.person limit 1`;
  return row !== undefined;
}

export type HouseBegun = {
  people: number;
  administrators: number;
  secretaries: number;
  committees: number;
  seats: number;
  meetings: number;
  /** In use, and with no way in at all. */ noWayIn: number;
};

/** How far a new house has come. */
export async function houseBegun(sql: Sql, today: string, at: Date): Promise<HouseBegun> {
  const [row] = await sql<HouseBegun[]>`
    with held as (
      select r.role, r.person from desk.held_role r join desk.person p on p.id = r.person
      where p.active and r.ended_at is null and r.from_date <= ${today} and (r.until_date is null or r.until_date >= ${today}))
    select (select count(*) from desk.person where active)::int as people,
      (select count(distinct person) from held where role = 'administrator')::int as administrators,
      (select count(distinct person) from held where role = 'secretary')::int as secretaries,
      (select count(*) from desk.committee)::int as committees,
      (select count(*) from desk.seat)::int as seats,
      (select count(*) from desk.planned_meeting)::int as meetings,
      (select count(*) from desk.person p where p.active
        and not exists (select 1 from desk.passkey k where k.person = p.id and k.removed_at is null)
        and not exists (select 1 from desk.login_identity i where i.person = p.id)
        and not exists (select 1 from desk.invitation v where v.person = p.id and v.used_at is null and v.expires_at > ${at}))::int as "noWayIn"`;
  return row!;
}

export type MailFacts = { waiting: number; failed: number; error: string | null };

export async function mailFacts(sql: Sql): Promise<MailFacts> {
  const [row] = await sql<MailFacts[]>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
           (select error from desk.mail where error is not null and state <> 'sent' order by id desc limit 1) as error
    from desk.mail`;
  return row!;
}

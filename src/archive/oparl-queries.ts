/** SQL of the OParl answers. What is listed is what has been traced (published.trace, published.record); what is shown is read anew each time. */

import type { Sql } from "#platform/sql.ts";

/** A moment as OParl wants it. */
const moment = (sql: Sql, column: ReturnType<Sql>): ReturnType<Sql> => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"')`;

export type Times = { created: string; modified: string };
export type Limits = { createdSince: string | null; createdUntil: string | null; modifiedSince: string | null; modifiedUntil: string | null };
/** One page of a list: keys in a steady order. `open` false: gone, which is told only to those who ask what has changed since. */
export type Listed = Times & { key: string; open: boolean };
export type ListPage = { total: number; keys: Listed[] };

export type Kind = "organization" | "person" | "membership" | "paper" | "file";
export type Place = { slug: string; name: string };

export async function bodies(sql: Sql): Promise<Place[]> {
  return sql<Place[]>`select mu.slug, mu.name from published.municipality mu order by mu.slug`;
}

/** When anything in a municipality came and changed; the moment it was made where nothing has been traced. */
export async function bodyTimes(sql: Sql, municipality: string): Promise<Times> {
  const [row] = await sql<Times[]>`
    select coalesce(${moment(sql, sql`min(t.first_at)`)}, '2026-01-01T00:00:00+00:00') as created, coalesce(${moment(sql, sql`max(t.changed_at)`)}, '2026-01-01T00:00:00+00:00') as modified
      from published.trace t where t.municipality = ${municipality}`;
  return row!;
}

export async function terms(sql: Sql, municipality: string): Promise<{ from: number; to: number }[]> {
  return sql<{ from: number; to: number }[]>`
    select distinct m.term_from as "from", m.term_to as "to" from published.meeting m join published.municipality mu on mu.id = m.municipality
     where mu.slug = ${municipality} and m.current and m.term_from is not null and m.term_to is not null order by 1`;
}

const within = (sql: Sql, limits: Limits, changed: ReturnType<Sql>): ReturnType<Sql> => sql`
  (${limits.createdSince}::timestamptz is null or t.first_at >= ${limits.createdSince}) and (${limits.createdUntil}::timestamptz is null or t.first_at <= ${limits.createdUntil})
  and (${limits.modifiedSince}::timestamptz is null or ${changed} >= ${limits.modifiedSince}) and (${limits.modifiedUntil}::timestamptz is null or ${changed} <= ${limits.modifiedUntil})
  and (t.open or ${limits.modifiedSince}::timestamptz is not null)`;

/** Meetings or items of a municipality, by address. */
export async function listTraces(
  sql: Sql,
  municipality: string,
  of: "meeting" | "item" | "itemWithCase",
  limits: Limits,
  page: { offset: number; limit: number },
): Promise<ListPage> {
  const rows = await sql<(Listed & { total: number })[]>`
    select t.address as key, t.open, ${moment(sql, sql`t.first_at`)} as created, ${moment(sql, sql`t.within_at`)} as modified, count(*) over ()::int as total
      from published.trace t
     where t.municipality = ${municipality} and (t.item is null) = ${of === "meeting"} and ${within(sql, limits, sql`t.within_at`)}
       and (${of !== "itemWithCase"} or t.with_case)
     order by t.address offset ${page.offset} limit ${page.limit}`;
  return { total: rows[0]?.total ?? 0, keys: [...rows] };
}

/** What meetings tell of together, by number. */
export async function listRecords(sql: Sql, municipality: string, kind: Kind, limits: Limits, page: { offset: number; limit: number }): Promise<ListPage> {
  const rows = await sql<(Listed & { total: number })[]>`
    select t.number::text as key, t.open, ${moment(sql, sql`t.first_at`)} as created, ${moment(sql, sql`t.changed_at`)} as modified, count(*) over ()::int as total
      from published.record t
     where t.municipality = ${municipality} and t.kind = ${kind} and ${within(sql, limits, sql`t.changed_at`)}
     order by t.number offset ${page.offset} limit ${page.limit}`;
  return { total: rows[0]?.total ?? 0, keys: [...rows] };
}

export type Record = Times & { number: string; municipality: string; kind: Kind; name: string | null; open: boolean };

export async function recordsByNumber(sql: Sql, numbers: readonly string[]): Promise<Record[]> {
  return sql<Record[]>`
    select t.number::text as number, t.municipality, t.kind, t.name, t.open, ${moment(sql, sql`t.first_at`)} as created, ${moment(sql, sql`t.changed_at`)} as modified
      from published.record t where t.number = any(${[...numbers]}::bigint[]) order by t.number`;
}

/** Numbers of things by kind and name, to link to them. */
export async function numbersOf(sql: Sql, municipality: string, wanted: readonly { kind: Kind; name: string }[]): Promise<Map<string, string>> {
  const rows = await sql<{ kind: string; name: string; number: string }[]>`
    select t.kind, t.name, t.number::text as number from published.record t
      join (select distinct w.kind, w.name from unnest(${wanted.map((each) => each.kind)}::text[], ${wanted.map((each) => each.name)}::text[]) as w (kind, name)) w on w.kind = t.kind and w.name = t.name
     where t.municipality = ${municipality} and t.open`;
  return new Map(rows.map((row) => [`${row.kind} ${row.name}`, row.number]));
}

export async function tracesAt(sql: Sql, addresses: readonly string[]): Promise<(Listed & { withCase: boolean })[]> {
  return sql<(Listed & { withCase: boolean })[]>`
    select t.address as key, t.open, ${moment(sql, sql`t.first_at`)} as created, ${moment(sql, sql`t.within_at`)} as modified, t.with_case as "withCase" from published.trace t where t.address = any(${[...addresses]})`;
}

export type FileTold = {
  sha256: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  receivedAt: string;
  meetings: string[];
  items: string[];
};
export type ItemTold = {
  address: string;
  meeting: string;
  slug: string;
  position: number;
  number: string | null;
  name: string | null;
  public: boolean;
  caseKey: string | null;
  outcome: string | null;
  decision: string | null;
  vote: unknown;
  dissent: unknown[];
  recommendation: string[];
  files: string[];
};
export type MeetingTold = {
  address: string;
  committeeSlug: string;
  committee: string;
  kind: string;
  date: string;
  start: string | null;
  end: string | null;
  place: string | null;
  cancelled: boolean;
  document: string;
  participants: string[];
  items: ItemTold[];
};

const itemObject = (sql: Sql): ReturnType<Sql> => sql`jsonb_build_object('address', '/' || mu.slug || '/' || c.slug || '/' || m.slug || '/' || i.slug,
  'meeting', '/' || mu.slug || '/' || c.slug || '/' || m.slug, 'slug', i.slug, 'position', i.position, 'number', i.number, 'name', i.name, 'public', i.public, 'caseKey', i.case_key,
  'outcome', i.outcome, 'decision', i.decision, 'vote', i.vote, 'dissent', i.dissent, 'recommendation', i.recommendation,
  'files', coalesce((select jsonb_agg(distinct a.document) from published.attachment a where a.municipality = i.municipality and a.item = i.id and a.document is not null), '[]'))`;

/** Meetings that stand, at some addresses, with their items. */
export async function meetingsAt(sql: Sql, addresses: readonly string[]): Promise<MeetingTold[]> {
  return sql<MeetingTold[]>`
    select wanted.address, c.slug as "committeeSlug", c.name as committee, m.kind, m.date::text as date, m.place, m.cancelled, m.document,
           to_char((m.date + m.start_time::time) at time zone 'Europe/Copenhagen', 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') as start,
           case when m.end_time > m.start_time then to_char((m.date + m.end_time::time) at time zone 'Europe/Copenhagen', 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') end as end,
           coalesce((select jsonb_agg(p.slug order by p.slug) from published.participant a join published.person p on p.municipality = a.municipality and p.id = a.person
              where a.municipality = m.municipality and a.meeting = m.id), '[]') as participants,
           coalesce((select jsonb_agg(${itemObject(sql)} order by i.position) from published.item i where i.municipality = m.municipality and i.meeting = m.id), '[]') as items
      from unnest(${[...addresses]}::text[]) as wanted (address)
      join published.municipality mu on mu.slug = split_part(wanted.address, '/', 2)
      join published.committee c on c.municipality = mu.id and c.slug = split_part(wanted.address, '/', 3)
      join published.meeting m on m.municipality = c.municipality and m.committee = c.id and m.slug = split_part(wanted.address, '/', 4) and m.current
     order by wanted.address`;
}

/** Items of cases, oldest meeting first, by case. */
export async function itemsOfCases(
  sql: Sql,
  municipality: string,
  cases: readonly string[],
): Promise<{ caseKey: string; caseText: string; committeeSlug: string; date: string; item: ItemTold }[]> {
  return sql<{ caseKey: string; caseText: string; committeeSlug: string; date: string; item: ItemTold }[]>`
    select i.case_key as "caseKey", i.case_text as "caseText", c.slug as "committeeSlug", m.date::text as date, ${itemObject(sql)} as item
      from published.municipality mu join published.item i on i.municipality = mu.id and i.case_key = any(${[...cases]})
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
     where mu.slug = ${municipality} order by m.date, m.id, i.position`;
}

/** Files that something which stands is read from or has as an attachment. */
export async function filesOf(sql: Sql, municipality: string, wanted: readonly string[]): Promise<FileTold[]> {
  return sql<FileTold[]>`
    select d.sha256, d.file_name as "fileName", d.media_type as "mediaType", d.bytes::float8 as bytes, ${moment(sql, sql`d.received_at`)} as "receivedAt",
           coalesce((select jsonb_agg('/' || mu.slug || '/' || c.slug || '/' || m.slug order by m.date) from published.meeting m join published.committee c on c.municipality = m.municipality and c.id = m.committee
              where m.municipality = d.municipality and m.document = d.sha256 and m.current), '[]') as meetings,
           coalesce((select jsonb_agg(distinct '/' || mu.slug || '/' || c.slug || '/' || m.slug || '/' || i.slug) from published.attachment a
              join published.item i on i.municipality = a.municipality and i.id = a.item
              join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current join published.committee c on c.municipality = m.municipality and c.id = m.committee
              where a.municipality = d.municipality and a.document = d.sha256), '[]') as items
      from published.document d join published.municipality mu on mu.id = d.municipality
     where mu.slug = ${municipality} and d.sha256 = any(${[...wanted]})`;
}

export type Seat = { committeeSlug: string; personSlug: string; person: string; committee: string; first: string; role: string | null };

/** Who has sat where, by person, by committee or by seat ("committee/person"), with the first day they are named. */
export async function seatsOf(
  sql: Sql,
  municipality: string,
  wanted: { people?: readonly string[]; committees?: readonly string[]; seats?: readonly string[] },
): Promise<Seat[]> {
  return sql<Seat[]>`
    select c.slug as "committeeSlug", c.name as committee, p.slug as "personSlug", p.name as person, min(m.date)::text as first,
           (array_agg(a.role order by m.date desc) filter (where a.role is not null))[1] as role
      from published.municipality mu join published.person p on p.municipality = mu.id
      join published.participant a on a.municipality = p.municipality and a.person = p.id
      join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
     where mu.slug = ${municipality} and (p.slug = any(${[...(wanted.people ?? [])]}) or c.slug = any(${[...(wanted.committees ?? [])]}) or c.slug || '/' || p.slug = any(${[...(wanted.seats ?? [])]}))
     group by c.slug, c.name, p.slug, p.name order by c.slug, p.slug`;
}

/** Names of committees and people that something which stands tells of, by slug. */
export async function namesOf(sql: Sql, municipality: string, kind: "organization" | "person", slugs: readonly string[]): Promise<Map<string, string>> {
  const rows =
    kind === "organization"
      ? await sql<Place[]>`
          select c.slug, c.name from published.committee c join published.municipality mu on mu.id = c.municipality where mu.slug = ${municipality} and c.slug = any(${[...slugs]})
             and exists (select 1 from published.meeting m where m.municipality = c.municipality and m.committee = c.id and m.current)`
      : await sql<Place[]>`
          select p.slug, p.name from published.person p join published.municipality mu on mu.id = p.municipality where mu.slug = ${municipality} and p.slug = any(${[...slugs]})
             and (exists (select 1 from published.participant a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current where a.municipality = p.municipality and a.person = p.id)
               or exists (select 1 from published.absence a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current where a.municipality = p.municipality and a.person = p.id))`;
  return new Map(rows.map((row) => [row.slug, row.name]));
}

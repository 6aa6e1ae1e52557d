/** SQL of feeds, sitemap and retractions. */

import type { Sql } from "#platform/sql.ts";

export type FeedMeeting = {
  municipalitySlug: string;
  municipality: string;
  committeeSlug: string;
  committee: string;
  slug: string;
  version: number;
  kind: string;
  date: string;
  start: string | null;
  end: string | null;
  place: string | null;
  cancelled: boolean;
  filedAt: string;
  /** When its words last became others. */
  changedAt: string;
  /** Papers of the same kind stood here before with other words. */
  changed: boolean;
  items: { number: string | null; name: string | null; public: boolean; outcome: string | null }[];
};

/** The meetings last filed (Atom) or by date (calendar). */
export async function feedMeetings(
  sql: Sql,
  {
    municipality,
    committee,
    caseKey = null,
    person = null,
    limit,
    by,
  }: {
    municipality: string | null;
    committee: string | null;
    /** Only meetings with an item of it. */ caseKey?: string | null;
    /** Only meetings that name them. */ person?: string | null;
    limit: number;
    by: "filed" | "date";
  },
): Promise<FeedMeeting[]> {
  return sql<FeedMeeting[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee, m.slug, m.version, m.kind, m.date::text as date, m.start_time as start, m.end_time as end, m.place, m.cancelled,
           to_char(m.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "filedAt",
           to_char(coalesce(case when t.seq > t.fresh then t.changed_at end, least(m.filed_at, t.first_at)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt",
           exists (select 1 from published.meeting o where o.municipality = m.municipality and o.committee = m.committee and o.slug = m.slug and o.kind = m.kind and o.version < m.version) as changed,
           coalesce((select jsonb_agg(jsonb_build_object('number', i.number, 'name', i.name, 'public', i.public, 'outcome', i.outcome) order by i.position)
              from published.item i where i.municipality = m.municipality and i.meeting = m.id), '[]') as items
      from published.meeting m
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
      left join published.trace t on t.address = '/' || mu.slug || '/' || c.slug || '/' || m.slug and t.open
     where m.current and (${municipality}::text is null or mu.slug = ${municipality}) and (${committee}::text is null or c.slug = ${committee})
       and (${caseKey}::text is null or exists (select 1 from published.item i where i.municipality = m.municipality and i.meeting = m.id and i.case_key = ${caseKey}))
       and (${person}::text is null or exists (select 1 from published.person p where p.municipality = m.municipality and p.slug = ${person}
         and (exists (select 1 from published.participant a where a.municipality = p.municipality and a.meeting = m.id and a.person = p.id)
           or exists (select 1 from published.absence a where a.municipality = p.municipality and a.meeting = m.id and a.person = p.id))))
     order by case when ${by} = 'filed' then extract(epoch from coalesce(case when t.seq > t.fresh then t.changed_at end, m.filed_at)) else m.date - date '2000-01-01' end desc, m.date desc, m.id desc
     limit ${limit}`;
}

/** Meetings that were open and are not, newest first, for feeds: address, how many versions there were, and when. */
export async function goneMeetings(
  sql: Sql,
  { municipality, committee, limit }: { municipality: string | null; committee: string | null; limit: number },
): Promise<{ path: string; revisions: number; when: string }[]> {
  return sql<{ path: string; revisions: number; when: string }[]>`
    with gone as (
      select t.address, coalesce(t.version, 1) as revisions, t.changed_at as at from published.trace t
       where t.item is null and not t.open and (${municipality}::text is null or t.municipality = ${municipality}) and (${committee}::text is null or t.committee = ${committee})
      union all
      select r.address, 1, r.retracted_at from published.retraction r
       where r.address ~ '^/[^/]+/[^/]+/\\d{4}-\\d{2}-\\d{2}[^/]*$'
         and (${municipality}::text is null or split_part(r.address, '/', 2) = ${municipality}) and (${committee}::text is null or split_part(r.address, '/', 3) = ${committee})
    )
    select g.address as path, max(g.revisions)::int as revisions, to_char(min(g.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as when
      from gone g
     where not exists (
       select 1 from published.meeting m join published.committee c on c.municipality = m.municipality and c.id = m.committee join published.municipality mu on mu.id = m.municipality
        where m.current and mu.slug = split_part(g.address, '/', 2) and c.slug = split_part(g.address, '/', 3) and m.slug = split_part(g.address, '/', 4))
     group by g.address order by min(g.at) desc, g.address limit ${limit}`;
}

/** Addresses of what was open and is not, since a day: search engines that come by them again get 410. Those with names of people in them are left out. */
export async function goneAddresses(sql: Sql, since: Date): Promise<{ path: string; changed: string }[]> {
  return sql<{ path: string; changed: string }[]>`
    select g.path, max(g.at)::date::text as changed from (
      select t.address as path, t.changed_at as at from published.trace t where not t.open
      union all
      select r.address, r.retracted_at from published.retraction r where r.address ~ '^/[^/]+/[^/]+/\\d{4}-\\d{2}-\\d{2}') g
     where g.at >= ${since} and not exists (select 1 from published.trace t where t.address = g.path and t.open)
     group by g.path order by 2 desc, 1 limit 50000`;
}

/** Names of a place, to title its feed. Null when there is none. */
export async function placeNames(sql: Sql, municipality: string, committee: string | null): Promise<{ municipality: string; committee: string | null } | null> {
  const [row] = await sql<{ municipality: string; committee: string | null }[]>`
    select mu.name as municipality, c.name as committee from published.municipality mu left join published.committee c on c.municipality = mu.id and c.slug = ${committee} where mu.slug = ${municipality}`;
  return row === undefined || (committee !== null && row.committee === null) ? null : row;
}

/** Months with meetings, newest first: one part of the sitemap each. */
export async function monthsWithMeetings(sql: Sql): Promise<{ month: string; filed: string }[]> {
  return sql<
    { month: string; filed: string }[]
  >`select to_char(m.date, 'YYYY-MM') as month, max(m.filed_at)::date::text as filed from published.meeting m where m.current group by 1 order by 1 desc`;
}

/** Meetings and items of one month, by address. */
export async function monthAddresses(
  sql: Sql,
  month: string,
): Promise<{ municipality: string; committee: string; meeting: string; filed: string; items: string[] }[]> {
  return sql<{ municipality: string; committee: string; meeting: string; filed: string; items: string[] }[]>`
    select mu.slug as municipality, c.slug as committee, m.slug as meeting, m.filed_at::date::text as filed,
           coalesce((select array_agg(i.slug order by i.position) from published.item i where i.municipality = m.municipality and i.meeting = m.id), '{}') as items
      from published.meeting m
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
     where m.current and m.date >= (${month} || '-01')::date and m.date < (${month} || '-01')::date + interval '1 month'
     order by m.date, m.id`;
}

/** Municipalities and committees, by address. */
export async function placeAddresses(sql: Sql): Promise<{ municipality: string; committees: string[] }[]> {
  return sql<{ municipality: string; committees: string[] }[]>`
    select mu.slug as municipality, coalesce(array_agg(c.slug) filter (where c.slug is not null), '{}') as committees
      from published.municipality mu left join published.committee c on c.municipality = mu.id group by mu.slug order by mu.slug`;
}

/** A retraction that covers an address or something above it. */
export async function retractionOf(sql: Sql, path: string): Promise<{ at: string; reason: string } | null> {
  const [row] = await sql<{ at: string; reason: string }[]>`
    select r.retracted_at::text as at, r.reason from published.retraction r where r.address = ${path} or starts_with(${path}, r.address || '/') order by length(r.address) desc limit 1`;
  return row ?? null;
}

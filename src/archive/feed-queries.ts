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
  filedAt: string;
  items: { number: string | null; name: string | null; public: boolean; outcome: string | null }[];
};

/** The meetings last filed (Atom) or by date (calendar). */
export async function feedMeetings(
  sql: Sql,
  { municipality, committee, limit, by }: { municipality: string | null; committee: string | null; limit: number; by: "filed" | "date" },
): Promise<FeedMeeting[]> {
  return sql<FeedMeeting[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee, m.slug, m.version, m.kind, m.date::text as date, m.start_time as start, m.end_time as end, m.place,
           to_char(m.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "filedAt",
           coalesce((select jsonb_agg(jsonb_build_object('number', i.number, 'name', i.name, 'public', i.public, 'outcome', i.outcome) order by i.position)
              from published.item i where i.municipality = m.municipality and i.meeting = m.id), '[]') as items
      from published.meeting m
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
     where m.current and (${municipality}::text is null or mu.slug = ${municipality}) and (${committee}::text is null or c.slug = ${committee})
     order by case when ${by} = 'filed' then extract(epoch from m.filed_at) else m.date - date '2000-01-01' end desc, m.date desc, m.id desc
     limit ${limit}`;
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

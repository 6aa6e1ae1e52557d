/** SQL of the front page, municipality, committee and person. One statement per question; only what stands (current) is shown unless a version is asked for. */

import type { Sql } from "#platform/sql.ts";

export type MeetingInList = {
  municipalitySlug: string;
  municipality: string;
  committeeSlug: string;
  committee: string;
  slug: string;
  kind: string;
  date: string;
  start: string | null;
  cancelled: boolean;
  items: number;
};

export type MunicipalityInList = { slug: string; name: string; committees: number; meetings: number; newest: string | null };

/** Meetings that stand, newest first; all municipalities or one, all committees or one. */
export async function newestMeetings(
  sql: Sql,
  { municipality = null, committee = null, limit }: { municipality?: string | null; committee?: string | null; limit: number },
): Promise<MeetingInList[]> {
  return sql<MeetingInList[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee, m.slug, m.kind, m.date::text as date, m.start_time as start, m.cancelled,
           (select count(*)::int from published.item i where i.municipality = m.municipality and i.meeting = m.id) as items
      from published.meeting m
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
     where m.current and (${municipality}::text is null or mu.slug = ${municipality}) and (${committee}::text is null or c.slug = ${committee})
     order by m.date desc, m.id desc
     limit ${limit}`;
}

/** Every municipality with something published, in Danish order. */
export async function municipalities(sql: Sql): Promise<MunicipalityInList[]> {
  return sql<MunicipalityInList[]>`
    select mu.slug, mu.name,
           (select count(*)::int from published.committee c where c.municipality = mu.id) as committees,
           (select count(*)::int from published.meeting m where m.municipality = mu.id and m.current) as meetings,
           (select max(m.date)::text from published.meeting m where m.municipality = mu.id and m.current) as newest
      from published.municipality mu
     order by mu.name collate "da-x-icu"`;
}

type CommitteeInList = { slug: string; name: string; meetings: number; first: string; newest: string };
export type MunicipalityPage = { slug: string; name: string; committees: CommitteeInList[]; documents: number };

/** A municipality with its committees, or null. */
export async function municipality(sql: Sql, slug: string): Promise<MunicipalityPage | null> {
  const [row] = await sql<MunicipalityPage[]>`
    select mu.slug, mu.name,
           (select count(*)::int from published.document d where d.municipality = mu.id) as documents,
           coalesce((select jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'meetings', c.meetings, 'first', c.first, 'newest', c.newest) order by c.name collate "da-x-icu")
              from (select c.slug, c.name, count(*) as meetings, min(m.date) as first, max(m.date) as newest
                      from published.committee c join published.meeting m on m.municipality = c.municipality and m.committee = c.id and m.current
                     where c.municipality = mu.id group by c.slug, c.name) c), '[]') as committees
      from published.municipality mu where mu.slug = ${slug}`;
  return row ?? null;
}

export type MemberPeriod = { slug: string; name: string; parties: string[]; roles: string[]; first: string; last: string; meetings: number };
export type CommitteePage = {
  municipalitySlug: string;
  municipality: string;
  slug: string;
  name: string;
  terms: { from: number | null; to: number | null; meetings: number; first: string; last: string }[];
  members: MemberPeriod[];
  meetings: { slug: string; date: string; start: string | null; kind: string; cancelled: boolean; items: number; versions: number }[];
  /** Whether figures are told in the papers. */ figures: boolean;
};

/** A committee with terms, the people named as present and its meetings, newest first; or null. */
export async function committee(sql: Sql, municipalitySlug: string, slug: string): Promise<CommitteePage | null> {
  const [row] = await sql<CommitteePage[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug, c.name,
           exists (select 1 from published.meeting m join published.item i on i.municipality = m.municipality and i.meeting = m.id
                     join published.figure f on f.municipality = i.municipality and f.item = i.id
                    where m.municipality = c.municipality and m.committee = c.id and m.current) as figures,
           coalesce((select jsonb_agg(jsonb_build_object('from', t.term_from, 'to', t.term_to, 'meetings', t.meetings, 'first', t.first, 'last', t.last) order by t.last desc)
              from (select m.term_from, m.term_to, count(*) as meetings, min(m.date) as first, max(m.date) as last
                      from published.meeting m where m.municipality = c.municipality and m.committee = c.id and m.current group by m.term_from, m.term_to) t), '[]') as terms,
           coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name, 'parties', p.parties, 'roles', p.roles, 'first', p.first, 'last', p.last, 'meetings', p.meetings)
                                      order by p.last desc, p.name collate "da-x-icu")
              from (select p.slug, p.name, min(s.date) as first, max(s.date) as last, count(distinct s.meeting) as meetings,
                           coalesce(array_agg(distinct s.party) filter (where s.party is not null), '{}') as parties,
                           coalesce(array_agg(distinct s.role) filter (where s.role is not null), '{}') as roles
                      from (select a.person, a.party, a.role, m.date, m.id as meeting
                              from published.participant a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current
                             where m.municipality = c.municipality and m.committee = c.id
                            union all
                            select a.person, a.party, null, m.date, m.id
                              from published.absence a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current
                             where m.municipality = c.municipality and m.committee = c.id) s
                      join published.person p on p.municipality = c.municipality and p.id = s.person
                     group by p.slug, p.name) p), '[]') as members,
           coalesce((select jsonb_agg(jsonb_build_object('slug', m.slug, 'date', m.date, 'start', m.start_time, 'kind', m.kind, 'cancelled', m.cancelled,
                       'items', (select count(*) from published.item i where i.municipality = m.municipality and i.meeting = m.id),
                       'versions', (select count(*) from published.meeting o where o.municipality = m.municipality and o.committee = m.committee and o.slug = m.slug))
                       order by m.date desc, m.id desc)
              from published.meeting m where m.municipality = c.municipality and m.committee = c.id and m.current), '[]') as meetings
      from published.committee c join published.municipality mu on mu.id = c.municipality
     where mu.slug = ${municipalitySlug} and c.slug = ${slug}`;
  return row ?? null;
}

type PersonCommittee = {
  slug: string;
  name: string;
  parties: string[];
  roles: string[];
  first: string;
  last: string;
  /** Meetings whose minutes name the person as taking part. */
  named: number;
  /** Meetings where the minutes tell of an absence, whole or in part. */
  absent: number;
  meetings: {
    slug: string;
    date: string;
    role: string | null;
    absences: { item: string | null; number: string | null; kind: string | null; note: string | null; substitute: string | null }[];
  }[];
};
export type PersonPage = { municipalitySlug: string; municipality: string; slug: string; name: string; committees: PersonCommittee[] };

/** A name in a municipality with what its minutes tell: committees, meetings, absence. Null when unknown. */
export async function person(sql: Sql, municipalitySlug: string, slug: string): Promise<PersonPage | null> {
  const [row] = await sql<PersonPage[]>`
    with who as (
      select mu.id as municipality, mu.slug as municipality_slug, mu.name as municipality_name, p.id, p.slug, p.name
        from published.person p join published.municipality mu on mu.id = p.municipality where mu.slug = ${municipalitySlug} and p.slug = ${slug}
    ), told as (
      select m.id as meeting, m.committee, m.slug, m.date, a.party, a.role, true as named, null::jsonb as absence
        from who w join published.participant a on a.municipality = w.municipality and a.person = w.id
        join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current
      union all
      select m.id, m.committee, m.slug, m.date, a.party, null, false, jsonb_build_object('item', i.slug, 'number', i.number, 'kind', a.kind, 'note', a.note, 'substitute', a.substitute)
        from who w join published.absence a on a.municipality = w.municipality and a.person = w.id
        join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current
        left join published.item i on i.municipality = a.municipality and i.id = a.item
    ), by_meeting as (
      select t.committee, t.meeting, t.slug, t.date, bool_or(t.named) as named, max(t.role) as role, coalesce(jsonb_agg(t.absence order by t.absence ->> 'item') filter (where t.absence is not null), '[]') as absences
        from told t group by t.committee, t.meeting, t.slug, t.date
    )
    select w.municipality_slug as "municipalitySlug", w.municipality_name as municipality, w.slug, w.name,
           coalesce((select jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'first', b.first, 'last', b.last, 'named', b.named, 'absent', b.absent, 'meetings', b.meetings,
                       'parties', coalesce((select array_agg(distinct t.party) from told t where t.committee = b.committee and t.party is not null), '{}'),
                       'roles', coalesce((select array_agg(distinct t.role) from told t where t.committee = b.committee and t.role is not null), '{}'))
                       order by b.last desc, c.name collate "da-x-icu")
              from (select b.committee, min(b.date) as first, max(b.date) as last, count(*) filter (where b.named) as named, count(*) filter (where b.absences <> '[]') as absent,
                           jsonb_agg(jsonb_build_object('slug', b.slug, 'date', b.date, 'role', b.role, 'absences', b.absences) order by b.date desc) as meetings
                      from by_meeting b group by b.committee) b
              join published.committee c on c.municipality = w.municipality and c.id = b.committee), '[]') as committees
      from who w`;
  // A name that nothing which stands tells of is nobody's page.
  return row === undefined || row.committees.length === 0 ? null : row;
}

export type Numbers = { municipalities: number; meetings: number; items: number };

/** What the archive holds, for the front page. Items are estimated by the planner when many. */
export async function numbers(sql: Sql): Promise<Numbers> {
  const [row] = await sql<Numbers[]>`
    select (select count(*)::int from published.municipality) as municipalities,
           (select count(*)::int from published.meeting where current) as meetings,
           (select case when reltuples > 100000 then reltuples::int else (select count(*)::int from published.item) end from pg_class where oid = 'published.item'::regclass) as items`;
  return row!;
}

/** SQL of the search: candidates, what they are called, the texts to quote from, suggestions, case numbers. Design: migrations/0004-search.sql. */

import type { Sql } from "#platform/sql.ts";

/** One item of the page asked for, with the texts to quote from. */
export type FoundItem = {
  municipalityId: number;
  municipalitySlug: string;
  municipality: string;
  committeeSlug: string;
  committee: string;
  meetingSlug: string;
  date: string;
  kind: string;
  id: string;
  slug: string;
  number: string | null;
  name: string | null;
  public: boolean;
  caseText: string | null;
  outcome: string | null;
  phrase: string | null;
  decision: string | null;
  body: string | null;
  attachments: string | null;
};

export type HitPage = {
  /** At most 1,001, and a few more by title. */
  total: number;
  /** A phrase was looked for only in the newest items that hold its words. */
  bounded: boolean;
  /** The stems the index knows the words by; stop words fall out. */
  stems: string[];
  /** The items of the page asked for, in order. */
  items: FoundItem[];
  /** A line for each hit with what is counted (migrations/0004-search.sql); empty when counts were not asked for. */
  facets: string;
};

/** What one search asks of the database. `filter` is a tsquery over the filter words of publication/search-store.ts, or empty. */
export type Asked = {
  text: string;
  loose: string | null;
  hoped: readonly string[];
  municipality: string | null;
  committee: string | null;
  filter: string;
  from: string;
  to: string;
  byRank: boolean;
  counted: boolean;
  offset: number;
  limit: number;
};

// A phrase is looked for in this many of the newest items that hold its words.
const phraseBound = 5000;
const mostCounted = 1001;
const mostRanked = 300;

/**
 * The page asked for, and what to count. One round trip: the search (published.search_page, migrations/0004-search.sql) fetches vectors for
 * what is ranked, and texts come only for what is shown.
 */
export async function hitPage(sql: Sql, asked: Asked): Promise<HitPage> {
  const most = asked.counted ? mostCounted : asked.byRank ? Math.max(mostRanked, asked.offset + asked.limit) : asked.offset + asked.limit;
  const rows = await sql<((Omit<HitPage, "items" | "facets"> & { facets: string | null }) & (FoundItem | { id: null }))[]>`
    select p.total, p.bounded, p.stems, p.facets, i.id, mu.id as "municipalityId", mu.slug as "municipalitySlug", mu.name as municipality,
           c.slug as "committeeSlug", c.name as committee, m.slug as "meetingSlug", m.date::text as date, m.kind,
           i.slug, i.number, i.name, i.public, i.case_text as "caseText", i.outcome, i.phrase, left(i.decision, 4000) as decision,
           (select left(string_agg(t.text, E'\n' order by t.position), 20000) from published.section t
             where t.municipality = i.municipality and t.item = i.id and t.role <> 'attachments') as body,
           (select string_agg(coalesce(a.label || ' ', '') || a.name, E'\n' order by a.position) from published.attachment a
             where a.municipality = i.municipality and a.item = i.id) as attachments
      from published.search_page(${asked.text}, ${asked.loose}, ${asked.hoped.join(" ")}, ${asked.municipality}, ${asked.committee}, ${asked.filter},
             ${asked.from}, ${asked.to}, ${asked.byRank}, ${asked.counted}, ${most}, ${phraseBound}, ${asked.offset}, ${asked.limit}) p
      left join published.item i on i.municipality = p.municipality and i.id = p.id
      left join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
      left join published.committee c on c.municipality = m.municipality and c.id = m.committee
      left join published.municipality mu on mu.id = m.municipality
     order by p.place`;
  const { total, bounded, stems, facets } = rows[0]!;
  return { total, bounded, stems, facets: facets ?? "", items: rows.filter((row) => row.id !== null) };
}

/** What municipalities and committees are called. */
export async function placeNames(
  sql: Sql,
  municipalities: readonly number[],
  committees: readonly { municipality: number; id: number }[],
): Promise<{ committee: number | null; municipality: number; municipalitySlug: string; municipalityName: string; slug: string; name: string }[]> {
  if (municipalities.length === 0 && committees.length === 0) return [];
  return sql`
    select null::int as committee, mu.id as municipality, mu.slug as "municipalitySlug", mu.name as "municipalityName", mu.slug, mu.name
      from published.municipality mu where mu.id = any (${municipalities as number[]}::int[])
    union all
    select c.id, mu.id, mu.slug, mu.name, c.slug, c.name
      from unnest(${committees.map((each) => each.municipality)}::int[], ${committees.map((each) => each.id)}::int[]) as wanted (municipality, id)
      join published.committee c on c.municipality = wanted.municipality and c.id = wanted.id
      join published.municipality mu on mu.id = c.municipality`;
}

/** Words of attachments, to quote from when nothing else in the item has the hit. */
export async function attachmentTexts(sql: Sql, municipality: number, id: string): Promise<{ position: number; name: string; text: string }[]> {
  return sql<{ position: number; name: string; text: string }[]>`
    select a.position, a.name, left(a.text, 100000) as text from published.attachment a
     where a.municipality = ${municipality} and a.item = ${id} and a.text is not null order by a.position limit 5`;
}

/** Words of the archive that look like a word it does not hold. */
export async function alikeWords(sql: Sql, word: string): Promise<string[]> {
  const rows = await sql<{ word: string }[]>`select alike.word from published.alike_words(${word}, 30) as alike (word)`;
  return rows.map((row) => row.word);
}

/** Which of the words stand in the archive. */
export async function knownWords(sql: Sql, words: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ word: string }[]>`select word from published.search_word where word = any(${words as string[]}::text[])`;
  return new Set(rows.map((row) => row.word));
}

/** How many items hold the words, at most `most`. */
export async function countUpTo(sql: Sql, text: string, most: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from published.search_hits(websearch_to_tsquery('danish', ${text}), '0001-01-01', '9999-12-31', ${most})`;
  return row!.count;
}

export type CaseHit = {
  municipalitySlug: string;
  municipality: string;
  caseKey: string;
  caseText: string;
  name: string | null;
  handlings: number;
  first: string;
  last: string;
};

/** Cases by a number typed in any writing. */
export async function casesByNumber(sql: Sql, squeezed: readonly string[]): Promise<CaseHit[]> {
  if (squeezed.length === 0) return [];
  return sql<CaseHit[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, i.case_key as "caseKey", min(i.case_text) as "caseText",
           (array_agg(i.name order by m.date desc))[1] as name, count(*)::int as handlings, min(m.date)::text as first, max(m.date)::text as last
      from published.item i
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
      join published.municipality mu on mu.id = i.municipality
     where i.case_key is not null and regexp_replace(i.case_key, '[^0-9a-zæøå]', '', 'g') = any(${squeezed as string[]}::text[])
     group by mu.slug, mu.name, i.case_key
     order by last desc limit 10`;
}

export type NameHit = { kind: "person" | "committee"; municipalitySlug: string; municipality: string; slug: string; name: string };

/** People and committees whose names hold every word. */
export async function namesLike(sql: Sql, words: readonly string[]): Promise<NameHit[]> {
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  return sql<NameHit[]>`
    (select 'person' as kind, mu.slug as "municipalitySlug", mu.name as municipality, p.slug, p.name
       from published.person p join published.municipality mu on mu.id = p.municipality
      where lower(p.name) like all (${patterns}::text[])
        and (exists (select 1 from published.participant a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current where a.municipality = p.municipality and a.person = p.id)
          or exists (select 1 from published.absence a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current where a.municipality = p.municipality and a.person = p.id))
      order by p.name collate "da-x-icu" limit 5)
    union all
    (select 'committee', mu.slug, mu.name, c.slug, c.name
       from published.committee c join published.municipality mu on mu.id = c.municipality
      where lower(c.name) like all (${patterns}::text[])
        and exists (select 1 from published.meeting m where m.municipality = c.municipality and m.committee = c.id and m.current) order by c.name collate "da-x-icu" limit 5)`;
}

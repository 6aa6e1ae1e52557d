/** SQL of the search: candidates, what they are called, the texts to quote from, suggestions, case numbers. Design: migrations/0004-search.sql. */

import type { Sql } from "#platform/sql.ts";

export type HitPage = {
  /** At most 1,001, and a few more by title. */
  total: number;
  /** A phrase was looked for only in the newest items that hold its words. */
  bounded: boolean;
  /** The items of the page asked for, in order. */
  page: { municipality: number; id: string }[];
  facets: { facet: "municipality" | "committee" | "year" | "outcome" | "kle" | "public" | "attachment"; value: string; count: number }[];
};

export type FoundItem = {
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

/** What one search asks of the database. `filter` is a tsquery over the filter words of import/search-store.ts, or empty. */
export type Asked = { text: string; loose: string | null; filter: string; from: string; to: string; byRank: boolean; offset: number; limit: number };

// A phrase is looked for in this many of the newest items that hold its words.
const phraseBound = 5000;

// Parts of compounds have no position, so cover density gives them nothing: such a row gets the plainer rank, and less of it.
/** The page asked for, and counts, over the candidates: the 1,001 newest hits and 200 title hits. Title hits and the 300 newest are ranked. */
export async function hitPage(sql: Sql, asked: Asked): Promise<HitPage> {
  const [row] = await sql<HitPage[]>`
    with asked as materialized (
      select w.words, case when f.filter is null then w.words when numnode(w.words) = 0 then f.filter else w.words && f.filter end as query,
             case when f.filter is null then w.loose else w.loose && f.filter end as loose, numnode(w.words) > 0 and ${asked.byRank}::boolean as by_rank
        from (select websearch_to_tsquery('danish', ${asked.text}) as words, websearch_to_tsquery('danish', ${asked.loose}::text) as loose) w,
             (select ${asked.filter === "" ? null : asked.filter}::tsquery as filter) f
    ), found as materialized (
      select h.municipality, h.id, h.committee, h.date, h.outcome, h.kle, h.public, h.has_attachment, h.tsv
        from asked a cross join lateral (
          select f.municipality, f.id, f.committee, f.date, f.outcome, f.kle, f.public, f.has_attachment, f.tsv from published.search_hits(a.query, ${asked.from}::date, ${asked.to}::date, 1001) f where a.loose is null
          union all
          select f.municipality, f.id, f.committee, f.date, f.outcome, f.kle, f.public, f.has_attachment, f.tsv from published.search_phrase_hits(a.query, a.loose, ${asked.from}::date, ${asked.to}::date, 1001, ${phraseBound}) f where a.loose is not null) h
    ), hit as materialized (
      select f.municipality, f.id, f.committee, f.date, f.outcome, f.kle, f.public, f.has_attachment, f.tsv, row_number() over (order by f.date desc, f.id desc) as place
        from found f where f.id is not null
    ), title as materialized (
      select t.municipality, t.id, t.committee, t.date, t.outcome, t.kle, t.public, t.has_attachment, t.tsv
        from asked a cross join lateral published.search_title_hits(a.query, ${asked.from}::date, ${asked.to}::date, 200) t
       where a.by_rank
    ), every as materialized (
      select h.municipality, h.id, h.committee, h.date, h.outcome, h.kle, h.public, h.has_attachment, h.tsv, t.id is not null as in_title, h.place <= 300 or t.id is not null as ranked
        from hit h left join title t on t.id = h.id
      union all
      select t.municipality, t.id, t.committee, t.date, t.outcome, t.kle, t.public, t.has_attachment, t.tsv, true, true
        from title t where not exists (select 1 from hit h where h.id = t.id)
    ), shown as (
      select e.municipality, e.id, row_number() over (order by r.rank desc nulls last, e.date desc, e.id desc) as place
        from asked a cross join every e
        cross join lateral (
          select case when a.by_rank and e.ranked
                      then coalesce(nullif(ts_rank_cd('{0.1,0.3,0.6,1}', e.tsv, a.words, 1), 0), 0.3 * ts_rank('{0.05,0.2,0.5,1}', e.tsv, a.words, 1))
                           * case when e.in_title then 1.5 else 1 end / (1 + greatest(0, current_date - e.date) / 1500.0) end as rank) r
       order by r.rank desc nulls last, e.date desc, e.id desc
      offset ${asked.offset} limit ${asked.limit}
    ), counted as (
      select facet, value, count, row_number() over (partition by facet order by count desc, value) as place from (
      select case when grouping(e.municipality) = 0 then 'municipality' when grouping(e.committee) = 0 then 'committee' when grouping(extract(year from e.date)) = 0 then 'year'
                  when grouping(e.outcome) = 0 then 'outcome' when grouping(left(e.kle, 5)) = 0 then 'kle' when grouping(e.public) = 0 then 'public' else 'attachment' end as facet,
             coalesce(e.municipality::text, e.committee::text, extract(year from e.date)::text, e.outcome, left(e.kle, 5), e.public::text, e.has_attachment::text) as value, count(*)::int as count
        from every e
       group by grouping sets (e.municipality, e.committee, extract(year from e.date), e.outcome, left(e.kle, 5), e.public, e.has_attachment)) c
       where value is not null
    )
    select (select count(*)::int from every) as total, exists (select 1 from found where id is null) as bounded,
           coalesce((select jsonb_agg(jsonb_build_object('municipality', s.municipality, 'id', s.id::text) order by s.place) from shown s), '[]') as page,
           coalesce((select jsonb_agg(jsonb_build_object('facet', c.facet, 'value', c.value, 'count', c.count) order by c.count desc, c.value) from counted c where c.place <= 12 or (c.facet = 'year' and c.place <= 60) or c.facet = 'outcome'), '[]') as facets`;
  return row!;
}

/** Titles, addresses and texts of the items shown on one page of results. */
export async function foundItems(sql: Sql, ids: readonly { municipality: number; id: string }[]): Promise<FoundItem[]> {
  return sql<FoundItem[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee, m.slug as "meetingSlug", m.date::text as date, m.kind,
           i.id, i.slug, i.number, i.name, i.public, i.case_text as "caseText", i.outcome, i.phrase, left(i.decision, 4000) as decision,
           (select left(string_agg(s.text, E'\n' order by s.position), 20000) from published.section s
             where s.municipality = i.municipality and s.item = i.id and s.role <> 'attachments') as body,
           (select string_agg(coalesce(a.label || ' ', '') || a.name, E'\n' order by a.position) from published.attachment a
             where a.municipality = i.municipality and a.item = i.id) as attachments
      from unnest(${ids.map((each) => each.municipality)}::int[], ${ids.map((each) => each.id)}::bigint[]) as wanted (municipality, id)
      join published.item i on i.municipality = wanted.municipality and i.id = wanted.id
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality`;
}

/** Words of attachments, to quote from when nothing else in the item has the hit. */
export async function attachmentTexts(sql: Sql, municipality: number, id: string): Promise<{ position: number; name: string; text: string }[]> {
  return sql<{ position: number; name: string; text: string }[]>`
    select a.position, a.name, left(a.text, 100000) as text from published.attachment a
     where a.municipality = ${municipality} and a.item = ${id} and a.text is not null order by a.position limit 5`;
}

/** The stems the index knows the words by; stop words fall out. */
export async function stemsOf(sql: Sql, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const [row] = await sql<{ stems: string[] | null }[]>`select tsvector_to_array(to_tsvector('danish', ${words.join(" ")})) as stems`;
  return row?.stems ?? [];
}

export async function municipalityNames(sql: Sql, ids: readonly number[]): Promise<{ id: number; slug: string; name: string }[]> {
  return sql<{ id: number; slug: string; name: string }[]>`select id, slug, name from published.municipality where id = any(${ids as number[]}::int[])`;
}

export async function committeeNames(
  sql: Sql,
  ids: readonly number[],
): Promise<{ id: number; slug: string; name: string; municipalitySlug: string; municipality: string }[]> {
  return sql<{ id: number; slug: string; name: string; municipalitySlug: string; municipality: string }[]>`
    select c.id, c.slug, c.name, m.slug as "municipalitySlug", m.name as municipality
      from published.committee c join published.municipality m on m.id = c.municipality where c.id = any(${ids as number[]}::int[])`;
}

/** The municipality (and committee) an address in the search names; null when there is none. */
export async function placeOf(sql: Sql, municipality: string, committee: string | null): Promise<{ municipality: number; committee: number | null } | null> {
  const [row] = await sql<{ municipality: number; committee: number | null }[]>`
    select m.id as municipality, c.id as committee from published.municipality m
      left join published.committee c on c.municipality = m.id and c.slug = ${committee}
     where m.slug = ${municipality}`;
  if (!row || (committee !== null && row.committee === null)) return null;
  return row;
}

/** Words of the archive that look like a word it does not hold. */
export async function alikeWords(sql: Sql, word: string): Promise<string[]> {
  const rows = await sql<{ word: string }[]>`
    select w.word from published.search_word w where w.word operator(published.%) ${word}
     order by published.similarity(w.word, ${word}) desc, w.word limit 30`;
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
      where lower(p.name) like all (${patterns}::text[]) order by p.name collate "da-x-icu" limit 5)
    union all
    (select 'committee', mu.slug, mu.name, c.slug, c.name
       from published.committee c join published.municipality mu on mu.id = c.municipality
      where lower(c.name) like all (${patterns}::text[]) order by c.name collate "da-x-icu" limit 5)`;
}

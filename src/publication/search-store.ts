/** Writes the search rows of published items (migrations/0004-search.sql). The table's only writer. */

import { elidedCompounds, searchTerms } from "#core/compound-words.ts";
import { wordsOf } from "#core/search-question.ts";
import { danishWords } from "#platform/danish-words.ts";
import type { Sql, Tx } from "#platform/sql.ts";

export type MeetingRef = { municipality: number; meeting: number | string };

// A vector holds at most 1 MB; no attachment is worth an import that fails.
const mostTextPerItem = 300_000;
const rememberedWords = 200_000;

type ItemText = {
  id: string;
  committee: number;
  date: string;
  outcome: string | null;
  kle: string | null;
  public: boolean;
  title: string;
  decision: string;
  body: string;
  attachments: string;
  attachment_count: number;
};

/** Makes the items of a meeting findable, or no longer findable when another version has replaced it. Safe to run twice. Answers how many. */
export async function indexItems(tx: Tx, { municipality, meeting }: MeetingRef): Promise<number> {
  await unindexMeeting(tx, { municipality, meeting });
  const items = await tx<ItemText[]>`
    select i.id, m.committee, m.date::text as date, i.outcome, i.kle, i.public,
           coalesce(i.name, '') as title,
           concat_ws(E'\n', i.decision, (select string_agg(d ->> 'text', E'\n') from jsonb_array_elements(i.dissent) d)) as decision,
           concat_ws(E'\n', array_to_string(i.recommendation, E'\n'),
             (select string_agg(concat_ws(E'\n', s.heading, s.text), E'\n' order by s.position) from published.section s
               where s.municipality = i.municipality and s.item = i.id and s.role not in ('decision', 'attachments')),
             (select string_agg(concat_ws(' ', e.body, e.text), E'\n' order by e.position) from published.earlier_decision e
               where e.municipality = i.municipality and e.item = i.id)) as body,
           coalesce((select string_agg(concat_ws(E'\n', a.label, a.name, left(a.text, 100000)), E'\n' order by a.position) from published.attachment a
               where a.municipality = i.municipality and a.item = i.id), '') as attachments,
           (select count(*) from published.attachment a where a.municipality = i.municipality and a.item = i.id)::int as attachment_count
      from published.item i join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
     where i.municipality = ${municipality} and i.meeting = ${meeting} and m.current`;
  if (items.length === 0) return 0;

  const rows = items.map((item) => ({
    id: item.id,
    date: item.date,
    title: item.title,
    decision: item.decision.slice(0, mostTextPerItem),
    body: item.body.slice(0, mostTextPerItem),
    attachments: item.attachments.slice(0, mostTextPerItem),
    title_parts: partsOf(item.title),
    parts: partsOf(`${item.decision}\n${item.body}\n${item.attachments}`.slice(0, mostTextPerItem)),
    facets: facetLine({ municipality, ...item }),
    filters: filterWords({ municipality, ...item }),
  }));
  await tx`
    with written as (
      insert into published.search_item (bucket, municipality, id, meeting, date, facets, tsv)
      select published.search_bucket_of(r.date), ${municipality}, r.id, ${meeting}, r.date, r.facets,
             setweight(to_tsvector('danish', r.title), 'A')
          || setweight(to_tsvector('danish', r.decision), 'B')
          || setweight(to_tsvector('danish', r.body), 'C')
          || setweight(to_tsvector('danish', r.attachments), 'D')
          || strip(to_tsvector('danish', r.parts))
          || (select coalesce(string_agg(quote_literal(t.lexeme) || ':16383A', ' '), '')::tsvector from unnest(to_tsvector('danish', r.title_parts)) t)
          || r.filters::tsvector
        from jsonb_to_recordset(${tx.json(rows as never)}::jsonb) as r (id bigint, date date, facets text,
             title text, decision text, body text, attachments text, title_parts text, parts text, filters text)
      returning bucket, date)
    insert into published.search_month (month, bucket)
    select distinct published.search_month_of(w.date), w.bucket from written w
    on conflict do nothing`;

  // In order, so that two imports at once never wait for each other in a circle.
  const words = [...new Set(items.flatMap((item) => wordsOf(`${item.title} ${item.decision} ${item.body}`)))]
    .filter((word) => /^\p{L}{4,40}$/u.test(word))
    .sort();
  await tx`insert into published.search_word (word) select w from unnest(${words}::text[]) w order by w on conflict do nothing`;
  return items.length;
}

/** Takes a meeting's items out of the search: it was retracted, or a newer version replaced it. */
export async function unindexMeeting(tx: Tx, { municipality, meeting }: MeetingRef): Promise<void> {
  await tx`delete from published.search_item where municipality = ${municipality} and meeting = ${meeting}`;
}

/** All meetings that are to be found, oldest first. */
export async function currentMeetings(sql: Sql): Promise<MeetingRef[]> {
  return sql<MeetingRef[]>`select municipality, id as meeting from published.meeting where current order by date, id`;
}

/** Buckets that hold more than `most` items, oldest first. */
export async function fullBuckets(owner: Sql, most: number): Promise<number[]> {
  const rows = await owner<{ bucket: number }[]>`select bucket from published.full_search_buckets(${most})`;
  return rows.map((row) => row.bucket);
}

/** Splits a bucket by months. Only the owner may: it makes tables. Answers how many it made. */
export async function splitBucket(owner: Sql, bucket: number, most: number): Promise<number> {
  const [row] = await owner<{ made: number }[]>`select published.split_search_bucket(${bucket}, ${most}) as made`;
  return row!.made;
}

type Facets = Pick<ItemText, "committee" | "date" | "outcome" | "kle" | "public" | "attachment_count"> & { municipality: number };

// Counted by archive/search.ts in this order; "-" is nothing.
function facetLine(item: Facets): string {
  const values = [
    item.municipality,
    item.committee,
    item.date.slice(0, 4),
    item.outcome,
    item.kle?.slice(0, 5),
    item.public ? "open" : "closed",
    item.attachment_count > 0 ? "attachment" : null,
  ];
  return values.map((value) => String(value ?? "-").replace(/\s/gu, "")).join(" ");
}

// The same words are asked for in archive/search-queries.ts. ¤ is a blank to the parser, so no text can hold them; weight A keeps them for title hits.
function filterWords(item: Facets): string {
  const [main, group] = item.kle?.split(".") ?? [];
  const words = [
    `m${item.municipality}`,
    `c${item.municipality}.${item.committee}`,
    `y${item.date.slice(0, 4)}`,
    `t${item.date.slice(0, 4)}${item.date.slice(5, 7)}`,
    item.outcome === null ? null : `o${item.outcome}`,
    main === undefined ? null : `k${main}`,
    group === undefined ? null : `k${main}.${group}`,
    item.public ? "open" : "closed",
    item.attachment_count > 0 ? "attachment" : null,
    "all",
  ];
  return words
    .filter((word) => word !== null)
    .map((word) => `'¤${word.replace(/['\\]/g, "")}':16383A`)
    .join(" ");
}

const known = new Map<string, string[]>();

function partsOf(text: string): string {
  const found = new Set<string>();
  const halfSaid = elidedCompounds(text, danishWords());
  for (const word of halfSaid) found.add(word);
  for (const word of new Set([...wordsOf(text), ...halfSaid])) for (const term of termsOf(word)) found.add(term);
  return [...found].join(" ");
}

function termsOf(word: string): string[] {
  const before = known.get(word);
  if (before) return before;
  if (known.size >= rememberedWords) known.clear();
  const terms = searchTerms(word, danishWords());
  known.set(word, terms);
  return terms;
}

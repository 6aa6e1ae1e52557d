/** What the open side shows, read as `citizen`: the texts of its pages and the files behind them. */

import type { Sql } from "#platform/sql.ts";

export type PublishedPage = {
  municipality: string;
  committee: string;
  meeting: string;
  date: string;
  version: number;
  item: string;
  number: string | null;
  title: string | null;
  text: string;
};
export type PublishedFile = { municipality: string; sha256: string; fileName: string; mediaType: string };

/** Items of published meetings after a place in their order, each with all its words; all versions, for all can be read. */
export async function publishedPages(
  sql: Sql,
  after: { municipality: number; item: number },
  limit: number,
): Promise<(PublishedPage & { at: { municipality: number; item: number } })[]> {
  const rows = await sql<(PublishedPage & { municipalityId: number; itemId: number })[]>`
    select i.municipality as "municipalityId", i.id::int as "itemId", mu.slug as municipality, c.slug as committee, m.slug as meeting, m.date::text as date,
           case when m.current then 0 else m.version end as version, i.slug as item, i.number, i.name as title,
           concat_ws(E'\n', i.name, i.case_text, i.recommendation_by, array_to_string(i.recommendation, E'\n'),
             (select string_agg(concat_ws(E'\n', s.heading, s.text), E'\n\n' order by s.position) from published.section s where s.municipality = i.municipality and s.item = i.id),
             i.decision, i.dissent::text,
             (select string_agg(e.text, E'\n' order by e.position) from published.earlier_decision e where e.municipality = i.municipality and e.item = i.id),
             (select string_agg(concat_ws(' ', a.label, a.name, a.href), E'\n' order by a.position) from published.attachment a where a.municipality = i.municipality and a.item = i.id),
             (select string_agg(concat_ws(' ', b.kind, b.note), E'\n' order by b.id) from published.absence b where b.municipality = i.municipality and b.item = i.id)) as text
      from published.item i
      join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
      join published.committee c on c.municipality = m.municipality and c.id = m.committee
      join published.municipality mu on mu.id = m.municipality
     where (i.municipality, i.id) > (${after.municipality}, ${after.item})
     order by i.municipality, i.id
     limit ${limit}`;
  return rows.map(({ municipalityId, itemId, ...page }) => ({ ...page, at: { municipality: municipalityId, item: itemId } }));
}

/** How many items are published. */
export async function publishedPageCount(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from published.item`;
  return row!.count;
}

/** Every file the open side lets be fetched. */
export async function publishedFiles(sql: Sql): Promise<PublishedFile[]> {
  return sql<PublishedFile[]>`
    select mu.slug as municipality, d.sha256, d.file_name as "fileName", d.media_type as "mediaType"
      from published.document d join published.municipality mu on mu.id = d.municipality
     where not d.withheld
     order by d.municipality, d.file_name, d.sha256`;
}

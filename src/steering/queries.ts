/** What the pages of steering show, read-only. */

import type { Ledger } from "#core/steering/ledger.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { paths } from "#ui/paths.ts";

/** Cases a report can be laid by: those that are not closed, newest first. */
export async function openCases(sql: Sql, committee: number): Promise<{ id: number; title: string }[]> {
  return sql<{ id: number; title: string }[]>`
    select id::float8 as id, content ->> 'title' as title from desk.case_paper
    where committee = ${committee} and state <> 'closed' and not coalesce((content ->> 'template')::boolean, false) order by changed_at desc limit 100`;
}

/** Who wrote what, by number. */
export async function namesOf(sql: Sql, people: readonly number[]): Promise<Map<number, string>> {
  const rows = await sql<{ id: number; name: string }[]>`select id::float8 as id, name from desk.person where id = any(${[...new Set(people)]}::bigint[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Reports of a committee, newest first. */
export async function reportsOf(sql: Sql, committee: number): Promise<{ id: number; title: string; at: Date; paper: number | null }[]> {
  return sql<{ id: number; title: string; at: Date; paper: number | null }[]>`
    select id::float8 as id, content ->> 'title' as title, at, paper::float8 as paper from desk.report where committee = ${committee} order by at desc, id desc limit 50`;
}

/** Meetings that can be the "then" of "as known then": those whose day has come, newest first. */
export async function heldMeetings(sql: Sql, committee: number, today: string): Promise<{ id: number; date: string }[]> {
  return sql<{ id: number; date: string }[]>`
    select id::float8 as id, date::text as date from desk.planned_meeting
    where committee = ${committee} and state = 'planned' and date <= ${today} order by date desc limit 24`;
}

/** Every open wheel, for the clock. */
export async function openWheels(sql: Sql): Promise<Ledger[]> {
  const rows = await sql<{ content: Ledger }[]>`select content from desk.ledger where state = 'open' and content ->> 'kind' = 'wheel' order by id`;
  return rows.map((row) => row.content);
}

/** A figure that published minutes tell, with the address of its sentence on the open side (without the first slash). */
export type FoundFigure = {
  municipality: number;
  item: string;
  n: number;
  value: number;
  told: string;
  unit: string | null;
  label: string | null;
  period: string | null;
  words: string;
  address: string;
  where: string;
};

type FigureRow = Omit<FoundFigure, "address" | "where"> & {
  town: string;
  townSlug: string;
  committee: string;
  meeting: string;
  date: string;
  itemSlug: string;
};

const foundFigure = ({ town, townSlug, committee, meeting, date, itemSlug, ...row }: FigureRow): FoundFigure => ({
  ...row,
  address: paths.figure({ municipality: townSlug, committee, meeting, version: null }, itemSlug, row.n).slice(1),
  where: `${town}, ${date}`,
});

// Of minutes that stand, with the address of each. Figures in doubt are left to the open page.
const foundFigures = (sql: Sql | Tx): ReturnType<typeof sql> => sql`
  select f.municipality, f.item::text as item, f.n, f.value, f.told, f.unit, f.label, f.period, f.text as words, mu.name as town, mu.slug as "townSlug", c.slug as committee,
    m.slug as meeting, m.date::text as date, i.slug as "itemSlug"
  from published.figure f
  join published.item i on i.municipality = f.municipality and i.id = f.item
  join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
  join published.committee c on c.municipality = m.municipality and c.id = m.committee
  join published.municipality mu on mu.id = m.municipality
  where f.value is not null and f.doubt is null`;

/** Those whose sentence, label or unit holds every word asked for; the newest first. */
export async function figuresWith(sql: Sql, words: readonly string[], most: number): Promise<FoundFigure[]> {
  if (words.length === 0) return [];
  const rows = await sql<FigureRow[]>`
    ${foundFigures(sql)}
      and (select bool_and(position(lower(word) in lower(concat_ws(' ', f.text, f.label, f.unit))) > 0) from unnest(${[...words]}::text[]) word)
    order by m.date desc, m.slug, i.position, f.n limit ${most}`;
  return rows.map(foundFigure);
}

/** One of them, as it stands now; null when it is gone. */
export async function figureAt(sql: Sql | Tx, municipality: number, item: string, n: number): Promise<FoundFigure | null> {
  const [row] = await sql<FigureRow[]>`${foundFigures(sql)} and f.municipality = ${municipality} and f.item = ${item}::bigint and f.n = ${n}`;
  return row === undefined ? null : foundFigure(row);
}

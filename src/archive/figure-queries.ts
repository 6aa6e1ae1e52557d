/** SQL of the figures that minutes tell. */

import type { Figure } from "#core/published-minutes.ts";
import type { Sql } from "#platform/sql.ts";
import type { Sought } from "#ui/text.ts";

/** A figure with the meeting and the item that tell it. */
export type ToldFigure = Figure & { meeting: string; heldOn: string; itemSlug: string; itemName: string | null; itemPublic: boolean };

export type MeetingInFigures = { slug: string; date: string; kind: "minutes" | "agenda" | "supplementaryAgenda"; figures: number };

export type FiguresPage = {
  municipalitySlug: string;
  municipality: string;
  committeeSlug: string;
  committee: string;
  /** Meetings that tell figures, newest first: all of the committee's. */ meetings: MeetingInFigures[];
};

/** A committee and those of its meetings that stand and tell figures; null when there is no such committee. */
export async function figuresHead(sql: Sql, municipality: string, committee: string): Promise<FiguresPage | null> {
  const [row] = await sql<FiguresPage[]>`
    select mu.slug as "municipalitySlug", mu.name as municipality, c.slug as "committeeSlug", c.name as committee,
           coalesce((select jsonb_agg(jsonb_build_object('slug', t.slug, 'date', t.date, 'kind', t.kind, 'figures', t.figures) order by t.date desc, t.slug desc)
              from (select m.slug, m.date, m.kind, count(*) as figures from published.meeting m
                      join published.item i on i.municipality = m.municipality and i.meeting = m.id
                      join published.figure f on f.municipality = i.municipality and f.item = i.id
                     where m.municipality = c.municipality and m.committee = c.id and m.current group by m.id, m.slug, m.date, m.kind) t), '[]') as meetings
      from published.committee c join published.municipality mu on mu.id = c.municipality where mu.slug = ${municipality} and c.slug = ${committee}`;
  return row ?? null;
}

/** The figures of some of a committee's meetings, in the order the minutes tell them, the newest meeting first. */
export async function figuresOfMeetings(sql: Sql, municipality: string, committee: string, meetings: readonly string[]): Promise<ToldFigure[]> {
  return [
    ...(await sql<ToldFigure[]>`
    select m.slug as meeting, m.date::text as "heldOn", i.slug as "itemSlug", i.name as "itemName", i.public as "itemPublic", i.number as item, i.position - 1 as index,
           f.n, f.kind, f.value, f.date, f.told, f.decimals, f.unit, f.label, f.period, f.qualifier, f.text, f.in_table as table,
           jsonb_build_object('section', f.section - 1, 'role', f.role, 'start', f.starts, 'end', f.ends) as at, f.relation, f.doubt
      from published.municipality mu
      join published.committee c on c.municipality = mu.id
      join published.meeting m on m.municipality = c.municipality and m.committee = c.id and m.current
      join published.item i on i.municipality = m.municipality and i.meeting = m.id
      join published.figure f on f.municipality = i.municipality and f.item = i.id
     where mu.slug = ${municipality} and c.slug = ${committee} and m.slug = any(${[...meetings]}::text[])
     order by m.date desc, m.slug desc, i.position, f.n`),
  ];
}

/** A figure someone came for: in which section of the item it stands, and its sentence. */
export type SoughtFigure = { section: number | null; role: string; sought: Sought };

/** Where a figure stands in an item, so that its sentence can be marked there; null when the item tells no such figure. */
export async function soughtFigure(
  sql: Sql,
  address: { municipality: string; committee: string; meeting: string; version: number | null; item: string },
  n: number,
): Promise<SoughtFigure | null> {
  const [row] = await sql<{ section: number | null; role: string; text: string; starts: number; words: string; inTable: boolean }[]>`
    select f.section - 1 as section, f.role, f.text, f.starts,
           coalesce(s.text, case f.role when 'decision' then i.decision else array_to_string(i.recommendation, E'\n') end, '') as words, f.in_table is not null as "inTable"
      from published.municipality mu
      join published.committee c on c.municipality = mu.id
      join published.meeting m on m.municipality = c.municipality and m.committee = c.id
      join published.item i on i.municipality = m.municipality and i.meeting = m.id
      join published.figure f on f.municipality = i.municipality and f.item = i.id
      left join published.section s on s.municipality = f.municipality and s.item = f.item and s.position = f.section
     where mu.slug = ${address.municipality} and c.slug = ${address.committee} and m.slug = ${address.meeting} and i.slug = ${address.item} and f.n = ${n}
       and case when ${address.version}::int is null then m.current else m.version = ${address.version} end`;
  if (row === undefined) return null;
  const begins = row.words.lastIndexOf("\n", row.starts - 1) + 1;
  const column = row.inTable ? row.words.slice(begins, row.starts).split("\t").length - 1 : null;
  return { section: row.section, role: row.role, sought: { id: `tal-${n}`, text: row.text, column } };
}

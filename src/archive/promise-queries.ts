/** SQL of what was promised and what became of it. Only what stands (current) is told, on both sides. */

import type { Sql } from "#platform/sql.ts";
import { bodyKey } from "#core/promises/bodies.ts";
import type { Due, Resolved } from "#core/promises/due.ts";
import { answerable, type Commitment, type PromiseKind, type PromisePlace } from "#core/promises/promise.ts";
import type { PromiseStatus } from "#core/promises/status.ts";

/** Which promises are wished for; null asks for all. `lost`: not due any more or never dated, of a kind an item would answer, and none found. */
export type PromiseWishes = { status: PromiseStatus | "lost" | null; kind: PromiseKind | null; year: string | null; page: number };

export type AnswerRow = {
  committee: string;
  committeeSlug: string;
  meeting: string;
  date: string;
  item: string;
  number: string | null;
  name: string | null;
  sure: boolean;
  why: string;
};

export type PromiseRow = {
  municipality: string;
  municipalitySlug: string;
  committee: string;
  committeeSlug: string;
  meeting: string;
  date: string;
  item: string;
  number: string | null;
  name: string | null;
  public: boolean;
  position: number;
  kind: PromiseKind;
  place: PromisePlace;
  text: string;
  clause: string;
  body: string | null;
  owner: string | null;
  due: Due;
  dueWords: string | null;
  resolved: Resolved;
  lastDay: string | null;
  kept: Commitment["kept"];
  answers: AnswerRow[];
  reach: string | null;
  status: PromiseStatus;
};

export type PromiseCounts = {
  total: number;
  status: Partial<Record<PromiseStatus, number>>;
  kind: Partial<Record<PromiseKind, number>>;
  years: string[];
  lost: number;
};

export type PromisePlaceNames = { municipality: string; municipalitySlug: string; committee: string | null; committeeSlug: string | null };

/** The place's names, or null where it is none. */
export async function promisePlace(sql: Sql, municipality: string, committee: string | null): Promise<PromisePlaceNames | null> {
  const [row] = await sql<PromisePlaceNames[]>`
    select mu.name as municipality, mu.slug as "municipalitySlug", c.name as committee, c.slug as "committeeSlug"
    from published.municipality mu left join published.committee c on c.municipality = mu.id and c.slug = ${committee}
    where mu.slug = ${municipality} and (${committee}::text is null or c.id is not null)`;
  return row ?? null;
}

const perPage = 50;

/** How far the archive reaches for each body, by its key: the day of its last meeting. */
async function reachOf(sql: Sql, municipality: string): Promise<{ target: string; reach: string }[]> {
  const rows = await sql<{ name: string; reach: string }[]>`
    select c.name, max(m.date)::text as reach from published.committee c join published.municipality mu on mu.id = c.municipality
    join published.meeting m on m.municipality = c.municipality and m.committee = c.id and m.current
    where mu.slug = ${municipality} group by c.name`;
  const byKey = new Map<string, string>();
  for (const { name, reach } of rows) if (reach > (byKey.get(bodyKey(name)) ?? "")) byKey.set(bodyKey(name), reach);
  return [...byKey].map(([target, reach]) => ({ target, reach }));
}

// Each row is looked up by its key (lateral, offset 0): of an archive that was just filled the planner knows nothing, and would read whole tables
// again for every promise.
// core/promises/status.ts in SQL, so that the archive can be asked by status; a test holds the two together.
const told = (sql: Sql, municipality: string, committee: string | null, today: string, reach: readonly { target: string; reach: string }[]) => sql`
  select k.municipality, k.item, k.position, k.kind, k.place, k.text, k.clause, k.body, k.owner, k.due, k.due_words, k.resolved, k.last_day, k.kept, i.slug as item_slug, i.number, i.name as item_name, i.public, m.slug as meeting_slug, m.date, o.name as committee_name, o.slug as committee_slug, mu.name as municipality_name,
         mu.slug as municipality_slug, r.reach,
         case when k.kept is not null or exists (select 1 from published.answer a
                     cross join lateral (select ai.meeting from published.item ai where ai.municipality = a.municipality and ai.id = a.answered_by offset 0) ai
                     cross join lateral (select am.id from published.meeting am where am.municipality = a.municipality and am.id = ai.meeting and am.current offset 0) am
                     where a.municipality = k.municipality and a.item = k.item and a.position = k.position and a.sure) then 'kept'
              when k.due->>'kind' = 'recurring' then 'standing' when k.last_day is null then 'undated'
              when k.last_day >= ${today}::date then 'open' when r.reach > k.last_day then 'overdue' else 'notReached' end as status
    from published.municipality mu
    join published.commitment k on k.municipality = mu.id
    cross join lateral (select i.slug, i.number, i.name, i.public, i.meeting from published.item i where i.municipality = k.municipality and i.id = k.item offset 0) i
    cross join lateral (select m.slug, m.date, m.committee from published.meeting m where m.municipality = k.municipality and m.id = i.meeting and m.current offset 0) m
    cross join lateral (select o.name, o.slug from published.committee o where o.municipality = k.municipality and o.id = m.committee offset 0) o
    left join jsonb_to_recordset(${sql.json(reach as never)}::jsonb) as r (target text, reach date) on r.target = k.target
   where mu.slug = ${municipality} and (${committee}::text is null or o.slug = ${committee})`;

/** Promises of a municipality or a committee, as wished, newest meeting first (what was never returned to: oldest first). */
export async function promisesAt(
  sql: Sql,
  place: { municipality: string; committee: string | null },
  wishes: PromiseWishes,
  today: string,
  limit: number = perPage,
): Promise<{ rows: PromiseRow[]; found: number; pages: number }> {
  const reach = await reachOf(sql, place.municipality);
  const all = told(sql, place.municipality, place.committee, today, reach);
  const lost = wishes.status === "lost";
  const wished = sql`
    (${wishes.status}::text is null or status = ${wishes.status} or (${lost} and status in ('overdue', 'undated') and kind = any(${[...answerable]}::text[])))
    and (${wishes.kind}::text is null or kind = ${wishes.kind}) and (${wishes.year}::text is null or date_part('year', date)::int::text = ${wishes.year})`;
  const rows = await sql<(PromiseRow & { found?: number })[]>`
    with told as (${all}), wished as (select municipality, item, position, kind, place, text, clause, body, owner, due, due_words, resolved, last_day, kept, item_slug, number, item_name, public, meeting_slug, date,
        committee_name, committee_slug, municipality_name, municipality_slug, reach, status, count(*) over () as found from told where ${wished}
      order by case when ${lost} then date end, date desc, meeting_slug, item, position limit ${limit} offset ${(wishes.page - 1) * limit})
    select municipality_name as municipality, municipality_slug as "municipalitySlug", committee_name as committee, committee_slug as "committeeSlug", meeting_slug as meeting,
           w.date::text as date, item_slug as item, w.number, item_name as name, w.public, w.position, kind, place, w.text, clause, body, owner, due, due_words as "dueWords", resolved,
           last_day::text as "lastDay", kept, reach::text as reach, status, found::int as found,
           coalesce((select jsonb_agg(jsonb_build_object('committee', ao.name, 'committeeSlug', ao.slug, 'meeting', am.slug, 'date', am.date, 'item', ai.slug, 'number', ai.number, 'name', ai.name,
                                                         'sure', a.sure, 'why', a.why) order by a.sure desc, am.date, ai.position)
              from published.answer a
              cross join lateral (select ai.slug, ai.number, ai.name, ai.position, ai.meeting from published.item ai where ai.municipality = a.municipality and ai.id = a.answered_by offset 0) ai
              cross join lateral (select am.slug, am.date, am.committee from published.meeting am where am.municipality = a.municipality and am.id = ai.meeting and am.current offset 0) am
              cross join lateral (select ao.name, ao.slug from published.committee ao where ao.municipality = a.municipality and ao.id = am.committee offset 0) ao
             where a.municipality = w.municipality and a.item = w.item and a.position = w.position), '[]') as answers
      from wished w order by case when ${lost} then w.date end, w.date desc, meeting_slug, w.item, w.position`;
  const found = rows[0]?.found ?? 0;
  for (const row of rows) delete row.found;
  return { rows: [...rows], found, pages: Math.ceil(found / limit) };
}

/** How many there are of each status and kind, whatever is wished. */
export async function promiseCounts(sql: Sql, place: { municipality: string; committee: string | null }, today: string): Promise<PromiseCounts> {
  const reach = await reachOf(sql, place.municipality);
  const rows = await sql<{ status: PromiseStatus; kind: PromiseKind; year: string; n: number }[]>`
    with told as (${told(sql, place.municipality, place.committee, today, reach)})
    select status, kind, date_part('year', date)::int::text as year, count(*)::int as n from told group by 1, 2, 3`;
  const counts: PromiseCounts = { total: 0, status: {}, kind: {}, years: [], lost: 0 };
  for (const { status, kind, year, n } of rows) {
    counts.total += n;
    counts.status[status] = (counts.status[status] ?? 0) + n;
    counts.kind[kind] = (counts.kind[kind] ?? 0) + n;
    if (!counts.years.includes(year)) counts.years.push(year);
    if ((status === "overdue" || status === "undated") && answerable.has(kind)) counts.lost += n;
  }
  counts.years.sort().reverse();
  return counts;
}

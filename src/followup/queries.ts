/** What the pages and jobs of promises ask. */

import type { Followup } from "#core/followup.ts";
import type { Agenda } from "#core/agenda.ts";
import { isClosed } from "#core/visibility.ts";
import { handlingOf, type Sitting } from "#core/sitting.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** Who is to do it: a person of the house by number, with that name where none is written. Null: there is no such person. */
export async function namedOwner(
  sql: Sql | Tx,
  { owner, ownerPerson }: { owner: string | null; ownerPerson: number | null },
): Promise<{ owner: string | null; ownerPerson: number | null } | null> {
  if (ownerPerson === null) return { owner, ownerPerson };
  const [row] = await sql<{ name: string }[]>`select name from desk.person where id = ${ownerPerson} and active`;
  return row ? { owner: owner ?? row.name, ownerPerson } : null;
}

/** All a committee follows or has followed, and what waits to be looked at; newest first. Closed ones only where they may be read. */
export async function register(sql: Sql, committee: number, { closed, proposals }: { closed: boolean; proposals: boolean }): Promise<Followup[]> {
  const rows = await sql<{ content: Followup }[]>`
    select content from desk.followup where committee = ${committee} and (${closed} or not closed) and (${proposals} or state not in ('proposed', 'dismissed'))
    order by content ->> 'madeOn' desc, id limit 2000`;
  return rows.map((row) => row.content);
}

export type AnsweringItem = {
  meeting: number;
  date: string;
  item: number;
  number: string;
  title: string;
  text: string;
  caseNumber: string | null;
  closed: boolean;
};

/** Items that were sent to a committee since a day: what may have answered something. Newest first. */
export async function itemsSince(sql: Sql, committee: number, day: string, most: number): Promise<AnsweringItem[]> {
  const rows = await sql<{ id: number; date: string; agenda: Agenda; sitting: Sitting | null }[]>`
    select a.id::float8 as id, m.date::text as date, a.content as agenda, s.content as sitting
    from desk.agenda a join desk.planned_meeting m on m.id = a.id left join desk.sitting s on s.id = a.id
    where a.committee = ${committee} and m.date >= ${day} order by m.date desc limit 40`;
  return rows
    .flatMap(({ id, date, agenda, sitting }) =>
      agenda.items.flatMap((item): AnsweringItem[] => {
        if (item.number === null) return [];
        const handling = sitting === null ? null : handlingOf(sitting, item.id);
        return [
          {
            meeting: id,
            date,
            item: item.id,
            number: item.number,
            title: item.title,
            text: [item.own.text, ...(item.paper?.sections.map((section) => section.text) ?? [])].join("\n"),
            caseNumber: item.paper?.caseNumber ?? item.own.caseNumber,
            closed: isClosed(item, handling),
          },
        ];
      }),
    )
    .slice(0, most);
}

/** People who work for a committee, by name: who can be asked, and reminded. */
export async function peopleFor(sql: Sql, committee: number, today: string): Promise<{ id: number; name: string }[]> {
  return sql<{ id: number; name: string }[]>`
    select p.id::float8 as id, p.name from desk.person p
    where p.active and exists (
      select 1 from desk.held_role r
      where r.person = p.id and r.role in ('caseWorker', 'approver', 'secretary') and (r.committee is null or r.committee = ${committee})
        and r.ended_at is null and r.from_date <= ${today} and (r.until_date is null or r.until_date >= ${today}))
    order by p.name`;
}

/** All that is followed, of all committees; for the clock. */
export async function allOpen(sql: Sql): Promise<Followup[]> {
  const rows = await sql<{ content: Followup }[]>`select content from desk.followup where state = 'open' order by id`;
  return rows.map((row) => row.content);
}

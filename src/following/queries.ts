/** What is open of what someone follows, asked as the citizen: reads schema `published` alone. */

import { type Followed, type News } from "#core/following.ts";
import type { Sql } from "#platform/sql.ts";

/** The number of the last change that was taken down. */
export async function lastChange(open: Sql): Promise<number> {
  const [row] = await open<{ seq: number }[]>`select coalesce(max(seq), 0)::float8 as seq from published.trace`;
  return row!.seq;
}

/** What something followed is called; null when it is not in the archive. A search is no row, and has its name elsewhere. */
export async function nameOf(open: Sql, { kind, municipality, name }: Followed): Promise<string | null> {
  const [row] = await (kind === "municipality"
    ? open<{ name: string }[]>`select mu.name from published.municipality mu where mu.slug = ${municipality}`
    : kind === "committee"
      ? open<{ name: string }[]>`
          select c.name || ', ' || mu.name as name from published.committee c join published.municipality mu on mu.id = c.municipality where mu.slug = ${municipality} and c.slug = ${name}`
      : kind === "person"
        ? open<{ name: string }[]>`
            select p.name || ', ' || mu.name as name from published.person p join published.municipality mu on mu.id = p.municipality where mu.slug = ${municipality} and p.slug = ${name}
               and (exists (select 1 from published.participant a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current where a.municipality = p.municipality and a.person = p.id)
                 or exists (select 1 from published.absence a join published.meeting m on m.municipality = a.municipality and m.id = a.meeting and m.current where a.municipality = p.municipality and a.person = p.id))`
        : open<{ name: string }[]>`
            select 'Sag ' || min(i.case_text) || ', ' || mu.name as name from published.item i join published.municipality mu on mu.id = i.municipality
              join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
             where mu.slug = ${municipality} and i.case_key = ${decoded(name)} group by mu.name`);
  return row?.name ?? null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export type Change = Omit<News, "paper" | "cancelled"> & { kind: string | null; meetingAddress: string; isItem: boolean; open: boolean; cancelled: boolean };

/**
 * What came, became another or went between two numbers, of one thing followed, newest first. What is gone of a case, a person or a search
 * cannot be known by its words any more: all that went is given, and the caller keeps what was told of before.
 */
export async function changesOf(open: Sql, followed: Followed, { told, through }: { told: number; through: number }): Promise<Change[]> {
  const { kind, municipality, name } = followed;
  const rows = await open<Change[]>`
    select t.address, '/' || t.municipality || '/' || t.committee || '/' || t.meeting as "meetingAddress", t.item is not null as "isItem", t.open,
           case when not t.open then 'removed' when t.fresh > ${told} then 'new' else 'changed' end as what,
           coalesce(m.date::text, substring(t.meeting from '^\\d{4}-\\d{2}-\\d{2}')) as date, c.name as committee, m.kind, coalesce(m.cancelled, false) as cancelled,
           case when t.open then i.number else substring(t.item from '^punkt-([0-9]+[a-z]?)$') end as number,
           case when t.open and i.public then i.name end as title, coalesce(not i.public, false) as closed,
           to_char(t.changed_at, 'YYYY-MM-DD') as at
      from published.trace t
      left join published.municipality mu on mu.slug = t.municipality
      left join published.committee c on c.municipality = mu.id and c.slug = t.committee
      left join published.meeting m on m.municipality = c.municipality and m.committee = c.id and m.slug = t.meeting and m.current
      left join published.item i on i.municipality = m.municipality and i.meeting = m.id and i.slug = t.item
     where t.seq > ${told} and t.seq <= ${through} and not (t.fresh > ${told} and not t.open)
       and (not t.open or (m.id is not null and (t.item is null or i.id is not null)))
       ${
         kind === "municipality"
           ? open`and t.municipality = ${municipality}`
           : kind === "committee"
             ? open`and t.municipality = ${municipality} and t.committee = ${name}`
             : kind === "case"
               ? open`and t.municipality = ${municipality} and t.item is not null and (not t.open or i.case_key = ${decoded(name)})`
               : kind === "person"
                 ? open`and t.municipality = ${municipality} and t.item is null and (not t.open or exists (
                     select 1 from published.person p where p.municipality = m.municipality and p.slug = ${name}
                       and (exists (select 1 from published.participant a where a.municipality = p.municipality and a.meeting = m.id and a.person = p.id)
                         or exists (select 1 from published.absence a where a.municipality = p.municipality and a.meeting = m.id and a.person = p.id))))`
                 : open`and t.item is not null`
       }
     order by m.date desc nulls last, t.seq desc`;
  return [...rows];
}

/** What is asked of later stations and of other tables while a meeting is held. */

import type { Sql, Tx } from "#platform/sql.ts";

/** Whether the meeting's minutes have been frozen, sent or signed. */
export async function minutesFrozen(sql: Sql | Tx, meeting: number): Promise<boolean> {
  const [row] = await sql<{ state: string }[]>`select state from desk.minutes where id = ${meeting}`;
  return row !== undefined && row.state !== "draft";
}

/** Who could stand in for a member: those seated in the council on a day; everyone elected anywhere when no council is kept here. */
export async function standIns(sql: Sql, day: string): Promise<{ person: number; name: string; party: string | null }[]> {
  const rows = await sql<{ person: string; name: string; party: string | null }[]>`
    with seated as (
      select distinct on (s.person) s.person, s.name, s.party, c.kind
      from desk.seat s join desk.committee c on c.id = s.committee
      where s.from_date <= ${day}::date and (s.until_date is null or s.until_date >= ${day}::date)
      order by s.person, (c.kind = 'council') desc)
    select person, name, party from seated
    where kind = 'council' or not exists (select 1 from seated where kind = 'council')
    order by name collate "da-x-icu"`;
  return rows.map((row) => ({ ...row, person: Number(row.person) }));
}

/** Whether the minutes have been sent for signature or signed. */
export async function minutesOut(sql: Sql, meeting: number): Promise<boolean> {
  const [row] = await sql<{ state: string }[]>`select state from desk.minutes where id = ${meeting}`;
  return row?.state === "outForSignature" || row?.state === "signed";
}

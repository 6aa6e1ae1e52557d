/** What publishing asks of the journal, the plan and the record of readings. */

import type { MeetingPast } from "#core/closed-statistics.ts";
import type { Publication, Retraction } from "#core/publication.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** Where a meeting's papers stand on the open side: "municipality/committee/meeting". Null before they ever were out. */
export async function addressOf(sql: Sql | Tx, meeting: number): Promise<string | null> {
  const [row] = await sql<{ address: string }[]>`
    select what ->> 'address' as address from desk.journal where about = ${`publication:${meeting}`} and kind = 'papers-published' order by id desc limit 1`;
  return row?.address ?? null;
}

/** Every public copy a meeting's papers have had. */
export async function copiesOf(sql: Sql | Tx, meeting: number): Promise<string[]> {
  const rows = await sql<{ document: string }[]>`
    select distinct what ->> 'document' as document from desk.journal where about = ${`publication:${meeting}`} and what ->> 'document' is not null`;
  return rows.map((row) => row.document);
}

/** Public copies of the committee's other meetings of the same day: one that was called off leaves its day to another. */
export async function copiesOfOthers(sql: Sql | Tx, { id, committee, date }: { id: number; committee: number; date: string }): Promise<string[]> {
  const rows = await sql<{ document: string }[]>`
    select distinct j.what ->> 'document' as document from desk.planned_meeting m join desk.journal j on j.about = 'publication:' || m.id
    where m.committee = ${committee} and m.date = ${date} and m.id <> ${id} and j.what ->> 'document' is not null`;
  return rows.map((row) => row.document);
}

/** The addresses of a meeting that were fetched while they were out, and how often; where it stood before it was moved, too. */
export async function wasOut(sql: Sql | Tx, address: string, publication: Publication): Promise<Retraction["wasOut"]> {
  const from = publication.out
    .filter((each) => each.until === null)
    .map((each) => each.from)
    .sort()[0];
  if (from === undefined) return [];
  const stood = await sql<{ address: string }[]>`
    select distinct what ->> 'address' as address from desk.journal where about = ${`publication:${publication.meeting}`} and kind = 'papers-published'`;
  const places = [...new Set([address, ...stood.map((row) => row.address)])];
  const copies = (await copiesOf(sql, publication.meeting)).flatMap((sha256) => places.map((place) => `/dokument/${place.split("/")[0]}/${sha256}`));
  const files = [...(await documentsOf(sql, address)), ...copies.flatMap((copy) => [copy, `${copy}/fil`])];
  const rows = await sql<{ address: string; readings: number }[]>`
    select address, sum(times)::int as readings from desk.open_reading
    where (address = any(${places.map((place) => `/${place}`)}) or exists (select 1 from unnest(${places.map((place) => `/${place}/`)}::text[]) as below where starts_with(address, below)) or address = any(${files}))
      and hour >= date_trunc('hour', ${from}::timestamptz)
    group by address order by address`;
  return rows.length === 0 ? [{ address: `/${address}`, from, readings: 0 }] : rows.map((row) => ({ ...row, from }));
}

async function documentsOf(sql: Sql | Tx, address: string): Promise<string[]> {
  const [municipality, committee, meeting] = address.split("/");
  const rows = await sql<{ sha256: string }[]>`
    select distinct d.sha256 from published.meeting m
    join published.municipality u on u.id = m.municipality join published.committee c on c.municipality = m.municipality and c.id = m.committee
    join lateral (select m.document as sha256 union select a.document from published.item i join published.attachment a on a.municipality = i.municipality and a.item = i.id
      where i.municipality = m.municipality and i.meeting = m.id and a.document is not null) d on true
    where u.slug = ${municipality!} and c.slug = ${committee!} and m.slug = ${meeting!}`;
  return rows.flatMap(({ sha256 }) => [`/dokument/${municipality}/${sha256}`, `/dokument/${municipality}/${sha256}/fil`]);
}

/** Publications with something planned that is due and not stopped. */
export async function due(sql: Sql, at: Date): Promise<{ meeting: number; publication: Publication }[]> {
  const rows = await sql<{ id: number; content: Publication }[]>`
    select id::float8 as id, content from desk.publication where content -> 'planned' <> '[]'
    and exists (select 1 from jsonb_array_elements(content -> 'planned') p where p ->> 'stopped' is null and (p ->> 'at')::timestamptz <= ${at})`;
  return rows.map((row) => ({ meeting: row.id, publication: row.content }));
}

export type PublicationRow = {
  meeting: number;
  committee: number;
  date: string;
  state: Publication["state"] | null;
  sitting: string | null;
  minutes: string | null;
  breach: boolean;
  planned: number;
};

/** Meetings whose agenda is sent, newest first, and how far their publication is. */
export async function publicationsOf(sql: Sql, committees: readonly number[] | "all", limit: number): Promise<PublicationRow[]> {
  return sql<PublicationRow[]>`
    select a.id::float8 as meeting, a.committee::float8 as committee, m.date::text as date, p.state, s.state as sitting, r.state as minutes,
           coalesce(p.content -> 'breach' <> 'null' and p.content -> 'breach' ->> 'reportedAt' is null, false) as breach, coalesce(jsonb_array_length(p.content -> 'planned'), 0) as planned
    from desk.agenda a join desk.planned_meeting m on m.id = a.id
    left join desk.publication p on p.id = a.id left join desk.sitting s on s.id = a.id left join desk.minutes r on r.id = a.id
    where a.state = 'released' and (${committees === "all"} or a.committee = any(${committees === "all" ? [] : [...committees]}::bigint[]))
    order by m.date desc, a.id desc limit ${limit}`;
}

/** A committee's meetings whose agenda is sent, oldest first, for the statistics of what is closed. */
export async function pastOf(sql: Sql, committee: number): Promise<MeetingPast[]> {
  return [
    ...(await sql<MeetingPast[]>`
    select m.date::text as date, a.content as agenda, s.content as sitting
    from desk.agenda a join desk.planned_meeting m on m.id = a.id left join desk.sitting s on s.id = a.id
    where a.committee = ${committee} and a.state = 'released' and m.state = 'planned' order by m.date, m.id`),
  ];
}

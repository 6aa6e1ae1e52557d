/** What waits to be sealed, and what is checked of what was. Read only. */

import type { StandingItem } from "#core/frozen-text.ts";
import type { SheetLine } from "#core/seal/sealed.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** Signed minutes that are not in the register, the first signed first. */
export async function unsealedMinutes(sql: Sql | Tx): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select m.id::float8 as id from desk.minutes m
    where m.state = 'signed' and not exists (select 1 from desk.register r where r.official = m.sha256) order by m.changed_at, m.id`;
  return rows.map((row) => row.id);
}

/** Meetings with an addition that is not in the register. */
export async function meetingsWithUnsealedAdditions(sql: Sql | Tx): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select m.id::float8 as id from desk.minutes m
    where m.state = 'signed' and exists (
      select 1 from jsonb_array_elements(m.content -> 'additions') a
      where not exists (select 1 from desk.register r where r.official = a ->> 'sha256')) order by m.changed_at, m.id`;
  return rows.map((row) => row.id);
}

/** Which meetings' minutes are signed, with the SHA-256 their row says. */
export async function signedMinutes(sql: Sql): Promise<{ id: number; sha256: string }[]> {
  return sql<{ id: number; sha256: string }[]>`select id::float8 as id, sha256 from desk.minutes where state = 'signed' order by id`;
}

/** The published register's rows as text, in order, to hold against the desk's own. */
export async function publishedRows(sql: Sql): Promise<{ number: number; hash: string; same: boolean }[]> {
  return sql<{ number: number; hash: string; same: boolean }[]>`
    select p.number::float8 as number, p.hash, coalesce(
      (p.at, p.clock, p.meeting, p.committee, p.date, p.kind, p.official, p.sheet, p.pdf, p.json, p.signers, p.previous, p.hash)
      = (d.at, d.clock, d.meeting, d.committee, d.date, d.kind, d.official, d.sheet, d.pdf, d.json, d.signers, d.previous, d.hash), false) as same
    from published.register p left join desk.register d using (number) order by p.number`;
}

/** The signatures that stand on a text, as their own rows say. */
export async function standingSignatures(
  sql: Sql,
  meeting: number,
  official: string,
): Promise<(Pick<SheetLine, "person" | "how" | "at"> & { proof: string | null })[]> {
  const rows = await sql<(Pick<SheetLine, "person" | "how"> & { at: Date; proof: string | null })[]>`
    select person::float8 as person, how, at, proof from desk.signature
    where meeting = ${meeting} and sha256 = ${official} and undone_at is null order by person`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What anybody reads of a meeting's minutes, where the house itself laid them last; none before that. */
export async function standingItems(sql: Sql, meeting: number): Promise<StandingItem[]> {
  return sql<StandingItem[]>`
    select i.number, i.name, i.public, i.case_text as "caseNumber",
      jsonb_build_object('by', i.recommendation_by, 'points', i.recommendation) as recommendation,
      jsonb_build_object('text', i.decision, 'phrase', i.phrase, 'outcome', i.outcome, 'vote', i.vote, 'dissent', i.dissent) as decision,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'text', s.text) order by s.position)
        from published.section s where s.municipality = i.municipality and s.item = i.id), '[]') as sections,
      coalesce((
        select jsonb_agg(a.name order by a.position) from published.attachment a where a.municipality = i.municipality and a.item = i.id), '[]') as attachments
    from published.item i
    join published.meeting m on m.municipality = i.municipality and m.id = i.meeting
    join published.committee c on c.municipality = m.municipality and c.id = m.committee
    join published.municipality u on u.id = m.municipality
    where m.current and m.kind = 'minutes' and u.slug || '/' || c.slug || '/' || m.slug = (
      select what ->> 'address' from desk.journal where about = ${`publication:${meeting}`} and kind = 'papers-published' order by id desc limit 1)
    order by i.position`;
}

/** What the pages of cases show. */

import { danishDay } from "#core/calendar.ts";
import { parseCaseNumber } from "#core/case-number.ts";
import type { CaseState } from "#core/case.ts";
import { kleGroups, kleRemarks as remarksOn, type KleEntry } from "#core/kle.ts";
import type { SentTo } from "#core/still-public.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** How many agendas hold the case whose meeting has not been closed. */
export async function openAgendasWith(sql: Sql | Tx, paper: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from desk.agenda_case c left join desk.sitting s on s.id = c.meeting
    where c.paper = ${paper} and coalesce(s.state, 'open') = 'open'`;
  return row!.count;
}

/** The meetings a case was sent to whose papers are public, newest first. The tables are later stations'. */
export async function sentOpenly(sql: Sql, paper: number): Promise<SentTo[]> {
  return sql<SentTo[]>`
    select a.id::float8 as meeting, m.date::text as date, a.content as agenda, s.content as sitting, p.content as publication
    from desk.agenda_case c join desk.agenda a on a.id = c.meeting join desk.planned_meeting m on m.id = a.id
    join desk.publication p on p.id = a.id and p.state = 'published' left join desk.sitting s on s.id = a.id
    where c.paper = ${paper} order by m.date desc limit 20`;
}

export type CaseInList = {
  id: number;
  committee: number;
  committeeName: string;
  title: string;
  caseNumber: string | null;
  state: CaseState;
  closed: boolean;
  template: boolean;
  author: number;
  authorName: string | null;
  deadline: string | null;
  changedAt: Date;
};

/** Cases of some committees ("all": the house), newest first. `q` is words of the title or a case number. */
export async function caseList(
  sql: Sql,
  filter: { committees: readonly number[] | "all"; q: string; state: CaseState | null; template: boolean; author: number | null },
  most: number,
): Promise<CaseInList[]> {
  const rows = await sql<(Omit<CaseInList, "id" | "committee" | "author"> & { id: string; committee: string; author: string })[]>`
    select p.id, p.committee, c.name as "committeeName", p.title, p.case_number as "caseNumber", p.state,
      (p.content ->> 'closed')::boolean as closed, p.template, p.author, w.name as "authorName", p.content ->> 'deadline' as deadline, p.changed_at as "changedAt"
    from desk.case_paper p
    join desk.committee c on c.id = p.committee
    left join desk.person w on w.id = p.author
    where ${filter.committees === "all" ? sql`true` : sql`p.committee = any(${[...filter.committees]}::bigint[])`}
      and p.template = ${filter.template}
      and ${filter.state === null ? sql`true` : sql`p.state = ${filter.state}`}
      and ${filter.author === null ? sql`true` : sql`p.author = ${filter.author}`}
      and ${filter.q === "" ? sql`true` : sql`(p.title ilike ${`%${filter.q.replace(/[\\%_]/g, "\\$&")}%`} or p.case_number ilike ${`%${filter.q.replace(/[\\%_]/g, "\\$&")}%`})`}
    order by p.changed_at desc, p.id desc limit ${most}`;
  return rows.map((row) => ({ ...row, id: Number(row.id), committee: Number(row.committee), author: Number(row.author) }));
}

/** Where a case has been and is: meetings it stands on, with what was decided there and shown. */
export type CaseStation = {
  meeting: number;
  date: string;
  committeeName: string;
  item: number;
  number: string | null;
  decision: string | null;
  stopped: boolean;
  closedMeeting: boolean;
};

export async function stationsOf(sql: Sql, paper: number): Promise<CaseStation[]> {
  const rows = await sql<(Omit<CaseStation, "meeting"> & { meeting: string })[]>`
    select c.meeting, to_char(m.date, 'YYYY-MM-DD') as date, k.name as "committeeName", c.item, c.number,
      s.content -> 'handlings' -> c.item::text ->> 'decision' as decision,
      (s.content -> 'handlings' -> c.item::text -> 'stopped') is not null and jsonb_typeof(s.content -> 'handlings' -> c.item::text -> 'stopped') = 'object' as stopped,
      coalesce(s.state = 'closed', false) as "closedMeeting"
    from desk.agenda_case c
    join desk.planned_meeting m on m.id = c.meeting
    join desk.committee k on k.id = m.committee
    left join desk.sitting s on s.id = c.meeting
    where c.paper = ${paper} order by m.date, c.meeting`;
  return rows.map((row) => ({ ...row, meeting: Number(row.meeting) }));
}

export type HistoryEntry = { id: number; at: Date; by: string; kind: string; what: Record<string, unknown> };

/** What happened to the case, newest first, with names. */
export async function historyOf(sql: Sql, paper: number, most: number): Promise<HistoryEntry[]> {
  return sql<HistoryEntry[]>`
    select j.id::float8 as id, j.at, coalesce(p.name, j.by) as by, j.kind, j.what
    from desk.journal j left join desk.person p on j.by = 'person:' || p.id
    where j.about = ${`case:${paper}`} order by j.id desc limit ${most}`;
}

/** Every committee by its newest name. */
export async function committeeNames(sql: Sql): Promise<{ id: number; name: string }[]> {
  const rows = await sql<{ id: string; name: string }[]>`select id, name from desk.committee order by name collate "da-x-icu"`;
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

export async function nameOfPerson(sql: Sql, person: number): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`select name from desk.person where id = ${person}`;
  return row?.name ?? null;
}

export type KleRegister = { kind: "subjects" | "facets"; published: string | null; readAt: Date; by: string | null; numbers: number };

/** What has been read in of KLE. */
export async function kleRegisters(sql: Sql): Promise<KleRegister[]> {
  return sql<KleRegister[]>`
    select r.kind, r.published, r.read_at as "readAt", p.name as by,
      (case r.kind when 'subjects' then (select count(*) from desk.kle_subject) else (select count(*) from desk.kle_facet) end)::int as numbers
    from desk.kle_register r left join desk.person p on p.id = r.by order by r.kind desc`;
}

/** What to look at in a case number, in Danish sentences. They never stand in the way. */
export async function kleRemarks(sql: Sql | Tx, caseNumber: string | null, at: Date = new Date()): Promise<string[]> {
  const parsed = caseNumber === null ? null : parseCaseNumber(caseNumber);
  const [row] = await sql<{ subjects: boolean; facets: boolean; subject: KleEntry | null; facet: KleEntry | null }[]>`
    select exists (select 1 from desk.kle_register where kind = 'subjects') as subjects, exists (select 1 from desk.kle_register where kind = 'facets') as facets,
      (select json_build_object('number', number, 'title', title, 'expired', expired) from desk.kle_subject where number = ${parsed?.kle ?? ""}) as subject,
      (select json_build_object('number', facet, 'title', title, 'expired', expired) from desk.kle_facet where facet = ${parsed?.facet ?? ""}) as facet`;
  return remarksOn(caseNumber, row!, danishDay(at));
}

/** Numbers to offer where one is typed: those the house uses, and those of the same group as the one that stands. Nothing without a register. */
export async function kleSuggestions(sql: Sql, caseNumber: string | null): Promise<KleEntry[]> {
  const group = kleGroups(caseNumber)?.group ?? "none";
  return sql<KleEntry[]>`
    select s.number, s.title, s.expired::text as expired from desk.kle_subject s
    left join (select substr(case_number, 1, 8) as number, count(*) as uses from desk.case_paper where case_number ~ '^[0-9]{2}[.][0-9]{2}[.][0-9]{2}' group by 1) used
      on used.number = s.number
    where length(s.number) = 8 and (s.expired is null or s.expired > current_date) and (used.uses > 0 or s.number like ${`${group}.%`})
    order by coalesce(used.uses, 0) desc, s.number limit 200`;
}

/** Subjects and facets by a number or by words of their titles. */
export async function findInKle(sql: Sql, words: string, most: number): Promise<(KleEntry & { kind: "subject" | "facet" })[]> {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return sql<(KleEntry & { kind: "subject" | "facet" })[]>`
    select 'subject' as kind, number, title, expired::text as expired from desk.kle_subject where number like ${like} or title ilike ${like}
    union all
    select 'facet', facet, title, expired::text from desk.kle_facet where facet ilike ${like} or title ilike ${like}
    order by 1 desc, 2 limit ${most}`;
}

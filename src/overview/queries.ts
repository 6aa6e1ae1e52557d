/** What the front page asks of every station's tables. Reads only. */

import type { AgendaState } from "#core/agenda.ts";
import type { CaseState } from "#core/case.ts";
import type { Committee } from "#core/committee.ts";
import type { MinutesState } from "#core/minutes.ts";
import type { SittingState } from "#core/sitting.ts";
import type { Sql } from "#platform/sql.ts";

export type CommitteeFacts = Pick<Committee, "id" | "kind" | "names" | "rules">;

export async function committeeFacts(sql: Sql): Promise<CommitteeFacts[]> {
  return sql<CommitteeFacts[]>`
    select id::float8 as id, kind, content -> 'names' as names, content -> 'rules' as rules from desk.committee order by name collate "da-x-icu"`;
}

export type MeetingFacts = {
  id: number;
  committee: number;
  date: string;
  start: string;
  place: string | null;
  agenda: AgendaState | null;
  /** A supplementary agenda is being put together. */ supplement: boolean;
  items: number;
  proposals: number;
  sitting: SittingState | null;
  minutes: MinutesState | null;
  /** Who has neither signed nor declined, while the sheet is open. */ missing: readonly { person: number; name: string }[];
};

/** Meetings between two days that are to be held, and older ones whose minutes are not signed. Of some committees ("all": the house). */
export async function meetingFacts(sql: Sql, committees: readonly number[] | "all", from: string, until: string): Promise<MeetingFacts[]> {
  return sql<MeetingFacts[]>`
    select m.id::float8 as id, m.committee::float8 as committee, m.date::text as date, to_char(m.start_time, 'HH24:MI') as start, m.place, a.state as agenda,
      coalesce((a.content ->> 'openSupplement')::int > (a.content -> 'releases' -> -1 ->> 'supplement')::int, false) as supplement,
      coalesce(jsonb_array_length(a.content -> 'items'), 0) as items,
      (select count(*) from jsonb_array_elements(a.content -> 'items') i where i ->> 'kind' = 'proposal' and i ->> 'number' is null)::int as proposals,
      s.state as sitting, r.state as minutes,
      case when g.state = 'open' then coalesce((
        select jsonb_agg(jsonb_build_object('person', who -> 'person', 'name', who -> 'name')) from jsonb_array_elements(g.content -> 'signers') who
        where not exists (
          select 1 from jsonb_array_elements((g.content -> 'signatures') || (g.content -> 'declined')) done where done -> 'person' = who -> 'person')), '[]') else '[]' end as missing
    from desk.planned_meeting m
    left join desk.agenda a on a.id = m.id
    left join desk.sitting s on s.id = m.id
    left join desk.minutes r on r.id = m.id
    left join desk.signing g on g.id = m.id
    where m.state = 'planned' and ${committees === "all" ? sql`true` : sql`m.committee = any(${[...committees]}::bigint[])`}
      and (m.date between ${from} and ${until} or (m.date < ${from} and s.id is not null and coalesce(r.state, 'draft') <> 'signed'))
    order by m.date, m.start_time, m.id limit 500`;
}

/** Meetings whose minutes a person has still to sign, wherever they sat. */
export async function toSign(sql: Sql, person: number): Promise<{ meeting: number; committee: number; date: string }[]> {
  return sql<{ meeting: number; committee: number; date: string }[]>`
    select g.id::float8 as meeting, g.committee::float8 as committee, m.date::text as date from desk.signing g join desk.planned_meeting m on m.id = g.id
    where g.state = 'open' and exists (select 1 from jsonb_array_elements(g.content -> 'signers') who where (who ->> 'person')::bigint = ${person})
      and not exists (select 1 from jsonb_array_elements((g.content -> 'signatures') || (g.content -> 'declined')) done where (done ->> 'person')::bigint = ${person})
    order by m.date`;
}

export type CaseFacts = {
  id: number;
  committee: number;
  title: string;
  caseNumber: string | null;
  state: CaseState;
  deadline: string | null;
  changedAt: Date;
  unsettled: number;
  /** Who sent it back and what they said, while it is a draft after that. */ sentBack: { name: string; remark: string } | null;
  step: string | null;
  onAgenda: boolean;
  /** It has been on an agenda whose meeting is closed. */ handled: boolean;
};

/** A person's cases that are not closed, in the committees whose cases they may see: what has a deadline first, then the newest. */
export async function casesOf(sql: Sql, author: number, committees: readonly number[] | "all", most: number): Promise<CaseFacts[]> {
  return sql<CaseFacts[]>`
    select p.id::float8 as id, p.committee::float8 as committee, p.title, p.case_number as "caseNumber", p.state, p.content ->> 'deadline' as deadline, p.changed_at as "changedAt",
      (select count(*) from jsonb_array_elements(p.content -> 'comments') c where not (c ->> 'settled')::boolean)::int as unsettled,
      case when p.state = 'draft' then (select a from jsonb_array_elements(p.content -> 'approvals') a where a ->> 'state' = 'sentBack' limit 1) end as "sentBack",
      (select a ->> 'step' from jsonb_array_elements(p.content -> 'approvals') a where a ->> 'state' = 'waiting' limit 1) as step,
      exists (select 1 from desk.agenda_case k left join desk.sitting s on s.id = k.meeting where k.paper = p.id and coalesce(s.state, 'open') = 'open') as "onAgenda",
      exists (select 1 from desk.agenda_case k join desk.sitting s on s.id = k.meeting where k.paper = p.id and s.state = 'closed') as handled
    from desk.case_paper p
    where p.author = ${author} and ${committees === "all" ? sql`true` : sql`p.committee = any(${[...committees]}::bigint[])`} and p.state <> 'closed' and not p.template
    order by p.content ->> 'deadline' nulls last, p.changed_at desc, p.id limit ${most}`;
}

export type ApprovalFacts = { id: number; committee: number; title: string; step: string; since: Date; author: string | null; deadline: string | null };

/** Cases whose turn it is to be approved by this person, the one that has waited longest first. The same as core/case.ts asks (turnRefused): named where the rules name people, and not twice by one person. */
export async function approvalsFor(sql: Sql, person: number, committees: readonly number[] | "all", most: number): Promise<ApprovalFacts[]> {
  return sql<ApprovalFacts[]>`
    select p.id::float8 as id, p.committee::float8 as committee, p.title, w.name as author, p.content ->> 'deadline' as deadline,
      turn.approval ->> 'step' as step,
      coalesce((select max(j.at) from desk.journal j where j.about = 'case:' || p.id and j.kind in ('case-sent-for-approval', 'case-approved')), p.changed_at) as since
    from desk.case_paper p left join desk.person w on w.id = p.author
    cross join lateral (
      select a.value as approval, coalesce(a.value -> 'approvers', '[]') as named from jsonb_array_elements(p.content -> 'approvals') with ordinality a(value, nr)
      where a.value ->> 'state' = 'waiting' order by a.nr limit 1) turn
    where p.state = 'inApproval' and ${committees === "all" ? sql`true` : sql`p.committee = any(${[...committees]}::bigint[])`}
      and (turn.named = '[]' or turn.named @> to_jsonb(${person}::bigint))
      and (turn.named = jsonb_build_array(${person}::bigint)
        or not exists (select 1 from jsonb_array_elements(p.content -> 'approvals') done where done ->> 'state' = 'approved' and (done ->> 'by')::bigint = ${person}))
    order by since, p.id limit ${most}`;
}

/** By committee: cases ready and on no agenda, the chair's decisions it has not heard of, and promises found that nobody has looked at. */
export async function countsByCommittee(sql: Sql): Promise<{ committee: number; ready: number; unreported: number; promises: number }[]> {
  return sql<{ committee: number; ready: number; unreported: number; promises: number }[]>`
    select c.id::float8 as committee,
      (select count(*) from desk.case_paper p where p.committee = c.id and p.state = 'ready' and not p.template
        and not exists (select 1 from desk.agenda_case k where k.paper = p.id))::int as ready,
      (select count(*) from desk.chair_decision d where d.committee = c.id and d.reported_at is null)::int as unreported,
      (select count(*) from desk.followup f where f.committee = c.id and f.state = 'proposed')::int as promises
    from desk.committee c`;
}

export type HouseFacts = { people: number; noWayIn: number; committees: number; seats: number; meetings: number; failedMails: number; givenUp: number };

/** What an administrator must know: is the house made, can people come in, does mail leave, has a follow-up job given up. */
export async function houseFacts(sql: Sql, at: Date): Promise<HouseFacts> {
  const [row] = await sql<HouseFacts[]>`
    select (select count(*) from desk.person where active)::int as people,
      (select count(*) from desk.person p where p.active
        and not exists (select 1 from desk.passkey k where k.person = p.id and k.removed_at is null)
        and not exists (select 1 from desk.login_identity i where i.person = p.id)
        and not exists (select 1 from desk.invitation v where v.person = p.id and v.used_at is null and v.expires_at > ${at}))::int as "noWayIn",
      (select count(*) from desk.committee)::int as committees,
      (select count(*) from desk.seat)::int as seats,
      (select count(*) from desk.planned_meeting)::int as meetings,
      (select count(*) from desk.mail where state = 'failed')::int as "failedMails",
      (select count(*) from desk.reaction_done where done_at is null and next_try is null)::int as "givenUp"`;
  return row!;
}

/** How many readings of closed papers have been taken down since a moment. */
export async function readingsSince(sql: Sql, since: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from desk.read_log where at >= ${since}`;
  return row!.n;
}

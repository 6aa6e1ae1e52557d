/** What the page of a chair's decisions shows. */

import type { Sql } from "#platform/sql.ts";

export type ChairDecisionLine = {
  id: number;
  at: Date;
  by: string;
  text: string;
  because: string;
  closed: boolean;
  paper: number | null;
  title: string | null;
  caseNumber: string | null;
  reportedAt: number | null;
  reportedOn: string | null;
};

/** A committee's, newest first. */
export async function chairDecisions(sql: Sql, committee: number, most: number): Promise<ChairDecisionLine[]> {
  return sql<ChairDecisionLine[]>`
    select d.id::float8 as id, d.at, coalesce(p.name, 'Formanden') as by, d.text, d.because, d.closed, d.paper::float8 as paper, k.title, k.case_number as "caseNumber",
      d.reported_at::float8 as "reportedAt", m.date::text as "reportedOn"
    from desk.chair_decision d
    left join desk.person p on p.id = d.by
    left join desk.case_paper k on k.id = d.paper
    left join desk.planned_meeting m on m.id = d.reported_at
    where d.committee = ${committee} order by d.at desc, d.id desc limit ${most}`;
}

/** Cases of a committee that a chair may decide in, newest first. */
export async function casesToDecide(sql: Sql, committee: number, most: number): Promise<{ id: number; title: string; caseNumber: string | null }[]> {
  return sql<{ id: number; title: string; caseNumber: string | null }[]>`
    select id::float8 as id, title, case_number as "caseNumber" from desk.case_paper
    where committee = ${committee} and not template and state <> 'closed' order by changed_at desc, id desc limit ${most}`;
}

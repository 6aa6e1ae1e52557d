/** What is asked of an agenda's text on a day, and what was answered: the same for its page and for the verb that answers. */

import type { Agenda } from "#core/agenda.ts";
import { nameOn } from "#core/committee.ts";
import type { AcceptedFinding, OwnFinding } from "#core/checks/accepted.ts";
import { findingsOfAgenda } from "#core/checks/own-papers.ts";
import { cases } from "#case/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** `numbers` are those items not yet sent will get; they are only told, and no key is made of them. */
export async function agendaAsked(
  sql: Sql | Tx,
  agenda: Agenda,
  today: string,
  numbers: Readonly<Record<number, string>> = {},
): Promise<{ found: OwnFinding[]; accepted: AcceptedFinding[] }> {
  const [meeting, committee] = [await loadMeeting(sql, agenda.meeting), await loadCommittee(sql, agenda.committee)];
  if (meeting === null || committee === null) return { found: [], accepted: [] };
  const papers = await cases.loadMany(
    sql,
    agenda.items.flatMap((item) => item.case ?? []),
  );
  return findingsOfAgenda(agenda, papers, { committee: nameOn(committee, meeting.date), date: meeting.date, today, numbers });
}

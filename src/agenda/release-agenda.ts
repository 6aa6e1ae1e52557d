/** The agenda, or a supplementary one, is sent: numbers are given, texts stand, members are told. */

import { danishDay } from "#core/calendar.ts";
import { afterAgenda, openItems, releaseAgenda as decide } from "#core/agenda.ts";
import { reportOn } from "#core/chair-decision.ts";
import { deadlinesFor, rulesOn } from "#core/committee.ts";
import { statusOn } from "#core/followup.ts";
import { allow, refuse } from "#core/verdict.ts";
import { cases } from "#case/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { meetingClosed } from "./queries.ts";
import { agendas, chairDecisionsToReport, lastNumberOf, promisesToTell } from "./store.ts";

/** The deadline warns and is recorded with its reason; it never blocks (DOMAIN §1.1, § 8 stk. 4 practice). */
export function releaseAgenda(sql: Sql, call: Call, given: { meeting: number; lateBecause: string | null }): Answer<"release-agenda"> {
  return onRecord(sql, call, agendas, "release-agenda", given.meeting, async (before, tx) => {
    // What the chair has decided since the agenda was begun comes along (KSL § 22).
    const report = reportOn(before, await chairDecisionsToReport(tx, before.committee));
    const meeting = await loadMeeting(tx, given.meeting);
    const status = meeting === null ? [] : statusOn(report.reduce(afterAgenda, before), await promisesToTell(tx, before.committee), meeting.date);
    const agenda = [...report, ...status].reduce(afterAgenda, before);
    const committee = await loadCommittee(tx, agenda.committee);
    if (meeting === null || committee === null) return refuse("not-found");
    if (await meetingClosed(tx, given.meeting)) return refuse("meeting-closed");
    const rules = rulesOn(committee, meeting.date);
    const first = rules.numbering === "perMeeting" ? 1 : 1 + (await lastNumberOf(tx, agenda.committee, Number(meeting.date.slice(0, 4)), given.meeting));
    // Once sent, numbers stand: a supplementary agenda goes on from those given.
    const given1 = agenda.items.find((item) => item.number !== null)?.number;
    const papers = await cases.loadMany(
      tx,
      openItems(agenda).flatMap((item) => (item.case === null ? [] : [item.case])),
    );
    const verdict = decide(agenda, papers, {
      first: given1 ? Number(given1) : first,
      at: call.at.toISOString(),
      by: call.actor.person,
      late: danishDay(call.at) > deadlinesFor(rules, meeting.date).agenda,
      lateBecause: given.lateBecause?.trim() || null,
    });
    return verdict.ok ? allow([...report, ...status, ...verdict.change]) : verdict;
  });
}

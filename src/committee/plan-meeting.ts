/** One meeting goes into the plan. */

import { danishDay } from "#core/calendar.ts";
import { rulesOn, type PlannedMeeting } from "#core/committee.ts";
import { planMeeting as decide, warningsOf, type MeetingTime } from "#core/meeting-plan.ts";
import type { CommitteeWarning } from "#core/refusals/committee.da.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { daysTaken, loadCommitteeForChange, newMeetings, saveMeeting } from "./store.ts";

export async function planMeeting(
  sql: Sql,
  call: Call,
  given: MeetingTime & { committee: number; kind: PlannedMeeting["kind"] },
): Promise<Outcome<"plan-meeting", { meeting: number; warnings: CommitteeWarning[] }>> {
  return act(sql, call, "plan-meeting", given.committee, async (tx) => {
    const committee = await loadCommitteeForChange(tx, given.committee);
    if (committee === null) return refuse("not-found");
    const [id] = await newMeetings(tx, 1);
    const verdict = decide(id!, committee, given, await daysTaken(tx, given.committee, null));
    if (!verdict.ok) return verdict;
    await saveMeeting(tx, null, verdict.change, call);
    return { ok: true as const, answer: { meeting: id!, warnings: warningsOf([given.date], (date) => rulesOn(committee, date), danishDay(call.at)) } };
  });
}

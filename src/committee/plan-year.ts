/** The meetings of a year go into the plan at once: all the days chosen, or none. */

import { danishDay } from "#core/calendar.ts";
import { rulesOn } from "#core/committee.ts";
import { planMeeting, warningsOf, type MeetingTime } from "#core/meeting-plan.ts";
import type { CommitteeWarning } from "#core/refusals/committee.da.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { daysTaken, loadCommitteeForChange, newMeetings, saveMeeting } from "./store.ts";

export async function planYear(
  sql: Sql,
  call: Call,
  given: Omit<MeetingTime, "date"> & { committee: number; dates: readonly string[] },
): Promise<Outcome<"plan-year", { meetings: number[]; warnings: CommitteeWarning[] }>> {
  return act(sql, call, "plan-year", given.committee, async (tx) => {
    const committee = await loadCommitteeForChange(tx, given.committee);
    if (committee === null) return refuse("not-found");
    if (given.dates.length === 0) return refuse("no-dates");
    const dates = [...given.dates].sort();
    const meetings = await newMeetings(tx, dates.length);
    const taken = await daysTaken(tx, given.committee, null);
    const decided = dates.map((date, index) =>
      planMeeting(meetings[index]!, committee, { ...given, date, kind: "ordinary" }, [...taken, ...dates.slice(0, index)]),
    );
    for (const verdict of decided) if (!verdict.ok) return verdict;
    for (const verdict of decided) if (verdict.ok) await saveMeeting(tx, null, verdict.change, call);
    return { ok: true as const, answer: { meetings, warnings: warningsOf(dates, (date) => rulesOn(committee, date), danishDay(call.at)) } };
  });
}

/** A member proposes an item of their own, before the cut-off in the rules of procedure. */

import { danishDay } from "#core/calendar.ts";
import { proposeItem as decide } from "#core/agenda.ts";
import { deadlinesFor, rulesOn } from "#core/committee.ts";
import { refuse } from "#core/verdict.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export function proposeItem(sql: Sql, call: Call, given: { meeting: number; title: string; text: string; points: readonly string[] }): Answer<"propose-item"> {
  return onRecord(sql, call, agendas, "propose-item", given.meeting, async (agenda, tx) => {
    const meeting = await loadMeeting(tx, given.meeting);
    const committee = await loadCommittee(tx, agenda.committee);
    if (meeting === null || committee === null) return refuse("not-found");
    const { memberItems } = deadlinesFor(rulesOn(committee, meeting.date), meeting.date);
    return decide(agenda, call.actor, given, { passed: danishDay(call.at) > memberItems });
  });
}

/** A meeting in the plan is cancelled, with a reason that is told wherever it stands. */

import { danishDay } from "#core/calendar.ts";
import { cancelMeeting as decide } from "#core/meeting-plan.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeMeeting, type OfMeeting } from "./change-one.ts";
import { loadMeeting } from "./store.ts";

export async function cancelMeeting(sql: Sql, call: Call, given: OfMeeting & { reason: string }): Promise<Outcome<"cancel-meeting", { meeting: number }>> {
  const found = await loadMeeting(sql, given.meeting);
  if (found === null) return refuse("not-found");
  return act(sql, call, "cancel-meeting", found.committee, async (tx) => {
    const done = await changeMeeting(tx, call, given, (meeting) => decide(meeting, given.reason, danishDay(call.at)));
    return done.ok ? { ok: true as const, answer: { meeting: given.meeting } } : done;
  });
}

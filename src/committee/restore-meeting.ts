/** A cancelled meeting is called again, on the day it stood. */

import { danishDay } from "#core/calendar.ts";
import { restoreMeeting as decide } from "#core/meeting-plan.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeMeeting, type OfMeeting } from "./change-one.ts";
import { daysTaken, loadMeeting } from "./store.ts";

export async function restoreMeeting(sql: Sql, call: Call, given: OfMeeting): Promise<Outcome<"restore-meeting", { meeting: number }>> {
  const found = await loadMeeting(sql, given.meeting);
  if (found === null) return refuse("not-found");
  return act(sql, call, "restore-meeting", found.committee, async (tx) => {
    const done = await changeMeeting(tx, call, given, async (meeting) =>
      decide(meeting, await daysTaken(tx, meeting.committee, meeting.id), danishDay(call.at)),
    );
    return done.ok ? { ok: true as const, answer: { meeting: given.meeting } } : done;
  });
}

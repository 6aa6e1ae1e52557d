/** A meeting is moved to another day, time or place, with a reason; where it stood is kept. */

import { danishDay } from "#core/calendar.ts";
import { rulesOn } from "#core/committee.ts";
import { moveMeeting as decide, warningsOf, type MeetingTime } from "#core/meeting-plan.ts";
import type { CommitteeWarning } from "#core/refusals/committee.da.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeMeeting, type OfMeeting } from "./change-one.ts";
import { daysTaken, loadMeeting } from "./store.ts";

export async function moveMeeting(
  sql: Sql,
  call: Call,
  given: OfMeeting & MeetingTime & { reason: string },
): Promise<Outcome<"move-meeting", { meeting: number; warnings: CommitteeWarning[] }>> {
  const found = await loadMeeting(sql, given.meeting);
  if (found === null) return refuse("not-found");
  return act(sql, call, "move-meeting", found.committee, async (tx) => {
    const today = danishDay(call.at);
    const done = await changeMeeting(tx, call, given, async (meeting, committee) =>
      decide(meeting, committee, given, await daysTaken(tx, meeting.committee, meeting.id), today),
    );
    if (!done.ok) return done;
    const { meeting, of } = done.answer;
    return { ok: true as const, answer: { meeting: meeting.id, warnings: warningsOf([meeting.date], (date) => rulesOn(of, date), today) } };
  });
}

/** A closed meeting is opened again, for a reason, before its minutes are frozen. */

import { reopenMeeting as decide } from "#core/sitting.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { minutesFrozen } from "./queries.ts";
import { sittings } from "./store.ts";

export function reopenMeeting(sql: Sql, call: Call, given: { meeting: number; reason: string }): Answer<"reopen-meeting"> {
  return onRecord(sql, call, sittings, "reopen-meeting", given.meeting, async (sitting, tx) =>
    decide(sitting, call.at.toISOString(), call.actor.person, given.reason, await minutesFrozen(tx, given.meeting)),
  );
}

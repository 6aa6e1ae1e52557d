/** What was found in the minutes is no promise: said with a reason, and not proposed again. */

import { dismissPromise as decide } from "#core/followup.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { followups } from "./store.ts";

export function dismissPromise(sql: Sql, call: Call, given: { promise: number; reason: string }): Answer<"dismiss-promise"> {
  return onRecord(sql, call, followups, "dismiss-promise", given.promise, (followup) =>
    decide(followup, { reason: given.reason, by: call.actor.person, at: call.at.toISOString() }),
  );
}

/** A promise is given up, with the reason the committee will read. */

import { dropPromise as decide } from "#core/followup.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { followups } from "./store.ts";

export function dropPromise(sql: Sql, call: Call, given: { promise: number; reason: string }): Answer<"drop-promise"> {
  return onRecord(sql, call, followups, "drop-promise", given.promise, (followup) =>
    decide(followup, { reason: given.reason, by: call.actor.person, at: call.at.toISOString() }),
  );
}

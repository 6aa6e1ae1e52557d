/** A due is moved; what it was and why stays with the promise. */

import { danishDay } from "#core/calendar.ts";
import { movePromise as decide } from "#core/followup.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { followups } from "./store.ts";

export function movePromise(sql: Sql, call: Call, given: { promise: number; due: string; reason: string }): Answer<"move-promise"> {
  return onRecord(sql, call, followups, "move-promise", given.promise, (followup) =>
    decide(followup, { due: given.due, reason: given.reason, by: call.actor.person, at: call.at.toISOString() }, danishDay(call.at)),
  );
}

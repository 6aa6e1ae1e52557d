/** A later meeting approves the minutes, where local rules want it. */

import { approveMinutes as decide } from "#core/minutes.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";

/** `at` is the meeting that approves. */
export function approveMinutes(sql: Sql, call: Call, given: { meeting: number; at: number }): Answer<"approve-minutes"> {
  return onMinutes(sql, call, "approve-minutes", given.meeting, (minutes) => decide(minutes, given.at));
}

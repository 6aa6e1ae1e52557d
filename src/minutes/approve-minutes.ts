/** A later meeting approves the minutes, where local rules want it. */

import { approveMinutes as decide } from "#core/minutes.ts";
import { refuse } from "#core/verdict.ts";
import { loadMeeting } from "#committee/store.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";

/** `at` is the meeting that approves: a later one of the same committee. */
export function approveMinutes(sql: Sql, call: Call, given: { meeting: number; at: number }): Answer<"approve-minutes"> {
  return onMinutes(sql, call, "approve-minutes", given.meeting, async (minutes, _sitting, tx) => {
    const [own, later] = [await loadMeeting(tx, given.meeting), await loadMeeting(tx, given.at)];
    if (own === null || later === null || later.committee !== own.committee || later.date <= own.date) return refuse("not-found");
    return decide(minutes, given.at);
  });
}

/** A secretary takes a promise into the register, or corrects one that is there. */

import { danishDay } from "#core/calendar.ts";
import { acceptPromise as decide } from "#core/followup.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { namedOwner } from "./queries.ts";
import { followups } from "./store.ts";

/** `ownerPerson`: a person of the house, who is reminded; `owner`: a name or an office in words. */
export function acceptPromise(
  sql: Sql,
  call: Call,
  given: { promise: number; words: string; owner: string | null; ownerPerson: number | null; due: string },
): Answer<"accept-promise"> {
  return onRecord(sql, call, followups, "accept-promise", given.promise, async (followup, tx) => {
    const owner = await namedOwner(tx, given);
    if (owner === null) return refuse("owner-unknown");
    return decide(followup, { ...given, ...owner }, danishDay(call.at));
  });
}

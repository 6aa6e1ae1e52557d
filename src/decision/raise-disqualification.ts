/** Somebody asks whether a member is disqualified at an item; as a rule the member themselves (KSL § 14 stk. 2). */

import { raiseDisqualification as decide } from "#core/sitting.ts";
import { holds } from "#core/people.ts";
import { refuse } from "#core/verdict.ts";
import { itemsInOrder } from "#agenda/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

export function raiseDisqualification(
  sql: Sql,
  call: Call,
  given: { meeting: number; item: number; person: number; raisedBy: number | null; reason: string },
): Answer<"raise-disqualification"> {
  const { meeting, raisedBy, ...rest } = given;
  return onRecord(sql, call, sittings, "raise-disqualification", meeting, async (sitting, tx) => {
    // About anybody, but in one's own name.
    if (raisedBy !== null && raisedBy !== call.actor.person && !holds(call.actor, ["secretary"], sitting.committee)) return refuse("not-this-member");
    return decide(sitting, await itemsInOrder(tx, meeting), { ...rest, raisedBy: raisedBy ?? call.actor.person });
  });
}

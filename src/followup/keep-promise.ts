/** A promise is kept: a person points at the item that answered it, or tells where else it was answered. */

import { itemsInOrder } from "#agenda/store.ts";
import { loadMeeting } from "#committee/store.ts";
import { keepPromise as decide } from "#core/followup.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { followups } from "./store.ts";

/** `meeting` and `item`: an item that has been sent to the same committee; null where `reason` tells it. */
export function keepPromise(
  sql: Sql,
  call: Call,
  given: { promise: number; meeting: number | null; item: number | null; reason: string },
): Answer<"keep-promise"> {
  const { promise, ...kept } = given;
  return onRecord(sql, call, followups, "keep-promise", promise, async (followup, tx) => {
    const meeting = given.meeting === null ? null : await loadMeeting(tx, given.meeting);
    const own = meeting === null || meeting.committee !== followup.committee ? null : { date: meeting.date, items: await itemsInOrder(tx, meeting.id) };
    return decide(followup, own, { ...kept, by: call.actor.person, at: call.at.toISOString() });
  });
}

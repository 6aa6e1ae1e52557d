/** A promise is kept: a person points at the item that answered it. */

import { itemsInOrder } from "#agenda/store.ts";
import { loadMeeting } from "#committee/store.ts";
import { keepPromise as decide } from "#core/followup.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { followups } from "./store.ts";

/** `meeting` and `item`: an item that has been sent to the same committee. */
export function keepPromise(sql: Sql, call: Call, given: { promise: number; meeting: number; item: number }): Answer<"keep-promise"> {
  return onRecord(sql, call, followups, "keep-promise", given.promise, async (followup, tx) => {
    const meeting = await loadMeeting(tx, given.meeting);
    if (meeting === null || meeting.committee !== followup.committee) return refuse("item-unknown");
    return decide(followup, await itemsInOrder(tx, given.meeting), {
      meeting: given.meeting,
      item: given.item,
      by: call.actor.person,
      at: call.at.toISOString(),
    });
  });
}

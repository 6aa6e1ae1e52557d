/** An excerpt of the protocol goes back to the case or on to the next body. */

import { sendExcerpt as decide } from "#core/minutes.ts";
import { itemsInOrder } from "#agenda/store.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";

export function sendExcerpt(sql: Sql, call: Call, given: { meeting: number; item: number; to: string }): Answer<"send-excerpt"> {
  return onMinutes(sql, call, "send-excerpt", given.meeting, async (minutes, _sitting, tx) =>
    decide(minutes, await itemsInOrder(tx, given.meeting), { item: given.item, to: given.to, at: call.at.toISOString() }),
  );
}

/** The meeting goes to an item; those who follow see it. */

import { takeUpItem as decide } from "#core/sitting.ts";
import { itemsInOrder } from "#agenda/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { sittings } from "./store.ts";

export function takeUpItem(sql: Sql, call: Call, given: { meeting: number; item: number }): Answer<"take-up-item"> {
  return onRecord(sql, call, sittings, "take-up-item", given.meeting, async (sitting, tx) =>
    decide(sitting, await itemsInOrder(tx, given.meeting), given.item),
  );
}

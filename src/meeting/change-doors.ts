/** An item is closed or opened at the meeting itself, with the reason (KSL § 10). */

import { changeDoors as decide } from "#core/sitting.ts";
import { itemsInOrder } from "#agenda/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { sittings } from "./store.ts";

export function changeDoors(sql: Sql, call: Call, given: { meeting: number; item: number; closed: boolean; reason: string }): Answer<"change-doors"> {
  const { meeting, ...doors } = given;
  return onRecord(sql, call, sittings, "change-doors", meeting, async (sitting, tx) =>
    decide(sitting, await itemsInOrder(tx, meeting), { ...doors, by: call.actor.person }),
  );
}

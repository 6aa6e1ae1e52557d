/** The decision is written, or what else became of the item. */

import { handlingOf, recordDecision as decide, type Turn } from "#core/sitting.ts";
import { refuse } from "#core/verdict.ts";
import { itemsInOrder } from "#agenda/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

/** `was` is the decision the writer had before them, so that a form left open writes over nothing unseen; null asks nothing. */
export function recordDecision(
  sql: Sql,
  call: Call,
  given: { meeting: number; item: number; text: string; turn: Turn | null; shown: boolean; was: string | null },
): Answer<"record-decision"> {
  return onRecord(sql, call, sittings, "record-decision", given.meeting, async (sitting, tx) => {
    if (given.was !== null && given.was.trim() !== (handlingOf(sitting, given.item).decision ?? "").trim()) return refuse("changed-meanwhile");
    return decide(sitting, await itemsInOrder(tx, given.meeting), given);
  });
}

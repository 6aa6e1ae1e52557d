/** The committee decides whether a member is disqualified, if need be by a vote. */

import { settleDisqualification as decide } from "#core/sitting.ts";
import { itemsInOrder } from "#agenda/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

/** `against` names those who voted otherwise; null when nobody asked for a vote. */
export function settleDisqualification(
  sql: Sql,
  call: Call,
  given: { meeting: number; item: number; person: number; found: "disqualified" | "not"; against: readonly number[] | null },
): Answer<"settle-disqualification"> {
  return onRecord(sql, call, sittings, "settle-disqualification", given.meeting, async (sitting, tx) =>
    decide(sitting, await itemsInOrder(tx, given.meeting), given),
  );
}

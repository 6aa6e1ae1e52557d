/** A decision that was written unseen is shown to the members. */

import { showDecision as decide } from "#core/sitting.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

export function showDecision(sql: Sql, call: Call, given: { meeting: number; item: number }): Answer<"show-decision"> {
  return onRecord(sql, call, sittings, "show-decision", given.meeting, (sitting) => decide(sitting, given.item));
}

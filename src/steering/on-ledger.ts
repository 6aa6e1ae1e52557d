/** What the verbs on one register have in common: rows as they are written by a call. */

import type { RowsGiven, Source, Values } from "#core/steering/ledger.ts";
import type { Call } from "#journal/change.ts";

/** The time is the call's, in ISO with its zone, so that "as known then" can be asked by a moment. */
export function rowsBy(call: Call, rows: readonly { values: Values; source: Source }[], because: string | null): RowsGiven {
  return { rows, at: call.at.toISOString(), by: call.actor.person, because: because === null || because.trim() === "" ? null : because.trim() };
}

/** What the verbs on one register have in common: rows that were written become what happened, or a sentence that says why not. */

import { writeRows, type Ledger, type LedgerHappening, type LedgerKind, type Source, type Values } from "#core/steering/ledger.ts";
import type { Verdict } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";

/** The time is the call's, in ISO with its zone, so that "as known then" can be asked by a moment. */
export function rowsWritten(
  ledger: Ledger,
  kind: LedgerKind,
  call: Call,
  rows: readonly { values: Values; source: Source }[],
  because: string | null,
): Verdict<LedgerHappening[], "ledger-closed" | "ledger-full" | "row-twice" | "row-revision-needs-reason"> {
  return writeRows(ledger, kind, {
    rows,
    at: call.at.toISOString(),
    by: call.actor.person,
    because: because === null || because.trim() === "" ? null : because.trim(),
  });
}

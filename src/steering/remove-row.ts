/** A row that should not be there is taken out, with a reason. It is still what was known until then. */

import { removeRow as decide } from "#core/steering/ledger.ts";
import { mayWriteIn } from "#core/steering/wheel.ts";
import { refuse } from "#core/verdict.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { ledgers } from "./store.ts";

export function removeRow(sql: Sql, call: Call, given: { ledger: number; key: string; because: string }): Answer<"remove-row"> {
  return onRecord(sql, call, ledgers, "remove-row", given.ledger, (ledger) =>
    mayWriteIn(call.actor, ledger)
      ? decide(ledger, kindOf(ledger), { key: given.key, because: given.because, at: call.at.toISOString(), by: call.actor.person })
      : refuse("not-allowed"),
  );
}

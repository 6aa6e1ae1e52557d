/** A register is closed for more figures; what stands can be read. */

import { closeLedger as decide } from "#core/steering/ledger.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { ledgers } from "./store.ts";

export function closeLedger(sql: Sql, call: Call, given: { ledger: number; because: string }): Answer<"close-ledger"> {
  return onRecord(sql, call, ledgers, "close-ledger", given.ledger, (ledger) => decide(ledger, given.because));
}

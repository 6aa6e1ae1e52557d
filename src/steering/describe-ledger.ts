/** A register's name, unit, source and what it is held against are put right. */

import { describeLedger as decide, type LedgerGiven } from "#core/steering/ledger.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { ledgerNames, ledgers } from "./store.ts";

export function describeLedger(sql: Sql, call: Call, given: LedgerGiven & { ledger: number }): Answer<"describe-ledger"> {
  const { ledger: id, ...told } = given;
  return onRecord(sql, call, ledgers, "describe-ledger", id, async (ledger, tx) => decide(ledger, told, await ledgerNames(tx, ledger.committee, id)));
}

/** One row is written, or one that stands is revised with a reason: typed by a person, or taken from a sentence of minutes by a click. */

import { rowIn, writeRows, type Source } from "#core/steering/ledger.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import { mayWriteIn } from "#core/steering/wheel.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { rowsBy } from "./on-ledger.ts";
import { ledgers } from "./store.ts";

/** `typed` by the fields' keys, as a person writes them. */
export function writeRow(
  sql: Sql,
  call: Call,
  given: { ledger: number; typed: Readonly<Record<string, string>>; because: string | null; source: Source },
): Answer<"write-row"> {
  return onRecord(sql, call, ledgers, "write-row", given.ledger, (ledger) => {
    if (!mayWriteIn(call.actor, ledger)) return refuse("not-allowed");
    const kind = kindOf(ledger);
    const read = rowIn(kind, given.typed);
    if (!read.ok) return refuse("row-wrong", { lines: read.why.join("\n") });
    return writeRows(ledger, kind, rowsBy(call, [{ values: read.values, source: given.source }], given.because));
  });
}

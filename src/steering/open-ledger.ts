/** A register is opened: one of the known kinds, or one the house describes itself. */

import { openLedger as decide, type Field, type LedgerGiven } from "#core/steering/ledger.ts";
import { ledgerKinds } from "#core/steering/ledger-kinds.ts";
import { mayWriteIn } from "#core/steering/wheel.ts";
import { mayNot } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import { loadCommittee } from "#committee/store.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { ledgerNames, ledgers, nextLedgerId } from "./store.ts";

export function openLedger(sql: Sql, call: Call, given: LedgerGiven & { committee: number; kind: string; own: readonly Field[] }): Answer<"open-ledger"> {
  return change(sql, call, async (tx) => {
    const no = mayNot(call.actor, "open-ledger", given.committee);
    if (no) return no;
    if (!mayWriteIn(call.actor, given)) return refuse("not-allowed");
    if ((await loadCommittee(tx, given.committee)) === null) return refuse("not-found");
    const names = await ledgerNames(tx, given.committee, null);
    const id = await nextLedgerId(tx);
    const verdict = decide({ ...given, id }, Object.keys(ledgerKinds), names);
    if (!verdict.ok) return verdict;
    const after = await ledgers.save(tx, id, null, verdict.change, call);
    return { ok: true, answer: { id, version: after.version } };
  });
}

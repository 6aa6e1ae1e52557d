/** A section's earlier text from the journal becomes its text again; nothing is rolled back. */

import { caseCan, type CaseHappening } from "#core/case.ts";
import { refuse, allow } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import { entriesAbout } from "#journal/store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

/** `entry` is the journal entry whose text is wanted. */
export function restoreSection(sql: Sql, call: Call, given: { case: number; key: string; entry: number }): Answer<"restore-section"> {
  return onRecord(sql, call, cases, "restore-section", given.case, async (paper, tx) => {
    if (!caseCan("write", paper)) return refuse("case-not-draft");
    const entries = await entriesAbout(tx, `case:${given.case}`);
    const found = entries.find((entry) => entry.id === given.entry) as unknown as (CaseHappening & { at: Date }) | undefined;
    if (found === undefined || (found.kind !== "section-written" && found.kind !== "section-restored") || found.what.key !== given.key)
      return refuse("section-unknown");
    return allow([{ kind: "section-restored", what: { key: given.key, text: found.what.text, from: found.at.toISOString() } }]);
  });
}

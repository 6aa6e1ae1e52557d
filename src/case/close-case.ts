/** The case is over. One that stands on an agenda not yet held is not. */

import { caseCan } from "#core/case.ts";
import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { openAgendasWith } from "./queries.ts";
import { cases } from "./store.ts";

export function closeCase(sql: Sql, call: Call, given: { case: number; reason: string | null }): Answer<"close-case"> {
  return onRecord(sql, call, cases, "close-case", given.case, async (paper, tx) => {
    if (!caseCan("close", paper)) return refuse("case-not-draft");
    if ((await openAgendasWith(tx, given.case)) > 0) return refuse("case-still-on-agenda");
    return allow([{ kind: "case-closed", what: { reason: given.reason } }]);
  });
}

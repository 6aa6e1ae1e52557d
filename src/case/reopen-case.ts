/** A case that was ready or over is written on again, for a reason. */

import { caseCan } from "#core/case.ts";
import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function reopenCase(sql: Sql, call: Call, given: { case: number; reason: string }): Answer<"reopen-case"> {
  return onRecord(sql, call, cases, "reopen-case", given.case, (paper) => {
    if (!caseCan("reopen", paper)) return refuse("case-not-draft");
    return given.reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "case-reopened", what: { reason: given.reason.trim() } }]);
  });
}

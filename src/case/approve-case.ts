/** The approver whose turn it is approves; after the last step the case is ready for an agenda. */

import { approveCase as decide } from "#core/case.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function approveCase(sql: Sql, call: Call, given: { case: number }): Answer<"approve-case"> {
  return onRecord(sql, call, cases, "approve-case", given.case, (paper) => decide(paper, call.actor, call.at.toISOString()));
}

/** An attachment is made open, or closed with the reason. */

import { gradeAttachment as decide } from "#core/case.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function gradeAttachment(
  sql: Sql,
  call: Call,
  given: { case: number; attachment: number; open: boolean; reason: string | null },
): Answer<"grade-attachment"> {
  return onRecord(sql, call, cases, "grade-attachment", given.case, (paper) => decide(paper, given.attachment, given.open, given.reason));
}

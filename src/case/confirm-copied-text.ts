/** Somebody has read a text that came from an older case, and it still holds. */

import { confirmCopied } from "#core/case.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

/** `key` is a section's, or "recommendation". */
export function confirmCopiedText(sql: Sql, call: Call, given: { case: number; key: string }): Answer<"confirm-copied-text"> {
  return onRecord(sql, call, cases, "confirm-copied-text", given.case, (paper) => confirmCopied(paper, given.key));
}

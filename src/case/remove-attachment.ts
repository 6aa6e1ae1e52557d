/** An attachment is taken out of the case. Its bytes are kept: an agenda already sent may hold them. */

import { removeAttachment as decide } from "#core/case.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function removeAttachment(sql: Sql, call: Call, given: { case: number; attachment: number }): Answer<"remove-attachment"> {
  return onRecord(sql, call, cases, "remove-attachment", given.case, (paper) => decide(paper, given.attachment));
}

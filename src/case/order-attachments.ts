/** The attachments in a new order. */

import { orderAttachments as decide } from "#core/case.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function orderAttachments(sql: Sql, call: Call, given: { case: number; order: readonly number[] }): Answer<"order-attachments"> {
  return onRecord(sql, call, cases, "order-attachments", given.case, (paper) => decide(paper, given.order));
}

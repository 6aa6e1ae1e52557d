/** The sheet of a breach of personal data security, filled in as it becomes known (GDPR art. 33 stk. 3 and 4). */

import { writeBreachSheet as decide, type BreachSheet } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onPublication } from "./store.ts";

export function writeBreachSheet(sql: Sql, call: Call, given: { meeting: number; sheet: Omit<BreachSheet, "knownAt"> }): Answer<"write-breach-sheet"> {
  return onPublication(sql, call, "write-breach-sheet", given.meeting, ({ publication }) => decide(publication, given.sheet));
}

/** The second pair of eyes on a finding that another has judged. */

import { confirmClearance as decide } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import { onPublication } from "./store.ts";

export function confirmClearance(sql: Sql, call: Call, given: { meeting: number; key: string }): Answer<"confirm-clearance"> {
  return onPublication(sql, call, "confirm-clearance", given.meeting, ({ publication }) => decide(publication, { key: given.key, ...judgedBy(call) }));
}

/** A person judges one finding, with a reason: it may be public after all. Where the house wants four eyes, another must agree. */

import { clearFinding as decide } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import { onPublication } from "./store.ts";

export function clearFinding(sql: Sql, call: Call, given: { meeting: number; key: string; reason: string }): Answer<"clear-finding"> {
  return onPublication(sql, call, "clear-finding", given.meeting, ({ publication }) =>
    decide(publication, { key: given.key, reason: given.reason, ...judgedBy(call) }),
  );
}

/** The party has been told, on a day: the decision waits no more. It becomes public when it is published, not by itself. */

import { tellParty as decide } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import { onPublication } from "./store.ts";

export function tellParty(sql: Sql, call: Call, given: { meeting: number; item: number; on: string }): Answer<"tell-party"> {
  return onPublication(sql, call, "tell-party", given.meeting, ({ publication }) => decide(publication, { item: given.item, on: given.on, ...judgedBy(call) }));
}

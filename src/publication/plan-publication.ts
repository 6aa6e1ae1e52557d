/** An edition goes out by itself at a time, if nothing is found in it then. */

import { planPublication as decide, type Edition } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onPublication } from "./store.ts";

/** `at`: ISO time. */
export function planPublication(sql: Sql, call: Call, given: { meeting: number; edition: Edition; at: string }): Answer<"plan-publication"> {
  return onPublication(sql, call, "plan-publication", given.meeting, () =>
    decide({ edition: given.edition, at: given.at, by: call.actor.person, name: call.actor.name }, call.at.toISOString()),
  );
}

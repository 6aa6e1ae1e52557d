/** A planned publication is given up. */

import { cancelPlanned, type Edition } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onPublication } from "./store.ts";

export function cancelPlannedPublication(sql: Sql, call: Call, given: { meeting: number; edition: Edition }): Answer<"cancel-planned-publication"> {
  return onPublication(sql, call, "cancel-planned-publication", given.meeting, ({ publication }) => cancelPlanned(publication, given.edition));
}

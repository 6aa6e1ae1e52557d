/** Loads and writes minutes; their table's only writer. */

import { afterMinutes, type Minutes, type MinutesHappening } from "#core/minutes.ts";
import type { Call } from "#journal/change.ts";
import { recordStore } from "#journal/record-store.ts";
import type { Tx } from "#platform/sql.ts";

/** By the planned meeting's number. */
export const minutesOf = recordStore<Minutes, MinutesHappening>({ table: "desk.minutes", about: "minutes", after: afterMinutes });

/** The minutes for change; begun when the meeting has none yet. */
export async function minutesForChange(tx: Tx, meeting: number, committee: number, call: Call): Promise<Minutes> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`minutes of ${meeting}`}, 9))`;
  return (await minutesOf.loadForChange(tx, meeting)) ?? minutesOf.save(tx, meeting, null, [{ kind: "minutes-begun", what: { meeting, committee } }], call);
}


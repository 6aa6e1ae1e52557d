/** A decision's words are corrected in the draft; what the meeting recorded stays in the journal and beside. */

import { correctMinutes as decide } from "#core/minutes.ts";
import { itemsInOrder } from "#agenda/store.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";

export function correctMinutes(sql: Sql, call: Call, given: { meeting: number; item: number; text: string; because: string }): Answer<"correct-minutes"> {
  const { meeting, ...correction } = given;
  return onMinutes(sql, call, "correct-minutes", meeting, async (minutes, _sitting, tx) =>
    decide(minutes, await itemsInOrder(tx, meeting), { ...correction, by: call.actor.person, at: call.at.toISOString() }),
  );
}

/** A vote entered wrongly is struck, with a reason. */

import { strikeVote as decide } from "#core/sitting.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

export function strikeVote(sql: Sql, call: Call, given: { meeting: number; item: number; vote: number; reason: string }): Answer<"strike-vote"> {
  return onRecord(sql, call, sittings, "strike-vote", given.meeting, (sitting) => decide(sitting, given.item, given.vote, given.reason));
}

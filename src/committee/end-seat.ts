/** A member leaves the committee; `until` is the last day. */

import { endSeat as decide } from "#core/committee.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";

export async function endSeat(
  sql: Sql,
  call: Call,
  given: OfCommittee & { person: number; until: string },
): Promise<Outcome<"end-seat", { committee: number }>> {
  return act(sql, call, "end-seat", given.committee, (tx) => changeCommittee(tx, call, given, (committee) => decide(committee, given)));
}

/** A member leaves a list or goes to another; the seat and the group that elected them stay. */

import { changeParty as decide } from "#core/committee.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";

export async function changeParty(
  sql: Sql,
  call: Call,
  given: OfCommittee & { person: number; party: string | null; from: string },
): Promise<Outcome<"change-party", { committee: number }>> {
  return act(sql, call, "change-party", given.committee, (tx) => changeCommittee(tx, call, given, (committee) => decide(committee, given)));
}

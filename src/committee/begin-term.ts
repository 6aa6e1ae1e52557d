/** A committee gets its next term, in which members can be seated. */

import { beginTerm as decide, type Term } from "#core/committee.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";

export async function beginTerm(sql: Sql, call: Call, given: OfCommittee & Term): Promise<Outcome<"begin-term", { committee: number }>> {
  return act(sql, call, "begin-term", given.committee, (tx) => changeCommittee(tx, call, given, (committee) => decide(committee, given)));
}

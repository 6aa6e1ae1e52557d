/** A committee gets another name from a day; the earlier ones stay. */

import { renameCommittee as decide, type CommitteeName } from "#core/committee.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";
import { otherCommittees } from "./store.ts";

export async function renameCommittee(sql: Sql, call: Call, given: OfCommittee & CommitteeName): Promise<Outcome<"rename-committee", { committee: number }>> {
  return act(sql, call, "rename-committee", given.committee, async (tx) => {
    // The names first: whoever founds or renames holds them before any one committee.
    const others = await otherCommittees(tx, given.committee);
    return changeCommittee(tx, call, given, (committee) => decide(committee, given, others));
  });
}

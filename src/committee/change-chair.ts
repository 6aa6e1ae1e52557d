/** Another member becomes chair or deputy from a day. */

import { changeChair as decide, type Office } from "#core/committee.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";

export async function changeChair(
  sql: Sql,
  call: Call,
  given: OfCommittee & { person: number; office: Office; from: string },
): Promise<Outcome<"change-chair", { committee: number }>> {
  return act(sql, call, "change-chair", given.committee, (tx) => changeCommittee(tx, call, given, (committee) => decide(committee, given)));
}

/** What the case is called, who has it, whether it is closed. */

import { describeCase as decide, type CaseDetails } from "#core/case.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

/** `details.title` as it was read is told by `was`, so that two people do not write over each other unseen. */
export function describeCase(sql: Sql, call: Call, given: { case: number; details: CaseDetails; was: string | null }): Answer<"describe-case"> {
  return onRecord(sql, call, cases, "describe-case", given.case, (paper) =>
    given.was !== null && given.was !== paper.title ? refuse("changed-meanwhile") : decide(paper, given.details),
  );
}

/** The case goes to its approvers, by the steps of the committee's rules on the day. */

import { danishDay } from "#core/calendar.ts";
import { sendForApproval as decide } from "#core/case.ts";
import { rulesOn } from "#core/committee.ts";
import { refuse } from "#core/verdict.ts";
import { loadCommittee } from "#committee/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function sendForApproval(sql: Sql, call: Call, given: { case: number }): Answer<"send-for-approval"> {
  return onRecord(sql, call, cases, "send-for-approval", given.case, async (paper, tx) => {
    const committee = await loadCommittee(tx, paper.committee);
    if (committee === null) return refuse("not-found");
    const rules = rulesOn(committee, danishDay(call.at));
    return decide(paper, rules.approvalSteps, rules.approvers);
  });
}

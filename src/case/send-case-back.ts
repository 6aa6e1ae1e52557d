/** An approver sends the case back with what must be mended; it is a draft again. */

import { sendCaseBack as decide } from "#core/case.ts";
import { holds } from "#core/people.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function sendCaseBack(sql: Sql, call: Call, given: { case: number; remark: string }): Answer<"send-case-back"> {
  return onRecord(sql, call, cases, "send-case-back", given.case, (paper) => {
    const { person, name } = call.actor;
    return decide(paper, { person, name, keeper: holds(call.actor, ["secretary"], paper.committee) }, call.at.toISOString(), given.remark);
  });
}

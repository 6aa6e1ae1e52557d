/** A remark has been dealt with. */

import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function settleComment(sql: Sql, call: Call, given: { case: number; comment: number }): Answer<"settle-comment"> {
  return onRecord(sql, call, cases, "settle-comment", given.case, (paper) => {
    const comment = paper.comments.find((each) => each.id === given.comment);
    if (!comment) return refuse("not-found");
    return allow(comment.settled ? [] : [{ kind: "comment-settled", what: { id: given.comment } }]);
  });
}

/** A remark on the case or one section of it, for those who work on it. */

import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function commentOnCase(sql: Sql, call: Call, given: { case: number; text: string; section: string | null }): Answer<"comment-on-case"> {
  return onRecord(sql, call, cases, "comment-on-case", given.case, (paper) => {
    if (given.text.trim() === "") return refuse("remark-missing");
    const id = Math.max(0, ...paper.comments.map((each) => each.id)) + 1;
    return allow([
      {
        kind: "case-commented",
        what: { id, by: call.actor.person, name: call.actor.name, at: call.at.toISOString(), text: given.text.trim().slice(0, 5000), section: given.section },
      },
    ]);
  });
}

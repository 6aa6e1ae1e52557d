/** Somebody has looked at a question to a case's text and lets the text stand, with a reason. */

import { danishDay } from "#core/calendar.ts";
import { acceptFinding as decide } from "#core/checks/accepted.ts";
import { findingsOfCase } from "#core/checks/own-papers.ts";
import { allow } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function acceptFinding(sql: Sql, call: Call, given: { case: number; key: string; reason: string }): Answer<"accept-finding"> {
  return onRecord(sql, call, cases, "accept-finding", given.case, async (paper, tx) => {
    const older = paper.copiedFrom === null ? null : await cases.load(tx, paper.copiedFrom);
    const found = findingsOfCase(paper, "", danishDay(call.at), older);
    const verdict = decide(found, paper.acceptedFindings ?? [], given, call.actor, call.at.toISOString());
    return verdict.ok ? allow([{ kind: "finding-accepted", what: verdict.change }]) : verdict;
  });
}

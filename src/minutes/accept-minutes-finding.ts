/** Somebody has looked at a question to the minutes' text and lets the text stand, with a reason. */

import { composeMinutes } from "#core/compose-minutes.ts";
import { acceptFinding as decide } from "#core/checks/accepted.ts";
import { findingsOfMinutes } from "#core/checks/own-papers.ts";
import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { onMinutes } from "./on-minutes.ts";
import { loadPapers } from "./store.ts";

export function acceptMinutesFinding(sql: Sql, call: Call, given: { meeting: number; key: string; reason: string }): Answer<"accept-minutes-finding"> {
  return onMinutes(sql, call, "accept-minutes-finding", given.meeting, async (minutes, _sitting, tx) => {
    const papers = await loadPapers(tx, given.meeting);
    if (papers === null) return refuse("finding-gone");
    const accepted = [...(papers.agenda.acceptedFindings ?? []), ...(minutes.acceptedFindings ?? [])];
    const verdict = decide(findingsOfMinutes(composeMinutes(papers), papers.agenda), accepted, given, call.actor, call.at.toISOString());
    return verdict.ok ? allow([{ kind: "minutes-finding-accepted", what: verdict.change }]) : verdict;
  });
}

/** A case is opened: empty, from a template, or from last year's, whose words are marked until somebody has looked at them. */

import { danishDay } from "#core/calendar.ts";
import { checkDetails, type CaseDetails } from "#core/case.ts";
import { caseOpened } from "#core/case-opening.ts";
import { rulesOn } from "#core/committee.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { may, mayNot } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import { loadCommittee } from "#committee/store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases, nextCaseId } from "./store.ts";

/** `from` is an older case or a template; its sections, recommendation and route come along, its attachments and figures do not. */
export async function openCase(
  sql: Sql,
  call: Call,
  given: { committee: number; details: CaseDetails; from: number | null; template: boolean },
): Answer<"open-case"> {
  return change(sql, call, async (tx) => {
    const no = mayNot(call.actor, "open-case", given.committee);
    if (no) return no;
    const committee = await loadCommittee(tx, given.committee);
    const older = given.from === null ? null : await cases.load(tx, given.from);
    // Nobody copies out of a case they may not read.
    const unseen = given.from !== null && (older === null || !may(call.actor, "see-case", older.committee));
    if (committee === null || unseen) return refuse("not-found");
    const verdict = checkDetails(given.details);
    if (!verdict.ok) return verdict;

    const style = styleNamed(rulesOn(committee, danishDay(call.at)).houseStyle);
    const id = await nextCaseId(tx);
    const opened = caseOpened({ ...given, id, author: call.actor.person, style, older });
    const after = await cases.save(tx, id, null, [opened], call);
    return { ok: true, answer: { id, version: after.version } };
  });
}

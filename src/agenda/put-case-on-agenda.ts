/** A case is put on an agenda, for what its route says this body is to do with it. */

import { putCaseOnAgenda as decide } from "#core/agenda.ts";
import type { Reading } from "#core/case.ts";
import { refuse } from "#core/verdict.ts";
import { cases } from "#case/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

/** `reading` null: what the route's next step for this committee says. */
export function putCaseOnAgenda(sql: Sql, call: Call, given: { meeting: number; case: number; reading: Reading | null }): Answer<"put-case-on-agenda"> {
  return onRecord(sql, call, agendas, "put-case-on-agenda", given.meeting, async (agenda, tx) => {
    const paper = await cases.load(tx, given.case);
    if (paper === null) return refuse("not-found");
    const step = paper.route.find((each) => each.committee === agenda.committee && each.done === null);
    return decide(agenda, paper, given.reading ?? step?.reading ?? "only");
  });
}

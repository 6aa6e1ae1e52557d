/** The chair decides on the committee's behalf what cannot wait or is beyond doubt; the next meeting hears of it (KSL § 22). */

import { decideAsChair as decide } from "#core/chair-decision.ts";
import { refuse } from "#core/verdict.ts";
import { cases } from "#case/store.ts";
import { loadCommittee } from "#committee/store.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { nextChairDecision, saveChairDecision } from "./chair-store.ts";

/** `case`: the number of a case of the committee; null when there is none. */
export async function decideAsChair(
  sql: Sql,
  call: Call,
  given: { committee: number; text: string; because: string; case: number | null; closed: boolean },
): Promise<Outcome<"decide-as-chair", { id: number }>> {
  return act(sql, call, "decide-as-chair", given.committee, async (tx) => {
    if ((await loadCommittee(tx, given.committee)) === null) return refuse("not-found");
    const paper = given.case === null ? null : await cases.load(tx, given.case);
    if (given.case !== null && paper?.committee !== given.committee) return refuse("chair-case-elsewhere");
    const id = await nextChairDecision(tx);
    const { case: _case, ...rest } = given;
    const verdict = decide({ ...rest, id, by: call.actor.person, at: call.at.toISOString() }, paper);
    if (!verdict.ok) return verdict;
    await saveChairDecision(tx, id, verdict.change, call);
    return { ok: true as const, answer: { id } };
  });
}

/** A committee is founded: a standing one, the economy committee or the council itself. */

import { foundCommittee as decide, type Committee, type Term } from "#core/committee.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { newCommittee, otherCommittees, saveCommittee } from "./store.ts";

export type NewCommittee = { kind: Committee["kind"]; name: string; abbreviation: string | null; from: string; term: Term };

export async function foundCommittee(sql: Sql, call: Call, given: NewCommittee): Promise<Outcome<"found-committee", { committee: number }>> {
  return act(sql, call, "found-committee", null, async (tx) => {
    const id = await newCommittee(tx);
    const verdict = decide(id, given, await otherCommittees(tx, id));
    if (!verdict.ok) return verdict;
    await saveCommittee(tx, null, verdict.change, call);
    return { ok: true as const, answer: { committee: id } };
  });
}

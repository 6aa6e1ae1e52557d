/** A promise is typed by hand: made in a corridor, by telephone, or in minutes that were never here. */

import { loadCommittee } from "#committee/store.ts";
import { danishDay } from "#core/calendar.ts";
import { typePromise as decide } from "#core/followup.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { namedOwner } from "./queries.ts";
import { followups, nextFollowup } from "./store.ts";

export async function typePromise(
  sql: Sql,
  call: Call,
  given: { committee: number; words: string; owner: string | null; ownerPerson: number | null; due: string; closed: boolean },
): Promise<Outcome<"type-promise", { id: number }>> {
  return act(sql, call, "type-promise", given.committee, async (tx) => {
    if ((await loadCommittee(tx, given.committee)) === null) return refuse("not-found");
    const owner = await namedOwner(tx, given);
    if (owner === null) return refuse("owner-unknown");
    const today = danishDay(call.at);
    const id = await nextFollowup(tx);
    const verdict = decide(
      {
        ...owner,
        id,
        committee: given.committee,
        words: given.words,
        due: given.due,
        closed: given.closed,
        madeOn: today,
        meeting: null,
        item: null,
        itemTitle: null,
        caseNumber: null,
      },
      today,
    );
    if (!verdict.ok) return verdict;
    await followups.save(tx, id, null, verdict.change, call);
    return { ok: true as const, answer: { id } };
  });
}

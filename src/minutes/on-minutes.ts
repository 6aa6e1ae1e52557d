/** The verb on minutes that may not have been begun: they are begun with the first thing done to them. */

import type { ActionName, RefusalOf } from "#core/actions.ts";
import type { Minutes, MinutesHappening } from "#core/minutes.ts";
import { mayNot } from "#core/rights.ts";
import type { Sitting } from "#core/sitting.ts";
import { refuse, type Verdict } from "#core/verdict.ts";
import { sittings } from "#meeting/store.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { minutesForChange, minutesOf } from "./store.ts";

export async function onMinutes<A extends ActionName>(
  sql: Sql,
  call: Call,
  action: A,
  meeting: number,
  decide: (
    minutes: Minutes,
    sitting: Sitting,
    tx: Tx,
  ) => Verdict<readonly MinutesHappening[], RefusalOf<A>> | Promise<Verdict<readonly MinutesHappening[], RefusalOf<A>>>,
): Answer<A> {
  return change<{ id: number; version: number }, RefusalOf<A> | "not-allowed" | "not-found">(sql, call, async (tx) => {
    const sitting = await sittings.load(tx, meeting);
    if (sitting === null) return refuse("not-found");
    const no = mayNot(call.actor, action, sitting.committee);
    if (no) return no;
    const before = await minutesForChange(tx, meeting, sitting.committee, call);
    const verdict = await decide(before, sitting, tx);
    if (!verdict.ok) return verdict;
    const after = await minutesOf.save(tx, meeting, before, verdict.change, call);
    return { ok: true, answer: { id: meeting, version: after.version } };
  });
}

/** A person goes out: this session is over, also for whoever copied its cookie. */

import type { RefusalOf } from "#core/actions.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { loadSessionForChange, saveSessionEnded } from "./login-store.ts";

/** `session` is the hash that names it. */
export async function logOut(sql: Sql, call: Call, given: { session: string }): Promise<Done<{ session: number }> | Refused<RefusalOf<"log-out">>> {
  const no = mayNot(call.actor, "log-out", null);
  if (no !== null) return no;
  return change<{ session: number }, RefusalOf<"log-out">>(sql, call, async (tx) => {
    const session = await loadSessionForChange(tx, { id: given.session });
    if (session === null || session.person !== call.actor.person) return refuse("session-gone");
    await saveSessionEnded(tx, session.id, call.at);
    await recordAll(tx, call, `person:${session.person}`, [{ kind: "logged-out", what: { session: session.number } }]);
    return { ok: true, answer: { session: session.number } };
  });
}

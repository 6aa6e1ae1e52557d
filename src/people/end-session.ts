/** A person ends a session of their own on another device; an administrator anyone's. */

import type { RefusalOf } from "#core/actions.ts";
import { may, mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { loadSessionForChange, saveSessionEnded } from "./login-store.ts";

export async function endSession(sql: Sql, call: Call, given: { session: number }): Promise<Done<{ person: number }> | Refused<RefusalOf<"end-session">>> {
  const no = mayNot(call.actor, "end-session", null);
  if (no !== null) return no;
  return change<{ person: number }, RefusalOf<"end-session">>(sql, call, async (tx) => {
    const session = await loadSessionForChange(tx, { number: given.session });
    const own = session?.person === call.actor.person;
    // Whether a stranger's session exists is told to no one but those who keep people.
    if (session === null || (!own && !may(call.actor, "deactivate-person", null))) return refuse(session === null ? "session-gone" : "not-allowed");
    await saveSessionEnded(tx, session.id, call.at);
    await recordAll(tx, call, `person:${session.person}`, [{ kind: "session-ended", what: { session: session.number } }]);
    return { ok: true, answer: { person: session.person } };
  });
}

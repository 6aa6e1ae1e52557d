/** A person gets a secret address for their meetings; the one they had before ends. */

import { act, type Outcome } from "#journal/act.ts";
import { recordAll, type Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { saveCalendarAddress } from "./store.ts";

/** `hash` of a token only the asker has. Sent twice it is made twice: the page shows the last one, and that is the one that stands. */
export async function makeCalendarAddress(sql: Sql, call: Call, given: { hash: string }): Promise<Outcome<"make-calendar-address", object>> {
  return act<"make-calendar-address", object, never>(sql, { ...call, once: null }, "make-calendar-address", null, async (tx) => {
    const { person } = call.actor;
    await saveCalendarAddress(tx, person, given.hash, call.at);
    await recordAll(tx, call, `person:${person}`, [{ kind: "calendar-address-made", what: {} }]);
    return { ok: true as const, answer: {} };
  });
}

/** The minutes become a draft again before all have signed; signatures given so far fall, since they stood for another text. */

import { takeBackMinutes as decide } from "#core/minutes.ts";
import { minutesOf } from "#minutes/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { signings } from "./store.ts";

export function takeBackMinutes(sql: Sql, call: Call, given: { meeting: number; reason: string }): Answer<"take-back-minutes"> {
  return onRecord(sql, call, minutesOf, "take-back-minutes", given.meeting, async (minutes, tx) => {
    const at = call.at.toISOString();
    const verdict = decide(minutes, at, call.actor.person, given.reason);
    if (!verdict.ok) return verdict;
    const signing = await signings.loadForChange(tx, given.meeting);
    if (signing !== null && signing.state === "open")
      await signings.save(tx, given.meeting, signing, [{ kind: "signing-voided", what: { at, reason: given.reason.trim() } }], call);
    return verdict;
  });
}

/** One who took part will not sign, and says why; the reason stands on the sheet. */

import { decline } from "#core/signing.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { minutesSignedWhenComplete } from "./complete.ts";
import { signings } from "./store.ts";

export function declineToSign(sql: Sql, call: Call, given: { meeting: number; reason: string }): Answer<"decline-to-sign"> {
  return onRecord(sql, call, signings, "decline-to-sign", given.meeting, async (signing, tx) => {
    const verdict = decline(signing, { person: call.actor.person, reason: given.reason, at: call.at.toISOString() });
    if (verdict.ok) await minutesSignedWhenComplete(tx, given.meeting, verdict.change, signing.sha256, call);
    return verdict;
  });
}

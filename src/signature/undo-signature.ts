/** The secretary takes a signature or a refusal away again, with a reason. */

import { undoSignature as decide } from "#core/signing.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { signings } from "./store.ts";

export function undoSignature(sql: Sql, call: Call, given: { meeting: number; person: number; reason: string }): Answer<"undo-signature"> {
  return onRecord(sql, call, signings, "undo-signature", given.meeting, (signing) =>
    decide(signing, { person: given.person, reason: given.reason, by: call.actor.person, at: call.at.toISOString() }),
  );
}

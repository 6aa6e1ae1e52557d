/** Those who have not signed are reminded. */

import { remind } from "#core/signing.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { signings } from "./store.ts";

export function remindSigners(sql: Sql, call: Call, given: { meeting: number }): Answer<"remind-signers"> {
  return onRecord(sql, call, signings, "remind-signers", given.meeting, (signing) => remind(signing, call.at.toISOString()));
}

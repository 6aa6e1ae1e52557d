/** One who took part signs. The last signature makes the minutes signed, in the same transaction. */

import { sign, type Signature } from "#core/signing.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { minutesSignedWhenComplete } from "./complete.ts";
import { signings } from "./store.ts";

/** `sha256` is the text the person had before them; `proof` the authenticator's answer, checked by the caller against that hash. */
export function signMinutes(
  sql: Sql,
  call: Call,
  given: { meeting: number; sha256: string; how: Signature["how"]; proof: string | null },
): Answer<"sign-minutes"> {
  const { meeting, ...rest } = given;
  return onRecord(sql, call, signings, "sign-minutes", meeting, async (signing, tx) => {
    const verdict = sign(signing, { ...rest, person: call.actor.person, at: call.at.toISOString() });
    if (verdict.ok) await minutesSignedWhenComplete(tx, meeting, verdict.change, signing.sha256, call);
    return verdict;
  });
}

/** Those who have not signed are reminded, by a letter each. */

import { missing, remind } from "#core/signing.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { writeToSigners } from "./letters.ts";
import { signings } from "./store.ts";

/** `link` is the address of the page on which they sign. */
export function remindSigners(sql: Sql, call: Call, given: { meeting: number; link: string }): Answer<"remind-signers"> {
  return onRecord(sql, call, signings, "remind-signers", given.meeting, async (signing, tx) => {
    const verdict = remind(signing, call.at.toISOString());
    const persons = missing(signing).map((signer) => signer.person);
    if (verdict.ok) await writeToSigners(tx, given.meeting, persons, { link: given.link, again: true, at: call.at });
    return verdict;
  });
}

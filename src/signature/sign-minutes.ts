/** One who took part signs. The last signature makes the minutes signed, in the same transaction. */

import { frozenOtherwise } from "#core/frozen-text.ts";
import { isStatementOf, sign, type Signature } from "#core/signing.ts";
import { refuse } from "#core/verdict.ts";
import { loadPasskeyForChange, savePasskeyUsed } from "#people/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import { minutesOf } from "#minutes/store.ts";
import { keyIdIn, verifyAssertion, type PasskeySite } from "#platform/passkey.ts";
import { digest } from "#platform/proof-tools.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { minutesSignedWhenComplete } from "./complete.ts";
import { challengeOf, proofText } from "./proof.ts";
import { signings } from "./store.ts";

/** By login alone, or with the answer a passkey gave to a statement that we made and have given out once. */
export type SignedBy = { how: "login" } | { how: "passkey"; statement: string; response: unknown; site: PasskeySite };

/** `sha256` is the text the person had before them; `read` that they say they have read it. */
export function signMinutes(sql: Sql, call: Call, given: { meeting: number; sha256: string; read: boolean; by: SignedBy }): Answer<"sign-minutes"> {
  const { meeting, sha256, by } = given;
  return onRecord(sql, call, signings, "sign-minutes", meeting, async (signing, tx) => {
    const signature: Signature = { person: call.actor.person, at: call.at.toISOString(), how: by.how, sha256, proof: null };
    const verdict = sign(signing, signature);
    if (!verdict.ok || verdict.change.length === 0) return verdict;
    // What is read is printed from data; it is signed only while these say what is hashed.
    const official = (await minutesOf.load(tx, meeting))?.official ?? null;
    if (official === null || official.sha256 !== sha256 || (await frozenOtherwise(official, meeting, digest)).length > 0) return refuse("frozen-otherwise");
    if (!given.read) return refuse("reading-not-confirmed");
    const proof = by.how === "login" ? null : await proved(tx, by, { meeting, sha256, person: call.actor.person }, call.at);
    if (by.how === "passkey" && proof === null) return refuse("passkey-wrong");
    const signed = sign(signing, { ...signature, proof });
    if (signed.ok) await minutesSignedWhenComplete(tx, meeting, signed.change, signing.sha256, call);
    return signed;
  });
}

async function proved(
  tx: Tx,
  { statement, response, site }: Extract<SignedBy, { how: "passkey" }>,
  of: { meeting: number; sha256: string; person: number },
  at: Date,
): Promise<string | null> {
  const id = keyIdIn(response);
  const key = id === null ? null : await loadPasskeyForChange(tx, id);
  if (key === null || key.person !== of.person || !isStatementOf(statement, of)) return null;
  const answered = await verifyAssertion(site, challengeOf(statement), response, key);
  if (answered === null) return null;
  await savePasskeyUsed(tx, key.id, answered.counter, at);
  return proofText(statement, site, key, response);
}

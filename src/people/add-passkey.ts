/** A person saves a passkey on a device of their own. */

import type { RefusalOf } from "#core/actions.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import { verifyRegistration, type PasskeySite } from "#platform/passkey.ts";
import type { Sql } from "#platform/sql.ts";
import { insertPasskey } from "./login-store.ts";

/** `challenge` is the one we gave for this; `response` is what the browser made of it. */
export async function addPasskey(
  sql: Sql,
  call: Call,
  given: { name: string; challenge: string; response: unknown; site: PasskeySite },
): Promise<Done<{ passkey: string }> | Refused<RefusalOf<"add-passkey">>> {
  const no = mayNot(call.actor, "add-passkey", null);
  if (no !== null) return no;
  const key = await verifyRegistration(given.site, given.challenge, given.response);
  if (key === null) return refuse("passkey-failed");
  return change<{ passkey: string }, RefusalOf<"add-passkey">>(sql, call, async (tx) => {
    const name = given.name.replace(/\s+/gu, " ").trim().slice(0, 80) || "Adgangsnøgle";
    if (!(await insertPasskey(tx, { ...key, person: call.actor.person, name }, call.at))) return refuse("passkey-taken");
    await recordAll(tx, call, `person:${call.actor.person}`, [{ kind: "passkey-added", what: { passkey: key.id, name } }]);
    return { ok: true, answer: { passkey: key.id } };
  });
}

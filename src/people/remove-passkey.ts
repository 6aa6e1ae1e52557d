/** A person removes a passkey, such as that of a lost telephone. The last way in goes only when they have said that they know. */

import type { RefusalOf } from "#core/actions.ts";
import { removePasskey as decide } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import * as logins from "./login-store.ts";
import { loadPersonForChange } from "./store.ts";

export async function removePasskey(
  sql: Sql,
  call: Call,
  given: { passkey: string; confirmed: boolean },
): Promise<Done<{ passkey: string }> | Refused<RefusalOf<"remove-passkey">>> {
  const no = mayNot(call.actor, "remove-passkey", null);
  if (no !== null) return no;
  return change<{ passkey: string }, RefusalOf<"remove-passkey">>(sql, call, async (tx) => {
    // The person is held, so that two keys removed at once cannot both think the other stays.
    await loadPersonForChange(tx, call.actor.person);
    const key = await logins.loadPasskeyForChange(tx, given.passkey);
    if (key === null || key.person !== call.actor.person) return refuse("passkey-gone");
    const others = (await logins.loadPasskeys(tx, call.actor.person)).length - 1 + (await logins.countIdentities(tx, call.actor.person));
    const verdict = decide(others, given.confirmed);
    if (!verdict.ok) return verdict;
    await logins.savePasskeyRemoved(tx, key.id, call.at);
    await recordAll(tx, call, `person:${call.actor.person}`, [{ kind: "passkey-removed", what: { passkey: key.id, name: key.name } }]);
    return { ok: true, answer: { passkey: key.id } };
  });
}

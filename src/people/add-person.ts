/** An administrator adds a person to the working side. */

import type { RefusalOf } from "#core/actions.ts";
import { addPerson as decide, type PersonFields } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import type { Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import * as store from "./store.ts";

export async function addPerson(sql: Sql, call: Call, given: PersonFields): Promise<Done<{ person: number }> | Refused<RefusalOf<"add-person">>> {
  const no = mayNot(call.actor, "add-person", null);
  if (no !== null) return no;
  return change<{ person: number }, RefusalOf<"add-person">>(sql, call, async (tx) => {
    const verdict = decide(given, await store.emailTaken(tx, given.email?.trim().toLowerCase() ?? null, null));
    if (!verdict.ok) return verdict;
    const person = await store.insertPerson(tx, verdict.change, call.at);
    await recordAll(tx, call, `person:${person}`, [{ kind: "person-added", what: verdict.change }]);
    return { ok: true, answer: { person } };
  });
}

/** An administrator takes a person who came back into use again. Roles that were not ended hold again. */

import type { RefusalOf } from "#core/actions.ts";
import { reactivatePerson as decide } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import * as store from "./store.ts";

export async function reactivatePerson(
  sql: Sql,
  call: Call,
  given: { person: number },
): Promise<Done<{ person: number }> | Refused<RefusalOf<"reactivate-person">>> {
  const no = mayNot(call.actor, "reactivate-person", null);
  if (no !== null) return no;
  return change<{ person: number }, RefusalOf<"reactivate-person">>(sql, call, async (tx) => {
    const person = await store.loadPersonForChange(tx, given.person);
    if (person === null) return refuse("not-found");
    const verdict = decide(person);
    if (!verdict.ok) return verdict;
    await store.saveActive(tx, person.id, true);
    await recordAll(tx, call, `person:${person.id}`, [{ kind: "person-reactivated", what: {} }]);
    return { ok: true, answer: { person: person.id } };
  });
}

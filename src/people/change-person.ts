/** An administrator corrects a person's name, e-mail, initials or title. */

import type { RefusalOf } from "#core/actions.ts";
import { changePerson as decide, type PersonFields } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import * as store from "./store.ts";

export async function changePerson(
  sql: Sql,
  call: Call,
  given: PersonFields & { person: number; version: number },
): Promise<Done<{ person: number }> | Refused<RefusalOf<"change-person">>> {
  const no = mayNot(call.actor, "change-person", null);
  if (no !== null) return no;
  return change<{ person: number }, RefusalOf<"change-person">>(sql, call, async (tx) => {
    const person = await store.loadPersonForChange(tx, given.person);
    if (person === null) return refuse("not-found");
    const verdict = decide(person, given, given.version, await store.emailTaken(tx, given.email?.trim().toLowerCase() ?? null, person.id));
    if (!verdict.ok) return verdict;
    if (verdict.change !== null) {
      await store.savePerson(tx, person.id, verdict.change);
      const before: PersonFields = { name: person.name, email: person.email, initials: person.initials, title: person.title };
      await recordAll(tx, call, `person:${person.id}`, [{ kind: "person-changed", what: { before, after: verdict.change } }]);
    }
    return { ok: true, answer: { person: person.id } };
  });
}

/** An administrator gives a person a role, in one committee or in all. */

import type { RefusalOf } from "#core/actions.ts";
import { danishDay } from "#core/calendar.ts";
import { giveRole as decide, type RoleWanted } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import * as store from "./store.ts";

export async function giveRole(
  sql: Sql,
  call: Call,
  given: RoleWanted & { person: number },
): Promise<Done<{ role: number }> | Refused<RefusalOf<"give-role">>> {
  const no = mayNot(call.actor, "give-role", null);
  if (no !== null) return no;
  return change<{ role: number }, RefusalOf<"give-role">>(sql, call, async (tx) => {
    const person = await store.loadPersonForChange(tx, given.person);
    if (person === null) return refuse("not-found");
    const held = await store.loadRoles(tx, person.id, danishDay(call.at));
    const verdict = decide(person, held, given, await store.committeeExists(tx, given.committee));
    if (!verdict.ok) return verdict;
    const role = await store.insertRole(tx, person.id, verdict.change);
    await recordAll(tx, call, `person:${person.id}`, [{ kind: "role-given", what: verdict.change }]);
    return { ok: true, answer: { role } };
  });
}

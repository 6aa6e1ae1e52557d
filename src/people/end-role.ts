/** An administrator takes a given role back, at once. */

import type { RefusalOf } from "#core/actions.ts";
import { danishDay } from "#core/calendar.ts";
import { endRole as decide } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import * as store from "./store.ts";

export async function endRole(sql: Sql, call: Call, given: { role: number }): Promise<Done<{ person: number }> | Refused<RefusalOf<"end-role">>> {
  const no = mayNot(call.actor, "end-role", null);
  if (no !== null) return no;
  return change<{ person: number }, RefusalOf<"end-role">>(sql, call, async (tx) => {
    const today = danishDay(call.at);
    const role = await store.loadRoleForChange(tx, given.role, today);
    if (role === null) return refuse("not-found");
    const verdict = decide(role, await store.otherAdministrators(tx, role.person, today));
    if (!verdict.ok) return verdict;
    await store.saveRoleEnded(tx, role.id, call.at);
    await recordAll(tx, call, `person:${role.person}`, [{ kind: "role-ended", what: { role: role.role, committee: role.committee } }]);
    return { ok: true, answer: { person: role.person } };
  });
}

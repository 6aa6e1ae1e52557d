/** An administrator takes a person out of use: they can no longer come in, and are put out where they are. */

import type { RefusalOf } from "#core/actions.ts";
import { danishDay } from "#core/calendar.ts";
import { deactivatePerson as decide } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { endSessionsOf, saveInvitationsUsed } from "./login-store.ts";
import * as store from "./store.ts";

export async function deactivatePerson(
  sql: Sql,
  call: Call,
  given: { person: number },
): Promise<Done<{ person: number }> | Refused<RefusalOf<"deactivate-person">>> {
  const no = mayNot(call.actor, "deactivate-person", null);
  if (no !== null) return no;
  return change<{ person: number }, RefusalOf<"deactivate-person">>(sql, call, async (tx) => {
    const person = await store.loadPersonForChange(tx, given.person);
    if (person === null) return refuse("not-found");
    const today = danishDay(call.at);
    const roles = await store.loadRoles(tx, person.id, today);
    const isAdministrator = roles.some((role) => role.role === "administrator" && !role.ended);
    const verdict = decide(person, call.actor.person, await store.otherAdministrators(tx, person.id, today), isAdministrator);
    if (!verdict.ok) return verdict;
    await store.saveActive(tx, person.id, false);
    await saveInvitationsUsed(tx, person.id, call.at);
    const sessionsEnded = await endSessionsOf(tx, person.id, call.at);
    await recordAll(tx, call, `person:${person.id}`, [{ kind: "person-deactivated", what: { sessionsEnded } }]);
    return { ok: true, answer: { person: person.id } };
  });
}

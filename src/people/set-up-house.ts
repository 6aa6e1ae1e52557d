/** The first start: whoever holds the code from the terminal names the municipality and becomes its first administrator. */

import type { RefusalOf } from "#core/actions.ts";
import { danishDay } from "#core/calendar.ts";
import { addPerson, attemptWindowMs, mayTryLogin } from "#core/person.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { recordAll } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { sameSecret } from "#platform/token.ts";
import { openSession, type LoginCall } from "./log-in.ts";
import { failedAttempts, saveFailedAttempt } from "./login-store.ts";
import * as store from "./store.ts";

type Refusal = Refused<RefusalOf<"set-up-house">>;

/** `expected` is the code in the terminal; null when this house is not to be set up here. */
export async function setUpHouse(
  sql: Sql,
  given: { code: string; municipality: string; name: string; email: string | null },
  expected: string | null,
  call: LoginCall,
): Promise<{ ok: true; person: number } | Refusal> {
  const address = `address:${call.address}`;
  const tooMany = mayTryLogin({ address: await failedAttempts(sql, address, new Date(call.at.getTime() - attemptWindowMs)), person: [] }, call.at);
  if (tooMany !== null) return tooMany;
  if (expected === null) return refuse("setup-done");
  if (!sameSecret(given.code.trim().toUpperCase(), expected)) {
    await saveFailedAttempt(sql, [address], call.at);
    return refuse("setup-code-wrong");
  }
  return sql.begin(async (tx): Promise<{ ok: true; person: number } | Refusal> => {
    if (!(await store.nobodyYet(tx))) return refuse("setup-done");
    const municipality = given.municipality.replace(/\s+/gu, " ").trim();
    if (municipality === "") return refuse("setup-municipality-missing");
    const verdict = addPerson({ name: given.name, email: given.email, initials: null, title: null }, false);
    if (!verdict.ok) return refuse(verdict.code === "person-email-taken" ? "setup-done" : verdict.code);
    await store.saveSetting(tx, "municipality", municipality);
    const person = await store.insertPerson(tx, verdict.change, call.at);
    const role = { role: "administrator" as const, committee: null, from: danishDay(call.at), until: null };
    await store.insertRole(tx, person, role);
    const by = { actor: { person, name: verdict.change.name, roles: [] }, at: call.at };
    await recordAll(tx, by, "house", [{ kind: "house-set-up", what: { municipality } }]);
    await recordAll(tx, by, `person:${person}`, [
      { kind: "person-added", what: verdict.change },
      { kind: "role-given", what: role },
    ]);
    await openSession(tx, { id: person, name: verdict.change.name }, "setup", call);
    return { ok: true, person };
  });
}

/** A person comes in. Every login has a new session; what failed is counted, so that guessing takes time. */

import type { RefusalOf } from "#core/actions.ts";
import { attemptWindowMs, logIn as decide, mayTryLogin, sessionEnd, type Person, type WayIn } from "#core/person.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { recordAll } from "#journal/change.ts";
import type { OidcIdentity } from "#platform/oidc.ts";
import { keyIdIn, verifyAssertion, type PasskeySite } from "#platform/passkey.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { hashOf, type Token } from "#platform/token.ts";
import * as logins from "./login-store.ts";
import { loadPerson, loadPersonByEmail } from "./store.ts";

/** How they come, and what shows it. */
export type Came =
  | { how: "demonstration"; person: number }
  | { how: "oidc"; identity: OidcIdentity }
  | { how: "passkey"; response: unknown; challenge: string; site: PasskeySite }
  | { how: "invitation"; token: string };

/** `token` is new; its hash becomes the session's name. */
export type LoginCall = { at: Date; address: string; userAgent: string | null; demonstration: boolean; token: Token };

type Refusal = Refused<RefusalOf<"log-in">>;
type Found = { ok: true; person: Person; linked: string | null } | (Refusal & { whom?: number });

export async function logIn(sql: Sql, came: Came, call: LoginCall): Promise<{ ok: true; person: number; session: number } | Refusal> {
  const address = `address:${call.address}`;
  const since = new Date(call.at.getTime() - attemptWindowMs);
  const tooMany = mayTryLogin({ address: await logins.failedAttempts(sql, address, since), person: [] }, call.at);
  if (tooMany !== null) return tooMany;

  let tried: number | null = null;
  const done = await sql.begin(async (tx): Promise<{ ok: true; person: number; session: number } | Refusal> => {
    const found = await whoCame(tx, came, call.at);
    tried = found.ok ? found.person.id : (found.whom ?? null);
    const slow = mayTryLogin({ address: [], person: tried === null ? [] : await logins.failedAttempts(tx, `person:${tried}`, since) }, call.at);
    if (slow !== null) return slow;
    if (!found.ok) return found;
    const verdict = decide(found.person, came.how, call.demonstration);
    if (!verdict.ok) return verdict;
    const session = await openSession(tx, found.person, came.how, call, found.linked);
    return { ok: true, person: found.person.id, session };
  });
  if (!done.ok && done.code !== "login-too-many") await logins.saveFailedAttempt(sql, tried === null ? [address] : [address, `person:${tried}`], call.at);
  return done;
}

/** A new session, told in the journal. */
export async function openSession(
  tx: Tx,
  person: Pick<Person, "id" | "name">,
  how: WayIn,
  call: Pick<LoginCall, "at" | "userAgent" | "token">,
  linked: string | null = null,
): Promise<number> {
  const session = await logins.insertSession(tx, {
    id: call.token.hash,
    person: person.id,
    how,
    at: call.at,
    expiresAt: sessionEnd(call.at),
    userAgent: call.userAgent,
  });
  const by = { actor: { person: person.id, name: person.name, roles: [] }, at: call.at };
  await recordAll(tx, by, `person:${person.id}`, [
    ...(linked === null ? [] : [{ kind: "identity-linked" as const, what: { issuer: linked } }]),
    { kind: "logged-in", what: { how, session } },
  ]);
  return session;
}

async function whoCame(tx: Tx, came: Came, at: Date): Promise<Found> {
  switch (came.how) {
    case "demonstration":
      return found(await loadPerson(tx, came.person));
    case "invitation": {
      const person = await logins.loadInvitationForChange(tx, hashOf(came.token), at);
      if (person === null) return refuse("invitation-over");
      const invited = found(await loadPerson(tx, person));
      if (invited.ok && invited.person.active) await logins.saveInvitationsUsed(tx, person, at);
      return invited;
    }
    case "passkey": {
      const key = await logins.loadPasskeyForChange(tx, keyIdIn(came.response) ?? "");
      if (key === null) return refuse("passkey-failed");
      const verified = await verifyAssertion(came.site, came.challenge, came.response, key);
      if (verified === null) return { ...refuse("passkey-failed"), whom: key.person };
      await logins.savePasskeyUsed(tx, key.id, verified.counter, at);
      return found(await loadPerson(tx, key.person));
    }
    case "oidc": {
      const { issuer, subject, email, emailVerified } = came.identity;
      const known = await logins.personOfIdentity(tx, issuer, subject);
      if (known !== null) return found(await loadPerson(tx, known));
      if (email === null || !emailVerified) return refuse("login-unverified");
      const person = await loadPersonByEmail(tx, email);
      if (person === null) return refuse("login-unknown", { who: email });
      if (!person.active) return { ...refuse("login-inactive"), whom: person.id };
      await logins.insertIdentity(tx, issuer, subject, person.id, at);
      return { ok: true, person, linked: issuer };
    }
  }
}

function found(person: Person | null): Found {
  return person === null ? refuse("login-failed") : { ok: true, person, linked: null };
}

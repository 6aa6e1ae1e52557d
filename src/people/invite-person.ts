/** An administrator gives a person who has no way in yet a link that works once, and mails it when the person has an e-mail. */

import type { RefusalOf } from "#core/actions.ts";
import { dateLong, danishDay } from "#core/calendar.ts";
import { invitationMs, invitePerson as decide } from "#core/person.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import type { Token } from "#platform/token.ts";
import { insertInvitation } from "./login-store.ts";
import * as store from "./store.ts";

/** `token` is new; only its hash is kept, so the link can be shown only now. `address` turns it into the link. */
export async function invitePerson(
  sql: Sql,
  call: Call,
  given: { person: number; token: Token; address: (token: string) => string },
): Promise<Done<{ person: number; mailed: boolean }> | Refused<RefusalOf<"invite-person">>> {
  const no = mayNot(call.actor, "invite-person", null);
  if (no !== null) return no;
  return change<{ person: number; mailed: boolean }, RefusalOf<"invite-person">>(sql, { ...call, once: null }, async (tx) => {
    const person = await store.loadPersonForChange(tx, given.person);
    if (person === null) return refuse("not-found");
    const verdict = decide(person);
    if (!verdict.ok) return verdict;
    const until = new Date(call.at.getTime() + invitationMs);
    await insertInvitation(tx, given.token.hash, person.id, call.at, until);
    if (person.email !== null) await store.queueMail(tx, letter(person.name, person.email, given.address(given.token.token), until), call.at);
    await recordAll(tx, call, `person:${person.id}`, [{ kind: "person-invited", what: { until: until.toISOString() } }]);
    return { ok: true, answer: { person: person.id, mailed: person.email !== null } };
  });
}

function letter(name: string, to: string, link: string, until: Date): store.MailToSend {
  return {
    to,
    subject: "Din adgang til Sagsgang",
    text: `Hej ${name}\n\nDu er oprettet i Sagsgang. Åbn linket, og gem en adgangsnøgle, så du kan logge ind fremover:\n\n${link}\n\nLinket virker én gang og til og med ${dateLong(danishDay(until))}. Giv det ikke videre.\n`,
  };
}

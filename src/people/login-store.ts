/** Loads and writes sessions, passkeys, linked logins, logins begun and failed; those tables' only writer. */

import type { WayIn } from "#core/person.ts";
import type { Sql, Tx } from "#platform/sql.ts";

export type Session = { id: string; number: number; person: number };

export async function insertSession(
  tx: Tx,
  session: { id: string; person: number; how: WayIn; at: Date; expiresAt: Date; userAgent: string | null },
): Promise<number> {
  const [row] = await tx<{ number: number }[]>`
    insert into desk.session (id, person, how, created_at, seen_at, expires_at, user_agent)
    values (${session.id}, ${session.person}, ${session.how}, ${session.at}, ${session.at}, ${session.expiresAt}, ${session.userAgent?.slice(0, 300) ?? null})
    returning number::float8 as number`;
  return row!.number;
}

/** A session that is not over. */
export async function loadSessionForChange(tx: Tx, which: { id: string } | { number: number }): Promise<Session | null> {
  const [row] = await tx<Session[]>`
    select id, number::float8 as number, person::float8 as person from desk.session
    where ${"id" in which ? tx`id = ${which.id}` : tx`number = ${which.number}`} and ended_at is null for update`;
  return row ?? null;
}

export async function saveSessionEnded(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update desk.session set ended_at = ${at} where id = ${id} and ended_at is null`;
}

/** Ends all of a person's sessions and answers how many there were. */
export async function endSessionsOf(tx: Tx, person: number, at: Date): Promise<number> {
  const ended = await tx`update desk.session set ended_at = ${at} where person = ${person} and ended_at is null returning number`;
  return ended.length;
}

/** That a session is in use; written once a minute at the most. */
export async function touchSession(sql: Sql, id: string, at: Date): Promise<void> {
  await sql`update desk.session set seen_at = ${at} where id = ${id} and seen_at < ${new Date(at.getTime() - 60_000)}`;
}

export type Passkey = { id: string; person: number; publicKey: Uint8Array<ArrayBuffer>; counter: number; transports: string[]; name: string };

const ofDatabase = (row: Omit<Passkey, "publicKey"> & { publicKey: Buffer }): Passkey => ({ ...row, publicKey: new Uint8Array(row.publicKey) });

export async function loadPasskeys(sql: Sql | Tx, person: number): Promise<Passkey[]> {
  const rows = await sql<(Omit<Passkey, "publicKey"> & { publicKey: Buffer })[]>`
    select id, person::float8 as person, public_key as "publicKey", counter::float8 as counter, transports, name from desk.passkey
    where person = ${person} and removed_at is null order by created_at`;
  return rows.map(ofDatabase);
}

export async function loadPasskeyForChange(tx: Tx, id: string): Promise<Passkey | null> {
  const [row] = await tx<(Omit<Passkey, "publicKey"> & { publicKey: Buffer })[]>`
    select id, person::float8 as person, public_key as "publicKey", counter::float8 as counter, transports, name from desk.passkey
    where id = ${id} and removed_at is null for update`;
  return row ? ofDatabase(row) : null;
}

/** False when the key is there already, whosever it is. */
export async function insertPasskey(tx: Tx, key: Passkey, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into desk.passkey (id, person, public_key, counter, transports, name, created_at)
    values (${key.id}, ${key.person}, ${Buffer.from(key.publicKey)}, ${key.counter}, ${key.transports}, ${key.name}, ${at})
    on conflict (id) do nothing returning id`;
  return rows.length > 0;
}

export async function savePasskeyUsed(tx: Sql | Tx, id: string, counter: number, at: Date): Promise<void> {
  await tx`update desk.passkey set counter = ${counter}, last_used_at = ${at} where id = ${id}`;
}

export async function savePasskeyRemoved(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update desk.passkey set removed_at = ${at} where id = ${id} and removed_at is null`;
}

export async function countIdentities(tx: Tx, person: number): Promise<number> {
  const [row] = await tx<{ n: number }[]>`select count(*)::int as n from desk.login_identity where person = ${person}`;
  return row!.n;
}

export async function personOfIdentity(tx: Tx, issuer: string, subject: string): Promise<number | null> {
  const [row] = await tx<{ person: number }[]>`select person::float8 as person from desk.login_identity where issuer = ${issuer} and subject = ${subject}`;
  return row?.person ?? null;
}

export async function insertIdentity(tx: Tx, issuer: string, subject: string, person: number, at: Date): Promise<void> {
  await tx`insert into desk.login_identity (issuer, subject, person, linked_at) values (${issuer}, ${subject}, ${person}, ${at}) on conflict do nothing`;
}

/** Keeps what the answer to a login must match, and clears away those that nobody came back to. */
export async function saveBegun(sql: Sql, id: string, what: object, at: Date): Promise<void> {
  await sql`delete from desk.login_begun where at < ${new Date(at.getTime() - 60 * 60_000)}`;
  await sql`insert into desk.login_begun (id, what, at) values (${id}, ${sql.json(what as never)}, ${at})`;
}

/** Takes it: it can be answered once, and within ten minutes. */
export async function takeBegun(sql: Sql, id: string, at: Date): Promise<object | null> {
  const [row] = await sql<{ what: object; at: Date }[]>`delete from desk.login_begun where id = ${id} returning what, at`;
  return row && row.at.getTime() > at.getTime() - 10 * 60_000 ? row.what : null;
}

export async function saveFailedAttempt(sql: Sql | Tx, whom: readonly string[], at: Date): Promise<void> {
  await sql`delete from desk.login_attempt where at < ${new Date(at.getTime() - 24 * 60 * 60_000)}`;
  for (const each of whom) await sql`insert into desk.login_attempt (whom, at) values (${each}, ${at})`;
}

export async function failedAttempts(sql: Sql | Tx, whom: string | null, since: Date): Promise<Date[]> {
  if (whom === null) return [];
  const rows = await sql<{ at: Date }[]>`select at from desk.login_attempt where whom = ${whom} and at > ${since} order by at`;
  return rows.map((row) => row.at);
}

export async function insertInvitation(tx: Tx, id: string, person: number, at: Date, expiresAt: Date): Promise<void> {
  await tx`insert into desk.invitation (id, person, created_at, expires_at) values (${id}, ${person}, ${at}, ${expiresAt})`;
}

/** The person an invitation that can still be used is for. */
export async function loadInvitationForChange(tx: Tx, id: string, at: Date): Promise<number | null> {
  const [row] = await tx<{ person: number }[]>`
    select person::float8 as person from desk.invitation where id = ${id} and used_at is null and expires_at > ${at} for update`;
  return row?.person ?? null;
}

/** Used up, with all the others of the same person. */
export async function saveInvitationsUsed(tx: Tx, person: number, at: Date): Promise<void> {
  await tx`update desk.invitation set used_at = ${at} where person = ${person} and used_at is null`;
}

/** Lets go of sessions that have been over since before a time. */
export async function forgetSessions(sql: Sql, before: Date): Promise<void> {
  await sql`delete from desk.session where least(coalesce(ended_at, 'infinity'), expires_at) < ${before}`;
}

/** Lets go of invitations that have been used or over since before a time. */
export async function forgetInvitations(sql: Sql, before: Date): Promise<void> {
  await sql`delete from desk.invitation where least(coalesce(used_at, 'infinity'), expires_at) < ${before}`;
}

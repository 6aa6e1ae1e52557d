/** Loads and writes people, their roles, what they have read and the mail that waits for them; those tables' only writer. */

import { nextMorning, type GivenRole, type MailChoice, type Person, type PersonFields, type RoleGiven } from "#core/person.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { assertionOptions, keyIdIn, verifyAssertion } from "#platform/passkey.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { loadPasskeys, savePasskeyUsed } from "./login-store.ts";

// A later station lets a person sign with their own key. Passkeys and what was begun are written by login-store.ts; this much may be asked of it.
export { loadPasskeyForChange, loadPasskeys, saveBegun, savePasskeyUsed, takeBegun } from "./login-store.ts";

const toPerson = (row: Omit<Person, "id"> & { id: string }): Person => ({ ...row, id: Number(row.id) });

export async function loadPerson(sql: Sql | Tx, id: number): Promise<Person | null> {
  const [row] = await sql<(Omit<Person, "id"> & { id: string })[]>`select id, name, email, initials, title, active, version from desk.person where id = ${id}`;
  return row ? toPerson(row) : null;
}

/** Locked, so that two who change one person are taken one at a time. */
export async function loadPersonForChange(tx: Tx, id: number): Promise<Person | null> {
  const [row] = await tx<
    (Omit<Person, "id"> & { id: string })[]
  >`select id, name, email, initials, title, active, version from desk.person where id = ${id} for update`;
  return row ? toPerson(row) : null;
}

export async function loadPersonByEmail(sql: Sql | Tx, email: string): Promise<Person | null> {
  const [row] = await sql<
    (Omit<Person, "id"> & { id: string })[]
  >`select id, name, email, initials, title, active, version from desk.person where email = ${email.toLowerCase()}`;
  return row ? toPerson(row) : null;
}

/** Whether another person than `except` has the e-mail. Whoever asks holds the answer until the transaction ends. */
export async function emailTaken(tx: Tx, email: string | null, except: number | null): Promise<boolean> {
  if (email === null) return false;
  await tx`select pg_advisory_xact_lock(hashtextextended(${`person ${email}`}, 7))`;
  const [row] = await tx`select 1 as yes from desk.person where email = ${email} and id is distinct from ${except}`;
  return row !== undefined;
}

export async function insertPerson(tx: Tx, fields: PersonFields, at: Date): Promise<number> {
  const [row] = await tx<{ id: string }[]>`
    insert into desk.person (name, email, initials, title, created_at) values (${fields.name}, ${fields.email}, ${fields.initials}, ${fields.title}, ${at}) returning id`;
  return Number(row!.id);
}

export async function savePerson(tx: Tx, id: number, fields: PersonFields): Promise<void> {
  await tx`
    update desk.person set name = ${fields.name}, email = ${fields.email}, initials = ${fields.initials}, title = ${fields.title}, version = version + 1 where id = ${id}`;
}

export async function saveActive(tx: Tx, id: number, active: boolean): Promise<void> {
  await tx`update desk.person set active = ${active}, version = version + 1 where id = ${id}`;
}

/** The roles a person was given. One is over when it was ended or its last day is past. */
export async function loadRoles(tx: Sql | Tx, person: number, today: string): Promise<RoleGiven[]> {
  return tx<RoleGiven[]>`
    select id::float8 as id, role, committee::float8 as committee, from_date::text as "from", until_date::text as until,
           ended_at is not null or coalesce(until_date < ${today}::date, false) as ended
    from desk.held_role where person = ${person} order by id`;
}

export async function loadRoleForChange(tx: Tx, id: number, today: string): Promise<(RoleGiven & { person: number }) | null> {
  const [row] = await tx<(RoleGiven & { person: number })[]>`
    select id::float8 as id, person::float8 as person, role, committee::float8 as committee, from_date::text as "from", until_date::text as until,
           ended_at is not null or coalesce(until_date < ${today}::date, false) as ended
    from desk.held_role where id = ${id} for update`;
  return row ?? null;
}

export async function insertRole(tx: Tx, person: number, role: Omit<RoleGiven, "id" | "ended">): Promise<number> {
  const [row] = await tx<{ id: string }[]>`
    insert into desk.held_role (person, role, committee, from_date, until_date) values (${person}, ${role.role}, ${role.committee}, ${role.from}, ${role.until}) returning id`;
  return Number(row!.id);
}

export async function saveRoleEnded(tx: Tx, id: number, at: Date): Promise<void> {
  await tx`update desk.held_role set ended_at = ${at} where id = ${id} and ended_at is null`;
}

/** Active administrators today beside this person. Held until the transaction ends, so that two cannot take each other's role at once. */
export async function otherAdministrators(tx: Tx, person: number, today: string): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended('administrators', 7))`;
  const [row] = await tx<{ n: number }[]>`
    select count(distinct p.id)::int as n from desk.held_role r join desk.person p on p.id = r.person
    where r.role = 'administrator' and p.active and p.id <> ${person} and r.ended_at is null and r.from_date <= ${today} and (r.until_date is null or r.until_date >= ${today})`;
  return row!.n;
}

/** Whether there is such a committee. Null is all of them; before there are committees only null is known. */
export async function committeeExists(tx: Tx, committee: number | null): Promise<boolean> {
  if (committee === null) return true;
  const [row] = await tx`select 1 as yes from desk.committee where id = ${committee}`;
  return row !== undefined;
}

/** Takes down that a person read something closed. Append only. */
export async function logReading(sql: Sql | Tx, read: { at: Date; person: number; what: string; about: string; committee: number | null }): Promise<void> {
  await sql`insert into desk.read_log (at, person, what, about, committee) values (${read.at}, ${read.person}, ${read.what}, ${read.about}, ${read.committee})`;
}

export async function loadSetting(sql: Sql | Tx, key: string): Promise<string | null> {
  const [row] = await sql<{ value: string }[]>`select value from desk.setting where key = ${key}`;
  return row?.value ?? null;
}

export async function saveCalendarAddress(tx: Tx, person: number, hash: string, at: Date): Promise<void> {
  await tx`
    insert into desk.calendar_address (person, id, made_at) values (${person}, ${hash}, ${at})
    on conflict (person) do update set id = excluded.id, made_at = excluded.made_at`;
}

/** Whose address it is; nobody's once they are out of use. */
export async function personOfCalendarAddress(sql: Sql, hash: string): Promise<number | null> {
  const [row] = await sql<{ person: number }[]>`
    select p.id::float8 as person from desk.calendar_address a join desk.person p on p.id = a.person where a.id = ${hash} and p.active`;
  return row?.person ?? null;
}

/** When a person's calendar address was made; null when they have none. */
export async function calendarAddressMade(sql: Sql, person: number): Promise<Date | null> {
  const [row] = await sql<{ at: Date }[]>`select made_at as at from desk.calendar_address where person = ${person}`;
  return row?.at ?? null;
}

/** As `loadSetting`, and nobody else changes it meanwhile. */
export async function loadSettingForChange(tx: Tx, key: string): Promise<string | null> {
  const [row] = await tx<{ value: string }[]>`select value from desk.setting where key = ${key} for update`;
  return row?.value ?? null;
}

export async function removeSetting(tx: Tx, key: string): Promise<void> {
  await tx`delete from desk.setting where key = ${key}`;
}

export async function saveSetting(tx: Tx, key: string, value: string): Promise<void> {
  await tx`insert into desk.setting (key, value) values (${key}, ${value}) on conflict (key) do update set value = excluded.value`;
}

/** Whether nobody has been made yet. Held until the transaction ends: only one can be the first. */
export async function nobodyYet(tx: Tx): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(hashtextextended('first person', 7))`;
  const [row] = await tx`select 1 as yes from desk.person limit 1`;
  return row === undefined;
}

export type MailFile = { name: string; type: string; content: string };
export type MailToSend = {
  to: string;
  subject: string;
  text: string;
  html?: string | null;
  /** Content in base64. */ attachments?: readonly MailFile[];
  /** Those with one key to one address within a quarter of an hour go out as one mail. */ digest?: string | null;
  /** Not sent before. */ notBefore?: Date;
  /** A mail with the mark of one laid before is not laid again, so that a job may be run twice. */ once?: string;
  /** Further lines of the head, as List-Unsubscribe. */ headers?: Readonly<Record<string, string>>;
  /** Whose news it is, of those who follow the open side: it can be called back while it waits. */ follower?: number;
};

/** What a mail that may wait for others waits. */
export const digestMs: number = 15 * 60_000;

/** Lays a mail in the outbox, in the verb's own transaction: it goes out if and only if the change was made. */
export async function queueMail(tx: Tx, mail: MailToSend, at: Date): Promise<void> {
  const digest = mail.digest ?? null;
  const nextTry = mail.notBefore ?? (digest === null ? at : new Date(at.getTime() + digestMs));
  await tx`
    insert into desk.mail (to_address, subject, text, html, attachments, kind, digest_key, created_at, next_try, once_mark, headers, follower)
    values (${mail.to}, ${mail.subject}, ${mail.text}, ${mail.html ?? null}, ${tx.json([...(mail.attachments ?? [])] as never)}, ${digest === null ? "single" : "digest"}, ${digest},
            ${at}, ${nextTry}, ${mail.once ?? null}, ${tx.json({ ...mail.headers })}, ${mail.follower ?? null})
    on conflict (once_mark) where once_mark is not null do nothing`;
}

/** A person who can be written to, and how often they will be. */
export type Mailbox = { person: number; name: string; address: string; choice: MailChoice };

/** Those of some people who are in use and have an address. */
export async function mailboxesOf(sql: Sql | Tx, people: readonly (number | null)[]): Promise<Mailbox[]> {
  const known = people.filter((person) => person !== null);
  return sql<Mailbox[]>`
    select p.id::float8 as person, p.name, p.email as address, coalesce(c.choice, 'every') as choice from desk.person p left join desk.mail_choice c on c.person = p.id
    where p.id = any(${known}) and p.active and p.email is not null order by p.id`;
}

/** Those who hold a given role in a committee, or in all, on a day. */
export async function mailboxesOfRole(sql: Sql | Tx, role: GivenRole, committee: number, today: string): Promise<Mailbox[]> {
  return sql<Mailbox[]>`
    select p.id::float8 as person, p.name, p.email as address, coalesce(c.choice, 'every') as choice from desk.person p left join desk.mail_choice c on c.person = p.id
    where p.active and p.email is not null and exists (
      select 1 from desk.held_role r
      where r.person = p.id and r.role = ${role} and (r.committee is null or r.committee = ${committee})
        and r.ended_at is null and r.from_date <= ${today} and (r.until_date is null or r.until_date >= ${today}))
    order by p.id`;
}

/** Everybody in use who may approve cases of a committee on a day, by name. */
export async function approversOf(sql: Sql | Tx, committee: number, today: string): Promise<{ id: number; name: string }[]> {
  return sql<{ id: number; name: string }[]>`
    select p.id::float8 as id, p.name from desk.person p
    where p.active and exists (
      select 1 from desk.held_role r
      where r.person = p.id and r.role = 'approver' and (r.committee is null or r.committee = ${committee})
        and r.ended_at is null and r.from_date <= ${today} and (r.until_date is null or r.until_date >= ${today}))
    order by p.name collate "da-x-icu", p.id`;
}

export async function loadMailChoice(sql: Sql | Tx, person: number): Promise<MailChoice> {
  const [row] = await sql<{ choice: MailChoice }[]>`select choice from desk.mail_choice where person = ${person}`;
  return row?.choice ?? "every";
}

export async function saveMailChoice(tx: Tx, person: number, choice: MailChoice): Promise<void> {
  await tx`insert into desk.mail_choice (person, choice) values (${person}, ${choice}) on conflict (person) do update set choice = excluded.choice`;
}

export type News = {
  subject: string;
  /** Without greeting and without the foot, which are the same in all. */ text: string;
  /** Address on the working side to go on from. */ link: string;
  attachments?: readonly MailFile[];
  /** Small news may wait a quarter of an hour for others. */ small: boolean;
  /** Names this one piece of news; each person gets it once. */ once: string;
  /** When it happened. News that has grown old is not sent. */ happened: Date;
};

const oldNewsMs = 3 * 24 * 60 * 60_000;

/** Lays news in the outbox as each person wants it: at once, in the next morning's mail, or not at all. Never in a demonstration, whose people are nobody. */
export async function queueNews(tx: Tx, to: readonly Mailbox[], news: News, house: { origin: string; at: Date }): Promise<void> {
  if (news.happened.getTime() < house.at.getTime() - oldNewsMs || (await loadSetting(tx, "demonstration")) === "ja") return;
  const told = new Map(to.map((each) => [each.person, each]));
  for (const { person, name, address, choice } of told.values()) {
    if (choice === "signature") continue;
    const daily = choice === "daily";
    await queueMail(
      tx,
      {
        to: address,
        subject: news.subject,
        text: `Kære ${name}\n\n${news.text.trim()}\n\n${house.origin}${news.link}\n\n--\nSagsgang. Hvor tit du får mail, vælger du på ${house.origin}/min-side\n`,
        ...(news.attachments === undefined ? {} : { attachments: news.attachments }),
        digest: daily ? "daily" : news.small ? "news" : null,
        ...(daily ? { notBefore: nextMorning(house.at) } : {}),
        once: `${news.once} til ${person}`,
      },
      house.at,
    );
  }
}

export type Asserted = { ok: true; /** Credential id, base64url. */ passkey: string; publicKey: Uint8Array<ArrayBuffer>; at: Date };

/**
 * Whether this person answered exactly this challenge with one of their passkeys, present and verified. The challenge may carry the hash of
 * what is signed: pass its bytes. `response` is what the browser's credential says by toJSON(). Writes only that the key was used.
 */
export async function assertPasskey(
  sql: Sql | Tx,
  given: { person: number; challengeBytes: Uint8Array; response: unknown; origin: string; rpId: string; at: Date },
): Promise<Asserted | Refused<"passkey-failed">> {
  const id = keyIdIn(given.response);
  const key = (await loadPasskeys(sql, given.person)).find((each) => each.id === id);
  if (key === undefined) return refuse("passkey-failed");
  const verified = await verifyAssertion({ origin: given.origin, rpId: given.rpId }, given.challengeBytes, given.response, key);
  if (verified === null) return refuse("passkey-failed");
  await savePasskeyUsed(sql, key.id, verified.counter, given.at);
  return { ok: true, passkey: key.id, publicKey: key.publicKey, at: given.at };
}

/** What the browser needs to answer a challenge with one of the person's own passkeys; null when they have none. */
export async function passkeyOptions(
  sql: Sql | Tx,
  given: { person: number; challengeBytes: Uint8Array<ArrayBuffer>; origin: string; rpId: string },
): Promise<object | null> {
  const known = await loadPasskeys(sql, given.person);
  return known.length === 0 ? null : assertionOptions({ origin: given.origin, rpId: given.rpId }, { known, challenge: given.challengeBytes });
}

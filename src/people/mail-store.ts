/** Takes mails from the outbox and writes how they fared. They are laid there by store.ts `queueMail`. */

import type { Sql, Tx } from "#platform/sql.ts";
import type { MailFile } from "./store.ts";

export type WaitingMail = {
  id: number;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: MailFile[];
  digest: string | null;
  headers: Record<string, string>;
  tries: number;
};

/** The next mail that is due, held so that no other sender takes it; with it the others that may go in the same envelope. */
export async function takeDueMail(tx: Tx, at: Date): Promise<WaitingMail[]> {
  const columns = tx`id::float8 as id, to_address as "to", subject, text, html, attachments, digest_key as digest, headers, tries`;
  const [first] = await tx<WaitingMail[]>`
    select ${columns} from desk.mail where state = 'waiting' and next_try <= ${at} order by next_try, id limit 1 for update skip locked`;
  if (!first || first.digest === null) return first ? [first] : [];
  const others = await tx<WaitingMail[]>`
    select ${columns} from desk.mail
    where state = 'waiting' and digest_key = ${first.digest} and to_address = ${first.to} and id <> ${first.id} order by id for update skip locked`;
  return [first, ...others].sort((a, b) => a.id - b.id);
}

export async function saveMailSent(tx: Tx, ids: readonly number[], at: Date): Promise<void> {
  await tx`update desk.mail set state = 'sent', sent_at = ${at}, tries = tries + 1, error = null where id = any(${[...ids]})`;
}

export async function saveMailWaits(tx: Tx, ids: readonly number[], nextTry: Date, error: string, counts: boolean): Promise<void> {
  await tx`update desk.mail set next_try = ${nextTry}, error = ${error}, tries = tries + ${counts ? 1 : 0} where id = any(${[...ids]})`;
  // Something may have been taken back while it was on its way, when nobody could call it back: it is made anew of what is open.
  await tx`
    select desk.call_back_news() where exists (
      select 1 from desk.mail m join published.retraction r on r.retracted_at >= m.created_at where m.id = any(${[...ids]}) and m.follower is not null)`;
}

export async function saveMailFailed(tx: Tx, ids: readonly number[], error: string): Promise<void> {
  await tx`update desk.mail set state = 'failed', tries = tries + 1, error = ${error} where id = any(${[...ids]})`;
}

/** Empties mails sent before a time: to whom and when stays, what was written does not. */
export async function forgetWords(sql: Sql, before: Date): Promise<void> {
  await sql`update desk.mail set text = '', html = null, attachments = '[]' where state = 'sent' and sent_at < ${before} and (text <> '' or html is not null or attachments <> '[]')`;
}

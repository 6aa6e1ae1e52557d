/**
 * Sends what waits in the outbox. Each mail is taken, sent and marked in one transaction: two senders at once take different mails, and one
 * that dies after sending sends the same mail, with the same id, once more.
 */

import { joinedCalendars } from "#core/icalendar.ts";
import type { Mailer } from "#platform/mail.ts";
import type { Sql } from "#platform/sql.ts";
import { saveMailFailed, saveMailSent, saveMailWaits, takeDueMail, type WaitingMail } from "./mail-store.ts";
import type { MailFile } from "./store.ts";

export type MailRun = { sent: number; waiting: number; failed: number; /** What the server said when it could take nothing. */ serverDown: string | null };

const minute = 60_000;
// What a server says "not now" to is tried for some two days.
const waits = [1, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * minute);

/** Sends until nothing is due, or the server takes nothing more. */
export async function sendWaitingMail(sql: Sql, mailer: Mailer, now: () => Date): Promise<MailRun> {
  const run: MailRun = { sent: 0, waiting: 0, failed: 0, serverDown: null };
  for (;;) {
    const more = await sql.begin(async (tx) => {
      const at = now();
      const mails = await takeDueMail(tx, at);
      const first = mails[0];
      if (first === undefined) return false;
      const ids = mails.map((mail) => mail.id);
      const done = await mailer.send(inOneEnvelope(mails));
      if (done.ok) {
        await saveMailSent(tx, ids, at);
        run.sent++;
        return true;
      }
      const wait = waits[first.tries];
      if (done.retry === "server") {
        // The server is away: no mail is to blame, and none is given up.
        await saveMailWaits(tx, ids, new Date(at.getTime() + minute), done.error, false);
        run.waiting += ids.length;
        run.serverDown = done.error;
        return false;
      }
      if (done.retry === "never" || wait === undefined) {
        await saveMailFailed(tx, ids, done.error);
        run.failed += ids.length;
      } else {
        await saveMailWaits(tx, ids, new Date(at.getTime() + wait), done.error, true);
        run.waiting += ids.length;
      }
      return true;
    });
    if (!more) return run;
  }
}

function inOneEnvelope(mails: readonly WaitingMail[]): Parameters<Mailer["send"]>[0] {
  const first = mails[0]!;
  const id = `mail-${first.id}`;
  if (mails.length === 1)
    return { to: first.to, subject: first.subject, text: first.text, html: first.html, attachments: first.attachments, id, headers: first.headers };
  return {
    to: first.to,
    subject: `${mails.length} nyheder fra Sagsgang`,
    text: mails.map((mail) => `${mail.subject}\n${"-".repeat(Math.min(70, mail.subject.length))}\n${mail.text.trim()}\n`).join("\n\n"),
    html: null,
    attachments: inOneCalendar(mails.flatMap((mail) => mail.attachments)),
    id,
  };
}

// Twelve meetings planned at once are one calendar file, not twelve.
function inOneCalendar(files: readonly MailFile[]): MailFile[] {
  const calendars = files.filter((file) => file.type === "text/calendar");
  if (calendars.length < 2) return [...files];
  const joined = joinedCalendars(calendars.map((file) => Buffer.from(file.content, "base64").toString("utf8")));
  return [
    ...files.filter((file) => !calendars.includes(file)),
    { name: "moeder.ics", type: "text/calendar", content: Buffer.from(joined, "utf8").toString("base64") },
  ];
}

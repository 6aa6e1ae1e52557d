/** The outbox against a real mail server, a dead one, and one that refuses. */

import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import test, { type TestContext } from "node:test";
import { SMTPServer } from "smtp-server";
import { openMailer } from "#platform/mail.ts";
import { testDatabase } from "#test/database.ts";
import { sendWaitingMail } from "./send-mail.job.ts";
import { queueMail } from "./store.ts";

type Received = { to: string[]; body: string };

async function mailServer(t: TestContext, port = 0): Promise<{ url: string; port: number; received: Received[]; stop: () => Promise<void> }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo(address, _session, callback) {
      if (address.address.startsWith("findes-ikke")) return callback(Object.assign(new Error("No such user"), { responseCode: 550 }));
      if (address.address.startsWith("optaget")) return callback(Object.assign(new Error("Mailbox busy"), { responseCode: 450 }));
      callback();
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push({ to: session.envelope.rcptTo.map((each) => each.address), body: Buffer.concat(parts).toString("utf8") });
        callback();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const stop = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  t.after(stop);
  const taken = (server.server.address() as AddressInfo).port;
  return { url: `smtp://127.0.0.1:${taken}`, port: taken, received, stop };
}

const at = new Date("2026-03-02T09:00:00Z");
const later = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
const from = "Sagsgang <sagsgang@lindeborg.example>";

test("a mail goes out once, with its calendar file, however often the sender runs", async (t) => {
  const { desk: sql } = await testDatabase(t);
  const server = await mailServer(t);
  const mailer = openMailer({ smtpUrl: server.url, from });
  const ics = Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").toString("base64");
  await sql.begin((tx) =>
    queueMail(
      tx,
      {
        to: "asta@lindeborg.example",
        subject: "Møde på torsdag æøå",
        text: "Kom til mødet.",
        attachments: [{ name: "moede.ics", type: "text/calendar", content: ics }],
      },
      at,
    ),
  );
  const runs = await Promise.all([sendWaitingMail(sql, mailer, () => at), sendWaitingMail(sql, mailer, () => at)]);
  assert.equal(runs[0].sent + runs[1].sent, 1);
  assert.equal((await sendWaitingMail(sql, mailer, () => later(60))).sent, 0);
  assert.equal(server.received.length, 1);
  assert.match(server.received[0]!.body, /text\/calendar/);
  assert.match(server.received[0]!.body, /^Message-ID: <mail-\d+@lindeborg\.example>/m);
});

test("what is rolled back is never sent", async (t) => {
  const { desk: sql } = await testDatabase(t);
  await assert.rejects(
    sql.begin(async (tx) => {
      await queueMail(tx, { to: "asta@lindeborg.example", subject: "Nej", text: "Nej" }, at);
      throw new Error("the change failed");
    }),
  );
  assert.equal((await sql`select id from desk.mail`).length, 0);
});

test("a dead mail server loses nothing and gives nothing up", async (t) => {
  const { desk: sql } = await testDatabase(t);
  const dead = await mailServer(t);
  await dead.stop();
  const mailer = openMailer({ smtpUrl: dead.url, from });
  await sql.begin(async (tx) => {
    await queueMail(tx, { to: "asta@lindeborg.example", subject: "Et", text: "1" }, at);
    await queueMail(tx, { to: "viggo@lindeborg.example", subject: "To", text: "2" }, at);
  });
  for (let hour = 0; hour < 30; hour++) {
    const run = await sendWaitingMail(sql, mailer, () => later(hour * 60));
    assert.equal(run.failed, 0);
    assert.match(run.serverDown ?? "", /ECONNREFUSED/);
  }
  const alive = await mailServer(t, dead.port);
  const run = await sendWaitingMail(sql, mailer, () => later(40 * 60));
  assert.deepEqual(run, { sent: 2, waiting: 0, failed: 0, serverDown: null });
  assert.deepEqual(alive.received.map((each) => each.to[0]).sort(), ["asta@lindeborg.example", "viggo@lindeborg.example"]);
});

test("a recipient who does not exist is told as failed, one who is busy is tried again, and the others get theirs", async (t) => {
  const { desk: sql } = await testDatabase(t);
  const server = await mailServer(t);
  const mailer = openMailer({ smtpUrl: server.url, from });
  await sql.begin(async (tx) => {
    for (const to of ["findes-ikke@lindeborg.example", "optaget@lindeborg.example", "asta@lindeborg.example"])
      await queueMail(tx, { to, subject: "Hej", text: "Hej" }, at);
  });
  assert.deepEqual(await sendWaitingMail(sql, mailer, () => at), { sent: 1, waiting: 1, failed: 1, serverDown: null });
  const rows = await sql<{ to: string; state: string; error: string | null }[]>`select to_address as "to", state, error from desk.mail order by id`;
  assert.deepEqual(
    rows.map((row) => [row.to.split("@")[0], row.state]),
    [
      ["findes-ikke", "failed"],
      ["optaget", "waiting"],
      ["asta", "sent"],
    ],
  );
  assert.match(rows[0]!.error!, /No such user/);
  let tries = 1;
  for (let minutes = 1; minutes < 4 * 24 * 60; minutes += 30) if ((await sendWaitingMail(sql, mailer, () => later(minutes))).waiting > 0) tries++;
  assert.equal(tries, 8, "it is given up after the last wait");
  assert.equal((await sql`select state from desk.mail where to_address like 'optaget%'`)[0]!["state"], "failed");
});

test("several small news to one person within a quarter of an hour are one mail", async (t) => {
  const { desk: sql } = await testDatabase(t);
  const server = await mailServer(t);
  const mailer = openMailer({ smtpUrl: server.url, from });
  const news = (to: string, subject: string, when: Date): Promise<unknown> =>
    sql.begin((tx) => queueMail(tx, { to, subject, text: `${subject}.`, digest: "committee:1" }, when));
  await news("asta@lindeborg.example", "Nyt bilag til punkt 3", at);
  await news("viggo@lindeborg.example", "Nyt bilag til punkt 3", at);
  await news("asta@lindeborg.example", "Nyt bilag til punkt 4", later(10));
  assert.equal((await sendWaitingMail(sql, mailer, () => later(14))).sent, 0);
  assert.equal((await sendWaitingMail(sql, mailer, () => later(15))).sent, 2);
  const toAsta = server.received.find((each) => each.to[0] === "asta@lindeborg.example")!.body;
  assert.match(toAsta, /Subject: 2 nyheder fra Sagsgang/);
  assert.match(toAsta, /punkt 3[\s\S]*punkt 4/);
  assert.equal((await sendWaitingMail(sql, mailer, () => later(60))).sent, 0);
});

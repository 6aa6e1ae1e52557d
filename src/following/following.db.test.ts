/** Following by mail, from the wish to the last letter: a real database, a real mail server, the pages as a browser asks for them. */

import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { Hono } from "hono";
import { followedSearches } from "#archive/followed-search.ts";
import { openMailer, type Mailer } from "#platform/mail.ts";
import { sendWaitingMail, type MailRun } from "#people/send-mail.job.ts";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { mailServer, type Letter, type MailServer } from "#test/mail-server.ts";
import { followClockwork } from "../reactions.ts";
import { byTheClock } from "../worker.ts";
import { followRoutes } from "./routes.ts";

const origin = "https://arkiv.example";
const mailbox = (name: string): string => [name, "lindeborg.example"].join("@");
const day = 24 * 60 * 60_000;

type Town = {
  db: TestDatabase;
  app: Hono;
  mails: MailServer;
  mailer: Mailer;
  /** The hour that the worker thinks it is, ahead of the real one by days. */ days: { passed: number };
  /** All that the clock brings, then the outbox. */ round(): Promise<MailRun>;
  post(path: string, form: Record<string, string>): Promise<Response>;
  follow(address: string, hvad: string): Promise<Letter>;
  faults: string[];
};

async function aTown(t: TestContext): Promise<Town> {
  const db = await testDatabase(t);
  const mails = await mailServer(t);
  const mailer = openMailer({ smtpUrl: mails.url, from: `Arkivet <${mailbox("arkiv")}>` });
  t.after(() => mailer.close());
  const open = { sql: db.citizen, origin, searches: followedSearches(db.citizen) };
  const faults: string[] = [];
  const app = followRoutes({ open, mail: true, log: (message) => void faults.push(message) });
  const days = { passed: 0 };
  const now = (): Date => new Date(Date.now() + days.passed * day);
  const clock = followClockwork(open, { mail: true });
  const round = async (): Promise<MailRun> => {
    await byTheClock({ sql: db.desk, origin: "https://desk.example", now, log: (message) => void faults.push(message) }, clock, new Map());
    return sendWaitingMail(db.desk, mailer, now);
  };
  const post = async (path: string, form: Record<string, string>): Promise<Response> =>
    app.request(path, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(form) });
  const follow = async (address: string, hvad: string): Promise<Letter> => {
    assert.equal((await post("/foelg", { hvad, adresse: address })).status, 303);
    await round();
    const letter = mails.to(address).at(-1)!;
    assert.equal((await post(linkIn(letter, "bekraeft"), {})).status, 200);
    return letter;
  };
  return { db, app, mails, mailer, days, round, post, follow, faults };
}

function linkIn(letter: Letter, kind: "bekraeft" | "stop"): string {
  const found = new RegExp(`${origin}(/foelg/${kind}/[A-Za-z0-9_-]{43}(?:/\\d+)?)`).exec(letter.text);
  assert.ok(found, `the letter holds no link: ${letter.text}`);
  return found[1]!;
}

const bud = (date: string, decision: string, more: Parameters<typeof anItem>[0][] = []) =>
  aMeeting({
    date,
    items: [
      anItem({ number: "1", name: "Cykelsti langs Møllevej", caseNumber: "05.01.00-G01-4-26", text: "Stien skal gå fra skolen til stationen.", decision }),
      ...more.map(anItem),
    ],
  });

test("a citizen follows a committee: a letter to confirm, news once, and one click stops it", async (t) => {
  const town = await aTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const asta = mailbox("asta");
  const letter = await town.follow(asta, "/lyngbaek/arbejdsmarkedsudvalget");
  assert.match(letter.text, /Arbejdsmarkedsudvalget, Lyngbæk Kommune/);

  // What was there already is no news.
  await town.round();
  assert.equal(town.mails.to(asta).length, 1);

  await file(town.db.worker, bud("2026-02-11", "Godkendt."));
  await town.round();
  const [, news] = town.mails.to(asta);
  assert.equal(news!.subject, "En nyhed i det, du følger");
  assert.match(
    news!.text,
    /Nyt: Referat \(Arbejdsmarkedsudvalget, mødet den 11\. februar 2026\)\nhttps:\/\/arkiv\.example\/lyngbaek\/arbejdsmarkedsudvalget\/2026-02-11/,
  );
  const wayOut = linkIn(news!, "stop").replace(/\/\d+$/, "");
  assert.equal(news!.head.get("list-unsubscribe"), `<${origin}${wayOut}>`);
  assert.equal(news!.head.get("list-unsubscribe-post"), "List-Unsubscribe=One-Click");

  for (let times = 0; times < 3; times++) await town.round();
  town.days.passed = 2;
  await town.round();
  assert.equal(town.mails.to(asta).length, 2, "nothing is told twice");

  const stopped = await town.post(wayOut, { "List-Unsubscribe": "One-Click" });
  assert.equal(stopped.status, 200);
  const left = await town.db.owner<{ text: string }[]>`
    select t::text as text from desk.follower t union all select t::text from desk.follow t union all select t::text from desk.follow_begun t
    union all select t::text from desk.mail t union all select t::text from desk.follow_way_out t union all select t::text from desk.follow_told t`;
  assert.deepEqual(
    left.map((row) => row.text),
    [],
    "nothing is left of the address",
  );
  await file(town.db.worker, bud("2026-03-11", "Godkendt."));
  town.days.passed = 5;
  await town.round();
  assert.equal(town.mails.to(asta).length, 2);
  assert.equal((await town.post(wayOut, {})).status, 404);
  assert.deepEqual(town.faults, []);
});

/** The open side as citizens and machines meet it, with a real mail server and a clock that can be moved. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { TestContext } from "node:test";
import type { Hono } from "hono";
import { followedSearches } from "#archive/followed-search.ts";
import { archiveRoutes } from "#archive/routes.ts";
import { followRoutes } from "#following/routes.ts";
import { sendWaitingMail, type MailRun } from "#people/send-mail.job.ts";
import { openFileStore, type FileStore } from "#platform/files.ts";
import { openMailer, type Mailer } from "#platform/mail.ts";
import { followClockwork } from "../src/reactions.ts";
import { byTheClock } from "../src/worker.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { mailServer, type Letter, type MailServer } from "./mail-server.ts";

export const origin = "https://arkiv.example";
/** An invented address: none may stand in a file. */
export const mailbox = (name: string): string => [name, "lindeborg.example"].join("@");
const day = 24 * 60 * 60_000;

export type Town = {
  db: TestDatabase;
  app: Hono;
  mails: MailServer;
  mailer: Mailer;
  /** The hour that the worker thinks it is, ahead of the real one by days. */ days: { passed: number };
  /** All that the clock brings, then the outbox. */ round(): Promise<MailRun>;
  post(path: string, form: Record<string, string>): Promise<Response>;
  follow(address: string, hvad: string): Promise<Letter>;
  faults: string[];
  files: FileStore;
};

/** The open side whole, with what the clock brings and a real mail server. */
export async function anOpenTown(t: TestContext, { mail = true }: { mail?: boolean } = {}): Promise<Town> {
  const db = await testDatabase(t);
  const mails = await mailServer(t);
  const mailer = openMailer({ smtpUrl: mails.url, from: `Arkivet <${mailbox("arkiv")}>` });
  t.after(() => mailer.close());
  const open = { sql: db.citizen, origin, searches: followedSearches(db.citizen) };
  const faults: string[] = [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-open-town-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const files = openFileStore(folder);
  const log = (message: string): void => void faults.push(message);
  const app = archiveRoutes({
    sql: db.citizen,
    files,
    origin,
    beside: followRoutes({ open, mail, log }),
    report: (number, error) => log(`${number} ${String((error as Error).stack)}`),
  });
  const days = { passed: 0 };
  const now = (): Date => new Date(Date.now() + days.passed * day);
  const clock = followClockwork(open, { mail });
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
  return { files, db, app, mails, mailer, days, round, post, follow, faults };
}

/** The address of a link in a letter, below the origin. */
export function linkIn(letter: Letter, kind: "bekraeft" | "stop"): string {
  const found = new RegExp(`${origin}(/foelg/${kind}/[A-Za-z0-9_-]{43}(?:/\\d+)?)`).exec(letter.text);
  assert.ok(found, `the letter holds no link: ${letter.text}`);
  return found[1]!;
}

/** What follows what happened: by a real database and a real mail server, with workers that die and servers that are away. */

import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { addDays } from "#core/working-days.ts";
import type { Actor, HeldRole } from "#core/people.ts";
import { mailMembers } from "#agenda/mail-members.job.ts";
import { agendas } from "#agenda/store.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { sendAgendaToReview } from "#agenda/send-agenda-to-review.ts";
import { commentOnCase } from "#case/comment-on-case.ts";
import { sendCaseBack } from "#case/send-case-back.ts";
import { cancelMeeting } from "#committee/cancel-meeting.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { stopDecision } from "#decision/stop-decision.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { moveMeeting } from "#committee/move-meeting.ts";
import { makeDeskHouse } from "#demo/desk-house.ts";
import type { JournalEntry } from "#journal/follow-up.ts";
import { chooseMail } from "#people/choose-mail.ts";
import { sendWaitingMail } from "#people/send-mail.job.ts";
import { listenForSubjects } from "#platform/changes.ts";
import { openFileStore } from "#platform/files.ts";
import { openMailer } from "#platform/mail.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { clockwork, reactions } from "../../src/reactions.ts";
import { byTheClock, followUp, startWorker, type WorkerHouse } from "../../src/worker.ts";

const noon = new Date("2026-11-23T11:00:00Z");
const minutes = (count: number): Date => new Date(noon.getTime() + count * 60_000);

type House = WorkerHouse & {
  database: TestDatabase;
  person(name: string, ...roles: HeldRole[]): Promise<Actor>;
  /** The meeting whose agenda is being put together, and the case that waits with an approver. */ meeting: number;
  waiting: number;
  mails(): Promise<{ to: string; subject: string; text: string; digest: string | null; next: Date; attachments: { name: string; content: string }[] }[]>;
  told: string[];
};

/** The demonstration's house with its mark taken off, so that its people are written to. */
async function aHouse(t: TestContext): Promise<House> {
  const database = await testDatabase(t);
  const sql = database.desk;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-worker-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  await makeDeskHouse(sql, openFileStore(folder), noon);
  await database.owner`delete from desk.setting where key = 'demonstration'`;
  const told: string[] = [];
  const house: WorkerHouse = { sql, origin: "https://sagsgang.lindeborg.example", now: () => noon, log: (message) => told.push(message) };
  // What the house did before the worker knew it is nobody's news.
  assert.deepEqual(await followUp(house, reactions), { done: 0, failed: 0 });
  const [meeting] = await sql<{ id: number }[]>`select id::float8 as id from desk.agenda where state = 'draft'`;
  const [waiting] = await sql<{ id: number }[]>`select id::float8 as id from desk.case_paper where state = 'inApproval'`;
  return {
    ...house,
    database,
    told,
    meeting: meeting!.id,
    waiting: waiting!.id,
    async person(name, ...roles) {
      const [row] = await sql<{ id: number }[]>`select id::float8 as id from desk.person where name = ${name}`;
      return { person: row!.id, name, roles };
    },
    mails: async () => sql`select to_address as "to", subject, text, digest_key as digest, next_try as next, attachments from desk.mail order by id` as never,
  };
}

const secretaryRole: HeldRole = { role: "secretary", committee: null };
const must = <Done extends { ok: boolean }>(done: Done): Done => {
  assert.ok(done.ok, JSON.stringify(done));
  return done;
};

test("an agenda that is sent reaches each member once, closed items by their neutral titles, however often the work is done", async (t) => {
  const house = await aHouse(t);
  const { sql, meeting } = house;
  const secretary = await house.person("Sofie Rask", secretaryRole);
  must(await releaseAgenda(sql, { actor: secretary, at: noon }, { meeting, lateBecause: null }));
  assert.deepEqual(await followUp(house, reactions), { done: 1, failed: 0 });
  const mails = await house.mails();
  const agenda = (await agendas.load(sql, meeting))!;
  const [seats] = await sql<{ n: number }[]>`select count(*)::int as n from desk.seat where committee = ${agenda.committee}`;
  assert.equal(mails.length, seats!.n);
  assert.match(mails[0]!.subject, /^Dagsorden: Beskæftigelses- og Integrationsudvalget/);
  assert.match(mails[0]!.text, /sagsgang\.lindeborg\.example\/moeder\/\d+\/laes/);
  const calendar = Buffer.from(mails[0]!.attachments[0]!.content, "base64").toString("utf8");
  assert.match(calendar, new RegExp(`UID:moede\\.${meeting}@sagsgang\\.lindeborg\\.example`));
  for (const item of agenda.items.filter((each) => each.closed && each.title !== each.publicTitle)) assert.ok(!mails[0]!.text.includes(item.title), item.title);

  assert.deepEqual(await followUp(house, reactions), { done: 0, failed: 0 });
  // The worker died when the mails were laid and the mark was not: the work is done anew, the mails are not.
  await house.database.owner`delete from desk.reaction_done`;
  await followUp(house, reactions);
  const [entry] = await sql<
    JournalEntry[]
  >`select id::float8 as id, at, by, kind, about, what from desk.journal where kind = 'agenda-released' order by id desc limit 1`;
  await sql.begin((tx) => mailMembers(tx, entry!, { origin: house.origin, at: noon }));
  assert.equal((await house.mails()).length, mails.length);
});

test("in a demonstration nobody is written to", async (t) => {
  const house = await aHouse(t);
  await house.database.owner`insert into desk.setting (key, value) values ('demonstration', 'ja')`;
  must(await releaseAgenda(house.sql, { actor: await house.person("Sofie Rask", secretaryRole), at: noon }, { meeting: house.meeting, lateBecause: null }));
  assert.deepEqual(await followUp(house, reactions), { done: 1, failed: 0 });
  assert.equal((await house.mails()).length, 0);
});

test("a closed item's words are in no mail", async (t) => {
  const house = await aHouse(t);
  const { sql, meeting } = house;
  const secret = "Klage over Peder Vestergaards bolig";
  await house.database.owner`
    update desk.agenda set content = jsonb_set(content, '{items,1}', content -> 'items' -> 1 || ${sql.json({ title: secret, publicTitle: "Sag om enkeltpersoners forhold", closed: true, closedReason: "§ 27" })}::jsonb) where id = ${meeting}`;
  const secretary = await house.person("Sofie Rask", secretaryRole);
  must(await releaseAgenda(sql, { actor: secretary, at: noon }, { meeting, lateBecause: null }));
  await followUp(house, reactions);
  const [mail] = await house.mails();
  assert.ok(!JSON.stringify(mail).includes("Vestergaard"));
  assert.match(mail!.text, /Sag om enkeltpersoners forhold \(lukket\)/);
});

test("a case sent back and a remark are told to its author together, and an approver is asked", async (t) => {
  const house = await aHouse(t);
  const { sql, waiting } = house;
  const chief = await house.person("Hanne Fuglsig", { role: "approver", committee: null });
  must(await commentOnCase(sql, { actor: chief, at: noon }, { case: waiting, text: "Tallet i andet afsnit er fra sidste år.", section: null }));
  must(await sendCaseBack(sql, { actor: chief, at: noon }, { case: waiting, remark: "Ret tallet." }));
  await followUp(house, reactions);
  const mails = await house.mails();
  assert.deepEqual(
    mails.map((mail) => [mail.to, mail.digest]),
    [
      ["mikkel.bregendahl@lindeborg.example", "news"],
      ["mikkel.bregendahl@lindeborg.example", "news"],
    ],
  );
  const [file] = await sql<{ id: number }[]>`select id::float8 as id from desk.case_paper where state = 'draft' limit 1`;
  const author = await house.person("Mikkel Bregendahl", { role: "caseWorker", committee: null });
  const { sendForApproval } = await import("#case/send-for-approval.ts");
  must(await sendForApproval(sql, { actor: author, at: noon }, { case: file!.id }));
  await followUp(house, reactions);
  const asked = (await house.mails()).slice(2);
  assert.deepEqual(
    asked.map((mail) => mail.to),
    ["hanne.fuglsig@lindeborg.example", "torben.aaskov@lindeborg.example"],
  );
  assert.match(asked[0]!.text, /venter på godkendelse \(Fagchef\)/);
});

test("an agenda for review goes to the chair and the cases' authors", async (t) => {
  const house = await aHouse(t);
  must(await sendAgendaToReview(house.sql, { actor: await house.person("Sofie Rask", secretaryRole), at: noon }, { meeting: house.meeting }));
  await followUp(house, reactions);
  const mails = await house.mails();
  assert.equal(mails.length, 2);
  assert.ok(mails.some((mail) => mail.to === "mikkel.bregendahl@lindeborg.example"));
});

test("a meeting that is moved and cancelled keeps its name in the members' calendars", async (t) => {
  const house = await aHouse(t);
  const { sql } = house;
  const secretary = await house.person("Sofie Rask", secretaryRole);
  const [planned] = await sql<{ id: number; date: string; version: number }[]>`
    select m.id::float8 as id, m.date::text as date, m.version from desk.planned_meeting m left join desk.agenda a on a.id = m.id
    where a.id is null and m.date > '2026-11-23' order by m.date limit 1`;
  const { id, date, version } = planned!;
  const given = { meeting: id, date: addDays(date, 1), start: "15:00", end: null, place: null, reason: "Formanden er i Bruxelles" };
  must(await moveMeeting(sql, { actor: secretary, at: noon }, { ...given, version }));
  must(await cancelMeeting(sql, { actor: secretary, at: noon }, { meeting: id, version: version + 1, reason: "For få sager" }));
  await followUp(house, reactions);
  const own = await house.mails();
  const first = own[0]!.to;
  const [moved, cancelled] = own.filter((mail) => mail.to === first);
  const calendars = [moved, cancelled].map((mail) => Buffer.from(mail!.attachments[0]!.content, "base64").toString("utf8"));
  const uid = (text: string): string => /UID:(.*)/.exec(text)![1]!.trim();
  assert.equal(uid(calendars[0]!), uid(calendars[1]!));
  assert.match(calendars[1]!, /STATUS:CANCELLED/);
  assert.match(calendars[1]!, /SEQUENCE:2/);
  assert.match(moved!.text, /Formanden er i Bruxelles/);
});

test("who will have one mail a day gets one in the morning, and who will have none is left alone", async (t) => {
  const house = await aHouse(t);
  const { sql, meeting } = house;
  const committee = (await agendas.load(sql, meeting))!.committee;
  const [daily, silent] = await sql<
    { person: number; name: string }[]
  >`select person::float8 as person, name from desk.seat where committee = ${committee} order by person limit 2`;
  for (const [who, choice] of [
    [daily!, "daily"],
    [silent!, "signature"],
  ] as const)
    must(await chooseMail(sql, { actor: { person: who.person, name: who.name, roles: [] }, at: noon }, { choice }));
  const wrong = await chooseMail(sql, { actor: { person: daily!.person, name: daily!.name, roles: [] }, at: noon }, { choice: "hourly" });
  assert.equal(wrong.ok ? "ok" : wrong.code, "answer-not-valid");
  must(await releaseAgenda(sql, { actor: await house.person("Sofie Rask", secretaryRole), at: noon }, { meeting, lateBecause: null }));
  await followUp(house, reactions);
  const mails = await house.mails();
  const addressOf = async (person: number): Promise<string> => (await sql<{ email: string }[]>`select email from desk.person where id = ${person}`)[0]!.email;
  const toDaily = mails.find((mail) => mail.digest === "daily");
  assert.equal(toDaily!.to, await addressOf(daily!.person));
  assert.equal(toDaily!.next.toISOString(), "2026-11-24T05:30:00.000Z");
  const quiet = await addressOf(silent!.person);
  assert.ok(!mails.some((mail) => mail.to === quiet));
});

test("a year's plan told at once is one mail with one calendar", async (t) => {
  const house = await aHouse(t);
  const { sql } = house;
  const secretary = await house.person("Sofie Rask", secretaryRole);
  const committee = (await agendas.load(sql, house.meeting))!.committee;
  for (const date of ["2027-02-03", "2027-03-03", "2027-04-07"])
    must(await planMeeting(sql, { actor: secretary, at: noon }, { committee, date, start: "16:00", end: null, place: null, kind: "ordinary" }));
  await followUp(house, reactions);
  const sent: { attachments: readonly { name: string; content: string }[] }[] = [];
  const mailer = { send: async (mail: (typeof sent)[number]) => (sent.push(mail), { ok: true as const }), check: async () => null, close: () => {} };
  await sendWaitingMail(sql, mailer, () => minutes(16));
  const [seats] = await sql<{ n: number }[]>`select count(*)::int as n from desk.seat where committee = ${committee}`;
  assert.equal(sent.length, seats!.n);
  assert.deepEqual(
    sent[0]!.attachments.map((each) => each.name),
    ["moeder.ics"],
  );
  const calendar = Buffer.from(sent[0]!.attachments[0]!.content, "base64").toString("utf8");
  assert.deepEqual([calendar.match(/BEGIN:VCALENDAR/g)!.length, calendar.match(/BEGIN:VEVENT/g)!.length, calendar.match(/END:VCALENDAR/g)!.length], [1, 3, 1]);
});

test("a decision that is stopped is told to the council's secretary and the author, and one sent on to the committee it was sent to", async (t) => {
  const house = await aHouse(t);
  const { sql, meeting } = house;
  const secretary = await house.person("Sofie Rask", secretaryRole);
  const call = { actor: secretary, at: noon };
  must(await releaseAgenda(sql, call, { meeting, lateBecause: null }));
  must(await openMeeting(sql, call, { meeting }));
  must(await recordAttendance(sql, call, { meeting, attendance: "all" }));
  const { items, committee } = (await agendas.load(sql, meeting))!;
  const [stopped, referred] = items.filter((item) => item.case !== null && !item.closed);
  for (const item of items)
    must(
      await recordDecision(sql, call, {
        meeting,
        item: item.id,
        text: "Tiltrådte indstillingen.",
        turn: item.id === referred!.id ? { kind: "referred", to: "Børne- og Skoleudvalget", why: null } : null,
        shown: true,
        was: null,
      }),
    );
  const [member] = await sql<
    { person: number; name: string }[]
  >`select person::float8 as person, name from desk.seat where committee = ${committee} and role = 'member' limit 1`;
  const asMember: Actor = { ...member!, roles: [{ role: "member", committee }] };
  must(await stopDecision(sql, { actor: asMember, at: noon }, { meeting, item: stopped!.id, person: member!.person }));
  await followUp(house, reactions);
  const about = async (words: RegExp): Promise<string[]> => (await house.mails()).filter((mail) => words.test(mail.subject)).map((mail) => mail.to);
  assert.deepEqual(await about(/^Begæret indbragt/), ["sofie.rask@lindeborg.example", "mikkel.bregendahl@lindeborg.example"]);
  assert.deepEqual(await about(/^Sendt videre/), [], "not before the meeting is closed");
  must(await closeMeeting(sql, call, { meeting }));
  await followUp(house, reactions);
  assert.deepEqual(await about(/^Sendt videre til Børne- og Skoleudvalget/), ["sofie.rask@lindeborg.example"]);
});

test("the day before an agenda is due its secretary is told once, and not when it has been sent", async (t) => {
  const house = await aHouse(t);
  const { sql, meeting } = house;
  const remind = clockwork.filter((each) => each.job === "remind-of-agenda");
  const [planned] = await sql<{ date: string }[]>`select date::text as date from desk.planned_meeting where id = ${meeting}`;
  const days = async (from: number, until: number): Promise<void> => {
    for (let day = from; day <= until; day++)
      await byTheClock({ ...house, now: () => new Date(`${addDays(planned!.date, day)}T10:00:00Z`) }, remind, new Map());
  };
  await days(-12, -1);
  const own = (await house.mails()).filter((mail) => mail.text.includes(`/moeder/${meeting}/`));
  assert.equal(own.length, 1);
  assert.match(own[0]!.subject, /skal sendes senest/);
});

test("a job that fails is told and tried again later, and holds up no other", async (t) => {
  const house = await aHouse(t);
  const { sql, waiting } = house;
  let broken = true;
  const table = [
    {
      job: "broken",
      after: ["case-commented"] as const,
      does: async () => {
        if (broken) throw new Error("the other end is closed");
      },
    },
    ...reactions,
  ];
  await followUp(house, table);
  const chief = await house.person("Hanne Fuglsig", { role: "approver", committee: null });
  for (const text of ["Et", "To"]) must(await commentOnCase(sql, { actor: chief, at: noon }, { case: waiting, text, section: null }));
  assert.deepEqual(await followUp(house, table), { done: 2, failed: 2 });
  assert.match(house.told[0]!, /broken ved journalens nr\. \d+ \(forsøg 1\).*the other end is closed/s);
  assert.deepEqual(await followUp(house, table), { done: 0, failed: 0 }, "not before its time");
  assert.deepEqual(await followUp({ ...house, now: () => minutes(2) }, table), { done: 0, failed: 2 });
  broken = false;
  assert.deepEqual(await followUp({ ...house, now: () => minutes(10) }, table), { done: 2, failed: 0 });
  broken = true;
  must(await commentOnCase(sql, { actor: chief, at: minutes(11) }, { case: waiting, text: "Tre", section: null }));
  let tries = 0;
  for (let hour = 0; hour < 24 * 8; hour++) tries += (await followUp({ ...house, now: () => minutes(11 + hour * 60) }, table)).failed;
  assert.equal(tries, 10, "then it is given up");
});

test("the worker hears of what happens at once, goes on after a restart, and two workers send one mail", { timeout: 60_000 }, async (t) => {
  const house = await aHouse(t);
  const { sql, meeting } = house;
  const subjects = await listenForSubjects(sql, "desk_changed");
  t.after(() => subjects.stop());
  const received: string[] = [];
  const mailServer = async (port: number): Promise<SMTPServer> => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData(stream, session, callback) {
        received.push(session.envelope.rcptTo[0]!.address);
        stream.resume();
        stream.on("end", () => callback());
      },
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
    return server;
  };
  const stop = (server: SMTPServer): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  const dead = await mailServer(0);
  const port = (dead.server.address() as AddressInfo).port;
  await stop(dead);
  const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: "Sagsgang <sagsgang@lindeborg.example>" });

  // Nobody works when it happens.
  must(await releaseAgenda(sql, { actor: await house.person("Sofie Rask", secretaryRole), at: noon }, { meeting, lateBecause: null }));
  const workers = await Promise.all([1, 2].map(() => startWorker(house, subjects, { reactions, clockwork: [] })));
  t.after(() => Promise.all(workers.map((each) => each.stop())));
  const until = async (count: number): Promise<number> => {
    for (let tries = 0; tries < 100 && (await house.mails()).length < count; tries++) await wait(50);
    await wait(200);
    return (await house.mails()).length;
  };
  const [seats] = await sql<{ n: number }[]>`select count(*)::int as n from desk.seat where committee = ${(await agendas.load(sql, meeting))!.committee}`;
  assert.equal(await until(seats!.n), seats!.n);
  const chief = await house.person("Hanne Fuglsig", { role: "approver", committee: null });
  must(await commentOnCase(sql, { actor: chief, at: noon }, { case: house.waiting, text: "Se her", section: null }));
  assert.equal(await until(seats!.n + 1), seats!.n + 1, "told within seconds");

  assert.match((await sendWaitingMail(sql, mailer, () => noon)).serverDown ?? "", /ECONNREFUSED/);
  const alive = await mailServer(port);
  t.after(() => stop(alive));
  await sendWaitingMail(sql, mailer, () => minutes(20));
  assert.equal(received.length, seats!.n + 1);
  assert.equal(new Set(received).size, seats!.n + 1);
  assert.deepEqual(house.told, []);
});

test("what nobody needs is let go of by the clock", async (t) => {
  const house = await aHouse(t);
  const { sql } = house;
  const old = new Date("2026-09-01T10:00:00Z");
  const person = (await house.person("Sofie Rask")).person;
  await sql`insert into desk.form_once (mark, answer, at) values ('old', '{}', ${old}), ('new', '{}', ${noon})`;
  await sql`insert into desk.case_presence (paper, person, name, seen_at) values (1, ${person}, 'Sofie', ${old})`;
  await sql`insert into desk.session (id, person, how, created_at, seen_at, expires_at, ended_at) values
    (${"a".repeat(64)}, ${person}, 'oidc', ${old}, ${old}, ${minutes(10)}, ${old}), (${"b".repeat(64)}, ${person}, 'oidc', ${old}, ${noon}, ${minutes(10)}, null)`;
  await sql`insert into desk.invitation (id, person, created_at, expires_at) values (${"c".repeat(64)}, ${person}, ${old}, ${old})`;
  await sql`insert into desk.mail (to_address, subject, text, kind, state, created_at, next_try, sent_at) values
    ('a@lindeborg.example', 'Gammel', 'Ord', 'single', 'sent', ${old}, ${old}, ${old}), ('a@lindeborg.example', 'Ny', 'Ord', 'single', 'sent', ${old}, ${old}, ${noon})`;
  await byTheClock(house, clockwork, new Map());
  assert.deepEqual(
    (await sql`select mark from desk.form_once where mark in ('old', 'new')`).map((row) => row["mark"]),
    ["new"],
  );
  assert.equal((await sql`select person from desk.case_presence`).length, 0);
  assert.deepEqual(
    (await sql`select left(id, 1) as id from desk.session`).map((row) => row["id"]),
    ["b"],
  );
  assert.equal((await sql`select id from desk.invitation`).length, 0);
  assert.deepEqual(
    (await sql`select subject, text from desk.mail where to_address = 'a@lindeborg.example' order by id`).map((row) => [row["subject"], row["text"]]),
    [
      ["Gammel", ""],
      ["Ny", "Ord"],
    ],
  );
  assert.deepEqual(house.told, []);
});

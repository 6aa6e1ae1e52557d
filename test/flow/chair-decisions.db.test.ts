/** The chair's decisions, from the chair's desk to the meeting that hears of them (KSL § 22). */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import type { Actor } from "#core/people.ts";
import { reportTitle } from "#core/announced.ts";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { agendas } from "#agenda/store.ts";
import { makeDeskHouse } from "#demo/desk-house.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { openFileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { testDatabase } from "#test/database.ts";
import { followUp } from "../../src/worker.ts";
import { reactions } from "../../src/reactions.ts";
import { decideAsChair } from "#decision/decide-as-chair.ts";
import { recordDecision } from "#decision/record-decision.ts";

const noon = new Date("2026-11-23T11:00:00Z");

type House = { sql: Sql; committee: number; chair: Actor; member: Actor; secretary: Actor; meeting: number; openCase: number };

async function aHouse(t: TestContext): Promise<House> {
  const { desk: sql } = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-chair-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  await makeDeskHouse(sql, openFileStore(folder), noon);
  const [found] = await sql<{ id: number }[]>`select id::float8 as id from desk.committee where name like 'Børne%'`;
  const committee = found!.id;
  const seats = await sql<{ person: number; name: string; role: "chair" | "viceChair" | "member" }[]>`
    select person::float8 as person, name, role from desk.seat where committee = ${committee}`;
  const as = (role: "chair" | "member"): Actor => {
    const seat = seats.find((each) => each.role === role)!;
    return { person: seat.person, name: seat.name, roles: [{ role, committee }] };
  };
  const [sofie] = await sql<{ id: number }[]>`select id::float8 as id from desk.person where name = 'Sofie Rask'`;
  const [meeting] = await sql<{ id: number }[]>`select id::float8 as id from desk.planned_meeting where committee = ${committee} and date > '2026-11-23'`;
  const [paper] = await sql<
    { id: number }[]
  >`select id::float8 as id from desk.case_paper where committee = ${committee} and not (content ->> 'closed')::boolean limit 1`;
  return {
    sql,
    committee,
    chair: as("chair"),
    member: as("member"),
    secretary: { person: sofie!.id, name: "Sofie Rask", roles: [{ role: "secretary", committee: null }] },
    meeting: meeting!.id,
    openCase: paper!.id,
  };
}

const given = { text: "Skolen må låne hallen den 1. december.", because: "Svaret skulle gives i dag.", case: null, closed: false };

test("only the chair decides for the committee, and says what and why", async (t) => {
  const { sql, committee, chair, member, secretary, openCase } = await aHouse(t);
  const tried = async (actor: Actor, change: Partial<typeof given> | { case: number } | { committee: number }): Promise<string> => {
    const done = await decideAsChair(sql, { actor, at: noon }, { ...given, committee, ...change });
    return done.ok ? "done" : done.code;
  };
  assert.equal(await tried(member, {}), "not-allowed");
  assert.equal(await tried(secretary, {}), "not-allowed");
  assert.equal(await tried(chair, { text: "  " }), "chair-decision-empty");
  assert.equal(await tried(chair, { because: "" }), "chair-reason-missing");
  const [elsewhere] = await sql<{ id: number }[]>`select id::float8 as id from desk.case_paper where committee <> ${committee} limit 1`;
  assert.equal(await tried(chair, { case: elsewhere!.id }), "chair-case-elsewhere");
  assert.equal(await tried({ ...chair, roles: [{ role: "chair", committee: null }] }, { committee: 999 }), "not-found");
  assert.equal((await sql`select id from desk.chair_decision`).length, 0);
  assert.equal(await tried(chair, { case: openCase }), "done");
  const rows = await sql<{ about: string; by: string }[]>`select about, by from desk.journal where kind = 'chair-decided'`;
  assert.equal(rows.length, 1);
  assert.equal(rows[0]!.by, `person:${chair.person}`);
  assert.match(rows[0]!.about, /^chair-decision:\d+$/);
});

test("what the chair decided stands under the announcements of the next agenda, and is reported when that meeting is closed", async (t) => {
  const { sql, committee, chair, secretary, meeting } = await aHouse(t);
  await followUp({ sql, origin: "https://sagsgang.example", now: () => noon, log: (message) => t.diagnostic(message) }, reactions);
  const decided = async (change: Partial<typeof given>, at: Date): Promise<void> => {
    const done = await decideAsChair(sql, { actor: chair, at }, { ...given, committee, ...change });
    assert.ok(done.ok);
  };
  await decided({}, noon);
  const call = { actor: secretary, at: new Date("2026-11-24T09:00:00Z") };
  assert.ok((await openAgenda(sql, call, { meeting })).ok);
  const announcements = async (): Promise<string[]> =>
    (await agendas.load(sql, meeting))!.items
      .filter((item) => item.standing === "announcements")
      .flatMap((item) => item.subItems.map((sub) => `${item.closed ? "lukket" : "åbent"}: ${sub.title}: ${sub.text}`));
  assert.deepEqual(await announcements(), [
    `åbent: ${reportTitle}: 23. november 2026: Skolen må låne hallen den 1. december.\nGrunden til, at formanden afgjorde det: Svaret skulle gives i dag.`,
  ]);

  // Decided while the agenda was put together: it comes along when it is sent, the closed one only where it is closed.
  await decided({ text: "Anden afgørelse" }, new Date("2026-11-25T09:00:00Z"));
  await decided({ text: "Sag om en medarbejder", closed: true }, new Date("2026-11-25T09:10:00Z"));
  const later = { actor: secretary, at: new Date("2026-11-26T09:00:00Z") };
  for (const item of (await agendas.load(sql, meeting))!.items.filter((each) => each.closed))
    assert.ok((await closeItem(sql, later, { meeting, item: item.id, reason: "Personalesager", publicTitle: item.title })).ok);
  const sent = await releaseAgenda(sql, later, { meeting, lateBecause: null });
  assert.ok(sent.ok, JSON.stringify(sent));
  const told = await announcements();
  assert.equal(told.length, 2);
  assert.match(
    told.find((each) => each.startsWith("åbent"))!,
    /hallen[\s\S]*Anden afgørelse/,
  );
  assert.ok(!told.find((each) => each.startsWith("åbent"))!.includes("medarbejder"));
  assert.match(
    told.find((each) => each.startsWith("lukket"))!,
    /Sag om en medarbejder/,
  );
  const agenda = (await agendas.load(sql, meeting))!;
  const numbers = agenda.items.map((item) => Number(item.number));
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
  );
  assert.match(JSON.stringify(agenda.items.find((item) => item.standing === "announcements" && !item.closed)!.paper), /Anden afgørelse/);

  await decided({ text: "Efter udsendelsen" }, new Date("2026-11-27T09:00:00Z"));
  const held = { actor: secretary, at: new Date("2026-12-09T16:00:00Z") };
  assert.ok((await openMeeting(sql, held, { meeting })).ok);
  assert.ok((await recordAttendance(sql, held, { meeting, attendance: "all" })).ok);
  for (const item of agenda.items)
    assert.ok((await recordDecision(sql, held, { meeting, item: item.id, text: "Intet.", turn: null, shown: true, was: null })).ok);
  assert.ok((await closeMeeting(sql, held, { meeting })).ok);
  const worker = { sql, origin: "https://sagsgang.example", now: () => held.at, log: (message: string) => t.diagnostic(message) };
  for (let twice = 0; twice < 2; twice++) await followUp(worker, reactions);
  const rows = await sql<{ text: string; reported: number | null }[]>`select text, reported_at::float8 as reported from desk.chair_decision order by id`;
  assert.deepEqual(
    rows.map((row) => [row.text, row.reported]),
    [
      ["Skolen må låne hallen den 1. december.", meeting],
      ["Anden afgørelse", meeting],
      ["Sag om en medarbejder", meeting],
      ["Efter udsendelsen", null],
    ],
  );
  assert.equal((await sql`select id from desk.journal where kind = 'chair-decision-reported'`).length, 3);
});

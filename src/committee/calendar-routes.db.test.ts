/** A secret address that gives one person's meetings to a calendar that cannot log in. */

import assert from "node:assert/strict";
import test from "node:test";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { aCommittee, aHouse, answerOf, seatSome, type House } from "#test/committees.ts";
import { deactivatePerson } from "#people/deactivate-person.ts";
import { giveRole } from "#people/give-role.ts";
import { hashOf } from "#platform/token.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { planMeeting } from "./plan-meeting.ts";
import { committeeRoutes } from "./routes.ts";

const noon = new Date("2026-02-02T11:00:00Z");

async function aDesk(
  t: Parameters<typeof deskFor>[0],
): Promise<{ desk: Desk; house: House; committee: number; other: number; addressOf(person: number): Promise<string> }> {
  const desk = await deskFor(t, { now: () => noon, stations: () => [committeeRoutes] });
  const house = await aHouse(t, desk.database);
  const committee = await aCommittee(house);
  const other = await aCommittee(house, "Teknisk Udvalg");
  await seatSome(house, committee);
  for (const [which, date] of [
    [committee, "2026-03-04"],
    [other, "2026-03-05"],
  ] as const)
    answerOf(
      await planMeeting(house.sql, house.administrator, { committee: which, date, start: "16:00", end: "18:00", place: "Mødelokale 2", kind: "ordinary" }),
    );
  const addressOf = async (person: number): Promise<string> => {
    const made = await fetch(`${desk.url}/min-side/kalender`, { method: "POST", headers: { cookie: await desk.cookieOf(person), origin: desk.url } });
    const page = await made.text();
    return /\/kalender\/[A-Za-z0-9_-]{43}\.ics/.exec(page)?.[0] ?? assert.fail("no address on the page");
  };
  return { desk, house, committee, other, addressOf };
}

test("a member's calendar has their own committee's meetings, and only committee, time, place and link", async (t) => {
  const { desk, house, committee, addressOf } = await aDesk(t);
  const [called] = await house.sql<
    { id: number; version: number }[]
  >`select id::float8 as id, version from desk.planned_meeting where committee = ${committee}`;
  const address = await addressOf(house.people[0]!);
  const text = await (await fetch(desk.url + address)).text();
  assert.match(text, /SUMMARY:Børne- og Skoleudvalget\r\n/);
  assert.match(text, /DTSTART;TZID=Europe\/Copenhagen:20260304T160000/);
  assert.match(text, /LOCATION:Mødelokale 2/);
  assert.ok(text.includes(`URL:${desk.url}/moeder/${called!.id}/dagsorden`));
  assert.doesNotMatch(text, /Teknisk Udvalg/);
  answerOf(
    await cancelMeeting(house.sql, house.administrator, { meeting: called!.id, version: called!.version, reason: "Personsagen om Peder Vestergaard er udsat" }),
  );
  const cancelled = await (await fetch(desk.url + address)).text();
  assert.match(cancelled, /STATUS:CANCELLED/);
  assert.doesNotMatch(cancelled, /Vestergaard|DESCRIPTION/, "a reason may tell what is closed");
  assert.match(await (await fetch(desk.url + (await addressOf(house.people[3]!)))).text(), /BEGIN:VCALENDAR(?![\s\S]*BEGIN:VEVENT)/, "one who sits nowhere");
});

test("a secretary's calendar has the meetings of the committees they keep", async (t) => {
  const { desk, house, other, addressOf } = await aDesk(t);
  const person = await desk.person("Sofie Rask");
  answerOf(await giveRole(house.sql, house.administrator, { person, role: "secretary", committee: other, from: "2026-01-01", until: null }));
  const text = await (await fetch(desk.url + (await addressOf(person)))).text();
  assert.match(text, /SUMMARY:Teknisk Udvalg/);
  assert.doesNotMatch(text, /Børne- og Skoleudvalget/);
});

test("a new address ends the old one, and an unknown one and one of somebody out of use are not there", async (t) => {
  const { desk, house, addressOf } = await aDesk(t);
  const status = async (address: string): Promise<number> => (await fetch(desk.url + address, { redirect: "manual" })).status;
  const first = await addressOf(house.people[0]!);
  assert.equal(await status(first), 200);
  const second = await addressOf(house.people[0]!);
  assert.deepEqual([await status(first), await status(second)], [404, 200]);
  assert.equal(await status(`/kalender/${"a".repeat(43)}.ics`), 404);
  assert.equal(await status("/kalender/a.ics"), 303, "what is no such address asks for login");
  assert.equal(await status("/kalender"), 303);
  const kept = await house.sql<{ id: string }[]>`select id from desk.calendar_address`;
  assert.deepEqual(
    kept.map((row) => row.id),
    [hashOf(second.slice("/kalender/".length, -".ics".length))],
    "only the hash is kept",
  );
  const told = await house.sql<{ row: string }[]>`select to_jsonb(j)::text as row from desk.journal j where kind = 'calendar-address-made'`;
  assert.equal(told.length, 2);
  assert.ok(!told.some(({ row }) => row.includes(second.slice(10, 53))));
  answerOf(await deactivatePerson(house.sql, house.administrator, { person: house.people[0]! }));
  assert.equal(await status(second), 404);
});

test("one who asks for calendars all the time is told to wait", { timeout: 60_000 }, async (t) => {
  const { desk } = await aDesk(t);
  let answer = 404;
  for (let asked = 0; asked < 601 && answer !== 429; asked++) {
    const reply = await fetch(`${desk.url}/kalender/${"b".repeat(43)}.ics`);
    answer = reply.status;
    if (answer === 429) assert.ok(Number(reply.headers.get("retry-after")) > 0);
    await reply.text();
  }
  assert.equal(answer, 429);
});

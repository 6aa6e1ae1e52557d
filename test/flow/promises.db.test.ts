/** Promises on their road: found when minutes are frozen, closed with their items, told on agendas, reminded of, and shown where they come up. */

import assert from "node:assert/strict";
import test from "node:test";
import { changeItem } from "#agenda/change-item.ts";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { agendaRoutes } from "#agenda/routes.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { agendas, promisesToTell } from "#agenda/store.ts";
import { caseRoutes } from "#case/routes.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { statusTitle } from "#core/announced.ts";
import type { Followup } from "#core/followup.ts";
import { houseActor } from "#core/people.ts";
import type { RefusalCode } from "#core/refusals.da.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { acceptPromise } from "#followup/accept-promise.ts";
import { dropPromise } from "#followup/drop-promise.ts";
import { followupRoutes } from "#followup/routes.ts";
import { typePromise } from "#followup/type-promise.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { correctMinutes } from "#minutes/correct-minutes.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { gradePart } from "#publication/grade-part.ts";
import { publishPapers } from "#publication/publish-papers.ts";
import { holdItemBack } from "#publication/hold-item-back.ts";
import { tellParty } from "#publication/tell-party.ts";
import { giveRole } from "#people/give-role.ts";
import { takeBackMinutes } from "#signature/take-back-minutes.ts";
import { aHouse, answerOf, at } from "#test/committees.ts";
import { deskFor } from "#test/desk-app.ts";
import { addTheme, anAgenda, anOpenMeeting, aRoad, decideAll, itemsOf, roadOf, type Road } from "#test/papers.ts";
import { aPublicRoad, heldWith, sentWith } from "#test/public-papers.ts";
import { clockwork, publicReactions, reactions } from "../../src/reactions.ts";
import { followUp } from "../../src/worker.ts";

const own = reactions.filter(({ job }) => job === "find-promises" || job === "close-promises");
const house = (road: Road): Parameters<typeof followUp>[0] => ({ sql: road.sql, origin: "https://sagsgang.lindeborg.example", now: () => at, log: () => {} });

async function typed(road: Road, words: string, due = "", closed = false, ownerPerson: number | null = null): Promise<number> {
  return answerOf(await typePromise(road.sql, road.secretary, { committee: road.committee, words, owner: null, ownerPerson, due, closed })).id;
}

async function registered({ sql, committee }: Road): Promise<Followup[]> {
  const rows = await sql<{ content: Followup }[]>`select content from desk.followup where committee = ${committee} order by id`;
  return rows.map((row) => row.content);
}

test("what is promised is proposed when the minutes are frozen, once, and goes when the words go", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  await followUp(house(road), own);
  const meeting = await anOpenMeeting(road, "2026-03-04");
  const [first, second] = (await itemsOf(road, meeting)) as [number, number];
  await decideAll(road, meeting);
  const decide = async (item: number, text: string): Promise<void> =>
    void answerOf(await recordDecision(sql, secretary, { meeting, item, text, turn: null, shown: true, was: null }));
  await decide(first, "Udvalget ønsker et orienteringspunkt om stierne på mødet den 3. juni 2026.");
  await decide(second, "Punktet drøftes igen i foråret 2027.");
  answerOf(await closeMeeting(sql, secretary, { meeting }));
  const freeze = async (): Promise<void> => {
    answerOf(await freezeMinutes(sql, secretary, { meeting, municipality: "Lindeborg Kommune" }));
    await followUp(house(road), own);
    await followUp(house(road), own);
  };
  const states = async (): Promise<string[][]> => (await registered(road)).map((each) => [each.state, each.words]);

  await freeze();
  assert.deepEqual(await states(), [
    ["proposed", "Udvalget ønsker et orienteringspunkt om stierne på mødet den 3. juni 2026."],
    ["proposed", "Punktet drøftes igen i foråret 2027."],
  ]);

  answerOf(await takeBackMinutes(sql, secretary, { meeting, reason: "En fejl i punkt 2." }));
  answerOf(await correctMinutes(sql, secretary, { meeting, item: second, text: "Taget til efterretning.", because: "Forkert ord." }));
  await freeze();
  assert.deepEqual(
    (await states()).map(([state]) => state),
    ["proposed", "dismissed"],
  );
  // The house set it aside, not a person: when the words are back it is asked about again.
  answerOf(await takeBackMinutes(sql, secretary, { meeting, reason: "Det var rigtigt før." }));
  answerOf(await correctMinutes(sql, secretary, { meeting, item: second, text: "Punktet drøftes igen i foråret 2027.", because: "Det var rigtigt før." }));
  await freeze();
  assert.deepEqual(
    (await states()).map(([state]) => state),
    ["proposed", "dismissed", "proposed"],
  );
});

test("a promise of a closed item is closed at the desk, also when the item is closed afterwards", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  await followUp(house(road), own);
  const agenda = await anAgenda(road, "2026-03-04");
  const shut = await addTheme(road, agenda, "Ansøger");
  answerOf(await closeItem(sql, secretary, { meeting: agenda, item: shut, reason: "Forvaltningsloven § 27", publicTitle: "En ansøgning" }));
  answerOf(await releaseAgenda(sql, secretary, { meeting: agenda, lateBecause: null }));
  answerOf(await openMeeting(sql, secretary, { meeting: agenda }));
  answerOf(await recordAttendance(sql, secretary, { meeting: agenda, attendance: "all" }));
  await decideAll(road, agenda);
  const [open] = (await itemsOf(road, agenda)) as [number];
  for (const item of [shut, open])
    answerOf(
      await recordDecision(sql, secretary, {
        meeting: agenda,
        item,
        text: `Udvalget ønsker en sag om hemmelighed${item} på mødet den 3. juni 2026.`,
        turn: null,
        shown: true,
        was: null,
      }),
    );
  answerOf(await closeMeeting(sql, secretary, { meeting: agenda }));
  answerOf(await freezeMinutes(sql, secretary, { meeting: agenda, municipality: "Lindeborg Kommune" }));
  await followUp(house(road), own);
  const closed = async (): Promise<boolean[]> => (await registered(road)).map((each) => each.closed);
  assert.deepEqual((await closed()).toSorted(), [false, true]);
  answerOf(await closeItem(sql, secretary, { meeting: agenda, item: open, reason: "Et navn", publicTitle: "Et punkt" }));
  await followUp(house(road), own);
  assert.deepEqual(await closed(), [true, true]);
});

test("what an item keeps from the public is told in the closed status alone, whatever kept it", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary, committee } = road;
  const meeting = await anOpenMeeting(road, "2026-03-04");
  const [item] = (await itemsOf(road, meeting)) as [number];
  await decideAll(road, meeting);
  answerOf(await closeMeeting(sql, secretary, { meeting }));
  answerOf(await freezeMinutes(sql, secretary, { meeting, municipality: "Lindeborg Kommune" }));
  const id = await typed(road, "Svar til ansøgeren om stien", "2026");
  // As the job finds it: with the item it was said in, on a house that has not closed the promise itself.
  const from = { meeting, item };
  await sql`update desk.followup set content = content || ${sql.json(from)} where id = ${id}`;
  const openly = async (): Promise<boolean> => (await promisesToTell(sql, committee)).some((each) => !each.closed && each.words.includes("ansøgeren"));
  assert.equal(await openly(), true);
  const step = async (verb: Promise<{ ok: true; answer: unknown } | { ok: false; code: RefusalCode }>, open: boolean, why: string): Promise<void> => {
    answerOf(await verb);
    assert.equal(await openly(), open, why);
  };
  const part = { meeting, item, part: "decision" as const, reason: "Et navn", basis: "Forvaltningsloven § 27" };
  await step(gradePart(sql, secretary, { ...part, open: false }), false, "the decision alone is closed");
  await step(gradePart(sql, secretary, { ...part, open: true }), true, "and open again");
  await step(holdItemBack(sql, secretary, { meeting, item, party: "Ansøgeren" }), false, "the party has not been told");
  await step(tellParty(sql, secretary, { meeting, item, on: "2026-02-02" }), true, "the party has been told");
});

test(
  "what a later agenda tells of an item goes from the open side when the item is closed, also when it was worded anew since",
  { timeout: 240_000 },
  async (t) => {
    const road = await aPublicRoad(t);
    const { sql, secretary, house: open } = road;
    const jobs = [...own, ...publicReactions(open)];
    await followUp(house(road), jobs);
    const paper = {
      title: "Stiens lys",
      body: "Om lyset.",
      recommendation: "at det tages til efterretning.",
      decision: "",
      closed: false,
      publicTitle: null,
      attachments: [],
    };
    const first = await sentWith(road, [paper], "2026-03-04");
    await heldWith(road, first.meeting, new Map([[first.items[0]!, "Udvalget ønsker en sag om klageren på Engvej på mødet den 3. juni 2026."]]));
    await followUp(house(road), jobs);
    const [proposed] = await registered(road);
    const accept = async (words: string): Promise<void> =>
      void answerOf(await acceptPromise(sql, secretary, { promise: proposed!.id, words, owner: null, ownerPerson: null, due: "3. juni 2026" }));
    await accept("Klageren på Engvej får en sag for udvalget");
    const second = await sentWith(road, [{ ...paper, title: "Et andet punkt" }], "2026-04-08");
    await accept("Sagen om lyset kommer igen");
    const third = await sentWith(road, [{ ...paper, title: "Sagen om lyset kommer igen" }], "2026-06-03");
    for (const meeting of [second.meeting, third.meeting])
      answerOf(await publishPapers(sql, open, secretary, { meeting, editions: ["itemList", "agenda"], excerpts: [] }));
    const rows = async (): Promise<string> => {
      const [row] = await road.database.citizen<{ text: string }[]>`
      select concat((select string_agg(i::text, ' ') from published.item i), (select string_agg(s::text, ' ') from published.section s)) as text`;
      return row!.text;
    };
    assert.match(await rows(), /Klageren på Engvej[\s\S]*Sagen om lyset kommer igen/);

    answerOf(await closeItem(sql, secretary, { meeting: first.meeting, item: first.items[0]!, reason: "Et navn", publicTitle: "Et punkt" }));
    // Twice: the part that is closed in the later agenda is itself something that happened.
    for (let times = 0; times < 2; times++) await followUp(house(road), jobs);
    assert.doesNotMatch(await rows(), /Klageren|Sagen om lyset/);
    assert.match(await rows(), /Et andet punkt/);
    const entries = async (): Promise<unknown> => road.database.owner`select count(*) from desk.journal`;
    const before = await entries();
    await followUp(house(road), jobs);
    assert.deepEqual(await entries(), before, "it is done once");
  },
);

test("the status writes itself on the agenda that is begun, as open or closed as it is", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary, committee } = road;
  await typed(road, "Lys på stien", "foråret 2026");
  await typed(road, "Ansøgerens svar", "2026", true);
  const dropped = await typed(road, "Et skilt");
  answerOf(await dropPromise(sql, secretary, { promise: dropped, reason: "Ikke lovligt." }));
  const planned = answerOf(
    await planMeeting(sql, secretary, { committee, date: "2026-06-17", start: "17:00", end: null, place: null, kind: "ordinary" }),
  ).meeting;
  answerOf(await openAgenda(sql, secretary, { meeting: planned }));
  const { items } = (await agendas.load(sql, planned))!;
  const texts = (closed: boolean): string =>
    items
      .filter((item) => item.closed === closed)
      .flatMap((item) => item.subItems.filter((sub) => sub.title === statusTitle).map((sub) => sub.text))
      .join("\n");
  assert.match(texts(false), /Lys på stien\nFrist: foråret 2026 \(overskredet\)/);
  assert.match(texts(false), /Et skilt\nOpgivet: Ikke lovligt\./);
  assert.match(texts(true), /Ansøgerens svar/);
  assert.ok(!texts(false).includes("Ansøgerens"));

  // Who writes in the item's form writes beside it, and takes nothing of it away.
  const announced = items.find((item) => !item.closed && item.subItems.some((sub) => sub.title === statusTitle))!;
  answerOf(await changeItem(sql, secretary, { meeting: planned, item: announced.id, change: { subItems: [{ title: "Sommerfest", text: "" }] } }));
  const after = (await agendas.load(sql, planned))!.items.find((item) => item.id === announced.id)!;
  assert.deepEqual(after.subItems, [...announced.subItems, { title: "Sommerfest", text: "" }]);
});

test(
  "who is to do it is reminded a fortnight before and when the time is over, once of each; a closed promise is not told in a mail",
  { timeout: 120_000 },
  async (t) => {
    const road = await aRoad(t);
    const { sql } = road;
    const person = road.people[0]!;
    await sql`update desk.person set email = ${["ejer", "lindeborg.example"].join("@")} where id = ${person}`;
    await typed(road, "Lys på stien", "1. maj 2026", false, person);
    await typed(road, "Ansøgerens svar", "1. maj 2026", true, person);
    const remind = clockwork.find(({ job }) => job === "remind-of-promises")!.does;
    const mails = async (day: string): Promise<string[]> => {
      const now = new Date(`${day}T10:00:00Z`);
      for (let times = 0; times < 2; times++) await remind(sql, { origin: "https://sagsgang.lindeborg.example", at: now });
      return (await sql<{ told: string }[]>`select subject || ' ' || text as told from desk.mail order by id`).map((row) => row.told);
    };
    assert.deepEqual(await mails("2026-04-16"), []);
    const before = await mails("2026-04-17");
    assert.equal(before.length, 2);
    assert.ok(before.every((mail) => mail.startsWith("Frist 1. maj 2026")) && before.some((mail) => mail.includes("Lys på stien")));
    assert.equal((await mails("2026-04-30")).length, 2);
    const after = await mails("2026-05-02");
    assert.equal(after.length, 4);
    assert.ok(after.filter((mail) => mail.startsWith("Fristen er gået")).length === 2 && after.every((mail) => !mail.includes("Ansøgerens")));
    assert.equal((await mails("2026-06-02")).length, 4);
  },
);

test("a promise due in spring stands on the agenda page of the first meeting of spring, and one click puts it on", { timeout: 120_000 }, async (t) => {
  const desk = await deskFor(t, { now: () => at, stations: () => [agendaRoutes, caseRoutes, followupRoutes] });
  const [secretary, caseWorker] = [await desk.person("Sofie Rask"), await desk.person("Malthe Overby")];
  const road = await roadOf(await aHouse(t, desk.database), { secretary, caseWorker, approver: caseWorker });
  for (const [person, role] of [
    [secretary, "secretary"],
    [caseWorker, "caseWorker"],
  ] as const)
    answerOf(await giveRole(road.sql, { actor: houseActor, at }, { person, role, committee: road.committee, from: "2026-01-01", until: null }));
  await typed(road, "Stierne drøftes igen i foråret", "foråret 2026");
  const cookie = await desk.cookieOf(secretary);
  const page = async (meeting: number): Promise<string> => (await fetch(`${desk.url}/moeder/${meeting}/dagsorden`, { headers: { cookie } })).text();
  const [winter, spring, later] = [await anAgenda(road, "2026-02-18"), await anAgenda(road, "2026-03-18"), await anAgenda(road, "2026-04-22")];
  assert.ok(!(await page(winter)).includes("Lovet til dette møde"));
  for (const meeting of [spring, later])
    assert.match(await page(meeting), /Lovet til dette møde[\s\S]*Stierne drøftes igen i foråret[\s\S]*frist: foråret 2026/);

  const [, form] = /Lovet til dette møde[\s\S]*?<form([\s\S]*?)<\/form>/.exec(await page(spring))!;
  const fields = [...form!.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]);
  const [, action] = /action="([^"]+)"/.exec(form!)!;
  const answer = await fetch(desk.url + action!, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: desk.url },
    body: new URLSearchParams(fields),
  });
  assert.equal(answer.status, 303);
  assert.ok((await agendas.load(road.sql, spring))!.items.some((item) => item.title === "Stierne drøftes igen i foråret"));
  assert.match(await page(spring), /Stierne drøftes igen i foråret[\s\S]*Står på dagsordenen/);
});

/** What is closed stays closed whatever came before and whatever comes after: each test is an order of events that once let something out. */

import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { addItem } from "#agenda/add-item.ts";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { openItem } from "#agenda/open-item.ts";
import { agendas } from "#agenda/store.ts";
import { gradeAttachment } from "#case/grade-attachment.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { acceptPromise } from "#followup/accept-promise.ts";
import { addSlides } from "#meeting/add-slides.ts";
import { changeDoors } from "#meeting/change-doors.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { reopenMeeting } from "#meeting/reopen-meeting.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { gradePart } from "#publication/grade-part.ts";
import { holdItemBack } from "#publication/hold-item-back.ts";
import { publishPapers } from "#publication/publish-papers.ts";
import { isOurs } from "#publication/published-store.ts";
import { publications } from "#publication/store.ts";
import { tellParty } from "#publication/tell-party.ts";
import { outNow, type Edition } from "#core/publication.ts";
import { takeBackMinutes } from "#signature/take-back-minutes.ts";
import { answerOf } from "#test/committees.ts";
import { aPlannedMeeting } from "#test/papers.ts";
import { aPublicRoad, heldWith, sentWith, type PaperGiven, type PublicRoad } from "#test/public-papers.ts";
import { publicReactions, reactions } from "../../src/reactions.ts";
import { followUp } from "../../src/worker.ts";

const paper = (title: string, over: Partial<PaperGiven> = {}): PaperGiven => ({
  title,
  body: `Det handler om ${title.toLowerCase()}.`,
  recommendation: "at det tages til efterretning.",
  decision: "",
  closed: false,
  publicTitle: "Et punkt",
  attachments: [],
  ...over,
});
const drawing = { name: "Tegningen fra Åkanden", text: "To gynger.", open: true };

type Told = PublicRoad & { follow(): Promise<void>; out(): Promise<string>; publish(meeting: number, ...editions: Edition[]): Promise<void> };

async function aRoadWithJobs(t: TestContext): Promise<Told> {
  const road = await aPublicRoad(t);
  const { sql, secretary, house, database } = road;
  const jobs = [...reactions.filter(({ job }) => job.startsWith("close-") || job === "find-promises"), ...publicReactions(house)];
  const follow = async (): Promise<void> => {
    for (let times = 0; times < 3; times++)
      await followUp({ sql, origin: "http://localhost:3001", now: () => secretary.at, log: (line) => assert.fail(line) }, jobs);
  };
  await follow();
  return {
    ...road,
    follow,
    // All a citizen's connection reads, standing or not.
    out: async () => {
      const [row] = await database.citizen<{ text: string }[]>`
        select concat_ws(' ', (select string_agg(i::text, ' ') from published.item i), (select string_agg(s::text, ' ') from published.section s),
          (select string_agg(a::text, ' ') from published.attachment a), (select string_agg(d.file_name, ' ') from published.document d)) as text`;
      return row!.text;
    },
    publish: async (meeting, ...editions) => void answerOf(await publishPapers(sql, house, secretary, { meeting, editions, excerpts: [] })),
  };
}

test("an opening by name does not outlive the closing of the item, though nothing was out when it was closed", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary } = road;
  const { meeting, items } = await sentWith(road, [paper("Gynger ved søen", { attachments: [drawing] }), paper("Bænke")], "2026-03-04");
  const item = items[0]!;
  const part = { meeting, item, reason: "Prøve", basis: "Offentlighedsloven § 7" };
  answerOf(await gradePart(sql, secretary, { ...part, part: "body", open: false }));
  answerOf(await gradePart(sql, secretary, { ...part, part: "body", open: true }));
  answerOf(await gradePart(sql, secretary, { ...part, part: "attachment:1", open: true }));
  answerOf(await openMeeting(sql, secretary, { meeting }));
  answerOf(await changeDoors(sql, secretary, { meeting, item, closed: true, reason: "Et navn" }));
  await road.follow();
  await road.publish(meeting, "agenda", "attachments");
  assert.match(await road.out(), /Bænke/);
  assert.doesNotMatch(await road.out(), /gynger ved søen|Tegningen/i);
});

test("an attachment closed in its case stays closed when its item, closed then, is opened", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary, caseWorker } = road;
  const { meeting, items } = await sentWith(road, [paper("Gynger", { attachments: [drawing] })], "2026-03-04");
  const item = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === items[0])!;
  answerOf(await closeItem(sql, secretary, { meeting, item: item.id, reason: "Et navn", publicTitle: "En sag" }));
  answerOf(await gradeAttachment(sql, caseWorker, { case: item.case!, attachment: 1, open: false, reason: "Et navn på tegningen" }));
  await road.follow();
  answerOf(await openItem(sql, secretary, { meeting, item: item.id, reason: "Navnet er ude" }));
  await road.publish(meeting, "agenda", "attachments");
  assert.match(await road.out(), /Gynger/);
  assert.doesNotMatch(await road.out(), /Tegningen/);
});

test("what is laid anew when something is closed holds no more than a person has published", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary, files } = road;
  const { meeting, items } = await sentWith(road, [paper("Gynger"), paper("Bænke"), paper("Skilte")], "2026-03-04");
  const [first, second, third] = items as [number, number, number];
  await road.publish(meeting, "agenda", "attachments");
  // Opened, shown and told since, and published by nobody.
  answerOf(await gradePart(sql, secretary, { meeting, item: second, part: "body", open: false, reason: "Prøve", basis: "KSL § 10" }));
  await road.follow();
  answerOf(await gradePart(sql, secretary, { meeting, item: second, part: "body", open: true, reason: "Prøve", basis: "KSL § 10" }));
  answerOf(await openMeeting(sql, secretary, { meeting }));
  const upload = { fileName: "Lysbilleder.txt", bytes: Buffer.from("Vist på mødet") };
  answerOf(await addSlides(sql, files, secretary, { meeting, item: second, upload, name: "Lysbilleder fra mødet", open: true, reason: null }));
  answerOf(await changeDoors(sql, secretary, { meeting, item: first, closed: true, reason: "Et navn" }));
  await road.follow();
  const told = await road.out();
  assert.match(told, /handler om skilte/);
  assert.doesNotMatch(told, /handler om gynger|handler om bænke|Lysbilleder/);
  assert.match(await road.out(), /Bænke/, "its title was out all the time");
  // A person publishes it, and then it is out.
  await road.publish(meeting, "agenda", "attachments");
  assert.match(await road.out(), /handler om bænke[\s\S]*Lysbilleder|Lysbilleder[\s\S]*handler om bænke/);

  // A decision that waited for its party is not let out by something else being closed.
  answerOf(await recordAttendance(sql, secretary, { meeting, attendance: "all" }));
  for (const { id } of (await agendas.load(sql, meeting))!.items)
    answerOf(
      await recordDecision(sql, secretary, { meeting, item: id, text: id === third ? "Skiltene nedtages." : "Godkendt.", turn: null, shown: true, was: null }),
    );
  answerOf(await closeMeeting(sql, secretary, { meeting }));
  answerOf(await freezeMinutes(sql, secretary, { meeting, municipality: "Lindeborg Kommune" }));
  answerOf(await holdItemBack(sql, secretary, { meeting, item: third, party: "Skiltemaleren" }));
  answerOf(await holdItemBack(sql, secretary, { meeting, item: third, party: "Grundejeren" }));
  await road.publish(meeting, "decisions");
  answerOf(await tellParty(sql, secretary, { meeting, item: third, on: "2026-02-02" }));
  await road.publish(meeting, "decisions");
  assert.doesNotMatch(await road.out(), /nedtages/, "the other party waits still");
  answerOf(await tellParty(sql, secretary, { meeting, item: third, on: "2026-02-02" }));
  answerOf(await gradePart(sql, secretary, { meeting, item: second, part: "body", open: false, reason: "Et navn", basis: "KSL § 10" }));
  await road.follow();
  assert.doesNotMatch(await road.out(), /nedtages|handler om bænke/);
  await road.publish(meeting, "decisions");
  assert.match(await road.out(), /nedtages/);

  // Taken back to be corrected: what is written meanwhile is nobody's to read, and the decisions that stood go with the old text.
  answerOf(await takeBackMinutes(sql, secretary, { meeting, reason: "En fejl" }));
  answerOf(await reopenMeeting(sql, secretary, { meeting, reason: "En fejl" }));
  answerOf(
    await recordDecision(sql, secretary, { meeting, item: third, text: "Kladde: maleren hedder Ole.", turn: null, shown: false, was: "Skiltene nedtages." }),
  );
  answerOf(await closeItem(sql, secretary, { meeting, item: second, reason: "Et navn", publicTitle: "En sag" }));
  await road.follow();
  assert.doesNotMatch(await road.out(), /Kladde|Ole|nedtages|Bænke/);
  assert.match(await road.out(), /Skilte/, "the agenda stands");
  await road.publish(meeting, "agenda");
  assert.doesNotMatch(await road.out(), /Kladde|Ole|nedtages/, "publishing something else does not take the draft along");
  assert.deepEqual(outNow(await publications.load(sql, meeting)).editions, ["agenda", "attachments"]);
});

test("a promise put on an agenda that waits to be sent is closed there too", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary } = road;
  const first = await sentWith(road, [paper("Stien")], "2026-03-04");
  const item = first.items[0]!;
  await heldWith(road, first.meeting, new Map([[item, "Udvalget ønsker en sag om klageren på mødet den 3. juni 2026."]]));
  await road.follow();
  const [row] = await sql<{ id: number }[]>`select id::float8 as id from desk.followup where state = 'proposed'`;
  answerOf(await acceptPromise(sql, secretary, { promise: row!.id, words: "Klagerens sag kommer igen", owner: null, ownerPerson: null, due: "3. juni 2026" }));
  const meeting = await aPlannedMeeting(road, "2026-06-03");
  answerOf(await openAgenda(sql, secretary, { meeting }));
  const words = {
    kind: "standing" as const,
    caseNumber: null,
    text: "Lovet den 4. marts 2026: Klagerens sag kommer igen",
    sender: null,
    points: [],
    proposedDecision: null,
  };
  answerOf(await addItem(sql, secretary, { meeting, item: { title: "Klagerens sag kommer igen", ...words } }));
  answerOf(await closeItem(sql, secretary, { meeting: first.meeting, item, reason: "Et navn", publicTitle: "En sti" }));
  await road.follow();
  const added = (await agendas.load(sql, meeting))!.items.find((each) => each.title.startsWith("Klagerens"))!;
  assert.deepEqual(
    (await publications.load(sql, meeting))!.gradings.filter((each) => each.item === added.id).map(({ part, open }) => [part, open]),
    ["title", "subject", "body", "decision"].map((part) => [part, false]),
  );
});

test("closing that breaks on what is left takes the whole meeting down, and nothing of the trial stays", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary, database } = road;
  const { meeting, items } = await sentWith(road, [paper("Gynger", { attachments: [drawing] }), paper("Ansøgning fra Kvistbjælke")], "2026-03-04");
  // The one item's file is named after the other: when that is closed, what is left tells it, and cannot be laid.
  const at = (await agendas.load(sql, meeting))!.items.findIndex(({ id }) => id === items[0]);
  const name = ["items", String(at), "paper", "attachments", "0", "fileName"];
  await sql`update desk.agenda set content = jsonb_set(content, ${name}, '"Ansøgning fra Kvistbjælke.txt"') where id = ${meeting}`;
  await road.publish(meeting, "agenda", "attachments");
  assert.match(await road.out(), /Kvistbjælke/);
  // And it stands at another address by now, where no job has been by.
  await database.owner`update desk.planned_meeting set date = '2026-03-11' where id = ${meeting}`;
  answerOf(await closeItem(sql, secretary, { meeting, item: items[1]!, reason: "Et navn", publicTitle: "En sag" }));
  await road.follow();
  const { state, retractions } = (await publications.load(sql, meeting))!;
  assert.deepEqual([state, retractions.at(-1)!.scope.kind], ["retracted", "meeting"]);
  assert.match(retractions.at(-1)!.reason, /Alt er taget ned: /);
  assert.equal(await road.out(), "");
});

test("papers of a meeting the house has published itself are not brought in from elsewhere", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { meeting } = await sentWith(road, [paper("Gynger")], "2026-03-04");
  const place = { municipality: "lindeborg", committee: "boerne-og-skoleudvalget", date: "2026-03-04" };
  const ours = async (of: Partial<typeof place> = {}): Promise<boolean> => road.database.worker.begin((tx) => isOurs(tx, { ...place, ...of }));
  assert.equal(await ours(), false);
  await road.publish(meeting, "agenda");
  assert.deepEqual([await ours(), await ours({ date: "2026-03-11" }), await ours({ municipality: "lyngbaek" })], [true, false, false]);
});

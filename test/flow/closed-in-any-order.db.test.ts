/** What is closed stays closed whatever came before and whatever comes after: each test is an order of events that once let something out. */

import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { addItem } from "#agenda/add-item.ts";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { openItem } from "#agenda/open-item.ts";
import { agendas } from "#agenda/store.ts";
import { attachFile } from "#case/attach-file.ts";
import { describeCase } from "#case/describe-case.ts";
import { gradeAttachment } from "#case/grade-attachment.ts";
import { reopenCase } from "#case/reopen-case.ts";
import { cases } from "#case/store.ts";
import { cancelMeeting } from "#committee/cancel-meeting.ts";
import { moveMeeting } from "#committee/move-meeting.ts";
import { loadMeeting } from "#committee/store.ts";
import { decideAsChair } from "#decision/decide-as-chair.ts";
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
import { attachmentsWithoutBytes, fileInArchive, isOurs } from "#publication/published-store.ts";
import { retractPapers } from "#publication/retract-papers.ts";
import { indexItems } from "#publication/search-store.ts";
import { publications } from "#publication/store.ts";
import { tellParty } from "#publication/tell-party.ts";
import { noDetails } from "#core/case.ts";
import { openPapers, openParts } from "#core/open-minutes.ts";
import { outNow, type Edition } from "#core/publication.ts";
import { loadPapers } from "#minutes/store.ts";
import { takeBackMinutes } from "#signature/take-back-minutes.ts";
import { answerOf } from "#test/committees.ts";
import { aMeeting, anItem } from "#test/browser/invented-archive.ts";
import { aPlannedMeeting } from "#test/papers.ts";
import { aPaper, aPublicRoad, heldWith, sentWith, signedBy, type PaperGiven, type PublicRoad } from "#test/public-papers.ts";
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

  // Nor are files that lie beside our own paper attached to it by their names.
  const named = await sentWith(road, [paper("Stien", { attachments: [drawing] })], "2026-04-08");
  await road.publish(named.meeting, "agenda");
  assert.match(await road.out(), /Tegningen fra Åkanden/);
  assert.deepEqual(await road.database.worker.begin((tx) => attachmentsWithoutBytes(tx, null)), []);
});

test(
  "what the chair decided in a case that is closed since is told only where it is closed, before the agenda is sent and after",
  { timeout: 120_000 },
  async (t) => {
    const road = await aRoadWithJobs(t);
    const { sql, secretary, caseWorker } = road;
    const decided = async (title: string): Promise<number> => {
      const about = await aPaper(road, paper(title));
      const committee = (await cases.load(sql, about))!.committee;
      const given = { committee, text: `Der siges ja til ${title}.`, because: "Svaret kunne ikke vente.", case: about, closed: false };
      answerOf(await decideAsChair(sql, road.member(0), given));
      return about;
    };
    const closed = async (about: number): Promise<void> => {
      const { state, title, caseNumber } = (await cases.load(sql, about))!;
      if (state !== "draft") answerOf(await reopenCase(sql, caseWorker, { case: about, reason: "Et navn" }));
      const details = { ...noDetails, title, caseNumber, closed: true, closedReason: "Et navn", publicTitle: "En sag om en borger" };
      answerOf(await describeCase(sql, caseWorker, { case: about, details, was: null }));
    };
    await closed(await decided("Kvistbjælkes garage"));
    const told = await decided("Tranebærhavens låge");
    const { meeting } = await sentWith(road, [paper("Bænke")], "2026-03-04");
    for (const item of (await agendas.load(sql, meeting))!.items)
      if (item.closed && item.closedReason === null)
        answerOf(await closeItem(sql, secretary, { meeting, item: item.id, reason: "Personsag", publicTitle: "Meddelelser" }));
    await road.publish(meeting, "agenda");
    assert.match(await road.out(), /Tranebærhavens låge/);
    assert.doesNotMatch(await road.out(), /Kvistbjælke/);
    await closed(told);
    await road.follow();
    assert.doesNotMatch(await road.out(), /Tranebærhaven/);
    assert.match(await road.out(), /Bænke/);
  },
);

test("when minutes are taken back and something else is published, what they told stands in no older version", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary } = road;
  const { meeting, items } = await sentWith(road, [paper("Skilte")], "2026-03-04");
  const item = items[0]!;
  await road.publish(meeting, "agenda");
  await heldWith(road, meeting, new Map([[item, "Skiltene nedtages."]]));
  await road.publish(meeting, "decisions");
  assert.match(await road.out(), /nedtages/);
  answerOf(await takeBackMinutes(sql, secretary, { meeting, reason: "En fejl" }));
  await road.publish(meeting, "agenda");
  answerOf(await holdItemBack(sql, secretary, { meeting, item, party: "Skiltemaleren" }));
  assert.doesNotMatch(await road.out(), /nedtages/);
  for (const path of ["", "/version-2", "/version-2.json", "/aendringer", "/aendringer.json"])
    assert.doesNotMatch((await road.ask(`/lindeborg/boerne-og-skoleudvalget/2026-03-04${path}`)).text, /nedtages/, path);
});

test("papers that were taken back are handed out at no address, though a later item has them as an attachment", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary, caseWorker, files } = road;
  const first = await sentWith(road, [paper("Gynger"), paper("Bænke")], "2026-03-04");
  await road.publish(first.meeting, "agenda");
  const [{ document }] = (await road.database.citizen`select document from published.meeting`) as unknown as [{ document: string }];
  const about = await aPaper(road, paper("Godkendelse af referatet"));
  const upload = { fileName: "Dagsordenen.pdf", bytes: files.read(document) };
  answerOf(await attachFile(sql, files, caseWorker, { case: about, upload, name: "Dagsordenen", open: true, reason: null, replaces: null }));
  const meeting = await aPlannedMeeting(road, "2026-04-08");
  answerOf(await openAgenda(sql, secretary, { meeting }));
  for (const item of (await agendas.load(sql, meeting))!.items)
    if (item.closed) answerOf(await closeItem(sql, secretary, { meeting, item: item.id, reason: "Personsag", publicTitle: "Orientering om en personsag" }));
  answerOf(await putCaseOnAgenda(sql, secretary, { meeting, case: about, reading: null }));
  answerOf(await releaseAgenda(sql, secretary, { meeting, lateBecause: null }));
  await road.publish(meeting, "agenda", "attachments");
  const file = `/dokument/lindeborg/${document}/fil`;
  assert.equal((await road.ask(file)).status, 200);
  answerOf(await closeItem(sql, secretary, { meeting: first.meeting, item: first.items[0]!, reason: "Et navn", publicTitle: "En sag" }));
  await road.follow();
  assert.notEqual((await road.ask(file)).status, 200);
  assert.match((await road.ask("/lindeborg/boerne-og-skoleudvalget/2026-04-08")).text, /Godkendelse af referatet/);
});

test(
  "a copy read in before ours was published tells nowhere what ours keeps closed, and does not stand again when ours is moved",
  { timeout: 120_000 },
  async (t) => {
    const road = await aRoadWithJobs(t);
    const { sql, secretary, database } = road;
    const copyOf = (date: string, title: string, start: string) =>
      aMeeting({
        municipality: "Lindeborg Kommune",
        committee: "Børne- og Skoleudvalget",
        date,
        start,
        kind: "agenda",
        items: [anItem({ number: "2", name: title, text: `Det handler om ${title.toLowerCase()}.` })],
      });
    const filed = async (minutes: ReturnType<typeof copyOf>): Promise<void> => {
      const { sha256, file, mediaType } = minutes.source;
      const document = { sha256, fileName: file, mediaType, bytes: 1, sourceUrl: null, receivedAt: secretary.at };
      await database.worker.begin(async (tx) => indexItems(tx, await fileInArchive(tx, minutes, document, secretary.at)));
    };
    const { meeting, items } = await sentWith(road, [paper("Kvistbjælkes ansøgning"), paper("Bænke")], "2026-03-04");
    const start = (await loadMeeting(sql, meeting))!.start;
    await filed(copyOf("2026-03-04", "Kvistbjælkes ansøgning", start));
    answerOf(await closeItem(sql, secretary, { meeting, item: items[0]!, reason: "Et navn", publicTitle: "En sag" }));
    await road.publish(meeting, "agenda");
    assert.match(await road.out(), /Bænke/);
    assert.doesNotMatch(await road.out(), /Kvistbjælke/);

    const other = await sentWith(road, [paper("Tranebærhavens låge"), paper("Skilte")], "2026-04-08");
    await filed(copyOf("2026-04-08", "Tranebærhavens låge", start));
    await road.publish(other.meeting, "agenda");
    answerOf(await moveMeeting(sql, secretary, { meeting: other.meeting, date: "2026-04-15", start: "17:00", end: null, place: null, reason: "Påske" }));
    await road.follow();
    answerOf(await closeItem(sql, secretary, { meeting: other.meeting, item: other.items[0]!, reason: "Et navn", publicTitle: "En sag" }));
    await road.follow();
    assert.match(await road.out(), /Skilte/);
    assert.doesNotMatch(await road.out(), /Tranebærhave/);
  },
);

test("a neutral title that was changed stands no more in the sealed copy", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary } = road;
  const { meeting, items } = await sentWith(road, [paper("Ansøgning", { closed: true, publicTitle: "Sag om Rosenvej" })], "2026-03-04");
  await heldWith(road, meeting, new Map());
  await signedBy(road, meeting);
  const told = async (): Promise<boolean> => {
    const papers = (await loadPapers(sql, meeting))!;
    const item = papers.agenda.items.find(({ id }) => id === items[0])!;
    return openParts(papers, openPapers(papers, null, { editions: ["minutes"], excerpts: [] }))(`punkt ${item.number}/neutral titel`);
  };
  assert.equal(await told(), true);
  answerOf(await openItem(sql, secretary, { meeting, item: items[0]!, reason: "Prøve" }));
  answerOf(await closeItem(sql, secretary, { meeting, item: items[0]!, reason: "Et navn", publicTitle: "En sag" }));
  assert.equal(await told(), false);
});

test("a meeting that takes the day of one called off has an address of its own, and taking back either leaves the other", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, house, secretary } = road;
  const first = await sentWith(road, [paper("Gynger")], "2026-03-04");
  await road.publish(first.meeting, "agenda");
  answerOf(
    await cancelMeeting(sql, secretary, { meeting: first.meeting, reason: "Ingen kan komme", version: (await loadMeeting(sql, first.meeting))!.version }),
  );
  await road.follow();
  const second = await sentWith(road, [paper("Bænke"), paper("Skilte")], "2026-03-04");
  await road.publish(second.meeting, "agenda");
  assert.match(await road.out(), /Gynger[\s\S]*Bænke|Bænke[\s\S]*Gynger/);
  answerOf(await closeItem(sql, secretary, { meeting: second.meeting, item: second.items[1]!, reason: "Et navn", publicTitle: "En sag" }));
  await road.follow();
  assert.match(await road.out(), /Gynger/);
  const what = { scope: { kind: "meeting" as const }, reason: "Aflyst", publicReason: "Mødet er aflyst.", personalData: false };
  answerOf(await retractPapers(sql, house, secretary, { meeting: first.meeting, ...what }));
  assert.doesNotMatch(await road.out(), /Gynger|Skilte/);
  assert.match(await road.out(), /Bænke/);
});

test("an item that is closed by an answer leaves none of its words among those a search proposes", { timeout: 120_000 }, async (t) => {
  const { database, secretary } = await aPublicRoad(t);
  const of = (isPublic: boolean) => ({
    ...aMeeting({
      date: "2026-03-04",
      items: [
        anItem({ number: "1", name: "Bænke ved søen" }),
        anItem({
          number: "2",
          name: isPublic ? "Opsigelse af Tranebærhaven" : "Lukket punkt",
          public: isPublic,
          ...(isPublic ? { text: "Kvistbjælke skylder." } : {}),
        }),
      ],
    }),
  });
  const words = async (isPublic: boolean): Promise<string[]> => {
    const minutes = of(isPublic);
    const source = { ...minutes.source, sha256: "a".repeat(64) };
    const document = { sha256: source.sha256, fileName: source.file, mediaType: source.mediaType, bytes: 1, sourceUrl: null, receivedAt: secretary.at };
    await database.worker.begin(async (tx) => indexItems(tx, await fileInArchive(tx, { ...minutes, source }, document, secretary.at)));
    return (await database.citizen<{ word: string }[]>`select word from published.search_word order by word`).map(({ word }) => word);
  };
  const before = await words(true);
  assert.ok(before.includes("kvistbjælke") && before.includes("bænke"));
  const after = await words(false);
  assert.ok(!after.includes("kvistbjælke") && !after.includes("tranebærhaven") && after.includes("bænke"), after.join(" "));
});

test("a file that is closed by its name is closed wherever it hangs, and with its item at that meeting alone", { timeout: 120_000 }, async (t) => {
  const road = await aRoadWithJobs(t);
  const { sql, secretary } = road;
  const other = { name: "Samme tegning", text: drawing.text, open: true };
  const two = await sentWith(road, [paper("Gynger", { attachments: [drawing] }), paper("Bænke", { attachments: [other] })], "2026-03-04");
  const third = await sentWith(road, [paper("Skilte", { attachments: [other] })], "2026-04-08");
  await road.publish(two.meeting, "agenda", "attachments");
  await road.publish(third.meeting, "agenda", "attachments");
  const hung = async (): Promise<string[]> =>
    (await road.database.citizen<{ name: string }[]>`select i.name from published.item i join published.attachment a on a.item = i.id order by i.name`).map(
      ({ name }) => name,
    );
  assert.deepEqual(await hung(), ["Bænke", "Gynger", "Skilte"]);
  answerOf(await closeItem(sql, secretary, { meeting: two.meeting, item: two.items[0]!, reason: "Et navn", publicTitle: "En sag" }));
  await road.follow();
  assert.deepEqual(await hung(), ["Skilte"]);
  const part = { meeting: two.meeting, item: two.items[1]!, part: "attachment:1" as const, reason: "Prøve", basis: "Offentlighedsloven § 7" };
  answerOf(await gradePart(sql, secretary, { ...part, open: true }));
  await road.follow();
  assert.deepEqual(await hung(), ["Skilte"]);
  answerOf(await gradePart(sql, secretary, { ...part, open: false }));
  await road.follow();
  assert.deepEqual(await hung(), []);
});

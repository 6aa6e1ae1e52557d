/** Each verb of the station against the database: done once, and refused for every reason its row names; and what publishing is. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import test from "node:test";
import { agendas } from "#agenda/store.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { changeDoors } from "#meeting/change-doors.ts";
import { closeItem } from "#agenda/close-item.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { defaultRules } from "#core/committee.ts";
import { type Edition, type PartName, type Scope } from "#core/publication.ts";
import { setRules } from "#committee/set-rules.ts";
import type { Call } from "#journal/change.ts";
import { entriesAbout } from "#journal/store.ts";
import { answerOf, at } from "#test/committees.ts";
import { aPlannedMeeting, Met } from "#test/papers.ts";
import { aPublicRoad, heldWith, sentWith, type PaperGiven } from "#test/public-papers.ts";
import { byTheClock, followUp } from "../../src/worker.ts";
import { publicClockwork, publicReactions, reactions } from "../../src/reactions.ts";
import { cancelPlannedPublication } from "#publication/cancel-planned-publication.ts";
import { checkPapers } from "#publication/check-papers.ts";
import { clearFinding } from "#publication/clear-finding.ts";
import { confirmClearance } from "#publication/confirm-clearance.ts";
import { gradeAttachment } from "#case/grade-attachment.ts";
import { sentOpenly } from "#case/queries.ts";
import { describeCase } from "#case/describe-case.ts";
import { reopenCase } from "#case/reopen-case.ts";
import { cases } from "#case/store.ts";
import type { AgendaItem } from "#core/agenda.ts";
import { noDetails } from "#core/case.ts";
import { stillPublic } from "#core/still-public.ts";
import { cancelMeeting } from "#committee/cancel-meeting.ts";
import { restoreMeeting } from "#committee/restore-meeting.ts";
import { loadMeeting } from "#committee/store.ts";
import { changesOf, lastChange } from "#following/queries.ts";
import { traceTouched } from "#following/store.ts";
import { moveMeeting } from "#committee/move-meeting.ts";
import { gradePart } from "#publication/grade-part.ts";
import { holdItemBack } from "#publication/hold-item-back.ts";
import { planPublication } from "#publication/plan-publication.ts";
import { publishPapers } from "#publication/publish-papers.ts";
import { readAsPublic } from "#publication/read-as-public.ts";
import { loadPapers } from "#minutes/store.ts";
import { readerKind } from "#publication/readings.ts";
import { addReadings } from "#publication/reading-store.ts";
import { retractPapers } from "#publication/retract-papers.ts";
import { publications } from "#publication/store.ts";
import { tellParty } from "#publication/tell-party.ts";
import { writeBreachSheet } from "#publication/write-breach-sheet.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };
const path = "/lindeborg/boerne-og-skoleudvalget/2026-03-04";

const open: PaperGiven = {
  title: "Ny legeplads ved Åkanden",
  body: "Forvaltningen foreslår gynger og en rutsjebane.",
  recommendation: "at legepladsen etableres.",
  decision: "",
  closed: false,
  publicTitle: null,
  attachments: [
    { name: "Tegning af legepladsen", text: "Tegningen viser to gynger.", open: true },
    { name: "Tilbud fra Gyngefabrikken", text: "Tilbuddet lyder på det halve.", open: false },
  ],
};
const closed: PaperGiven = {
  title: "Opsigelse af lejemålet Tranebærhaven 17",
  body: "Lejeren Frodegunn Kvistbjælke har ikke betalt husleje siden marts.",
  recommendation: "at Kvistbjælke opsiges med tre måneders varsel.",
  decision: "",
  closed: true,
  publicTitle: "Orientering om et lejemål",
  parties: ["Frodegunn Kvistbjælke"],
  attachments: [{ name: "Kvistbjælkes regnskab", text: "Restancen er på femogtyve tusinde kroner.", open: true }],
};
// Eleven digits apart from a real number: a birth in 1999's thirteenth month is nobody's.
const number = ["070761", "4285"].join("-");

test("every verb of publishing does what its row says, and refuses for each reason in it", { timeout: 240_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary } = road;
  const met = new Met();
  const draft = await aPlannedMeeting(road, "2026-05-06");
  const { meeting, items } = await sentWith(
    road,
    [open, closed, { ...open, title: "Et nummer for meget", body: `Ansøgeren har nummer ${number}.`, attachments: [] }],
    "2026-03-04",
  );
  const [first, second, third] = items as [number, number, number];

  const grade = (
    own: Partial<{ meeting: number; item: number; part: PartName; open: boolean; reason: string; basis: string; call: Call }>,
  ): ReturnType<typeof gradePart> =>
    gradePart(sql, own.call ?? secretary, {
      meeting: own.meeting ?? meeting,
      item: own.item ?? second,
      part: own.part ?? "subject",
      open: own.open ?? true,
      reason: own.reason ?? "Emnet er alment",
      basis: own.basis ?? "KSL § 10",
    });
  await met.saw("grade-part", "not-found", grade({ meeting: draft }));
  await met.saw("grade-part", "not-allowed", grade({ call: nobody }));
  await met.saw("grade-part", "item-unknown", grade({ item: 999 }));
  await met.saw("grade-part", "attachment-unknown", grade({ part: "attachment:77" }));
  await met.saw("grade-part", "reason-missing", grade({ reason: " " }));
  await met.saw("grade-part", "basis-missing", grade({ basis: "" }));
  await met.saw("grade-part", "public-title-missing", grade({ item: first, part: "title", open: false }));
  await met.saw("grade-part", "done", grade({ item: third, part: "subject", open: false }));

  const holds = (own: { meeting?: number; item?: number; party?: string; call?: Call }): ReturnType<typeof holdItemBack> =>
    holdItemBack(sql, own.call ?? secretary, { meeting: own.meeting ?? meeting, item: own.item ?? first, party: own.party ?? "Legepladsforeningen" });
  await met.saw("hold-item-back", "not-found", holds({ meeting: draft }));
  await met.saw("hold-item-back", "not-allowed", holds({ call: nobody }));
  await met.saw("hold-item-back", "item-unknown", holds({ item: 999 }));
  await met.saw("hold-item-back", "party-missing", holds({ party: "" }));
  await met.saw("tell-party", "nobody-to-be-told", tellParty(sql, secretary, { meeting, item: first, on: "2026-02-01" }));
  await met.saw("hold-item-back", "done", holds({}));

  const wants = (own: { meeting?: number; editions?: Edition[]; excerpts?: number[]; call?: Call }) =>
    [own.call ?? secretary, { meeting: own.meeting ?? meeting, editions: own.editions ?? ["itemList", "agenda"], excerpts: own.excerpts ?? [] }] as const;
  const checks = (own: Parameters<typeof wants>[0]): ReturnType<typeof checkPapers> => checkPapers(sql, house, ...wants(own));
  const publishes = (own: Parameters<typeof wants>[0]): ReturnType<typeof publishPapers> => publishPapers(sql, house, ...wants(own));
  for (const [name, does] of [
    ["check-papers", checks],
    ["publish-papers", publishes],
  ] as const) {
    await met.saw(name, "not-found", does({ meeting: draft }));
    await met.saw(name, "not-allowed", does({ call: nobody }));
    await met.saw(name, "nothing-to-publish", does({ editions: [] }));
    await met.saw(name, "meeting-still-open", does({ editions: ["decisions"] }));
    await met.saw(name, "minutes-not-frozen", does({ excerpts: [first] }));
    await met.saw(name, "minutes-not-signed", does({ editions: ["minutes"] }));
  }
  const unsent = await aPlannedMeeting(road, "2026-05-20");
  const { openAgenda } = await import("#agenda/open-agenda.ts");
  answerOf(await openAgenda(sql, secretary, { meeting: unsent }));
  await met.saw("check-papers", "agenda-not-released", checks({ meeting: unsent }));
  await met.saw("publish-papers", "agenda-not-released", publishes({ meeting: unsent }));

  // The number stops it, is told where, and goes out only when somebody has judged it.
  await met.saw("publish-papers", "findings-stop", publishes({}));
  assert.equal((await road.ask(path)).status, 404, "nothing is out");
  await met.saw("check-papers", "done", checks({}));
  const { check } = (await publications.load(sql, meeting))!;
  const found = check!.found.find(({ kind }) => kind === "cpr")!;
  assert.equal(found.place, `Punkt ${(await agendas.load(sql, meeting))!.items.find(({ id }) => id === third)!.number}, Sagsfremstilling`);
  assert.ok(!JSON.stringify(check).includes(number.slice(7)) && !JSON.stringify(check).includes(number), "what is kept of a finding does not tell the number");
  const clears = (own: { meeting?: number; key?: string; reason?: string; call?: Call }): ReturnType<typeof clearFinding> =>
    clearFinding(sql, own.call ?? secretary, { meeting: own.meeting ?? meeting, key: own.key ?? found.key, reason: own.reason ?? "Opdigtet nummer" });
  await met.saw("confirm-clearance", "finding-unknown", confirmClearance(sql, secretary, { meeting, key: found.key }));
  await met.saw("clear-finding", "not-found", clears({ meeting: draft }));
  await met.saw("clear-finding", "not-allowed", clears({ call: nobody }));
  await met.saw("clear-finding", "finding-unknown", clears({ key: "x" }));
  await met.saw("clear-finding", "reason-missing", clears({ reason: "" }));
  await met.saw("clear-finding", "done", clears({}));
  answerOf(
    await setRules(sql, road.administrator, {
      committee: road.committee,
      version: null,
      rules: { ...defaultRules("2026-01-02"), approvalSteps: [], fourEyes: true },
    }),
  );
  await met.saw("publish-papers", "findings-stop", publishes({}));
  const other: Call = { ...secretary, actor: { ...secretary.actor, person: 907, name: "Karla Munk" } };
  await met.saw("confirm-clearance", "not-found", confirmClearance(sql, other, { meeting: draft, key: found.key }));
  await met.saw("confirm-clearance", "not-allowed", confirmClearance(sql, nobody, { meeting, key: found.key }));
  await met.saw("confirm-clearance", "same-person-twice", confirmClearance(sql, secretary, { meeting, key: found.key }));
  await met.saw("confirm-clearance", "done", confirmClearance(sql, other, { meeting, key: found.key }));

  const plans = (own: { meeting?: number; at?: string; call?: Call }): ReturnType<typeof planPublication> =>
    planPublication(sql, own.call ?? secretary, { meeting: own.meeting ?? meeting, edition: "attachments", at: own.at ?? "2026-03-01T08:00:00.000Z" });
  await met.saw("plan-publication", "not-found", plans({ meeting: draft }));
  await met.saw("plan-publication", "not-allowed", plans({ call: nobody }));
  await met.saw("plan-publication", "time-has-passed", plans({ at: "2026-01-01T08:00:00.000Z" }));
  await met.saw("plan-publication", "done", plans({}));
  await met.saw("cancel-planned-publication", "not-found", cancelPlannedPublication(sql, secretary, { meeting: draft, edition: "agenda" }));
  await met.saw("cancel-planned-publication", "not-allowed", cancelPlannedPublication(sql, nobody, { meeting, edition: "agenda" }));
  await met.saw("cancel-planned-publication", "nothing-planned", cancelPlannedPublication(sql, secretary, { meeting, edition: "agenda" }));
  await met.saw("cancel-planned-publication", "done", cancelPlannedPublication(sql, secretary, { meeting, edition: "attachments" }));

  const takes = (own: { meeting?: number; scope?: Scope; reason?: string; call?: Call; personalData?: boolean }): ReturnType<typeof retractPapers> =>
    retractPapers(sql, house, own.call ?? secretary, {
      meeting: own.meeting ?? meeting,
      scope: own.scope ?? { kind: "meeting" },
      reason: own.reason ?? "Et nummer kom med",
      publicReason: "Trukket tilbage.",
      personalData: own.personalData ?? true,
    });
  await met.saw("retract-papers", "not-public", takes({}));
  await met.saw("publish-papers", "done", publishes({ editions: ["itemList", "agenda", "attachments"] }));
  await met.saw("hold-item-back", "done", holds({ item: third }));
  await met.saw("retract-papers", "not-found", takes({ meeting: draft }));
  await met.saw("retract-papers", "not-allowed", takes({ call: nobody }));
  await met.saw("retract-papers", "reason-missing", takes({ reason: "" }));
  await met.saw("retract-papers", "item-unknown", takes({ scope: { kind: "item", item: 999 } }));
  await met.saw("retract-papers", "attachment-unknown", takes({ scope: { kind: "part", item: first, part: "attachment:77" } }));

  // A file that was changed on the disk is not what was attached.
  const attached = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === first)!.paper!.attachments.find((each) => each.open)!;
  const bytes = fs.readFileSync(road.files.pathOf(attached.sha256));
  fs.writeFileSync(road.files.pathOf(attached.sha256), "noget andet");
  await met.saw("publish-papers", "file-gone", publishes({ editions: ["attachments"] }));
  await met.saw("retract-papers", "file-gone", takes({ scope: { kind: "item", item: third } }));
  fs.writeFileSync(road.files.pathOf(attached.sha256), bytes);

  // What is closed and stands in an open part as well is found by the reading; what stands there only outside is found by the stage.
  await road.database.owner`update desk.setting set value = 'Opsigelse af lejemålet Tranebærhaven 17 Kommune' where key = 'municipality'`;
  await met.saw("publish-papers", "closed-text-would-leak", publishes({ editions: ["agenda"] }));
  await met.saw("retract-papers", "closed-text-would-leak", takes({ scope: { kind: "item", item: third } }));
  await road.database.owner`delete from desk.setting where key = 'municipality'`;
  await met.saw("publish-papers", "municipality-not-named", publishes({ editions: ["agenda"] }));
  await met.saw("retract-papers", "municipality-not-named", takes({ scope: { kind: "item", item: third } }));
  await road.database.owner`insert into desk.setting (key, value) values ('municipality', 'Lindeborg Kommune')`;

  const writes = (own: { meeting?: number; reportedAt?: string | null; because?: string; call?: Call }): ReturnType<typeof writeBreachSheet> =>
    writeBreachSheet(sql, own.call ?? secretary, {
      meeting: own.meeting ?? meeting,
      sheet: {
        what: "Et nummer",
        whose: "Én borger",
        howMany: "1",
        consequences: "Få",
        measures: "Taget ned",
        because: own.because ?? "",
        reportedAt: own.reportedAt ?? null,
      },
    });
  await met.saw("write-breach-sheet", "no-breach", writes({}));
  await met.saw("retract-papers", "done", takes({ scope: { kind: "item", item: third } }));
  await met.saw("write-breach-sheet", "not-found", writes({ meeting: draft }));
  await met.saw("write-breach-sheet", "not-allowed", writes({ call: nobody }));
  await met.saw("write-breach-sheet", "date-not-valid", writes({ reportedAt: "2026-01-01T08:00:00.000Z" }));
  await met.saw("write-breach-sheet", "late-breach-reason-missing", writes({ reportedAt: "2026-02-28T08:00:00.000Z" }));
  await met.saw("write-breach-sheet", "done", writes({ reportedAt: "2026-02-03T08:00:00.000Z" }));

  await met.saw("tell-party", "not-found", tellParty(sql, secretary, { meeting: draft, item: first, on: "2026-02-01" }));
  await met.saw("tell-party", "not-allowed", tellParty(sql, nobody, { meeting, item: first, on: "2026-02-01" }));
  await met.saw("tell-party", "date-not-valid", tellParty(sql, secretary, { meeting, item: first, on: "2027-02-01" }));
  await met.saw("tell-party", "done", tellParty(sql, secretary, { meeting, item: first, on: "2026-02-01" }));

  // At the meeting itself the doors are closed for an item nobody has given a title for the public.
  answerOf(await openMeeting(sql, secretary, { meeting }));
  answerOf(await recordAttendance(sql, secretary, { meeting, attendance: "all" }));
  answerOf(await changeDoors(sql, secretary, { meeting, item: first, closed: true, reason: "En sag om en ansat" }));
  await met.saw("check-papers", "public-title-missing", checks({}));
  await met.saw("publish-papers", "public-title-missing", publishes({}));
  answerOf(await changeDoors(sql, secretary, { meeting, item: first, closed: false, reason: "Sagen er almen" }));
  for (const { id } of (await agendas.load(sql, meeting))!.items)
    answerOf(await recordDecision(sql, secretary, { meeting, item: id, text: "Taget til efterretning.", turn: null, shown: true, was: null }));
  answerOf(await closeMeeting(sql, secretary, { meeting }));
  answerOf(await freezeMinutes(sql, secretary, { meeting, municipality: "Lindeborg Kommune" }));
  await met.saw("check-papers", "item-unknown", checks({ excerpts: [999] }));
  await met.saw("publish-papers", "item-unknown", publishes({ excerpts: [999] }));
  await met.saw("publish-papers", "done", publishes({ editions: [], excerpts: [first] }));
  await met.saw("hold-item-back", "already-public", holds({}));

  // Data that say something else than the text that was hashed are nobody's to lay out.
  const [{ content }] = (await road.database.owner`select content from desk.minutes where id = ${meeting}`) as unknown as [{ content: object }];
  await road.database
    .owner`update desk.minutes set content = jsonb_set(content, '{official,minutes,agendaItem,0,decision,text}', '"Afslået."') where id = ${meeting}`;
  await met.saw("publish-papers", "frozen-otherwise", publishes({ editions: ["decisions"] }));
  await met.saw("retract-papers", "frozen-otherwise", takes({ scope: { kind: "item", item: third } }));
  await road.database.owner`update desk.minutes set content = ${content as never} where id = ${meeting}`;

  // Another changes what is open between the reading and the release: nothing goes out.
  const { publishing } = await road.database.desk.begin(async (tx) => {
    const before = (await publications.loadForChange(tx, meeting))!;
    await agendas.loadForChange(tx, meeting);
    const waits = publishes({ editions: ["decisions"] });
    for (let held = 0; held === 0;) {
      await new Promise((done) => setTimeout(done, 20));
      [{ held }] = await road.database.owner<[{ held: number }]>`select count(*)::int as held from pg_locks where not granted`;
    }
    const grading = {
      item: first,
      part: "body" as const,
      open: false,
      reason: "Andre ser på den",
      basis: "KSL § 10",
      by: 907,
      name: "Karla Munk",
      at: at.toISOString(),
    };
    await publications.save(tx, meeting, before, [{ kind: "part-graded", what: grading }], other);
    return { publishing: waits };
  });
  await met.saw("publish-papers", "changed-since-check", publishing);
  assert.deepEqual(met.left("publication"), []);
});

test(
  "an agenda goes out at its time, the decision of an item waits for the party, and an item closed afterwards is gone with every earlier version",
  { timeout: 120_000 },
  async (t) => {
    const road = await aPublicRoad(t);
    const { sql, house, secretary } = road;
    const { meeting, items } = await sentWith(road, [open, closed], "2026-03-04");
    const first = items[0]!;
    const log: string[] = [];
    const clock = (now: string) => ({ sql, origin: "http://localhost:3001", now: () => new Date(now), log: (line: string) => void log.push(line) });

    answerOf(await planPublication(sql, secretary, { meeting, edition: "agenda", at: "2026-02-20T08:00:00.000Z" }));
    answerOf(await planPublication(sql, secretary, { meeting, edition: "minutes", at: "2026-02-20T08:00:00.000Z" }));
    await byTheClock(clock("2026-02-20T07:59:00Z"), publicClockwork(house), new Map());
    assert.equal((await road.ask(path)).status, 404);
    await byTheClock(clock("2026-02-20T08:00:30Z"), publicClockwork(house), new Map());
    assert.match((await road.ask(path)).text, /Ny legeplads ved Åkanden/);
    const { planned } = (await publications.load(sql, meeting))!;
    assert.deepEqual(
      planned.map(({ edition, stopped }) => [edition, stopped]),
      [["minutes", "Referatet er ikke underskrevet af alle endnu."]],
    );

    await heldWith(road, meeting, new Map([[first, "Legepladsen etableres straks."]]));
    answerOf(await holdItemBack(sql, secretary, { meeting, item: first, party: "Legepladsforeningen" }));
    answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["decisions"], excerpts: [] }));
    const number = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === first)!.number!;
    assert.ok(!(await road.ask(`${path}/punkt-${number}`)).text.includes("etableres straks"), "the party has not been told");
    answerOf(await tellParty(sql, secretary, { meeting, item: first, on: "2026-02-02" }));
    answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["decisions"], excerpts: [] }));
    assert.match((await road.ask(`${path}/punkt-${number}`)).text, /etableres straks/);
    assert.match((await road.ask(`${path}/version-1/punkt-${number}`)).text, /gynger/, "the earlier version stands while everything in it is open");

    await addReadings(sql, [
      { address: `${path}/punkt-${number}`, hour: "2026-02-20T09:00:00Z", reader: readerKind("Mozilla/5.0 (compatible; Googlebot/2.1)"), times: 3 },
    ]);
    await followUp(clock("2026-02-21T08:00:00Z"), publicReactions(house));
    answerOf(await closeItem(sql, secretary, { meeting, item: first, reason: "Navn på en ansøger", publicTitle: "Orientering om en ansøgning" }));
    await followUp(clock("2026-02-21T08:00:05Z"), publicReactions(house));
    assert.deepEqual(log, []);
    const after = await road.ask(`${path}/punkt-${number}`);
    assert.match(after.text, /Orientering om en ansøgning/);
    for (const address of [
      path,
      `${path}.json`,
      `${path}/punkt-${number}`,
      `${path}/version-1`,
      `${path}/version-2`,
      `${path}/version-1/punkt-${number}`,
      "/nyt.atom",
      "/soeg.json?q=legeplads",
      "/",
    ])
      assert.ok(!/legeplads|gynger|etableres/iu.test((await road.ask(address)).text.replace(/"?q"?\s*[:=]\s*"?legeplads/gu, "")), address);
    assert.equal((await road.ask(`${path}/version-1`)).status, 410);
    const taken = (await publications.load(sql, meeting))!.retractions.at(-1)!;
    assert.deepEqual(
      taken.wasOut.map(({ address, readings }) => [address, readings]),
      [[`${path}/punkt-${number}`, 3]],
    );
    const kinds = (await entriesAbout(sql, `publication:${meeting}`)).map((entry) => entry.kind);
    assert.deepEqual(kinds.slice(-2), ["papers-published", "papers-retracted"]);
  },
);

test("of a closed item the title alone is opened on its own ground, and the rest stays", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary } = road;
  const { meeting, items } = await sentWith(road, [open, closed], "2026-03-04");
  answerOf(await gradePart(sql, secretary, { meeting, item: items[1]!, part: "title", open: true, reason: "Lejemålet er kendt", basis: "KSL § 8 stk. 7" }));
  answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda", "attachments"], excerpts: [] }));
  const page = (await road.ask(path)).text;
  assert.match(page, /Lukket: Opsigelse af lejemålet/);
  const number = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === items[1])!.number!;
  const item = (await road.ask(`${path}/punkt-${number}`)).text;
  assert.ok(!/Kvistbjælke|husleje|regnskab/u.test(item));
  const firstNumber = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === items[0])!.number!;
  const attachments = (await road.ask(`${path}/punkt-${firstNumber}`)).text;
  assert.match(attachments, /Tegning af legepladsen/);
  assert.ok(!attachments.includes("Gyngefabrikken"), "an attachment closed at the desk is not named");
  const attached = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === items[0])!.paper!.attachments;
  assert.match((await road.ask(`/dokument/lindeborg/${attached[0]!.sha256}/fil`)).text, /to gynger/);
  assert.equal((await road.ask(`/dokument/lindeborg/${attached[1]!.sha256}/fil`)).status, 404);
  // One attachment is taken back by itself; its bytes answer no more, the item stands.
  answerOf(
    await retractPapers(sql, house, secretary, {
      meeting,
      scope: { kind: "part", item: items[0]!, part: `attachment:${attached[0]!.id}` },
      reason: "Forkert tegning",
      publicReason: "Bilaget var forkert.",
      personalData: false,
    }),
  );
  assert.equal((await road.ask(`/dokument/lindeborg/${attached[0]!.sha256}/fil`)).status, 410);
  assert.match((await road.ask(`${path}/punkt-${firstNumber}`)).text, /gynger og en rutsjebane/);
});

test("our own papers tell their figures, of the open items alone, and they go when the item is taken back", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary } = road;
  const { meeting, items } = await sentWith(
    road,
    [
      { ...open, body: "Forvaltningen foreslår 7 gynger.", recommendation: "at der bevilges 50.000 kr." },
      { ...closed, body: "Lejeren skylder 25.000 kr." },
    ],
    "2026-03-04",
  );
  answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda"], excerpts: [] }));
  const csv = (await road.ask(`${path}/tal.csv`)).text;
  assert.match(csv, /;7 gynger;7;;gynger;/);
  assert.match(csv, /;50\.000 kr\.;50000;;kr\.;/);
  assert.ok(!csv.includes("25.000"), "nothing of the closed item");
  answerOf(
    await retractPapers(sql, house, secretary, {
      meeting,
      scope: { kind: "item", item: items[0]! },
      reason: "Forkert sag",
      publicReason: "Sagen var forkert.",
      personalData: false,
    }),
  );
  assert.ok(!/gynger|50\.000/u.test((await road.ask(`${path}/tal`)).text + (await road.ask(`${path}/tal.csv`)).text));
});

test("when what is left cannot be laid after an item was closed, nothing of the meeting stays out", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary } = road;
  const named = { ...open, title: "Tilskud til Åkandens Venner", attachments: [] };
  const { meeting, items } = await sentWith(
    road,
    [named, { ...open, title: "Orientering", body: "Se sagen Tilskud til Åkandens Venner. Resten er åbent." }],
    "2026-03-04",
  );
  answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda", "attachments"], excerpts: [] }));
  const attached = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === items[1])!.paper!.attachments.find((each) => each.open)!;
  fs.rmSync(road.files.pathOf(attached.sha256));
  const clock = { sql, origin: "http://localhost:3001", now: () => at, log: (line: string) => assert.fail(line) };
  await followUp(clock, publicReactions(house));
  answerOf(await closeItem(sql, secretary, { meeting, item: items[0]!, reason: "En ansøger", publicTitle: "Orientering om en ansøgning" }));
  await followUp(clock, publicReactions(house));
  assert.equal((await road.ask(path)).status, 410);
  const publication = (await publications.load(sql, meeting))!;
  assert.equal(publication.state, "retracted");
  assert.match(publication.retractions.at(-1)!.reason, /Alt er taget ned: Bilaget “Tegning af legepladsen” mangler/);
});

test("a closed item whose title an earlier open item bears can be published, and is told nowhere in its own meeting", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary } = road;
  const before = await sentWith(road, [{ ...open, title: "Ansøgning fra Åkandens Venner", attachments: [] }], "2026-02-11");
  answerOf(await publishPapers(sql, house, secretary, { meeting: before.meeting, editions: ["agenda"], excerpts: [] }));
  const { meeting } = await sentWith(road, [open, { ...closed, title: "Ansøgning fra Åkandens Venner" }], "2026-03-04");
  answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda"], excerpts: [] }));
  assert.ok(!(await road.ask(path)).text.includes("Åkandens Venner"));
  assert.match((await road.ask("/soeg.json?q=venner")).text, /2026-02-11/);
  assert.doesNotMatch((await road.ask("/soeg.json?q=venner")).text, /2026-03-04/);
});

test("papers that become what they once were stand as the newest, and what was open between is gone", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary, database } = road;
  const paper = { ...closed, attachments: [{ name: "Svar til Åkandens", text: "Kære alle", open: true }] };
  const { meeting, items } = await sentWith(road, [open, paper], "2026-03-04");
  const item = items[1]!;
  const publish = async (): Promise<void> =>
    void answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda", "attachments"], excerpts: [] }));
  const standing = async (): Promise<{ version: number; current: boolean }[]> =>
    database.citizen<{ version: number; current: boolean }[]>`select version, current from published.meeting order by version`;
  const told = async (): Promise<string> => {
    const rows = await database.citizen<{ name: string; current: boolean }[]>`
      select a.name, m.current from published.attachment a join published.item i on i.id = a.item join published.meeting m on m.id = i.meeting`;
    return rows
      .filter((row) => row.current)
      .map((row) => row.name)
      .join();
  };
  await publish();
  const grade = { meeting, item, part: "attachment:1" as const, reason: "Åbent brev", basis: "Offentlighedsloven § 7" };
  answerOf(await gradePart(sql, secretary, { ...grade, open: true }));
  await publish();
  assert.match(await told(), /Svar til Åkandens/);
  answerOf(await gradePart(sql, secretary, { ...grade, open: false }));
  await publish();
  assert.doesNotMatch(await told(), /Svar til Åkandens/);
  assert.deepEqual(
    [...(await standing())],
    [
      { version: 2, current: false },
      { version: 3, current: true },
    ],
  );

  answerOf(await gradePart(sql, secretary, { ...grade, open: true }));
  await publish();
  const taken = { meeting, scope: { kind: "item" as const, item }, reason: "Et navn", publicReason: "Trukket tilbage.", personalData: false };
  answerOf(await retractPapers(sql, house, secretary, taken));
  assert.doesNotMatch(await told(), /Svar til Åkandens/);
  assert.doesNotMatch((await road.ask("/soeg.json?q=svar+til+åkandens")).text.replaceAll("q=svar+til+åkandens", ""), /Svar til/);
  assert.equal((await standing()).length, 1);
});

test("the meeting's place, an item's number and its headings are read before they are public, too", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { meeting } = await sentWith(road, [open], "2026-03-04");
  const papers = (await loadPapers(road.sql, meeting))!;
  const wanted = { editions: ["agenda"] as const, excerpts: [] };
  const placesFound = async (over: Partial<typeof papers>): Promise<string[]> =>
    (await readAsPublic(road.sql, road.house.files, { papers: { ...papers, ...over }, publication: null, wanted, at })).found
      .filter(({ kind, level }) => kind === "cpr" && level === "stop")
      .map(({ place }) => place);
  assert.deepEqual(await placesFound({}), []);
  assert.deepEqual(await placesFound({ meeting: { ...papers.meeting, place: `Hos ${number}` } }), ["Mødet, udvalg, sted og deltagere"]);
  const items = papers.agenda.items.map((item) => (item.paper === null ? item : { ...item, paper: { ...item.paper, caseNumber: `CPR ${number}` } }));
  assert.match((await placesFound({ agenda: { ...papers.agenda, items } })).join(), /sagsnummer/);
});

test("a meeting that is called off says so wherever its papers are public, and no more than that", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary, database } = road;
  const jobs = publicReactions(house);
  const follow = async (): Promise<void> => {
    await followUp({ sql, origin: "http://localhost:3001", now: () => secretary.at, log: (line) => assert.fail(line) }, jobs);
    await sql.begin((tx) => traceTouched(tx, secretary.at));
  };
  await follow();
  const { meeting, items } = await sentWith(road, [open, { ...open, title: "Bænke", attachments: [] }], "2026-03-04");
  answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda"], excerpts: [] }));
  await follow();
  const told = await lastChange(database.citizen);
  const oparl = "/oparl/v1/body/lindeborg/meeting";
  const asked = async (): Promise<string[]> =>
    Promise.all(
      [path, `${path}.json`, "/lindeborg/boerne-og-skoleudvalget", "/lindeborg", "/", "/lindeborg/boerne-og-skoleudvalget/moeder.ics", "/nyt.atom", oparl].map(
        async (address) => (await road.ask(address)).text,
      ),
    );
  const signs = [/Mødet er aflyst/, /"cancelled": ?true/, /Aflyst/, /Aflyst/, /Aflyst/, /STATUS:CANCELLED/, /Aflyst møde/, /"cancelled": ?true/];
  for (const [index, text] of (await asked()).entries()) assert.doesNotMatch(text, signs[index]!);
  answerOf(await cancelMeeting(sql, secretary, { meeting, reason: "Formanden Kvistbjælke er syg", version: (await loadMeeting(sql, meeting))!.version }));
  await follow();
  for (const [index, text] of (await asked()).entries()) {
    assert.match(text, signs[index]!);
    assert.doesNotMatch(text, /Kvistbjælke/);
  }
  const committee = { kind: "committee", address: "/lindeborg/boerne-og-skoleudvalget", municipality: "lindeborg", name: "boerne-og-skoleudvalget" } as const;
  const news = await changesOf(database.citizen, committee, { told, through: await lastChange(database.citizen) });
  assert.deepEqual(
    news.map(({ address, what, cancelled }) => [address, what, cancelled]),
    [[path, "changed", true]],
  );

  // What is laid anew while it is called off says so too; called again, it says nothing.
  answerOf(await closeItem(sql, secretary, { meeting, item: items[1]!, reason: "Et navn", publicTitle: "En sag" }));
  await follow();
  assert.match((await road.ask(path)).text, /Mødet er aflyst[\s\S]*En sag/);
  answerOf(await restoreMeeting(sql, secretary, { meeting, version: (await loadMeeting(sql, meeting))!.version }));
  await follow();
  for (const [index, text] of (await asked()).entries()) assert.doesNotMatch(text, signs[index]!);
});

test("a meeting that is moved takes its public papers along, and nothing is left where they stood", { timeout: 120_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { sql, house, secretary, database } = road;
  const log: string[] = [];
  const follow = async (): Promise<unknown> =>
    followUp({ sql, origin: "http://localhost:3001", now: () => secretary.at, log: (line) => void log.push(line) }, publicReactions(house));
  await follow();
  const { meeting, items } = await sentWith(road, [open], "2026-03-04");
  answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda"], excerpts: [] }));
  const moved = path.replace("2026-03-04", "2026-03-11");
  const to = { date: "2026-03-11", start: "17:00", end: null, place: null };
  answerOf(await moveMeeting(sql, secretary, { meeting, ...to, reason: "Vinterferie" }));
  await follow();
  assert.deepEqual(log, []);
  assert.match((await road.ask(moved)).text, /Ny legeplads/);
  const old = await road.ask(path);
  assert.equal(old.status, 410);
  assert.match(old.text, /Mødet er flyttet/);
  answerOf(await closeItem(sql, secretary, { meeting, item: items[0]!, reason: "Et navn", publicTitle: "En sag" }));
  await follow();
  const rows = await database.citizen<{ address: string; name: string }[]>`
    select m.slug as address, i.name from published.meeting m join published.item i on i.meeting = m.id where i.name ~ 'legeplads'`;
  assert.deepEqual([...rows], []);

  // Moved behind the jobs' back: the next time anything is laid, nothing is left where it stood, and taking it all back finds both places.
  const again = await sentWith(road, [{ ...open, title: "Bænke ved søen", attachments: [] }], "2026-04-08");
  answerOf(await publishPapers(sql, house, secretary, { meeting: again.meeting, editions: ["agenda"], excerpts: [] }));
  await database.owner`update desk.planned_meeting set date = '2026-04-15' where id = ${again.meeting}`;
  answerOf(
    await retractPapers(sql, house, secretary, {
      meeting: again.meeting,
      scope: { kind: "item", item: again.items[0]! },
      reason: "Et navn",
      publicReason: "Trukket tilbage.",
      personalData: false,
    }),
  );
  answerOf(
    await retractPapers(sql, house, secretary, {
      meeting: again.meeting,
      scope: { kind: "meeting" },
      reason: "Alt",
      publicReason: "Trukket tilbage.",
      personalData: false,
    }),
  );
  assert.equal((await database.citizen`select 1 from published.meeting where date between '2026-04-08' and '2026-04-15'`).length, 0);
});

test(
  "what is closed in the case after it was sent is closed to the public, and what a meeting has had is told on the case",
  { timeout: 120_000 },
  async (t) => {
    const road = await aPublicRoad(t);
    const { sql, house, secretary, caseWorker } = road;
    const log: string[] = [];
    const follow = async (): Promise<void> => {
      for (let times = 0; times < 2; times++)
        await followUp({ sql, origin: "http://localhost:3001", now: () => secretary.at, log: (line) => void log.push(line) }, [
          ...reactions.filter(({ job }) => job === "close-with-case" || job === "close-attachment"),
          ...publicReactions(house),
        ]);
      assert.deepEqual(log, []);
    };
    await follow();
    const { meeting, items } = await sentWith(road, [open, { ...open, title: "Bænke ved søen", attachments: [] }], "2026-03-04");
    const itemOf = async (id: number): Promise<AgendaItem> => (await agendas.load(sql, meeting))!.items.find((each) => each.id === id)!;
    const item = await itemOf(items[0]!);
    const close = { case: item.case!, attachment: 1, open: false, reason: "Et navn på tegningen" };
    const told = async (): Promise<string> => (await road.ask(`${path}/punkt-${item.number}`)).text;

    // Before anything is out: it does not come out. After it is out: it goes.
    answerOf(await gradeAttachment(sql, caseWorker, close));
    await follow();
    answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda", "attachments"], excerpts: [] }));
    assert.doesNotMatch(await told(), /Tegning af legepladsen/);
    answerOf(
      await gradePart(sql, secretary, { meeting, item: item.id, part: "attachment:1", open: true, reason: "Uden navn", basis: "Offentlighedsloven § 7" }),
    );
    answerOf(await publishPapers(sql, house, secretary, { meeting, editions: ["agenda", "attachments"], excerpts: [] }));
    assert.match(await told(), /Tegning af legepladsen/);
    answerOf(await gradeAttachment(sql, caseWorker, close));
    await follow();
    assert.doesNotMatch(await told(), /Tegning af legepladsen/);

    // A case that is closed before its meeting closes its item there, and what is out goes.
    const described = async (of: number): Promise<void> => {
      const paper = (await cases.load(sql, of))!;
      if (paper.state !== "draft") answerOf(await reopenCase(sql, caseWorker, { case: of, reason: "Et navn" }));
      const { title, caseNumber } = paper;
      const details = { ...noDetails, title, caseNumber, closed: true, closedReason: "Et navn", publicTitle: "En sag om en borger" };
      answerOf(await describeCase(sql, caseWorker, { case: of, details, was: null }));
    };
    await described(item.case!);
    assert.match((await road.ask(path)).text, /Ny legeplads ved Åkanden/);
    await follow();
    assert.equal((await itemOf(item.id)).closed, true);
    assert.doesNotMatch((await road.ask(path)).text, /Ny legeplads ved Åkanden/);

    // After it: the protocol stands as the committee had it, and a person says whether it is to be closed.
    await heldWith(road, meeting, new Map());
    const later = await itemOf(items[1]!);
    await described(later.case!);
    await follow();
    assert.equal((await itemOf(later.id)).closed, false);
    const still = async (): Promise<unknown> => stillPublic((await cases.load(sql, later.case!))!, await sentOpenly(sql, later.case!));
    assert.deepEqual(await still(), [{ meeting, date: "2026-03-04", attachments: null }]);
    answerOf(
      await retractPapers(sql, house, secretary, { meeting, scope: { kind: "meeting" }, reason: "Alt", publicReason: "Trukket tilbage.", personalData: false }),
    );
    assert.deepEqual(await still(), []);
  },
);

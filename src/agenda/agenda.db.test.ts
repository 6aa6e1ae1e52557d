/** Each verb of the station against the database: done once, and refused for every reason its row names. */

import assert from "node:assert/strict";
import { openCase } from "#case/open-case.ts";
import { setRoute } from "#case/set-route.ts";
import { casesFor } from "./queries.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import test from "node:test";
import { closeCase } from "#case/close-case.ts";
import { describeCase } from "#case/describe-case.ts";
import { remarksOn } from "#core/agenda.ts";
import { cancelMeeting } from "#committee/cancel-meeting.ts";
import { cases } from "#case/store.ts";
import { writeSection } from "#case/write-section.ts";
import { loadMeeting } from "#committee/store.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import type { Call } from "#journal/change.ts";
import { answerOf, at, aCommittee } from "#test/committees.ts";
import { aCase, aHeldMeeting, anAgenda, aPlannedMeeting, aRoad, aSentAgenda, itemsOf, Met, details, anOpenMeeting, decideAll } from "#test/papers.ts";
import { acceptAgendaFinding } from "./accept-agenda-finding.ts";
import { addItem } from "./add-item.ts";
import { agendaAsked } from "./agenda-asked.ts";
import { changeItem } from "./change-item.ts";
import { closeItem } from "./close-item.ts";
import { commentOnAgenda } from "./comment-on-agenda.ts";
import { openAgenda } from "./open-agenda.ts";
import { openItem } from "./open-item.ts";
import { openSupplement } from "./open-supplement.ts";
import { orderAgenda } from "./order-agenda.ts";
import { proposeItem } from "./propose-item.ts";
import { putCaseOnAgenda } from "./put-case-on-agenda.ts";
import { releaseAgenda } from "./release-agenda.ts";
import { sendAgendaToReview } from "./send-agenda-to-review.ts";
import { agendas } from "./store.ts";
import { takeOffAgenda } from "./take-off-agenda.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };

test("every verb of an agenda does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  const met = new Met();
  const held = await aHeldMeeting(road, "2026-02-18");
  const sent = await aSentAgenda(road, "2026-02-25");
  const cancelled = await aPlannedMeeting(road, "2026-03-11");
  answerOf(await cancelMeeting(sql, secretary, { meeting: cancelled, reason: "Ingen sager", version: (await loadMeeting(sql, cancelled))!.version }));

  const planned = await aPlannedMeeting(road, "2026-03-04");
  await met.saw("open-agenda", "not-allowed", openAgenda(sql, nobody, { meeting: planned }));
  await met.saw("open-agenda", "meeting-cancelled", openAgenda(sql, secretary, { meeting: cancelled }));
  await met.saw("open-agenda", "not-found", openAgenda(sql, secretary, { meeting: 999 }));
  await met.saw("open-agenda", "done", openAgenda(sql, secretary, { meeting: planned }));
  await met.saw("open-agenda", "agenda-exists", openAgenda(sql, secretary, { meeting: planned }));

  const meeting = await anAgenda(road, "2026-03-18");
  const [paper, ended] = [await aCase(road), await aCase(road)];
  answerOf(await closeCase(sql, road.caseWorker, { case: ended, reason: null }));
  const put = (on: number, which: number, by = secretary): ReturnType<typeof putCaseOnAgenda> =>
    putCaseOnAgenda(sql, by, { meeting: on, case: which, reading: null });
  await met.saw("put-case-on-agenda", "done", put(meeting, paper));
  await met.saw("put-case-on-agenda", "case-already-on-agenda", put(meeting, paper));
  await met.saw("put-case-on-agenda", "case-not-ready", put(meeting, ended));
  const other = await aCommittee(road, "Teknik- og Miljøudvalget");
  const elsewhere = answerOf(
    await openCase(
      sql,
      { ...road.caseWorker, actor: { ...road.caseWorker.actor, roles: [{ role: "caseWorker", committee: null }] } },
      { committee: other, details, from: null, template: false },
    ),
  ).id;
  await met.saw("put-case-on-agenda", "case-elsewhere", put(meeting, elsewhere));
  await met.saw("put-case-on-agenda", "not-found", put(meeting, 999));
  await met.saw("put-case-on-agenda", "agenda-already-sent", put(sent, paper));
  await met.saw("put-case-on-agenda", "not-allowed", put(meeting, paper, nobody));

  const add = (on: number, title: string, by = secretary): ReturnType<typeof addItem> =>
    addItem(sql, by, { meeting: on, item: { kind: "theme", title, caseNumber: null, text: "", sender: null, points: [], proposedDecision: null } });
  await met.saw("add-item", "done", add(meeting, "Besøg på legepladsen"));
  await met.saw("add-item", "title-missing", add(meeting, " "));
  await met.saw("add-item", "not-found", add(999, "Besøg"));
  await met.saw("add-item", "not-allowed", add(meeting, "Besøg", nobody));
  await met.saw("add-item", "agenda-already-sent", add(sent, "Besøg"));

  const propose = (on: number, title: string, by = road.member(1)): ReturnType<typeof proposeItem> =>
    proposeItem(sql, by, { meeting: on, title, text: "", points: [] });
  await met.saw("propose-item", "done", propose(meeting, "Lys i skoven"));
  await met.saw("propose-item", "title-missing", propose(meeting, ""));
  await met.saw("propose-item", "cut-off-passed", propose(meeting, "Lys i skoven", { ...road.member(1), at: new Date("2026-03-16T11:00:00Z") }));
  await met.saw("propose-item", "not-found", propose(999, "Lys i skoven"));
  await met.saw("propose-item", "not-allowed", propose(meeting, "Lys i skoven", nobody));
  await met.saw("propose-item", "agenda-already-sent", propose(sent, "Lys i skoven"));

  const items = await itemsOf(road, meeting);
  const order = (on: number, wanted: readonly number[], by = secretary): ReturnType<typeof orderAgenda> => orderAgenda(sql, by, { meeting: on, order: wanted });
  await met.saw("order-agenda", "done", order(meeting, [...items].reverse()));
  await met.saw("order-agenda", "done", orderAgenda(sql, secretary, { meeting, item: items[0]!, by: -1 }));
  await met.saw("order-agenda", "order-not-whole", order(meeting, items.slice(1)));
  await met.saw("order-agenda", "not-found", order(999, items));
  await met.saw("order-agenda", "not-allowed", order(meeting, items, nobody));
  await met.saw("order-agenda", "agenda-already-sent", order(sent, await itemsOf(road, sent)));

  const item = items[1]!;
  const change = (on: number, which: number, title: string, by = secretary): ReturnType<typeof changeItem> =>
    changeItem(sql, by, { meeting: on, item: which, change: { title, group: "Økonomi" } });
  const firstSent = (await itemsOf(road, sent))[0]!;
  await met.saw("change-item", "done", change(meeting, item, "Ny legeplads i skoven"));
  await met.saw("change-item", "title-missing", change(meeting, item, ""));
  await met.saw("change-item", "item-unknown", change(meeting, 99, "Skov"));
  await met.saw("change-item", "agenda-already-sent", change(sent, firstSent, "Skov"));
  await met.saw("change-item", "not-found", change(999, item, "Skov"));
  await met.saw("change-item", "not-allowed", change(meeting, item, "Skov", nobody));

  const close = (on: number, which: number, reason: string, publicTitle: string, by = secretary): ReturnType<typeof closeItem> =>
    closeItem(sql, by, { meeting: on, item: which, reason, publicTitle });
  await met.saw("close-item", "done", close(meeting, item, "Forvaltningsloven § 27", "En sag om et areal"));
  await met.saw("close-item", "closed-reason-missing", close(meeting, item, "", "En sag om et areal"));
  await met.saw("close-item", "public-title-missing", close(meeting, item, "Forvaltningsloven § 27", ""));
  await met.saw("close-item", "item-unknown", close(meeting, 99, "x", "y"));
  await met.saw("close-item", "not-found", close(999, item, "x", "y"));
  await met.saw("close-item", "not-allowed", close(meeting, item, "x", "y", nobody));
  const open = (on: number, which: number, reason: string, by = secretary): ReturnType<typeof openItem> =>
    openItem(sql, by, { meeting: on, item: which, reason });
  await met.saw("open-item", "reason-missing", open(meeting, item, ""));
  await met.saw("open-item", "item-unknown", open(meeting, 99, "x"));
  await met.saw("open-item", "not-found", open(999, item, "x"));
  await met.saw("open-item", "not-allowed", open(meeting, item, "x", nobody));
  await met.saw("open-item", "done", open(meeting, item, "Ansøgeren har selv fortalt det."));

  await met.saw("comment-on-agenda", "done", commentOnAgenda(sql, secretary, { meeting, item: null, text: "Skal punkt 2 først?" }));
  await met.saw("comment-on-agenda", "remark-missing", commentOnAgenda(sql, secretary, { meeting, item: null, text: "" }));
  await met.saw("comment-on-agenda", "not-found", commentOnAgenda(sql, secretary, { meeting: 999, item: null, text: "x" }));
  await met.saw("comment-on-agenda", "not-allowed", commentOnAgenda(sql, nobody, { meeting, item: null, text: "x" }));

  const [section] = (await cases.load(sql, paper))!.sections;
  const odd = richTextOfPlain("57 ud af de 87 borgere (75 %) var tilfredse.");
  answerOf(await writeSection(sql, road.caseWorker, { case: paper, key: section!.key, text: odd, version: section!.version }));
  const asked = (await agendaAsked(sql, (await agendas.load(sql, meeting))!, "2026-01-01")).found[0]?.key ?? "";
  const accept = (reason: string, own: { by?: Call; on?: number; key?: string } = {}): ReturnType<typeof acceptAgendaFinding> =>
    acceptAgendaFinding(sql, own.by ?? secretary, { meeting: own.on ?? meeting, key: own.key ?? asked, reason });
  await met.saw("accept-agenda-finding", "reason-missing", accept(" "));
  await met.saw("accept-agenda-finding", "finding-gone", accept("Rigtigt.", { key: "table-sum-x" }));
  await met.saw("accept-agenda-finding", "not-found", accept("Rigtigt.", { on: 999 }));
  await met.saw("accept-agenda-finding", "not-allowed", accept("Rigtigt.", { by: nobody }));
  await met.saw("accept-agenda-finding", "done", accept("Det passer."));

  const gone = items[2]!;
  const takeOff = (on: number, which: number, by = secretary): ReturnType<typeof takeOffAgenda> =>
    takeOffAgenda(sql, by, { meeting: on, item: which, because: null });
  await met.saw("take-off-agenda", "not-allowed", takeOff(meeting, gone, nobody));
  await met.saw("take-off-agenda", "not-found", takeOff(999, gone));
  await met.saw("take-off-agenda", "done", takeOff(meeting, gone));
  await met.saw("take-off-agenda", "item-unknown", takeOff(meeting, gone));
  await met.saw("take-off-agenda", "agenda-already-sent", takeOff(sent, firstSent));

  await met.saw("send-agenda-to-review", "done", sendAgendaToReview(sql, secretary, { meeting }));
  await met.saw("send-agenda-to-review", "agenda-already-sent", sendAgendaToReview(sql, secretary, { meeting: sent }));
  await met.saw("send-agenda-to-review", "not-found", sendAgendaToReview(sql, secretary, { meeting: 999 }));
  await met.saw("send-agenda-to-review", "not-allowed", sendAgendaToReview(sql, nobody, { meeting }));

  const supplement = (on: number, by = secretary): ReturnType<typeof openSupplement> => openSupplement(sql, by, { meeting: on });
  await met.saw("open-supplement", "agenda-not-sent", supplement(meeting));
  await met.saw("open-supplement", "meeting-closed", supplement(held));
  await met.saw("open-supplement", "not-found", supplement(999));
  await met.saw("open-supplement", "not-allowed", supplement(sent, nobody));
  await met.saw("open-supplement", "done", supplement(sent));
  await met.saw("open-supplement", "supplement-open", supplement(sent));

  const release = (on: number, lateBecause: string | null = null, by = secretary): ReturnType<typeof releaseAgenda> =>
    releaseAgenda(sql, by, { meeting: on, lateBecause });
  const late: Call = { ...secretary, at: new Date("2026-03-17T11:00:00Z") };
  await met.saw("release-agenda", "agenda-not-complete", release(planned));
  await met.saw("release-agenda", "late-reason-missing", release(meeting, null, late));
  await met.saw("release-agenda", "meeting-closed", release(held));
  await met.saw("release-agenda", "not-found", release(999));
  await met.saw("release-agenda", "not-allowed", release(meeting, null, nobody));
  await met.saw("release-agenda", "done", release(meeting, "Sagen kom sent.", late));
  await met.saw("release-agenda", "agenda-already-sent", release(meeting));
  assert.equal((await agendas.load(sql, meeting))!.releases[0]!.lateBecause, "Sagen kom sent.");
  assert.deepEqual(met.left("agenda"), []);
});

test("numbers run through the year without a gap, supplementary agendas included", async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  const first = await aSentAgenda(road, "2026-02-25");
  answerOf(await openSupplement(sql, secretary, { meeting: first }));
  answerOf(await putCaseOnAgenda(sql, secretary, { meeting: first, case: await aCase(road), reading: null }));
  answerOf(await releaseAgenda(sql, secretary, { meeting: first, lateBecause: null }));
  const second = await aSentAgenda(road, "2026-03-11");
  const numbers = [...(await agendas.load(sql, first))!.items, ...(await agendas.load(sql, second))!.items].map((item) => Number(item.number));
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  );
});

test("a case waits for the committee its way leads to next, and for those who are only told of it at once", async (t) => {
  const road = await aRoad(t);
  const { sql } = road;
  const [council, told] = [await aCommittee(road, "Kommunalbestyrelsen", "council"), await aCommittee(road, "Ældreudvalget")];
  const paper = await aCase(road);
  const step = (
    committee: number,
    reading: "first" | "second" | "orientation",
  ): { committee: number; body: string; reading: "first" | "second" | "orientation" } => ({
    committee,
    body: String(committee),
    reading,
  });
  answerOf(await setRoute(sql, road.caseWorker, { case: paper, route: [step(road.committee, "first"), step(told, "orientation"), step(council, "second")] }));
  const waitsFor = async (committee: number): Promise<boolean> => (await casesFor(sql, committee, 10)).some(({ id }) => id === paper);
  assert.deepEqual([await waitsFor(road.committee), await waitsFor(told), await waitsFor(council)], [true, true, false]);
  const meeting = await anOpenMeeting(road, "2026-03-25", [paper]);
  assert.equal(await waitsFor(road.committee), false, "it stands on the agenda already");
  await decideAll(road, meeting);
  answerOf(await recordAttendance(sql, road.secretary, { meeting, attendance: "all" }));
  answerOf(await closeMeeting(sql, road.secretary, { meeting }));
  assert.deepEqual([await waitsFor(road.committee), await waitsFor(told), await waitsFor(council)], [false, true, true]);
});

test("a case that was closed while its item waited is asked about before the agenda is sent", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  const meeting = await anAgenda(road, "2026-03-18");
  const paper = await aCase(road, { title: "Støtte til en borger" });
  answerOf(await putCaseOnAgenda(sql, secretary, { meeting, case: paper, reading: null }));
  const shut = { ...details, title: "Støtte til en borger", closed: true, closedReason: "Personlige forhold", publicTitle: "En ansøgning" };
  answerOf(await describeCase(sql, road.caseWorker, { case: paper, details: shut, was: null }));
  const asked = async (): Promise<string[]> => {
    const agenda = (await agendas.load(sql, meeting))!;
    return remarksOn(agenda, new Map([[paper, (await cases.load(sql, paper))!]])).flatMap(({ level, text }) => (level === "stop" ? [text] : []));
  };
  assert.deepEqual(await asked(), ["Sagen er lukket, men punktet er åbent. Luk punktet, eller gør sagen åben."]);
  const sent = await releaseAgenda(sql, secretary, { meeting, lateBecause: null });
  assert.equal(sent.ok ? "sent" : sent.code, "agenda-not-complete");
  const item = (await agendas.load(sql, meeting))!.items.find((each) => each.case === paper)!;
  answerOf(await closeItem(sql, secretary, { meeting, item: item.id, reason: "Personlige forhold", publicTitle: "En ansøgning" }));
  assert.deepEqual(await asked(), []);
});

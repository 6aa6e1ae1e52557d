/** Whatever people do in whatever order, what the journal tells makes each record again as it stands. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { openSupplement } from "#agenda/open-supplement.ts";
import { orderAgenda } from "#agenda/order-agenda.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { agendas } from "#agenda/store.ts";
import { takeOffAgenda } from "#agenda/take-off-agenda.ts";
import { approveCase } from "#case/approve-case.ts";
import { acceptAgendaFinding } from "#agenda/accept-agenda-finding.ts";
import { agendaAsked } from "#agenda/agenda-asked.ts";
import { acceptFinding } from "#case/accept-finding.ts";
import { commentOnCase } from "#case/comment-on-case.ts";
import { findingsOfCase, findingsOfMinutes } from "#core/checks/own-papers.ts";
import { composeMinutes } from "#core/compose-minutes.ts";
import { acceptMinutesFinding } from "#minutes/accept-minutes-finding.ts";
import { sendForApproval } from "#case/send-for-approval.ts";
import { setRoute } from "#case/set-route.ts";
import { cases } from "#case/store.ts";
import { writeRecommendation } from "#case/write-recommendation.ts";
import { writeSection } from "#case/write-section.ts";
import { changeChair } from "#committee/change-chair.ts";
import { changeParty } from "#committee/change-party.ts";
import { renameCommittee } from "#committee/rename-committee.ts";
import { loadCommittee } from "#committee/store.ts";
import { afterAgenda } from "#core/agenda.ts";
import { afterCase } from "#core/case.ts";
import { afterCommittee } from "#core/committee.ts";
import { afterMinutes } from "#core/minutes.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import { afterSigning } from "#core/signing.ts";
import { afterSitting } from "#core/sitting.ts";
import { raiseDisqualification } from "#decision/raise-disqualification.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { recordDissent } from "#decision/record-dissent.ts";
import { recordVote } from "#decision/record-vote.ts";
import { settleDisqualification } from "#decision/settle-disqualification.ts";
import { stopDecision } from "#decision/stop-decision.ts";
import { strikeVote } from "#decision/strike-vote.ts";
import { entriesAbout } from "#journal/store.ts";
import { changeDoors } from "#meeting/change-doors.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { reopenMeeting } from "#meeting/reopen-meeting.ts";
import { seatSubstitute } from "#meeting/seat-substitute.ts";
import { sittings } from "#meeting/store.ts";
import { takeUpItem } from "#meeting/take-up-item.ts";
import { correctMinutes } from "#minutes/correct-minutes.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { sendExcerpt } from "#minutes/send-excerpt.ts";
import { loadPapers, minutesOf } from "#minutes/store.ts";
import { declineToSign } from "#signature/decline-to-sign.ts";
import { remindSigners } from "#signature/remind-signers.ts";
import { sendForSignature } from "#signature/send-for-signature.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { signings } from "#signature/store.ts";
import { takeBackMinutes } from "#signature/take-back-minutes.ts";
import { undoSignature } from "#signature/undo-signature.ts";
import { addTheme, aCase, aPlannedMeeting, aRoad, decideAll, itemsOf, link, type Road } from "#test/papers.ts";
import { runs } from "#test/runs.ts";

type World = { road: Road; paper: number; meeting: number };
type Doing = (world: World, a: number, b: number) => Promise<{ ok: boolean } | void>;

const itemAt = async ({ road, meeting }: World, pick: number): Promise<number> => {
  const items = (await agendas.load(road.sql, meeting))?.items.map((item) => item.id) ?? [];
  return items[pick % Math.max(1, items.length)] ?? 0;
};
const personAt = ({ road }: World, pick: number): number => road.people[pick % 3]!;

// Every verb that writes to the records of the road; `a` and `b` choose item, person and way.
const doings: Record<string, Doing> = {
  rename: ({ road }, a) =>
    renameCommittee(road.sql, road.administrator, {
      committee: road.committee,
      name: `Udvalget ${a}`,
      abbreviation: null,
      from: `2026-0${1 + (a % 9)}-1${a % 9}`,
    }),
  chair: (w, a, b) =>
    changeChair(w.road.sql, w.road.administrator, {
      committee: w.road.committee,
      person: personAt(w, a),
      office: b % 2 ? "chair" : "viceChair",
      from: `2026-0${1 + (b % 9)}-01`,
    }),
  party: (w, a, b) =>
    changeParty(w.road.sql, w.road.administrator, {
      committee: w.road.committee,
      person: personAt(w, a),
      party: b % 3 ? "Q" : null,
      from: `2026-0${1 + (b % 9)}-05`,
    }),
  write: async ({ road, paper }, a) => {
    const version = (await cases.load(road.sql, paper))!.sections[0]!.version;
    return writeSection(road.sql, road.caseWorker, {
      case: paper,
      key: "presentation",
      text: richTextOfPlain(`Udkast ${a}\n\n- et\n- to`),
      version: a % 4 ? version : 1,
    });
  },
  recommend: async ({ road, paper }, a) =>
    writeRecommendation(road.sql, road.caseWorker, {
      case: paper,
      by: a % 2 ? "Forvaltningen" : null,
      points: [`at ${a}.`],
      version: (await cases.load(road.sql, paper))!.recommendation.version,
    }),
  comment: ({ road, paper }, a) => commentOnCase(road.sql, road.caseWorker, { case: paper, text: `Se ${a}`, section: null }),
  odd: async ({ road, paper }, a) => {
    const { version } = (await cases.load(road.sql, paper))!.sections[0]!;
    await writeSection(road.sql, road.caseWorker, {
      case: paper,
      key: "presentation",
      text: richTextOfPlain(`${50 + (a % 9)} ud af de 87 borgere (75 %).`),
      version,
    });
  },
  accept: async ({ road, paper }, a) => {
    const [asked] = findingsOfCase((await cases.load(road.sql, paper))!, "", "2026-01-01");
    return acceptFinding(road.sql, road.caseWorker, { case: paper, key: asked?.key ?? "", reason: `Set efter ${a}` });
  },
  acceptOnAgenda: async ({ road, meeting }, a) => {
    const agenda = await agendas.load(road.sql, meeting);
    const [asked] = agenda === null ? [] : (await agendaAsked(road.sql, agenda, "2026-01-01")).found;
    return acceptAgendaFinding(road.sql, road.secretary, { meeting, key: asked?.key ?? "", reason: `Set efter ${a}` });
  },
  acceptInMinutes: async ({ road, meeting }, a) => {
    const papers = await loadPapers(road.sql, meeting);
    const [asked] = papers?.sitting ? findingsOfMinutes(composeMinutes(papers), papers.agenda) : [];
    return acceptMinutesFinding(road.sql, road.secretary, { meeting, key: asked?.key ?? "", reason: `Set efter ${a}` });
  },
  route: ({ road, paper }) => setRoute(road.sql, road.caseWorker, { case: paper, route: [{ committee: road.committee, body: "Udvalget", reading: "only" }] }),
  forApproval: ({ road, paper }) => sendForApproval(road.sql, road.caseWorker, { case: paper }),
  approve: ({ road, paper }, a) =>
    approveCase(road.sql, { ...road.approver, actor: { ...road.approver.actor, person: road.approver.actor.person + (a % 2) } }, { case: paper }),
  agenda: ({ road, meeting }) => openAgenda(road.sql, road.secretary, { meeting }),
  theme: async ({ road, meeting }, a) => {
    if ((await agendas.load(road.sql, meeting))?.state === "draft") await addTheme(road, meeting, `Tema ${a}`);
  },
  put: ({ road, meeting, paper }) => putCaseOnAgenda(road.sql, road.secretary, { meeting, case: paper, reading: null }),
  takeOff: async (w, a, b) =>
    b % 4 ? undefined : takeOffAgenda(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), because: "Udsat" }),
  order: async (w, a, b) => orderAgenda(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), by: b % 2 ? 1 : -1 }),
  close: async ({ road, meeting }) => {
    for (const item of (await agendas.load(road.sql, meeting))?.items ?? [])
      if (item.closed) await closeItem(road.sql, road.secretary, { meeting, item: item.id, reason: "Personsag", publicTitle: "Orientering" });
  },
  release: ({ road, meeting }) => releaseAgenda(road.sql, road.secretary, { meeting, lateBecause: null }),
  supplement: ({ road, meeting }) => openSupplement(road.sql, road.secretary, { meeting }),
  begin: ({ road, meeting }) => openMeeting(road.sql, road.secretary, { meeting }),
  attend: ({ road, meeting }) => recordAttendance(road.sql, road.secretary, { meeting, attendance: "all" }),
  away: (w, a) =>
    recordAttendance(w.road.sql, w.road.secretary, {
      meeting: w.meeting,
      attendance: { [personAt(w, a)]: { state: "apology", from: null, until: null, arrived: null, left: null } },
    }),
  substitute: (w, a) =>
    seatSubstitute(w.road.sql, w.road.secretary, {
      meeting: w.meeting,
      person: w.road.people[4]!,
      name: "Yasmin Elkjær",
      party: null,
      inPlaceOf: personAt(w, a),
      only: null,
    }),
  takeUp: async (w, a) => takeUpItem(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a) }),
  doors: async (w, a, b) =>
    changeDoors(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), closed: b % 2 === 0, reason: "Personsag" }),
  vote: async (w, a, b) =>
    recordVote(w.road.sql, w.road.secretary, {
      meeting: w.meeting,
      item: await itemAt(w, a),
      subject: null,
      amendment: false,
      rest: "for",
      persons: { [personAt(w, b)]: "against" },
      parties: {},
    }),
  strike: async (w, a) => strikeVote(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), vote: 1, reason: "Forkert" }),
  dissent: async (w, a, b) =>
    recordDissent(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), person: personAt(w, b), text: "Nej.", followsCase: false }),
  raise: async (w, a, b) =>
    raiseDisqualification(w.road.sql, w.road.secretary, {
      meeting: w.meeting,
      item: await itemAt(w, a),
      person: personAt(w, b),
      raisedBy: null,
      reason: "Ejer grunden",
    }),
  settle: async (w, a, b) =>
    settleDisqualification(w.road.sql, w.road.secretary, {
      meeting: w.meeting,
      item: await itemAt(w, a),
      person: personAt(w, b),
      found: "not",
      against: b % 2 ? [] : null,
    }),
  decide: async (w, a, b) =>
    recordDecision(w.road.sql, w.road.secretary, {
      meeting: w.meeting,
      item: await itemAt(w, a),
      text: `Godkendt ${b}.`,
      turn: b % 3 ? null : { kind: "postponed", until: null, why: null },
      shown: true,
      was: null,
    }),
  decideRest: async ({ road, meeting }) => {
    const sitting = await sittings.load(road.sql, meeting);
    if (
      sitting?.state === "open" &&
      (await itemsOf(road, meeting)).length === (await agendas.load(road.sql, meeting))!.items.filter((item) => item.number !== null).length &&
      Object.values(sitting.attendance).filter((each) => each.state === "present").length > 1
    )
      await decideAll(road, meeting).catch(() => {});
  },
  stop: async (w, a, b) => stopDecision(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), person: personAt(w, b) }),
  end: ({ road, meeting }) => closeMeeting(road.sql, road.secretary, { meeting }),
  reopen: ({ road, meeting }, a) => reopenMeeting(road.sql, road.secretary, { meeting, reason: a % 5 ? "" : "Glemt" }),
  correct: async (w, a, b) =>
    correctMinutes(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), text: `Tiltrådt ${b}.`, because: "Stavefejl" }),
  freeze: ({ road, meeting }) => freezeMinutes(road.sql, road.secretary, { meeting, municipality: "Lindeborg Kommune" }),
  excerpt: async (w, a) => sendExcerpt(w.road.sql, w.road.secretary, { meeting: w.meeting, item: await itemAt(w, a), to: "Økonomiudvalget", link }),
  send: ({ road, meeting }) => sendForSignature(road.sql, road.secretary, { meeting, link }),
  sign: async ({ road, meeting }, a) =>
    signMinutes(road.sql, road.member(a % 3), { meeting, sha256: (await signings.load(road.sql, meeting))?.sha256 ?? "", read: true, by: { how: "login" } }),
  decline: ({ road, meeting }, a) => declineToSign(road.sql, road.member(a % 3), { meeting, reason: "Min mening mangler" }),
  undo: (w, a) => undoSignature(w.road.sql, w.road.secretary, { meeting: w.meeting, person: personAt(w, a), reason: "Fejl" }),
  remind: ({ road, meeting }) => remindSigners(road.sql, road.secretary, { meeting, link }),
  takeBack: ({ road, meeting }, a) => takeBackMinutes(road.sql, road.secretary, { meeting, reason: a % 3 ? "" : "Stavefejl" }),
};

// The road itself, so that random doings among its steps come to every station.
const onwards = ["agenda", "close", "put", "route", "release", "begin", "attend", "vote", "decideRest", "end", "freeze", "send", "sign", "sign", "sign"];

const anyPlay = fc.array(fc.record({ name: fc.constantFrom(...Object.keys(doings)), a: fc.nat(50), b: fc.nat(50) }), {
  minLength: 40,
  maxLength: 70,
  size: "max",
});

// What luck may leave out of eight plays is done once on purpose: a vote needs an item before the meeting and must fall while it is open.
const fullMeeting =
  "rename chair party write recommend forApproval approve agenda theme theme put close release begin attend takeUp vote strike vote dissent raise settle doors decide decideRest end correct freeze send sign remind"
    .split(" ")
    .map((name) => ({ name, a: 1, b: 1 }));

test("the journal replays to the state of committee, case, agenda, meeting, minutes and signatures", { timeout: 300_000 }, async (t) => {
  const road = await aRoad(t);
  const kinds = new Set<string>();
  let day = 0;
  await fc.assert(
    fc.asyncProperty(anyPlay, async (play) => {
      day += 1;
      const date = new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10);
      const world: World = { road, paper: await aCase(road), meeting: await aPlannedMeeting(road, date) };
      const every = Math.ceil(play.length / onwards.length);
      for (const [index, { name, a, b }] of play.entries()) {
        if (index % every === 0) for (const [turn, step] of onwards.slice(0, index / every + 1).entries()) await doings[step]!(world, turn, 0);
        await doings[name]!(world, a, b);
      }
      const fold = async <S, H>(about: string, after: (state: S | null, happened: H) => S): Promise<S | null> => {
        const entries = await entriesAbout(road.sql, about);
        for (const entry of entries) kinds.add(entry.kind);
        return (entries as unknown as H[]).reduce<S | null>((state, each) => after(state, each), null);
      };
      // What is kept is JSON: a field without a value is the same as none.
      const kept = (state: unknown): unknown => JSON.parse(JSON.stringify(state));
      const { paper, meeting } = world;
      assert.deepEqual(kept(await fold(`case:${paper}`, afterCase)), await cases.load(road.sql, paper), "case");
      assert.deepEqual(kept(await fold(`agenda:${meeting}`, afterAgenda)), await agendas.load(road.sql, meeting), "agenda");
      assert.deepEqual(kept(await fold(`sitting:${meeting}`, afterSitting)), await sittings.load(road.sql, meeting), "sitting");
      assert.deepEqual(kept(await fold(`minutes:${meeting}`, afterMinutes)), await minutesOf.load(road.sql, meeting), "minutes");
      assert.deepEqual(kept(await fold(`signing:${meeting}`, afterSigning)), await signings.load(road.sql, meeting), "signing");
      assert.deepEqual(kept(await fold(`committee:${road.committee}`, afterCommittee)), await loadCommittee(road.sql, road.committee), "committee");
    }),
    { numRuns: runs(8), endOnFailure: true, examples: [[fullMeeting]] },
  );
  for (const kind of ["section-written", "agenda-released", "vote-recorded", "meeting-closed", "minutes-frozen", "signature-given", "chair-changed"])
    assert.ok(kinds.has(kind), `${kind} never happened; did: ${[...kinds].join(" ")}`);
  t.diagnostic(`${kinds.size} kinds of entries were replayed`);
});

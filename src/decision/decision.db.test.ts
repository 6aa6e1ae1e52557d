/** Each verb of the station against the database: done once, and refused for every reason its row names. */

import assert from "node:assert/strict";
import { decideAsChair } from "./decide-as-chair.ts";
import test from "node:test";
import { cases } from "#case/store.ts";
import type { Turn } from "#core/sitting.ts";
import type { VoteChoice } from "#core/votes.ts";
import type { Call } from "#journal/change.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { answerOf, at } from "#test/committees.ts";
import { aCase, aHeldMeeting, anOpenMeeting, aRoad, aSentAgenda, decideAll, itemsOf, Met } from "#test/papers.ts";
import { raiseDisqualification } from "./raise-disqualification.ts";
import { recordDecision } from "./record-decision.ts";
import { recordDissent } from "./record-dissent.ts";
import { recordVote } from "./record-vote.ts";
import { settleDisqualification } from "./settle-disqualification.ts";
import { showDecision } from "./show-decision.ts";
import { stopDecision } from "./stop-decision.ts";
import { strikeStop } from "./strike-stop.ts";
import { strikeVote } from "./strike-vote.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };

test("every verb of a decision does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary, people } = road;
  const [chair, deputy, member] = people as [number, number, number];
  const met = new Met();
  const held = await aHeldMeeting(road, "2026-02-18");
  const [heldItem] = await itemsOf(road, held);
  // Two of three are away: nothing can be decided.
  const thin = await aSentAgenda(road, "2026-02-25");
  answerOf(await openMeeting(sql, secretary, { meeting: thin }));
  const away = { state: "absent", from: null, until: null, arrived: null, left: null } as const;
  answerOf(await recordAttendance(sql, secretary, { meeting: thin, attendance: { [deputy]: away, [member]: away } }));
  answerOf(await recordAttendance(sql, secretary, { meeting: thin, attendance: "all" }));
  const [thinItem] = await itemsOf(road, thin);

  const paper = await aCase(road);
  const meeting = await anOpenMeeting(road, "2026-03-04", [paper]);
  const [first, second, third] = (await itemsOf(road, meeting)) as [number, number, number];

  type Own = { on?: number; item?: number; text?: string; turn?: Turn | null; was?: string | null; by?: Call };
  const decide = (own: Own): ReturnType<typeof recordDecision> =>
    recordDecision(sql, own.by ?? secretary, {
      meeting: own.on ?? meeting,
      item: own.item ?? first,
      text: own.text ?? "Godkendt.",
      turn: own.turn ?? null,
      shown: false,
      was: own.was ?? null,
    });
  await met.saw("show-decision", "decision-empty", showDecision(sql, secretary, { meeting, item: first }));
  await met.saw("stop-decision", "nothing-decided", stopDecision(sql, road.member(1), { meeting, item: first, person: deputy }));
  await met.saw("record-decision", "done", decide({}));
  await met.saw("record-decision", "decision-empty", decide({ text: " " }));
  await met.saw("record-decision", "item-unknown", decide({ item: 99 }));
  await met.saw("record-decision", "referred-where", decide({ turn: { kind: "referred", to: "", why: null } }));
  await met.saw("record-decision", "changed-meanwhile", decide({ was: "Noget andet." }));
  await met.saw("record-decision", "no-quorum", decide({ on: thin, item: thinItem! }));
  await met.saw("record-decision", "done", decide({ on: thin, item: thinItem!, text: "Udsat.", turn: { kind: "postponed", until: null, why: null } }));
  await met.saw("record-decision", "meeting-closed", decide({ on: held, item: heldItem! }));
  await met.saw("record-decision", "not-found", decide({ on: 999 }));
  await met.saw("record-decision", "not-allowed", decide({ by: nobody }));

  await met.saw("show-decision", "done", showDecision(sql, secretary, { meeting, item: first }));
  await met.saw("show-decision", "meeting-closed", showDecision(sql, secretary, { meeting: held, item: heldItem! }));
  await met.saw("show-decision", "not-found", showDecision(sql, secretary, { meeting: 999, item: first }));
  await met.saw("show-decision", "not-allowed", showDecision(sql, nobody, { meeting, item: first }));

  const vote = (on: number, item: number, persons: Record<number, VoteChoice>, by = secretary): ReturnType<typeof recordVote> =>
    recordVote(sql, by, { meeting: on, item, subject: null, amendment: false, rest: "for", persons, parties: {} });
  await met.saw("record-vote", "done", vote(meeting, second, { [member]: "against" }));
  await met.saw("record-vote", "item-unknown", vote(meeting, 99, {}));
  await met.saw("record-vote", "no-quorum", vote(thin, thinItem!, {}));
  await met.saw("record-vote", "voter-not-present", vote(meeting, second, { 990: "against" }));
  await met.saw("record-vote", "meeting-closed", vote(held, heldItem!, {}));
  await met.saw("record-vote", "not-found", vote(999, second, {}));
  await met.saw("record-vote", "not-allowed", vote(meeting, second, {}, nobody));

  const dissent = (own: { on?: number; person?: number; text?: string; by?: Call }): ReturnType<typeof recordDissent> =>
    recordDissent(sql, own.by ?? road.member(2), {
      meeting: own.on ?? meeting,
      item: second,
      person: own.person ?? member,
      text: own.text ?? "Den bør ligge ved skolen.",
      followsCase: false,
    });
  await met.saw("record-dissent", "done", dissent({}));
  await met.saw("record-dissent", "dissent-empty", dissent({ text: "" }));
  await met.saw("record-dissent", "not-outvoted", dissent({ by: road.member(1), person: deputy }));
  await met.saw("record-dissent", "not-this-member", dissent({ by: road.member(1) }));
  await met.saw("record-dissent", "meeting-closed", dissent({ on: held }));
  await met.saw("record-dissent", "not-found", dissent({ on: 999 }));
  await met.saw("record-dissent", "not-allowed", dissent({ by: nobody }));

  const raise = (own: { on?: number; item?: number; person?: number; reason?: string; by?: Call }): ReturnType<typeof raiseDisqualification> =>
    raiseDisqualification(sql, own.by ?? road.member(1), {
      meeting: own.on ?? meeting,
      item: own.item ?? third,
      person: own.person ?? deputy,
      raisedBy: null,
      reason: own.reason ?? "Ejer nabogrunden",
    });
  const settle = (own: {
    on?: number;
    item?: number;
    person?: number;
    found?: "disqualified" | "not";
    against?: number[];
    by?: Call;
  }): ReturnType<typeof settleDisqualification> =>
    settleDisqualification(sql, own.by ?? secretary, {
      meeting: own.on ?? meeting,
      item: own.item ?? third,
      person: own.person ?? deputy,
      found: own.found ?? "disqualified",
      against: own.against ?? null,
    });
  await met.saw("settle-disqualification", "disqualification-unknown", settle({}));
  await met.saw("raise-disqualification", "done", raise({}));
  await met.saw("raise-disqualification", "done", raise({ item: second, person: member, by: secretary }));
  await met.saw("raise-disqualification", "item-unknown", raise({ item: 99 }));
  await met.saw("raise-disqualification", "not-a-participant", raise({ person: 990 }));
  await met.saw("raise-disqualification", "reason-missing", raise({ reason: "" }));
  await met.saw("raise-disqualification", "meeting-closed", raise({ on: held, item: heldItem! }));
  await met.saw("raise-disqualification", "not-found", raise({ on: 999 }));
  await met.saw("raise-disqualification", "not-allowed", raise({ by: nobody }));
  await met.saw(
    "raise-disqualification",
    "not-this-member",
    raiseDisqualification(sql, road.member(2), { meeting, item: third, person: deputy, raisedBy: deputy, reason: "Formand for foreningen" }),
  );
  await met.saw("settle-disqualification", "already-voted", settle({ item: second, person: member }));
  await met.saw("settle-disqualification", "voter-not-present", settle({ against: [990] }));
  await met.saw("settle-disqualification", "meeting-closed", settle({ on: held, item: heldItem! }));
  await met.saw("settle-disqualification", "not-found", settle({ on: 999 }));
  await met.saw("settle-disqualification", "not-allowed", settle({ by: nobody }));
  await met.saw("settle-disqualification", "done", settle({ against: [chair] }));
  await met.saw("record-vote", "voter-not-present", vote(meeting, third, { [deputy]: "for" }));

  const strike = (own: { on?: number; id?: number; reason?: string; by?: Call }): ReturnType<typeof strikeVote> =>
    strikeVote(sql, own.by ?? secretary, { meeting: own.on ?? meeting, item: second, vote: own.id ?? 1, reason: own.reason ?? "Skrevet forkert" });
  await met.saw("strike-vote", "vote-unknown", strike({ id: 9 }));
  await met.saw("strike-vote", "reason-missing", strike({ reason: "" }));
  await met.saw("strike-vote", "meeting-closed", strike({ on: held }));
  await met.saw("strike-vote", "not-found", strike({ on: 999 }));
  await met.saw("strike-vote", "not-allowed", strike({ by: nobody }));
  await met.saw("strike-vote", "done", strike({}));

  const stop = (own: { on?: number; item?: number; person?: number; by?: Call }): ReturnType<typeof stopDecision> =>
    stopDecision(sql, own.by ?? road.member(2), { meeting: own.on ?? meeting, item: own.item ?? second, person: own.person ?? member });
  answerOf(await decide({ item: second, text: "Godkendt." }));
  answerOf(await decide({ item: third, text: "Udsat.", turn: { kind: "postponed", until: null, why: null } }));
  await met.saw("stop-decision", "not-this-member", stop({ person: deputy }));
  await met.saw("stop-decision", "not-a-participant", stop({ by: secretary, person: 990 }));
  await met.saw("stop-decision", "only-procedure", stop({ item: third }));
  await met.saw("stop-decision", "not-found", stop({ on: 999 }));
  await met.saw("stop-decision", "not-allowed", stop({ by: nobody }));
  await met.saw("stop-decision", "done", stop({}));
  await met.saw("stop-decision", "already-stopped", stop({}));

  const referred = (await cases.load(sql, paper))!.route.at(-1)!;
  assert.equal(referred.body, "Kommunalbestyrelsen", "the case goes on to the council");

  const unstop = (own: { on?: number; item?: number; reason?: string; by?: Call }): ReturnType<typeof strikeStop> =>
    strikeStop(sql, own.by ?? secretary, { meeting: own.on ?? meeting, item: own.item ?? second, reason: own.reason ?? "Sat ved det forkerte punkt" });
  await met.saw("strike-stop", "reason-missing", unstop({ reason: " " }));
  await met.saw("strike-stop", "not-stopped", unstop({ item: third }));
  await met.saw("strike-stop", "meeting-closed", unstop({ on: held }));
  await met.saw("strike-stop", "not-found", unstop({ on: 999 }));
  await met.saw("strike-stop", "not-allowed", unstop({ by: nobody }));
  await met.saw("strike-stop", "done", unstop({}));
  assert.deepEqual((await cases.load(sql, paper))!.route, [], "and not, when it was a mistake");
  await met.saw("stop-decision", "meeting-closed", stop({ on: held, item: heldItem! }));

  const asChair = (own: { by?: Call; text?: string; because?: string; case?: number | null }): ReturnType<typeof decideAsChair> =>
    decideAsChair(sql, own.by ?? road.member(0), {
      committee: road.committee,
      text: own.text ?? "Ansøgningen imødekommes.",
      because: own.because ?? "Fristen udløber før næste møde.",
      case: own.case ?? null,
      closed: false,
    });
  await met.saw("decide-as-chair", "not-allowed", asChair({ by: road.member(2) }));
  await met.saw("decide-as-chair", "chair-decision-empty", asChair({ text: " " }));
  await met.saw("decide-as-chair", "chair-reason-missing", asChair({ because: " " }));
  await met.saw("decide-as-chair", "chair-case-elsewhere", asChair({ case: 9999 }));
  await met.saw("decide-as-chair", "done", asChair({}));
  const chairOfNone: Call = { ...secretary, actor: { ...secretary.actor, roles: [{ role: "chair", committee: 999 }] } };
  await met.saw(
    "decide-as-chair",
    "not-found",
    decideAsChair(sql, chairOfNone, { committee: 999, text: "Ja.", because: "Haster.", case: null, closed: false }),
  );
  assert.deepEqual(met.left("decision"), []);
});

test("a dissent falls with the vote it was made of", async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  const member = road.people[2]!;
  const meeting = await anOpenMeeting(road);
  const [item] = (await itemsOf(road, meeting)) as [number];
  answerOf(await recordVote(sql, secretary, { meeting, item, subject: null, amendment: false, rest: "for", persons: { [member]: "against" }, parties: {} }));
  answerOf(await recordDissent(sql, road.member(2), { meeting, item, person: member, text: "Nej.", followsCase: false }));
  answerOf(await strikeVote(sql, secretary, { meeting, item, vote: 1, reason: "Medlemmet stemte for." }));
  answerOf(await recordVote(sql, secretary, { meeting, item, subject: null, amendment: false, rest: "for", persons: {}, parties: {} }));
  await decideAll(road, meeting);
  answerOf(await closeMeeting(sql, secretary, { meeting }));
  const { sittings } = await import("#meeting/store.ts");
  assert.deepEqual(
    (await sittings.load(sql, meeting))!.handlings[item]!.dissents,
    [],
    "only one who was outvoted has a dissent in the protocol (KSL § 13 stk. 2)",
  );
});

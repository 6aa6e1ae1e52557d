import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  afterSitting,
  allPresent,
  closeMeeting,
  handlingOf,
  openMeeting,
  presentAt,
  raiseDisqualification,
  recordAttendance,
  recordDecision,
  recordDissent,
  recordVote,
  seatSubstitute,
  settleDisqualification,
  stopDecision,
  strikeVote,
  type Participant,
  type Sitting,
  type SittingHappening,
  votingSeats,
} from "./sitting.ts";
import type { Verdict } from "./verdict.ts";
import { outvoted, quorumOf, type VoteChoice } from "./votes.ts";
import { runs } from "#test/runs.ts";

const at = "2026-03-04T16:00:00.000Z";
const order = [1, 2, 3];
const participants: Participant[] = [1, 2, 3, 4, 5].map((person) => ({
  person,
  name: `Medlem ${person}`,
  party: person < 4 ? "A" : "V",
  role: person === 1 ? "chair" : "member",
  inPlaceOf: null,
}));

const began = openMeeting(null, { meeting: 1, committee: 1, participants, at, agendaSent: true });
const opened: Sitting = afterSitting(null, (began as { ok: true; change: readonly SittingHappening[] }).change[0]!);

const choices: VoteChoice[] = ["for", "against", "abstained", "blank"];
const anyStep = fc.record({
  kind: fc.constantFrom(
    "all",
    "all",
    "away",
    "late",
    "left",
    "substitute",
    "decide",
    "decide",
    "decide",
    "turn",
    "vote",
    "vote",
    "strike",
    "raise",
    "raise",
    "settle",
    "settle",
    "settle",
    "dissent",
    "dissent",
    "dissent",
    "dissent",
    "dissent",
    "stop",
    "close",
    "close",
  ),
  item: fc.constantFrom(...order),
  person: fc.integer({ min: 1, max: 7 }),
  other: fc.integer({ min: 1, max: 7 }),
  rest: fc.constantFrom(...choices),
  choice: fc.constantFrom(...choices),
});
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

function tried(sitting: Sitting, { kind, item, person, other, rest, choice }: Step): Verdict<readonly SittingHappening[]> {
  const where = (own: object): Parameters<typeof recordAttendance>[2] => ({
    [person]: { state: "present", from: null, until: null, arrived: null, left: null, ...own },
  });
  switch (kind) {
    case "all":
      return recordAttendance(sitting, order, allPresent(sitting));
    case "away":
      return recordAttendance(sitting, order, where({ state: "apology" }));
    case "late":
      return recordAttendance(sitting, order, where({ from: item }));
    case "left":
      return recordAttendance(sitting, order, where({ until: item }));
    case "substitute":
      return seatSubstitute(sitting, { person: 6, name: "Stedfortræder", party: "A", role: "substitute", inPlaceOf: person });
    case "decide":
      return recordDecision(sitting, order, { item, text: "Godkendt.", turn: null, shown: true });
    case "turn":
      return recordDecision(sitting, order, { item, text: "Udsat.", turn: { kind: "postponed", until: null, why: null }, shown: true });
    case "vote":
      return recordVote(sitting, order, { item, subject: null, amendment: false, rest, exceptions: { [person]: choice } });
    case "strike":
      return strikeVote(sitting, item, 1, "Forkert");
    case "raise":
      return raiseDisqualification(sitting, order, { item, person, raisedBy: other, reason: "Ejer grunden" });
    case "settle":
      return settleDisqualification(sitting, order, {
        item,
        person,
        found: choice === "for" ? "not" : "disqualified",
        against: rest === "for" ? null : [other],
      });
    case "dissent":
      return recordDissent(sitting, { item, person, name: "Medlem", text: "Nej", followsCase: false, at });
    case "stop":
      return stopDecision(sitting, { item, person, name: "Medlem", at });
    case "close":
      return closeMeeting(sitting, order, at, String);
  }
}

// Whether the steps came so far that the law was tried, and not only refused.
const happened = new Map<string, number>();

function eachState(check: (before: Sitting, step: Step, verdict: Verdict<readonly SittingHappening[]>, after: Sitting) => void): void {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60, size: "max" }), (steps) => {
      let sitting = opened;
      for (const step of [{ kind: "all", item: 1, person: 1, other: 2, rest: "for", choice: "for" } as Step, ...steps]) {
        const verdict = tried(sitting, step);
        const after = verdict.ok ? verdict.change.reduce<Sitting>((state, each) => afterSitting(state, each), sitting) : sitting;
        if (verdict.ok) happened.set(step.kind, (happened.get(step.kind) ?? 0) + 1);
        check(sitting, step, verdict, after);
        sitting = after;
      }
    }),
    { numRuns: runs(200) },
  );
}

test("the votes of an item are those of all who are there, once each, and of nobody else", () => {
  eachState((before, { kind, item }, verdict, after) => {
    if (kind === "vote" && verdict.ok) {
      const vote = handlingOf(after, item).votes.at(-1)!;
      const present = presentAt(before, order, item).map((each) => each.person);
      assert.deepEqual(
        Object.keys(vote.cast)
          .map(Number)
          .sort((a, b) => a - b),
        [...present].sort((a, b) => a - b),
      );
      const count = (choice: VoteChoice): number => Object.values(vote.cast).filter((each) => each === choice).length;
      assert.equal(
        choices.reduce((sum, choice) => sum + count(choice), 0),
        present.length,
      );
      assert.equal(vote.result, count("for") > count("against") ? "adopted" : count("against") > count("for") ? "rejected" : "lapsed");
      assert.ok(present.length >= quorumOf(votingSeats(before).length), "nothing is voted on by too few");
    }
    for (const each of order)
      for (const vote of handlingOf(after, each).votes)
        for (const person of Object.keys(vote.cast))
          assert.ok(
            presentAt(after, order, each).some((there) => there.person === Number(person)),
            "whoever voted stays present at the item",
          );
  });
});

test("a dissent is only ever an outvoted member's, and never after the meeting", () => {
  eachState((before, { kind, item, person }, verdict, after) => {
    if (kind === "dissent" && verdict.ok) {
      assert.equal(before.state, "open");
      assert.ok(handlingOf(before, item).votes.some((vote) => outvoted(vote).includes(person)));
    }
    for (const each of order)
      for (const dissent of handlingOf(after, each).dissents) assert.ok(handlingOf(after, each).votes.some((vote) => outvoted(vote).includes(dissent.person)));
  });
});

test("a decision is stopped only before the meeting is closed, once, by one who takes part, and never what only steers the case", () => {
  eachState((before, { kind, item, person }, verdict) => {
    if (kind !== "stop" || !verdict.ok) return;
    assert.equal(before.state, "open");
    const handling = handlingOf(before, item);
    assert.ok(handling.decision !== null && handling.turn === null && handling.stopped === null);
    assert.equal(before.attendance[person]?.state, "present");
  });
});

test("a meeting is closed only when every item is decided, every question of disqualification settled and everyone's attendance known; then it stands", () => {
  eachState((before, { kind }, verdict, after) => {
    if (kind === "close" && verdict.ok) {
      for (const item of order) {
        assert.notEqual(handlingOf(before, item).decision, null);
        assert.ok(handlingOf(before, item).disqualifications.every((each) => each.found !== null));
      }
      assert.ok(votingSeats(before).every((each) => before.attendance[each.person] !== undefined));
    }
    if (before.state === "closed") assert.deepEqual(after, before);
  });
});

test("nothing but a postponement is decided by too few", () => {
  eachState((before, { kind, item }, verdict) => {
    if (kind === "decide" && verdict.ok) assert.ok(presentAt(before, order, item).length >= quorumOf(votingSeats(before).length));
  });
});

test("the steps above were taken often enough to try the laws", () => {
  for (const kind of ["vote", "dissent", "stop", "close", "strike", "settle", "left", "substitute"])
    assert.ok((happened.get(kind) ?? 0) > 5, `${kind}: ${happened.get(kind) ?? 0}`);
});

test("at one item another council member sits in the place of a disqualified member, and at no other (KSL § 28 stk. 3)", () => {
  const done = (sitting: Sitting, verdict: Verdict<readonly SittingHappening[]>): Sitting => {
    assert.ok(verdict.ok);
    return verdict.change.reduce<Sitting>((now, each) => afterSitting(now, each), sitting);
  };
  const standIn = { person: 6, name: "Medlem 6", party: "A", role: "substitute", inPlaceOf: 2, only: 2 } as const;
  let sitting = done(opened, recordAttendance(opened, order, allPresent(opened)));
  assert.deepEqual(seatSubstitute(sitting, standIn), { ok: false, code: "disqualification-unknown" });
  sitting = done(sitting, raiseDisqualification(sitting, order, { item: 2, person: 2, raisedBy: 2, reason: "Formand for foreningen" }));
  sitting = done(sitting, settleDisqualification(sitting, order, { item: 2, person: 2, found: "disqualified", against: null }));
  sitting = done(sitting, seatSubstitute(sitting, standIn));
  const here = (item: number): number[] => presentAt(sitting, order, item).map((each) => each.person);
  assert.deepEqual(here(1), [1, 2, 3, 4, 5]);
  assert.deepEqual(here(2), [1, 3, 4, 5, 6]);
  assert.deepEqual(here(3), [1, 2, 3, 4, 5]);
});

/** The whole road by its rules alone: whatever is tried in whatever order, no paper skips a station. */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { afterAgenda, closeItem, openSupplement, putCaseOnAgenda, releaseAgenda, standingItem, type Agenda } from "./agenda.ts";
import {
  afterCase,
  approveCase,
  confirmCopied,
  sendCaseBack,
  sendForApproval,
  unconfirmed,
  writeSection,
  type CaseHappening,
  type CasePaper,
  type CaseState,
} from "./case.ts";
import { defaultRules } from "./committee.ts";
import { composeMinutes } from "./compose-minutes.ts";
import { lindeborg } from "./house-styles/lindeborg.ts";
import { afterMinutes, approveMinutes, correctMinutes, freezeMinutes, sendForSignature, takeBackMinutes, type Minutes, type MinutesState } from "./minutes.ts";
import { richTextOfPlain } from "./rich-text.ts";
import { afterSigning, decline, sign, signersOf, undoSignature, type Signing } from "./signing.ts";
import {
  afterSitting,
  allPresent,
  closeMeeting,
  openMeeting,
  recordAttendance,
  recordDecision,
  reopenMeeting,
  tookPart,
  type Participant,
  type Sitting,
} from "./sitting.ts";
import { runs } from "#test/runs.ts";

const at = "2026-03-04T16:00:00.000Z";
const secretary = { person: 9, name: "Sofie" };

type Road = { paper: CasePaper; agenda: Agenda | null; sitting: Sitting | null; minutes: Minutes | null; signing: Signing | null };

const text = richTextOfPlain("Om legepladsen.");
const written: CaseHappening = {
  kind: "case-opened",
  what: {
    id: 1,
    committee: 1,
    author: 3,
    details: {
      title: "Legeplads",
      publicTitle: null,
      caseNumber: null,
      closed: false,
      closedReason: null,
      contact: null,
      initials: null,
      otherHandlers: null,
      parties: [],
      deadline: null,
      communication: null,
    },
    sections: [{ key: "presentation", role: "presentation", heading: "Sagsfremstilling", text, copied: true }],
    recommendation: { by: "Forvaltningen", points: ["at den anlægges."], copied: false },
    route: [],
    copiedFrom: null,
    template: false,
  },
};

const participants: Participant[] = [1, 2, 3].map((person) => ({
  person,
  name: `Medlem ${person}`,
  party: null,
  role: person === 1 ? "chair" : "member",
  inPlaceOf: null,
}));

const kinds = [
  "write",
  "confirm",
  "sendForApproval",
  "approve",
  "sendBack",
  "openAgenda",
  "closeStanding",
  "put",
  "release",
  "supplement",
  "openMeeting",
  "attend",
  "decide",
  "closeMeeting",
  "reopenMeeting",
  "correct",
  "freeze",
  "sendForSignature",
  "sign",
  "decline",
  "undo",
  "takeBack",
  "approveMinutes",
] as const;
type Step = { kind: (typeof kinds)[number]; person: number };

const orderOf = (agenda: Agenda): number[] => agenda.items.filter((item) => item.number !== null).map((item) => item.id);

/** What the verbs do with the rules: what one record is asked of another is handed to the rule, as the verb loads it. */
function taken(road: Road, { kind, person }: Step): Road {
  const { paper, agenda, sitting, minutes, signing } = road;
  const after = <S, H>(state: S, verdict: { ok: true; change: readonly H[] } | { ok: false }, fold: (state: S, each: H) => S): S =>
    verdict.ok ? verdict.change.reduce(fold, state) : state;
  const caseAfter = (verdict: ReturnType<typeof approveCase> | ReturnType<typeof writeSection> | ReturnType<typeof sendCaseBack>): Road => ({
    ...road,
    paper: after(paper, verdict, (state, each) => afterCase(state, each)),
  });
  const begun = minutes ?? (sitting === null ? null : afterMinutes(null, { kind: "minutes-begun", what: { meeting: 1, committee: 1 } }));
  switch (kind) {
    case "write":
      return caseAfter(writeSection(paper, { key: "presentation", text: richTextOfPlain(`Udkast ${person}`), version: paper.sections[0]!.version }));
    case "confirm":
      return { ...road, paper: after(paper, confirmCopied(paper, "presentation"), (state, each) => afterCase(state, each)) };
    case "sendForApproval":
      return { ...road, paper: after(paper, sendForApproval(paper, ["Fagchef", "Direktør"]), (state, each) => afterCase(state, each)) };
    case "approve":
      return caseAfter(approveCase(paper, { person, name: "Karen" }, at));
    case "sendBack":
      return caseAfter(sendCaseBack(paper, { person, name: "Karen" }, at, "Regn efter"));
    case "openAgenda": {
      const items = defaultRules("2026-01-01").standingItems.map((each, index) => standingItem(index + 1, each));
      return agenda === null ? { ...road, agenda: afterAgenda(null, { kind: "agenda-opened", what: { meeting: 1, committee: 1, items } }) } : road;
    }
    case "approveMinutes":
      return minutes === null ? road : { ...road, minutes: after(minutes, approveMinutes(minutes, 2), (state, each) => afterMinutes(state, each)) };
    case "openMeeting": {
      if (agenda === null) return road;
      const verdict = openMeeting(sitting, { meeting: 1, committee: 1, participants, at, agendaSent: agenda.state === "released" });
      return verdict.ok ? { ...road, sitting: afterSitting(null, verdict.change[0]!) } : road;
    }
  }
  if (agenda === null) return road;
  const onAgenda = (verdict: Parameters<typeof after<Agenda, Parameters<typeof afterAgenda>[1]>>[1]): Road => ({
    ...road,
    agenda: after(agenda, verdict, (state, each) => afterAgenda(state, each)),
  });
  switch (kind) {
    case "closeStanding":
      return onAgenda(closeItem(agenda, agenda.items.find((item) => item.closed)?.id ?? 0, 9, "Personsag", "Orientering"));
    case "put":
      return onAgenda(putCaseOnAgenda(agenda, paper, "only"));
    case "release":
      return sitting?.state === "closed"
        ? road
        : onAgenda(releaseAgenda(agenda, new Map([[1, paper]]), { first: 1, at, by: 9, late: false, lateBecause: null }));
    case "supplement":
      return sitting?.state === "closed" ? road : onAgenda(openSupplement(agenda));
  }
  if (sitting === null || begun === null) return road;
  const atMeeting = (verdict: Parameters<typeof after<Sitting, Parameters<typeof afterSitting>[1]>>[1]): Road => ({
    ...road,
    sitting: after(sitting, verdict, (state, each) => afterSitting(state, each)),
  });
  const order = orderOf(agenda);
  switch (kind) {
    case "attend":
      return atMeeting(recordAttendance(sitting, order, allPresent(sitting)));
    case "decide": {
      let now = road;
      for (const item of order)
        now = {
          ...now,
          sitting: after(now.sitting!, recordDecision(now.sitting!, order, { item, text: "Godkendt.", turn: null, shown: false }), (state, each) =>
            afterSitting(state, each),
          ),
        };
      return now;
    }
    case "closeMeeting":
      return atMeeting(closeMeeting(sitting, order, at, String));
    case "reopenMeeting":
      return atMeeting(reopenMeeting(sitting, at, 9, "Glemt", minutes !== null && minutes.state !== "draft"));
    case "correct":
    case "freeze": {
      const composed = composeMinutes({
        committee: { names: [], terms: [] },
        meeting: { date: "2026-03-04", start: "16:00", end: null, place: null },
        agenda,
        sitting,
        minutes: begun,
        houseStyle: lindeborg,
      });
      const words = JSON.stringify(composed);
      const sha256 = String(words.length).padStart(64, "0");
      const verdict =
        kind === "freeze"
          ? freezeMinutes(begun, { text: words, sha256, minutes: composed, houseStyle: "lindeborg", at }, sitting.state === "closed")
          : correctMinutes(begun, order, { item: order[0]!, text: `Godkendt ${person}.`, because: "Stavefejl", by: 9, at });
      return verdict.ok ? { ...road, minutes: after(begun, verdict, (state, each) => afterMinutes(state, each)) } : road;
    }
  }
  if (minutes === null) return road;
  switch (kind) {
    case "sendForSignature": {
      const verdict = sendForSignature(minutes);
      if (!verdict.ok) return road;
      const signers = signersOf(tookPart(sitting), "participants", secretary);
      return {
        ...road,
        minutes: after(minutes, verdict, (state, each) => afterMinutes(state, each)),
        signing: afterSigning(signing, { kind: "signing-begun", what: { meeting: 1, committee: 1, sha256: minutes.official!.sha256, signers } }),
      };
    }
    case "takeBack": {
      const verdict = takeBackMinutes(minutes, at, 9, "Stavefejl");
      if (!verdict.ok) return road;
      const voided = signing?.state === "open" ? afterSigning(signing, { kind: "signing-voided", what: { at, reason: "Stavefejl" } }) : signing;
      return { ...road, minutes: after(minutes, verdict, (state, each) => afterMinutes(state, each)), signing: voided };
    }
  }
  if (signing === null) return road;
  const verdict =
    kind === "sign"
      ? sign(signing, { person, at, how: "login", sha256: signing.sha256, proof: null })
      : kind === "decline"
        ? decline(signing, { person, reason: "Nej", at })
        : undoSignature(signing, { person, by: 9, reason: "Fejl", at });
  if (!verdict.ok) return road;
  const done = verdict.change.some((each) => each.kind === "signing-completed");
  return {
    ...road,
    signing: verdict.change.reduce<Signing>((state, each) => afterSigning(state, each), signing),
    minutes: done ? afterMinutes(minutes, { kind: "minutes-signed", what: { sha256: signing.sha256, at } }) : minutes,
  };
}

// From which states each can be come to; a step along the road, or a told step back.
const caseFrom: Record<CaseState, readonly CaseState[]> = {
  draft: ["inApproval", "ready", "closed"],
  inApproval: ["draft"],
  ready: ["inApproval"],
  closed: ["draft", "inApproval", "ready"],
};
const minutesFrom: Record<MinutesState, readonly MinutesState[]> = {
  draft: ["frozen", "outForSignature"],
  frozen: ["draft"],
  outForSignature: ["frozen"],
  signed: ["outForSignature"],
};

// Random steps alone seldom come to the end of a long road, so that the next step of it is often among them.
const anyStep: fc.Arbitrary<Step | "onwards"> = fc.oneof(
  { weight: 3, arbitrary: fc.constant("onwards" as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom(...kinds), person: fc.integer({ min: 1, max: 4 }) }) },
);

function onwards({ paper, agenda, sitting, minutes, signing }: Road): Step {
  const step = (kind: Step["kind"], person = 1): Step => ({ kind, person });
  if (agenda === null) return step("openAgenda");
  if (agenda.state !== "released") {
    if (paper.state === "draft") return unconfirmed(paper).length > 0 ? step("confirm") : step("sendForApproval");
    if (paper.state === "inApproval") return step("approve");
    if (agenda.items.some((item) => item.closed && !item.closedReason)) return step("closeStanding");
    return agenda.items.some((item) => item.case === 1) ? step("release") : step("put");
  }
  if (sitting === null) return step("openMeeting");
  if (sitting.state === "open") {
    if (tookPart(sitting).length === 0) return step("attend");
    return orderOf(agenda).every((item) => sitting.handlings[item]?.decision) ? step("closeMeeting") : step("decide");
  }
  if (minutes === null || minutes.state === "draft") return step("freeze");
  if (minutes.state === "frozen") return step("sendForSignature");
  if (minutes.state === "outForSignature") {
    const left = signing!.signers.find((signer) => !signing!.signatures.some((each) => each.person === signer.person));
    return step("sign", left?.person ?? 1);
  }
  return step("approveMinutes");
}

test("no sequence of what people do skips a station: each state is come to only through the one before it", () => {
  let reached = 0;
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 90, size: "max" }), (steps) => {
      let road: Road = { paper: afterCase(null, written), agenda: null, sitting: null, minutes: null, signing: null };
      for (const wanted of steps) {
        const before = road;
        road = taken(road, wanted === "onwards" ? onwards(road) : wanted);
        const { paper, agenda, sitting, minutes, signing } = road;
        if (paper.state !== before.paper.state) assert.ok(caseFrom[paper.state].includes(before.paper.state), `${before.paper.state} → ${paper.state}`);
        if (paper.state === "ready")
          assert.ok(paper.approvals.length === 2 && paper.approvals.every((each) => each.state === "approved") && unconfirmed(paper).length === 0);
        if (sitting !== null) assert.equal(agenda?.state, "released", "a meeting has an agenda that was sent");
        if (sitting !== null)
          for (const item of Object.keys(sitting.handlings)) assert.ok(orderOf(agenda!).includes(Number(item)), "only what was sent is handled");
        if (minutes !== null) assert.notEqual(sitting, null);
        if (minutes !== null && minutes.state !== "draft") {
          assert.equal(sitting!.state, "closed", "a text stands only when the meeting is over");
          assert.deepEqual(
            minutes.official!.minutes.agendaItem.map((item) => item.number),
            agenda!.items.flatMap((item) => item.number ?? []),
            "every item that was sent is in the text",
          );
          assert.ok(minutes.official!.minutes.agendaItem.every((item) => item.decision !== null));
        }
        if (minutes !== null && minutes.state !== (before.minutes?.state ?? "draft"))
          assert.ok(minutesFrom[minutes.state].includes(before.minutes?.state ?? "draft"), `${before.minutes?.state ?? "draft"} → ${minutes.state}`);
        if (minutes?.state === "outForSignature") assert.equal(signing?.state, "open");
        if (minutes?.state === "signed") {
          reached++;
          assert.equal(signing!.state, "complete");
          assert.ok(signing!.signatures.length > 0 && signing!.signatures.every((each) => each.sha256 === minutes.official!.sha256));
          if (before.minutes?.state === "signed") assert.deepEqual(minutes.official, before.minutes.official, "what is signed stands");
        }
        if (signing?.state === "open") assert.equal(signing.sha256, minutes!.official!.sha256, "what is signed is the text that stands");
        if (minutes !== null && minutes.approvedBy !== null) assert.equal(minutes.state, "signed");
      }
    }),
    { numRuns: runs(150) },
  );
  assert.ok(reached > 20, "the road was walked to its end");
});

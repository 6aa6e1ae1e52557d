/**
 * The meeting as it is held: who is there at each item, what is decided, voted and dissented, and by whom it is stopped.
 * Attendance, disqualification and signature are three different facts (DOMAIN §0.12).
 */

import type { ItemPaper } from "./agenda.ts";
import { castVotes, outvoted, quorumOf, resultOf, type Vote, type VoteChoice } from "./votes.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";

export type Participant = {
  person: number;
  name: string;
  party: string | null;
  role: "chair" | "viceChair" | "member" | "substitute";
  inPlaceOf: number | null;
  /** The one item a substitute sits at, in the place of a disqualified member (KSL § 28 stk. 3). */ only?: number;
};

/**
 * Where a member was. present; apology = afbud, told before; absent = no notice; `from` is the item they came to and `until` the item
 * before which they left for good, both ids of items.
 */
export type Attendance = { state: "present" | "apology" | "absent"; from: number | null; until: number | null; arrived: string | null; left: string | null };

export type Disqualification = {
  person: number;
  /** Who raised it; the member themselves as a rule (KSL § 14 stk. 2). */ raisedBy: number;
  reason: string;
  /** What the committee decided; null while it has not. "not" is recorded too. */ found: "disqualified" | "not" | null;
  vote: Vote | null;
};

export type Dissent = {
  person: number;
  name: string;
  text: string;
  /** To stand with the case when another authority gets it. */ followsCase: boolean;
  at: string;
};

export type Stop = { person: number; name: string; at: string };

/** What became of an item that was not decided on its own terms. */
export type Turn =
  | { kind: "postponed"; until: string | null; why: string | null }
  | { kind: "withdrawn"; why: string | null }
  | { kind: "returned"; why: string | null }
  | { kind: "referred"; to: string; why: string | null };

export type Handling = {
  item: number;
  decision: string | null;
  /** Hidden from members while it is written. */ shown: boolean;
  turn: Turn | null;
  votes: readonly Vote[];
  disqualifications: readonly Disqualification[];
  dissents: readonly Dissent[];
  stopped: Stop | null;
  /** Closed or opened at the meeting itself. */ doors: { closed: boolean; reason: string; by: number } | null;
  slides: readonly ItemPaper["attachments"][number][];
};

export type SittingState = "open" | "closed";

export type Sitting = {
  meeting: number;
  committee: number;
  state: SittingState;
  version: number;
  openedAt: string;
  closedAt: string | null;
  /** Of the whole committee on the day, substitutes in the place of those they stand in for. */
  participants: readonly Participant[];
  attendance: Readonly<Record<number, Attendance>>;
  /** The item being handled. */ current: number | null;
  handlings: Readonly<Record<number, Handling>>;
  reopened: readonly { at: string; by: number; reason: string }[];
  /** Decided by the chair on the committee's behalf since the last meeting (KSL § 22). */
};

export type SittingHappening =
  | { kind: "meeting-opened"; what: { meeting: number; committee: number; participants: readonly Participant[]; at: string } }
  | { kind: "attendance-recorded"; what: { attendance: Readonly<Record<number, Attendance>> } }
  | { kind: "substitute-seated"; what: { participant: Participant } }
  | { kind: "item-taken-up"; what: { item: number } }
  | { kind: "decision-recorded"; what: { item: number; text: string; turn: Turn | null; shown: boolean } }
  | { kind: "decision-shown"; what: { item: number } }
  | { kind: "vote-recorded"; what: { item: number; vote: Vote } }
  | { kind: "vote-struck"; what: { item: number; id: number; reason: string } }
  | { kind: "disqualification-raised"; what: { item: number; person: number; raisedBy: number; reason: string } }
  | { kind: "disqualification-settled"; what: { item: number; person: number; found: "disqualified" | "not"; vote: Vote | null } }
  | { kind: "dissent-recorded"; what: { item: number; dissent: Dissent } }
  | { kind: "decision-stopped"; what: { item: number; stop: Stop } }
  | { kind: "stop-struck"; what: { item: number; reason: string } }
  | { kind: "doors-changed"; what: { item: number; closed: boolean; reason: string; by: number } }
  | { kind: "slides-added"; what: { item: number; attachment: ItemPaper["attachments"][number] } }
  | { kind: "meeting-closed"; what: { at: string } }
  | { kind: "meeting-reopened"; what: { at: string; by: number; reason: string } };

const untouched = (item: number): Handling => ({
  item,
  decision: null,
  shown: false,
  turn: null,
  votes: [],
  disqualifications: [],
  dissents: [],
  stopped: null,
  doors: null,
  slides: [],
});

export function handlingOf(sitting: Sitting | null, item: number): Handling {
  return sitting?.handlings[item] ?? untouched(item);
}

const here: Attendance = { state: "present", from: null, until: null, arrived: null, left: null };

/** The meeting after something happened at it. */
export function afterSitting(before: Sitting | null, happened: SittingHappening): Sitting {
  if (happened.kind === "meeting-opened") {
    const { meeting, committee, participants, at } = happened.what;
    return {
      meeting,
      committee,
      participants,
      state: "open",
      version: 1,
      openedAt: at,
      closedAt: null,
      attendance: {},
      current: null,
      handlings: {},
      reopened: [],
    };
  }
  if (before === null) throw new Error(`${happened.kind} before the meeting was opened`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: Sitting, { kind, what }: Exclude<SittingHappening, { kind: "meeting-opened" }>): Partial<Sitting> {
  const handled = (item: number, change: (handling: Handling) => Partial<Handling>): Pick<Sitting, "handlings"> => {
    const handling = handlingOf(before, item);
    return { handlings: { ...before.handlings, [item]: { ...handling, ...change(handling) } } };
  };
  switch (kind) {
    case "attendance-recorded":
      return { attendance: { ...before.attendance, ...what.attendance } };
    case "substitute-seated":
      return {
        participants: [...before.participants.filter((each) => each.person !== what.participant.person), what.participant],
        attendance: { ...before.attendance, [what.participant.person]: here },
      };
    case "item-taken-up":
      return { current: what.item };
    case "decision-recorded":
      return handled(what.item, () => ({ decision: what.text, turn: what.turn, shown: what.shown }));
    case "decision-shown":
      return handled(what.item, () => ({ shown: true }));
    case "vote-recorded":
      return handled(what.item, (handling) => ({ votes: [...handling.votes, what.vote] }));
    case "vote-struck":
      // A dissent is of a vote: whoever is no longer outvoted has none (KSL § 13 stk. 2).
      return handled(what.item, (handling) => {
        const votes = handling.votes.filter((vote) => vote.id !== what.id);
        return { votes, dissents: handling.dissents.filter((each) => votes.some((vote) => outvoted(vote).includes(each.person))) };
      });
    case "disqualification-raised":
      return handled(what.item, (handling) => ({
        disqualifications: [
          ...handling.disqualifications.filter((each) => each.person !== what.person),
          { person: what.person, raisedBy: what.raisedBy, reason: what.reason, found: null, vote: null },
        ],
      }));
    case "disqualification-settled":
      return handled(what.item, (handling) => ({
        disqualifications: handling.disqualifications.map((each) => (each.person === what.person ? { ...each, found: what.found, vote: what.vote } : each)),
      }));
    case "dissent-recorded":
      return handled(what.item, (handling) => ({ dissents: [...handling.dissents.filter((each) => each.person !== what.dissent.person), what.dissent] }));
    case "decision-stopped":
      return handled(what.item, () => ({ stopped: what.stop }));
    case "stop-struck":
      return handled(what.item, () => ({ stopped: null }));
    case "doors-changed":
      return handled(what.item, () => ({ doors: { closed: what.closed, reason: what.reason, by: what.by } }));
    case "slides-added":
      return handled(what.item, (handling) => ({ slides: [...handling.slides, what.attachment] }));
    case "meeting-closed":
      return { state: "closed", closedAt: what.at, current: null };
    case "meeting-reopened":
      return { state: "open", closedAt: null, reopened: [...before.reopened, what] };
  }
}

/** Seats to be filled, at an item or at the meeting as a whole: those for whom nobody stands in count, and so do the substitutes. */
export function votingSeats(sitting: Sitting, item: number | null = null): readonly Participant[] {
  const here = sitting.participants.filter((each) => each.only === undefined || each.only === item);
  const replaced = new Set(here.filter((each) => each.inPlaceOf !== null).map((each) => each.inPlaceOf));
  return here.filter((each) => !replaced.has(each.person));
}

/** Who is in the room at an item: there, come and not gone, and not disqualified. `order` is the agenda's items in order. */
export function presentAt(sitting: Sitting, order: readonly number[], item: number): Participant[] {
  const place = order.indexOf(item);
  const recused = handlingOf(sitting, item)
    .disqualifications.filter((each) => each.found === "disqualified")
    .map((each) => each.person);
  return votingSeats(sitting, item).filter((each) => {
    const attendance = sitting.attendance[each.person];
    if (attendance?.state !== "present" || recused.includes(each.person)) return false;
    if (attendance.from !== null && place < order.indexOf(attendance.from)) return false;
    return attendance.until === null || place < order.indexOf(attendance.until);
  });
}

/** Whether so many are in the room that the item can be decided (KSL § 11 stk. 2). */
export function hasQuorum(sitting: Sitting, order: readonly number[], item: number): boolean {
  return presentAt(sitting, order, item).length >= quorumOf(votingSeats(sitting, item).length);
}

/** Those who took part in the meeting, if only in a part of it: they sign (KSL § 13 stk. 1). */
export function tookPart(sitting: Sitting): readonly Participant[] {
  return sitting.participants.filter((each) => sitting.attendance[each.person]?.state === "present");
}

type Change = readonly SittingHappening[];

export function openMeeting(
  before: Sitting | null,
  given: { meeting: number; committee: number; participants: readonly Participant[]; at: string; agendaSent: boolean },
): Verdict<Change, "meeting-already-open" | "agenda-not-sent"> {
  if (before !== null) return refuse("meeting-already-open");
  if (!given.agendaSent) return refuse("agenda-not-sent");
  const { agendaSent: _sent, ...what } = given;
  return allow([{ kind: "meeting-opened", what }]);
}

/** Who is there. One click sets all; then the exceptions. */
export function recordAttendance(
  sitting: Sitting,
  order: readonly number[],
  given: Readonly<Record<number, Attendance>>,
): Verdict<Change, "meeting-closed" | "not-a-participant" | "item-unknown" | "times-wrong"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  for (const [person, attendance] of Object.entries(given)) {
    if (!sitting.participants.some((each) => each.person === Number(person))) return refuse("not-a-participant");
    for (const item of [attendance.from, attendance.until]) if (item !== null && !order.includes(item)) return refuse("item-unknown");
    if (attendance.from !== null && attendance.until !== null && order.indexOf(attendance.until) <= order.indexOf(attendance.from))
      return refuse("times-wrong");
    const after = { ...sitting, attendance: { ...sitting.attendance, [Number(person)]: attendance } };
    // A vote stands as it was cast: nobody is made absent from an item they voted in.
    const voted = order.find(
      (item) =>
        handlingOf(sitting, item).votes.some((vote) => vote.cast[Number(person)] !== undefined) &&
        !presentAt(after, order, item).some((each) => each.person === Number(person)),
    );
    if (voted !== undefined) return refuse("times-wrong");
  }
  return allow([{ kind: "attendance-recorded", what: { attendance: given } }]);
}

/** All who have not been recorded yet are there. */
export function allPresent(sitting: Sitting): Readonly<Record<number, Attendance>> {
  return Object.fromEntries(
    votingSeats(sitting)
      .filter((each) => sitting.attendance[each.person] === undefined)
      .map((each) => [each.person, here]),
  );
}

export function seatSubstitute(
  sitting: Sitting,
  participant: Participant,
): Verdict<Change, "meeting-closed" | "not-a-participant" | "substitute-sits-already" | "disqualification-unknown"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!sitting.participants.some((each) => each.person === participant.inPlaceOf)) return refuse("not-a-participant");
  if (sitting.participants.some((each) => each.person === participant.person)) return refuse("substitute-sits-already");
  // For one item: in the place of a member the committee has found disqualified. For the meeting: of one who is not there.
  if (participant.only !== undefined) {
    const found = handlingOf(sitting, participant.only).disqualifications.find((each) => each.person === participant.inPlaceOf)?.found;
    if (found !== "disqualified") return refuse("disqualification-unknown");
  } else if (sitting.attendance[participant.inPlaceOf!]?.state === "present") return refuse("substitute-sits-already");
  return allow([{ kind: "substitute-seated", what: { participant } }]);
}

export function takeUpItem(sitting: Sitting, order: readonly number[], item: number): Verdict<Change, "meeting-closed" | "item-unknown"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!order.includes(item)) return refuse("item-unknown");
  return allow(sitting.current === item ? [] : [{ kind: "item-taken-up", what: { item } }]);
}

/** Nothing is decided by too few. An item that is postponed or withdrawn for want of members may be. */
export function recordDecision(
  sitting: Sitting,
  order: readonly number[],
  given: { item: number; text: string; turn: Turn | null; shown: boolean },
): Verdict<Change, "meeting-closed" | "item-unknown" | "decision-empty" | "no-quorum" | "referred-where"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!order.includes(given.item)) return refuse("item-unknown");
  const text = given.text.trim();
  if (text === "") return refuse("decision-empty");
  if (given.turn?.kind === "referred" && given.turn.to.trim() === "") return refuse("referred-where");
  const procedural = given.turn?.kind === "postponed" || given.turn?.kind === "withdrawn";
  if (!procedural && !hasQuorum(sitting, order, given.item)) {
    return refuse("no-quorum", {
      present: String(presentAt(sitting, order, given.item).length),
      needed: String(quorumOf(votingSeats(sitting, given.item).length)),
    });
  }
  return allow([{ kind: "decision-recorded", what: { item: given.item, text, turn: given.turn, shown: given.shown } }]);
}

export function showDecision(sitting: Sitting, item: number): Verdict<Change, "meeting-closed" | "decision-empty"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  return handlingOf(sitting, item).decision === null ? refuse("decision-empty") : allow([{ kind: "decision-shown", what: { item } }]);
}

/** All for, then exceptions; a party's letter has been turned into its members present by the caller. */
export function recordVote(
  sitting: Sitting,
  order: readonly number[],
  given: { item: number; subject: string | null; amendment: boolean; rest: VoteChoice; exceptions: Readonly<Record<number, VoteChoice>> },
): Verdict<Change, "meeting-closed" | "item-unknown" | "no-quorum" | "voter-not-present"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!order.includes(given.item)) return refuse("item-unknown");
  const present = presentAt(sitting, order, given.item);
  if (!hasQuorum(sitting, order, given.item))
    return refuse("no-quorum", { present: String(present.length), needed: String(quorumOf(votingSeats(sitting, given.item).length)) });
  const cast = castVotes(
    present.map((each) => each.person),
    given.rest,
    given.exceptions,
  );
  if (!cast.ok) return cast;
  const id = Math.max(0, ...handlingOf(sitting, given.item).votes.map((vote) => vote.id)) + 1;
  return allow([
    {
      kind: "vote-recorded",
      what: {
        item: given.item,
        vote: { id, subject: given.subject?.trim() || null, amendment: given.amendment, cast: cast.change, result: resultOf(cast.change) },
      },
    },
  ]);
}

/** A vote entered wrongly is struck with a reason and entered anew; the journal keeps both. */
export function strikeVote(sitting: Sitting, item: number, id: number, reason: string): Verdict<Change, "meeting-closed" | "vote-unknown" | "reason-missing"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!handlingOf(sitting, item).votes.some((vote) => vote.id === id)) return refuse("vote-unknown");
  return reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "vote-struck", what: { item, id, reason: reason.trim() } }]);
}

export function raiseDisqualification(
  sitting: Sitting,
  order: readonly number[],
  given: { item: number; person: number; raisedBy: number; reason: string },
): Verdict<Change, "meeting-closed" | "item-unknown" | "not-a-participant" | "reason-missing"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!order.includes(given.item)) return refuse("item-unknown");
  if (!sitting.participants.some((each) => each.person === given.person)) return refuse("not-a-participant");
  if (given.reason.trim() === "") return refuse("reason-missing");
  return allow([{ kind: "disqualification-raised", what: { ...given, reason: given.reason.trim() } }]);
}

/** The body itself decides (KSL § 14), if need be by a vote; that somebody was found able is recorded as well. */
export function settleDisqualification(
  sitting: Sitting,
  order: readonly number[],
  given: { item: number; person: number; found: "disqualified" | "not"; against: readonly number[] | null },
): Verdict<Change, "meeting-closed" | "disqualification-unknown" | "voter-not-present" | "already-voted"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  const handling = handlingOf(sitting, given.item);
  if (!handling.disqualifications.some((each) => each.person === given.person)) return refuse("disqualification-unknown");
  if (given.found === "disqualified" && handling.votes.some((vote) => vote.cast[given.person] !== undefined)) return refuse("already-voted");
  let vote: Vote | null = null;
  if (given.against !== null) {
    // The member themselves takes no part in it (forvaltningsloven § 3; KSL § 14 stk. 1).
    const present = presentAt(sitting, order, given.item)
      .map((each) => each.person)
      .filter((person) => person !== given.person);
    const cast = castVotes(present, "for", Object.fromEntries(given.against.map((person) => [person, "against" as const])));
    if (!cast.ok) return cast;
    vote = { id: 1, subject: "Inhabilitet", amendment: false, cast: cast.change, result: resultOf(cast.change) };
  }
  return allow([{ kind: "disqualification-settled", what: { item: given.item, person: given.person, found: given.found, vote } }]);
}

/** Only during the meeting, only by one who was outvoted, in the member's own words (KSL § 13 stk. 2). */
export function recordDissent(
  sitting: Sitting,
  given: { item: number; person: number; name: string; text: string; followsCase: boolean; at: string },
): Verdict<Change, "meeting-closed" | "not-outvoted" | "dissent-empty"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  const { item, person, name, text, followsCase, at } = given;
  if (!handlingOf(sitting, item).votes.some((vote) => outvoted(vote).includes(person))) return refuse("not-outvoted");
  if (text.trim() === "") return refuse("dissent-empty");
  return allow([{ kind: "dissent-recorded", what: { item, dissent: { person, name, text: text.trim(), followsCase, at } } }]);
}

/** Until the meeting is closed any member may bring a decision before the council (KSL § 23); not what only steers the case. */
export function stopDecision(
  sitting: Sitting,
  given: { item: number; person: number; name: string; at: string },
): Verdict<Change, "meeting-closed" | "not-a-participant" | "nothing-decided" | "only-procedure" | "already-stopped"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!tookPart(sitting).some((each) => each.person === given.person)) return refuse("not-a-participant");
  const handling = handlingOf(sitting, given.item);
  if (handling.decision === null) return refuse("nothing-decided");
  if (handling.turn !== null) return refuse("only-procedure");
  if (handling.stopped !== null) return refuse("already-stopped");
  return allow([{ kind: "decision-stopped", what: { item: given.item, stop: { person: given.person, name: given.name, at: given.at } } }]);
}

/** A stop entered for the wrong member or item is struck with a reason, while the meeting lasts; the journal keeps both. */
export function strikeStop(sitting: Sitting, item: number, reason: string): Verdict<Change, "meeting-closed" | "not-stopped" | "reason-missing"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (handlingOf(sitting, item).stopped === null) return refuse("not-stopped");
  return reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "stop-struck", what: { item, reason: reason.trim() } }]);
}

export function changeDoors(
  sitting: Sitting,
  order: readonly number[],
  given: { item: number; closed: boolean; reason: string; by: number },
): Verdict<Change, "meeting-closed" | "item-unknown" | "reason-missing"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (!order.includes(given.item)) return refuse("item-unknown");
  return given.reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "doors-changed", what: { ...given, reason: given.reason.trim() } }]);
}

/** Items that have no decision yet; the meeting cannot be closed before each has one, if only that it was postponed. */
export function undecided(sitting: Sitting, order: readonly number[]): number[] {
  return order.filter((item) => handlingOf(sitting, item).decision === null);
}

export function closeMeeting(
  sitting: Sitting,
  order: readonly number[],
  at: string,
  numberOf: (item: number) => string,
): Verdict<Change, "meeting-closed" | "items-undecided" | "attendance-missing" | "disqualification-open"> {
  if (sitting.state === "closed") return refuse("meeting-closed");
  if (votingSeats(sitting).some((each) => sitting.attendance[each.person] === undefined)) return refuse("attendance-missing");
  const open = order.filter((item) => handlingOf(sitting, item).disqualifications.some((each) => each.found === null));
  if (open.length > 0) return refuse("disqualification-open", { items: open.map(numberOf).join(", ") });
  const left = undecided(sitting, order);
  if (left.length > 0) return refuse("items-undecided", { items: left.map(numberOf).join(", ") });
  return allow([{ kind: "meeting-closed", what: { at } }]);
}

export function reopenMeeting(
  sitting: Sitting,
  at: string,
  by: number,
  reason: string,
  minutesFrozen: boolean,
): Verdict<Change, "meeting-still-open" | "reason-missing" | "minutes-frozen"> {
  if (sitting.state === "open") return refuse("meeting-still-open");
  if (minutesFrozen) return refuse("minutes-frozen");
  return reason.trim() === "" ? refuse("reason-missing") : allow([{ kind: "meeting-reopened", what: { at, by, reason: reason.trim() } }]);
}

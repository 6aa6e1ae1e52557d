/** A committee: its names, terms, who sits in it on a day, its rules of procedure on a day. Dates are yyyy-mm-dd; a last day is counted in. */

import { dateLong, isDate } from "./calendar.ts";
import { printableStyles } from "./house-styles/printable.ts";
import { allow, refuse, type Verdict } from "./verdict.ts";
import { addDays, workingDaysBefore } from "./working-days.ts";

/** A person's seat. A term's seats begin and end with it unless something else is told. */
export type Seat = {
  person: number;
  name: string;
  /** Letter or list name as held in these days; never inferred (DOMAIN §5.7). */
  party: string | null;
  role: "chair" | "viceChair" | "member";
  from: string;
  until: string | null;
  /** The group that elected them (valggruppe, KSL § 25), which appoints their substitute (§ 28 stk. 2). */
  group: string | null;
};

/** Another council member in a member's place (KSL § 28 stk. 2: absence; stk. 3: disqualification in one item). */
export type Substitution = {
  person: number;
  name: string;
  party: string | null;
  inPlaceOf: number;
  basis: "28-2" | "28-3";
  from: string;
  until: string;
  meeting: number | null;
};

export type StandingItem = {
  key: string;
  title: string;
  place: "first" | "last";
  closed: boolean;
  /** What the sender recommends, and the decision proposed at the meeting. */
  sender: string | null;
  points: readonly string[];
  decision: string | null;
  /** The number it is filed under year after year, and a text that always stands. */
  caseNumber?: string | null;
  text?: string | null;
  kind: "approval" | "announcements" | "anyOther" | "signature" | "other";
};

/** Rules of procedure (forretningsorden), in force from a day. */
export type Rules = {
  from: string;
  /** Working days before the meeting on which agenda and material must be sent (KSL § 8, § 20 stk. 3). */
  agendaDays: number;
  materialDays: number;
  /** Whether Saturday counts as a working day. */ saturdays: boolean;
  /** A member's own item must come so many days before. */ memberItemDays: number;
  /** Who signs: those who took part (KSL § 13), or by local rule fewer. */
  signers: "participants" | "chairAndSecretary" | "chair";
  /** A name of core/house-styles. */ houseStyle: string;
  numbering: "perYear" | "perMeeting";
  standingItems: readonly StandingItem[];
  /** Steps a case passes before it can go on an agenda, in order; the names are the municipality's own. */
  approvalSteps: readonly string[];
  /** Step name → those who may take it; a step that names nobody is anyone's with the role approver. */
  approvers?: Readonly<Record<string, readonly number[]>>;
  approvesPreviousMinutes: boolean;
  /** The council's own statutes let a substitute in at an absence of any length; else it must last a month (KSL § 28 stk. 2). */
  substituteAtAnyAbsence?: boolean;
  /** What is published of the committee's papers when nothing else is decided. */
  publishes: { agenda: boolean; minutes: boolean; attachments: boolean };
  /** A finding before release must be judged by two. */ fourEyes?: boolean;
};

export type Committee = {
  id: number;
  kind: "committee" | "economy" | "council";
  /** Names with the day each came into use, oldest first. */
  names: readonly { from: string; name: string; abbreviation: string | null }[];
  terms: readonly { from: number; to: number }[];
  seats: readonly Seat[];
  substitutions: readonly Substitution[];
  rules: readonly Rules[];
  version: number;
};

/** A meeting in the plan. `was` tells where a moved one stood. */
export type PlannedMeeting = {
  id: number;
  committee: number;
  date: string;
  start: string;
  end: string | null;
  place: string | null;
  kind: "ordinary" | "extraordinary";
  state: "planned" | "cancelled";
  was: readonly { date: string; start: string; reason: string }[];
  cancelledBecause: string | null;
  version: number;
};

export type CommitteeHappening =
  | {
      kind: "committee-founded";
      what: { id: number; kind: Committee["kind"]; name: string; abbreviation: string | null; from: string; term: Term; rules: Rules };
    }
  | { kind: "committee-renamed"; what: CommitteeName }
  | { kind: "term-begun"; what: Term }
  | { kind: "member-seated"; what: Seat }
  | { kind: "seat-ended"; what: { person: number; name: string; until: string } }
  | { kind: "chair-changed"; what: { person: number; name: string; office: Office; from: string; until: string | null } }
  | { kind: "party-changed"; what: { person: number; name: string; party: string | null; from: string; until: string | null } }
  | { kind: "substitute-appointed"; what: Substitution }
  | { kind: "rules-set"; what: Rules }
  | PlanHappening;

/** What happens to a meeting in the plan; core/meeting-plan.ts decides and replays them. */
export type PlanHappening =
  | { kind: "meeting-planned"; what: Pick<PlannedMeeting, "committee" | "date" | "start" | "end" | "place" | "kind"> & { meeting: number } }
  | {
      kind: "meeting-moved";
      what: Pick<PlannedMeeting, "date" | "start" | "end" | "place"> & { meeting: number; was: { date: string; start: string }; reason: string };
    }
  | { kind: "meeting-cancelled"; what: { meeting: number; reason: string } }
  | { kind: "meeting-restored"; what: { meeting: number } };

/** Years, the first and the last. */
export type Term = Committee["terms"][number];
export type CommitteeName = Committee["names"][number];
/** The two that the members choose among themselves (KSL § 22). */
export type Office = Exclude<Seat["role"], "member">;
type Days = { from: string; until: string | null };

export const kindNames: Record<Committee["kind"], string> = { committee: "Stående udvalg", economy: "Økonomiudvalg", council: "Kommunalbestyrelse" };
export const seatNames: Record<Seat["role"], string> = { chair: "Formand", viceChair: "Næstformand", member: "Medlem" };
export const basisNames: Record<Substitution["basis"], string> = {
  "28-2": "Fravær (kommunestyrelsesloven § 28 stk. 2)",
  "28-3": "Inhabilitet (kommunestyrelsesloven § 28 stk. 3)",
};

// ---------------------------------------------------------------- replay

/** The committee after what happened; null before it was founded. */
export function afterCommittee(committee: Committee | null, happened: CommitteeHappening): Committee {
  if (happened.kind === "committee-founded") {
    const { id, kind, name, abbreviation, from, term, rules } = happened.what;
    return { id, kind, names: [{ from, name, abbreviation }], terms: [term], seats: [], substitutions: [], rules: [rules], version: 1 };
  }
  if (committee === null) throw new Error(`${happened.kind} before the committee was founded`);
  return { ...committee, ...changesOf(committee, happened), version: committee.version + 1 };
}

function changesOf(before: Committee, { kind, what }: Exclude<CommitteeHappening, { kind: "committee-founded" }>): Partial<Committee> {
  switch (kind) {
    case "committee-renamed":
      return { names: [...before.names, what] };
    case "term-begun":
      return { terms: [...before.terms, what].sort((a, b) => a.from - b.from) };
    case "member-seated":
      return { seats: seatsInOrder([...before.seats, what]) };
    case "seat-ended": {
      const after: Days = { from: addDays(what.until, 1), until: termEnd(before, what.until) };
      return { seats: seatsInOrder(without(before.seats, what.person, after)) };
    }
    case "chair-changed": {
      const left = recast(before.seats, (seat) => seat.role === what.office, what, { role: "member" });
      return { seats: seatsInOrder(recast(left, (seat) => seat.person === what.person, what, { role: what.office })) };
    }
    case "party-changed":
      return { seats: seatsInOrder(recast(before.seats, (seat) => seat.person === what.person, what, { party: what.party })) };
    case "substitute-appointed":
      return { substitutions: substitutionsInOrder([...before.substitutions, what]) };
    case "rules-set":
      return { rules: [...before.rules.filter((each) => each.from !== what.from), what].sort((a, b) => (a.from < b.from ? -1 : 1)) };
    default:
      return {};
  }
}

/** The order seats are kept in, so that rows read back are the committee that was written. */
export function seatsInOrder(seats: readonly Seat[]): Seat[] {
  return [...seats].sort((a, b) => compare(a.from, b.from) || a.person - b.person);
}

export function substitutionsInOrder(substitutions: readonly Substitution[]): Substitution[] {
  return [...substitutions].sort((a, b) => compare(a.from, b.from) || a.person - b.person || a.inPlaceOf - b.inPlaceOf || (a.meeting ?? 0) - (b.meeting ?? 0));
}

// Seats told anew for some days: what was before and what comes after them stays as it was.
function recast(seats: readonly Seat[], picked: (seat: Seat) => boolean, days: Days, change: Partial<Pick<Seat, "role" | "party">>): Seat[] {
  return seats.flatMap((seat) => {
    if (!picked(seat) || !overlap(seat, days)) return [seat];
    const [before, after] = outside(seat, days);
    return [...before, { ...seat, ...change, from: seat.from > days.from ? seat.from : days.from, until: earlier(seat.until, days.until) }, ...after];
  });
}

function without(seats: readonly Seat[], person: number, days: Days): Seat[] {
  return seats.flatMap((seat) => (seat.person === person && overlap(seat, days) ? outside(seat, days).flat() : [seat]));
}

function outside(seat: Seat, days: Days): [before: Seat[], after: Seat[]] {
  const before = seat.from < days.from ? [{ ...seat, until: addDays(days.from, -1) }] : [];
  const after = days.until !== null && (seat.until === null || seat.until > days.until) ? [{ ...seat, from: addDays(days.until, 1) }] : [];
  return [before, after];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : a < b ? a : b);
const covers = (days: Days, date: string): boolean => days.from <= date && (days.until === null || date <= days.until);
const overlap = (a: Days, b: Days): boolean => (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);

// ---------------------------------------------------------------- questions

/** The name in use on a day; before the first, the first. */
export function nameOn(committee: Pick<Committee, "names">, date: string): string {
  return inUse(committee.names, date).name;
}

export function abbreviationOn(committee: Pick<Committee, "names">, date: string): string | null {
  return inUse(committee.names, date).abbreviation;
}

/** The rules of procedure in force on a day; before the first, the first. */
export function rulesOn(committee: Pick<Committee, "rules">, date: string): Rules {
  return inUse(committee.rules, date);
}

function inUse<Dated extends { from: string }>(all: readonly Dated[], date: string): Dated {
  return all.findLast((each) => each.from <= date) ?? all[0]!;
}

/** The term a day falls in; null between terms. */
export function termOn(committee: Pick<Committee, "terms">, date: string): Term | null {
  const year = Number(date.slice(0, 4));
  return committee.terms.find((term) => term.from <= year && year <= term.to) ?? null;
}

/** Seats held on a day: chair, deputy, the others by name. */
export function seatsOn(committee: Pick<Committee, "seats">, date: string): Seat[] {
  return committee.seats.filter((seat) => covers(seat, date)).sort(byRank);
}

export function chairOn(committee: Pick<Committee, "seats">, date: string): Seat | null {
  return committee.seats.find((seat) => seat.role === "chair" && covers(seat, date)) ?? null;
}

/** One who sits at a meeting. A substitute sits as a member, whatever office they stand in for. */
export type SittingMember = Pick<Seat, "person" | "name" | "party" | "role" | "group"> & { inPlaceOf: number | null };

/**
 * Who sits on a day, with substitutes for the absent (§ 28 stk. 2) in their place; with a meeting, also those called for it alone.
 * A substitute for one who is disqualified (stk. 3) sits for one item only: see `standInsFor`.
 */
export function sittingOn(committee: Pick<Committee, "seats" | "substitutions">, date: string, meeting?: number): SittingMember[] {
  return seatsOn(committee, date)
    .map(({ person, name, party, role, group }): SittingMember => {
      const substitute = committee.substitutions.find(
        (each) =>
          each.basis === "28-2" &&
          each.inPlaceOf === person &&
          covers(each, date) &&
          (each.meeting === null || meeting === undefined || each.meeting === meeting),
      );
      return substitute === undefined
        ? { person, name, party, role, group, inPlaceOf: null }
        : { person: substitute.person, name: substitute.name, party: substitute.party, role: "member", group, inPlaceOf: person };
    })
    .sort(byRank);
}

/** Substitutes called because a member is disqualified in an item of a meeting (KSL § 28 stk. 3). */
export function standInsFor(committee: Pick<Committee, "substitutions">, meeting: number): Substitution[] {
  return committee.substitutions.filter((each) => each.basis === "28-3" && each.meeting === meeting);
}

/** Everyone a meeting's papers go to: those who sit, their substitutes, and those called for one item of it. */
export function calledTo(committee: Pick<Committee, "seats" | "substitutions">, date: string, meeting: number): number[] {
  return [...new Set([...sittingOn(committee, date, meeting), ...standInsFor(committee, meeting)].map((each) => each.person))];
}

const ranks: readonly Seat["role"][] = ["chair", "viceChair", "member"];

function byRank(a: Pick<Seat, "role" | "name" | "person">, b: Pick<Seat, "role" | "name" | "person">): number {
  return ranks.indexOf(a.role) - ranks.indexOf(b.role) || a.name.localeCompare(b.name, "da") || a.person - b.person;
}

export type Deadlines = { agenda: string; material: string; memberItems: string };

/** The last days on which agenda, material and a member's own item are in time for a meeting on a day. */
export function deadlinesFor(rules: Pick<Rules, "agendaDays" | "materialDays" | "memberItemDays" | "saturdays">, date: string): Deadlines {
  return {
    agenda: workingDaysBefore(date, rules.agendaDays, rules),
    material: workingDaysBefore(date, rules.materialDays, rules),
    memberItems: addDays(date, -rules.memberItemDays),
  };
}

/** Rules for a committee that has told none: the days of KSL § 8 and § 20, and the items every meeting has. */
export function defaultRules(from: string): Rules {
  const standing = { sender: null, points: [], decision: "Intet.", closed: false } as const;
  return {
    from,
    agendaDays: 4,
    materialDays: 3,
    saturdays: false,
    memberItemDays: 8,
    signers: "participants",
    houseStyle: "lindeborg",
    numbering: "perYear",
    standingItems: [
      {
        key: "dagsorden",
        title: "Godkendelse af dagsorden",
        place: "first",
        closed: false,
        sender: "Formanden",
        points: ["at dagsordenen godkendes."],
        decision: "Tiltrådte indstillingen.",
        kind: "approval",
      },
      { ...standing, key: "meddelelser", title: "Meddelelser – åbent møde", place: "last", kind: "announcements" },
      { ...standing, key: "meddelelser-lukket", title: "Meddelelser – lukket møde", place: "last", closed: true, kind: "announcements" },
      { ...standing, key: "eventuelt", title: "Eventuelt", place: "last", kind: "anyOther" },
      {
        key: "underskriftsblad",
        title: "Underskriftsblad",
        place: "last",
        closed: false,
        sender: "Forvaltningen",
        points: ["at protokol og deltagelse i mødet godkendes via det digitale underskriftsblad."],
        decision: "Protokollen blev underskrevet.",
        kind: "signature",
      },
    ],
    approvalSteps: ["Fagchef", "Direktør"],
    approvesPreviousMinutes: false,
    substituteAtAnyAbsence: false,
    publishes: { agenda: true, minutes: true, attachments: true },
  };
}

// ---------------------------------------------------------------- what may happen

/** `namesInUse`: what other committees are called now; `kinds`: what kinds there are already. */
export function foundCommittee(
  id: number,
  given: { kind: Committee["kind"]; name: string; abbreviation: string | null; from: string; term: Term },
  others: readonly { name: string; kind: Committee["kind"] }[],
): Verdict<CommitteeHappening[], "committee-name-missing" | "committee-name-taken" | "committee-kind-taken" | "date-wrong" | "term-wrong" | "outside-term"> {
  const name = inLine(given.name);
  if (name === "") return refuse("committee-name-missing");
  if (!isDate(given.from)) return refuse("date-wrong");
  if (!isTerm(given.term)) return refuse("term-wrong");
  if (termOn({ terms: [given.term] }, given.from) === null) return refuse("outside-term");
  if (isTaken(name, others)) return refuse("committee-name-taken");
  if (given.kind !== "committee" && others.some((each) => each.kind === given.kind)) return refuse("committee-kind-taken", { kind: kindNames[given.kind] });
  const rules = defaultRules(given.from);
  return allow([
    { kind: "committee-founded", what: { id, kind: given.kind, name, abbreviation: orNull(given.abbreviation), from: given.from, term: given.term, rules } },
  ]);
}

/** A new name from a day. Earlier names stay: a paper is found under the name the committee had. */
export function renameCommittee(
  committee: Committee,
  given: CommitteeName,
  others: readonly { name: string }[],
): Verdict<CommitteeHappening[], "committee-name-missing" | "committee-name-taken" | "date-wrong" | "name-from-too-early" | "name-unchanged"> {
  const name = inLine(given.name);
  const abbreviation = orNull(given.abbreviation);
  const newest = committee.names.at(-1)!;
  if (name === "") return refuse("committee-name-missing");
  if (!isDate(given.from)) return refuse("date-wrong");
  if (given.from <= newest.from) return refuse("name-from-too-early", { name: newest.name });
  if (name === newest.name && abbreviation === newest.abbreviation) return refuse("name-unchanged");
  if (isTaken(name, others)) return refuse("committee-name-taken");
  return allow([{ kind: "committee-renamed", what: { from: given.from, name, abbreviation } }]);
}

export function beginTerm(committee: Committee, term: Term): Verdict<CommitteeHappening[], "term-wrong" | "term-overlaps"> {
  if (!isTerm(term)) return refuse("term-wrong");
  if (committee.terms.some((each) => each.from <= term.to && term.from <= each.to)) return refuse("term-overlaps");
  return allow([{ kind: "term-begun", what: { from: term.from, to: term.to } }]);
}

export type NewSeat = Omit<Seat, "until"> & { /** Null: to the end of the term. */ until: string | null };

export function seatMember(
  committee: Committee,
  given: NewSeat,
): Verdict<CommitteeHappening[], "date-wrong" | "seat-dates-wrong" | "outside-term" | "already-seated" | "chair-taken"> {
  if (!isDate(given.from) || (given.until !== null && !isDate(given.until))) return refuse("date-wrong");
  const term = termOn(committee, given.from);
  if (term === null) return refuse("outside-term");
  const until = given.until ?? `${term.to}-12-31`;
  if (until < given.from) return refuse("seat-dates-wrong");
  if (Number(until.slice(0, 4)) > term.to) return refuse("outside-term");
  const seat: Seat = { ...given, party: orNull(given.party), group: orNull(given.group), until };
  if (sitsIn(committee, seat.person, seat)) return refuse("already-seated", { name: seat.name });
  const rival = seat.role === "member" ? undefined : committee.seats.find((each) => each.role === seat.role && overlap(each, seat));
  if (rival !== undefined) return refuse("chair-taken", { name: rival.name, office: seatNames[seat.role].toLowerCase() });
  return allow([{ kind: "member-seated", what: seat }]);
}

/** `until`: the last day in the seat. */
export function endSeat(committee: Committee, given: { person: number; until: string }): Verdict<CommitteeHappening[], "date-wrong" | "no-such-seat"> {
  if (!isDate(given.until)) return refuse("date-wrong");
  const seat = seatOf(committee, given.person, given.until);
  if (seat === null || lastDay(committee, seat) === given.until) return refuse("no-such-seat");
  return allow([{ kind: "seat-ended", what: { person: seat.person, name: seat.name, until: given.until } }]);
}

/** The one chosen takes the office from a day to the end of their seat; who held it stays as a member. */
export function changeChair(
  committee: Committee,
  given: { person: number; office: Office; from: string },
): Verdict<CommitteeHappening[], "date-wrong" | "no-such-seat" | "already-chair"> {
  if (!isDate(given.from)) return refuse("date-wrong");
  const seat = seatOf(committee, given.person, given.from);
  if (seat === null) return refuse("no-such-seat");
  if (seat.role === given.office) return refuse("already-chair", { name: seat.name, office: seatNames[given.office].toLowerCase() });
  return allow([
    { kind: "chair-changed", what: { person: seat.person, name: seat.name, office: given.office, from: given.from, until: lastDay(committee, seat) } },
  ]);
}

/** A member who leaves their list keeps the seat and the group that elected them (KSL § 25). */
export function changeParty(
  committee: Committee,
  given: { person: number; party: string | null; from: string },
): Verdict<CommitteeHappening[], "date-wrong" | "no-such-seat" | "party-unchanged"> {
  if (!isDate(given.from)) return refuse("date-wrong");
  const seat = seatOf(committee, given.person, given.from);
  if (seat === null) return refuse("no-such-seat");
  const party = orNull(given.party);
  if (seat.party === party) return refuse("party-unchanged");
  return allow([{ kind: "party-changed", what: { person: seat.person, name: seat.name, party, from: given.from, until: lastDay(committee, seat) } }]);
}

export function appointSubstitute(
  committee: Committee,
  given: Substitution,
): Verdict<
  CommitteeHappening[],
  "date-wrong" | "seat-dates-wrong" | "no-such-seat" | "already-seated" | "already-has-substitute" | "absence-too-short" | "meeting-needed"
> {
  if (!isDate(given.from) || !isDate(given.until)) return refuse("date-wrong");
  if (given.until < given.from) return refuse("seat-dates-wrong");
  const seat = seatOf(committee, given.inPlaceOf, given.from);
  if (seat === null || (lastDay(committee, seat) ?? given.until) < given.until) return refuse("no-such-seat");
  if (given.basis === "28-3" && given.meeting === null) return refuse("meeting-needed");
  if (given.basis === "28-2" && !rulesOn(committee, given.from).substituteAtAnyAbsence && given.until < aMonthFrom(given.from))
    return refuse("absence-too-short");
  // One who stands in for a single item holds no seat by it, and may do so for several.
  const rivals = committee.substitutions.filter(
    (each) => overlap(each, given) && (given.basis === "28-2" ? each.basis === "28-2" : each.meeting === given.meeting),
  );
  if (committee.seats.some((each) => each.person === given.person && overlap(each, given)) || rivals.some((each) => each.person === given.person))
    return refuse("already-seated", { name: given.name });
  if (rivals.some((each) => each.inPlaceOf === given.inPlaceOf)) return refuse("already-has-substitute", { name: seat.name });
  return allow([{ kind: "substitute-appointed", what: { ...given, party: orNull(given.party) } }]);
}

/** `lastHeld`: the day of the last meeting held; rules are never set back over it. */
export function setRules(
  given: Rules,
  lastHeld: string | null,
): Verdict<CommitteeHappening[], "date-wrong" | "rules-numbers-wrong" | "house-style-unknown" | "standing-item-untitled" | "rules-over-held-meeting"> {
  if (!isDate(given.from)) return refuse("date-wrong");
  const whole = (days: number, most: number): boolean => Number.isInteger(days) && days >= 0 && days <= most;
  if (!whole(given.agendaDays, 30) || !whole(given.materialDays, 30) || !whole(given.memberItemDays, 60)) return refuse("rules-numbers-wrong");
  if (!Object.hasOwn(printableStyles, given.houseStyle)) return refuse("house-style-unknown");
  if (given.standingItems.some((item) => item.title.trim() === "") || new Set(given.standingItems.map((item) => item.key)).size < given.standingItems.length)
    return refuse("standing-item-untitled");
  if (lastHeld !== null && given.from <= lastHeld) return refuse("rules-over-held-meeting", { date: dateLong(lastHeld) });
  return allow([{ kind: "rules-set", what: given }]);
}

/** Whether the person sits, as a member or for another, on any of the days. */
function sitsIn(committee: Committee, person: number, days: Days): boolean {
  return (
    committee.seats.some((seat) => seat.person === person && overlap(seat, days)) ||
    committee.substitutions.some((each) => each.person === person && overlap(each, days))
  );
}

function seatOf(committee: Pick<Committee, "seats">, person: number, date: string): Seat | null {
  return committee.seats.find((seat) => seat.person === person && covers(seat, date)) ?? null;
}

// The last day of a seat whose days may be told in several stretches, with another party or office in each.
function lastDay(committee: Committee, seat: Seat): string | null {
  let until = seat.until;
  for (const next of seatsInOrder(committee.seats)) if (next.person === seat.person && until !== null && next.from === addDays(until, 1)) until = next.until;
  return earlier(until, termEnd(committee, seat.from));
}

function termEnd(committee: Pick<Committee, "terms">, date: string): string | null {
  const term = termOn(committee, date);
  return term === null ? null : `${term.to}-12-31`;
}

// The last day of an absence of one month that begins on a day.
function aMonthFrom(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year!, month! + 1, 0)).getUTCDate();
  const next = new Date(Date.UTC(year!, month!, Math.min(day!, last))).toISOString().slice(0, 10);
  return addDays(next, -1);
}

function isTerm({ from, to }: Term): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && from >= 1900 && to <= 2199 && from <= to && to - from < 8;
}

function isTaken(name: string, others: readonly { name: string }[]): boolean {
  return others.some((each) => each.name.toLocaleLowerCase("da") === name.toLocaleLowerCase("da"));
}

export function inLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function orNull(text: string | null): string | null {
  return inLine(text ?? "") || null;
}

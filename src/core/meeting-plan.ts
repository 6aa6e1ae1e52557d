/** The plan of a committee's meetings: one planned, a year proposed, moved, cancelled, restored. */

import { dateLong, isDate } from "./calendar.ts";
import { deadlinesFor, inLine, termOn, type Committee, type PlanHappening, type PlannedMeeting, type Rules } from "./committee.ts";
import { allow, refuse, type Refused, type Verdict } from "./verdict.ts";
import { addDays, holidayName, isWorkingDay } from "./working-days.ts";

/** The meeting after what happened; null before it was planned. */
export function afterMeeting(meeting: PlannedMeeting | null, happened: PlanHappening): PlannedMeeting {
  if (happened.kind === "meeting-planned") {
    const { meeting: id, ...planned } = happened.what;
    return { id, ...planned, state: "planned", was: [], cancelledBecause: null, version: 1 };
  }
  if (meeting === null) throw new Error(`${happened.kind} before the meeting was planned`);
  return { ...meeting, ...changesOf(meeting, happened), version: meeting.version + 1 };
}

function changesOf(before: PlannedMeeting, { kind, what }: Exclude<PlanHappening, { kind: "meeting-planned" }>): Partial<PlannedMeeting> {
  switch (kind) {
    case "meeting-moved": {
      const { date, start, end, place, was, reason } = what;
      return { date, start, end, place, was: [...before.was, { ...was, reason }] };
    }
    case "meeting-cancelled":
      return { state: "cancelled", cancelledBecause: what.reason };
    case "meeting-restored":
      return { state: "planned", cancelledBecause: null };
  }
}

export type MeetingTime = { date: string; start: string; end: string | null; place: string | null };

/** `taken`: days on which the committee has other meetings. */
export function planMeeting(
  id: number,
  committee: Pick<Committee, "id" | "terms">,
  given: MeetingTime & { kind: PlannedMeeting["kind"] },
  taken: readonly string[],
): Verdict<PlanHappening[], "date-wrong" | "time-wrong" | "outside-term" | "meeting-same-day"> {
  const wrong = wrongTime(committee, given, taken);
  if (wrong !== null) return wrong;
  return allow([{ kind: "meeting-planned", what: { meeting: id, committee: committee.id, ...asKept(given), kind: given.kind } }]);
}

export function moveMeeting(
  meeting: PlannedMeeting,
  committee: Pick<Committee, "terms">,
  given: MeetingTime & { reason: string },
  taken: readonly string[],
  today: string,
): Verdict<
  PlanHappening[],
  "date-wrong" | "time-wrong" | "outside-term" | "meeting-same-day" | "meeting-is-past" | "meeting-cancelled" | "reason-missing" | "nothing-moved"
> {
  if (meeting.state === "cancelled") return refuse("meeting-cancelled");
  if (meeting.date < today) return refuse("meeting-is-past");
  const wrong = wrongTime(committee, given, taken);
  if (wrong !== null) return wrong;
  const reason = inLine(given.reason);
  if (reason === "") return refuse("reason-missing");
  const to = asKept(given);
  if (to.date === meeting.date && to.start === meeting.start && to.end === meeting.end && to.place === meeting.place) return refuse("nothing-moved");
  return allow([{ kind: "meeting-moved", what: { meeting: meeting.id, ...to, was: { date: meeting.date, start: meeting.start }, reason } }]);
}

export function cancelMeeting(
  meeting: PlannedMeeting,
  reason: string,
  today: string,
): Verdict<PlanHappening[], "meeting-is-past" | "meeting-cancelled" | "reason-missing"> {
  if (meeting.state === "cancelled") return refuse("meeting-cancelled");
  if (meeting.date < today) return refuse("meeting-is-past");
  if (inLine(reason) === "") return refuse("reason-missing");
  return allow([{ kind: "meeting-cancelled", what: { meeting: meeting.id, reason: inLine(reason) } }]);
}

export function restoreMeeting(
  meeting: PlannedMeeting,
  taken: readonly string[],
  today: string,
): Verdict<PlanHappening[], "meeting-not-cancelled" | "meeting-is-past" | "meeting-same-day"> {
  if (meeting.state !== "cancelled") return refuse("meeting-not-cancelled");
  if (meeting.date < today) return refuse("meeting-is-past");
  if (taken.includes(meeting.date)) return refuse("meeting-same-day", { date: dateLong(meeting.date) });
  return allow([{ kind: "meeting-restored", what: { meeting: meeting.id } }]);
}

function wrongTime(
  committee: Pick<Committee, "terms">,
  given: MeetingTime,
  taken: readonly string[],
): Refused<"date-wrong" | "time-wrong" | "outside-term" | "meeting-same-day"> | null {
  if (!isDate(given.date)) return refuse("date-wrong");
  if (!isTime(given.start) || (given.end !== null && (!isTime(given.end) || given.end <= given.start))) return refuse("time-wrong");
  if (termOn(committee, given.date) === null) return refuse("outside-term");
  return taken.includes(given.date) ? refuse("meeting-same-day", { date: dateLong(given.date) }) : null;
}

const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

const asKept = ({ date, start, end, place }: MeetingTime): MeetingTime => ({ date, start, end, place: inLine(place ?? "") || null });

// ---------------------------------------------------------------- a year at a time

/** Weekdays as 1 = Monday … 7 = Sunday. `week`: the first … fourth of the month, or the last. `skip`: months without meetings, 1–12. */
export type YearPattern = { weekday: number; skip: readonly number[] } & ({ every: "month"; week: 1 | 2 | 3 | 4 | "last" } | { every: "weeks"; weeks: number });

/** A day the pattern gives. A holiday is moved a week, or left out when that day is none either; `because` says so in Danish. */
export type ProposedDay = { date: string | null; pattern: string; because: string | null };

/** The days of a pattern between two days, both counted in. */
export function proposedDays(pattern: YearPattern, from: string, until: string, rules: { saturdays: boolean }): ProposedDay[] {
  const days = (
    pattern.every === "month" ? monthly(pattern.weekday, pattern.week, from, until) : everyWeeks(pattern.weekday, pattern.weeks, from, until)
  ).filter((date) => !pattern.skip.includes(Number(date.slice(5, 7))));
  return days.map((date) => {
    const holiday = dayOff(date);
    if (holiday === null) return { date, pattern: date, because: null };
    const later = addDays(date, 7);
    const free = later <= until && later.slice(0, 7) === date.slice(0, 7) && !days.includes(later) && isWorkingDay(later, rules) && dayOff(later) === null;
    return {
      date: free ? later : null,
      pattern: date,
      because: `${dateLong(date)} er ${holiday}${free ? "; mødet er lagt en uge senere" : "; mødet er udeladt, find en anden dag"}.`,
    };
  });
}

// Days the municipality is closed without the law calling them holidays.
function dayOff(date: string): string | null {
  return holidayName(date, ["constitution-day", "christmas-eve", "new-years-eve", "day-after-ascension"]);
}

function monthly(weekday: number, week: 1 | 2 | 3 | 4 | "last", from: string, until: string): string[] {
  const days: string[] = [];
  for (let date = firstOn(weekday, from); date <= until; date = addDays(date, 7)) {
    const day = Number(date.slice(8));
    if (week === "last" ? addDays(date, 7).slice(0, 7) !== date.slice(0, 7) : Math.ceil(day / 7) === week) days.push(date);
  }
  return days;
}

function everyWeeks(weekday: number, weeks: number, from: string, until: string): string[] {
  const days: string[] = [];
  for (let date = firstOn(weekday, from); date <= until; date = addDays(date, 7 * Math.max(1, weeks))) days.push(date);
  return days;
}

function firstOn(weekday: number, from: string): string {
  const at = new Date(`${from}T00:00:00Z`).getUTCDay() || 7;
  return addDays(from, (weekday - at + 7) % 7);
}

/** What one should know of days that were planned, although they may be meant. */
export function warningsOf(dates: readonly string[], rulesFor: (date: string) => Rules, today: string): ("day-off" | "deadline-passed")[] {
  return [
    ...(dates.some((date) => !isWorkingDay(date, rulesFor(date)) || dayOff(date) !== null) ? (["day-off"] as const) : []),
    ...(dates.some((date) => deadlinesFor(rulesFor(date), date).agenda < today) ? (["deadline-passed"] as const) : []),
  ];
}

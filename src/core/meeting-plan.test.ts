import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { weekdayOf } from "./calendar.ts";
import type { PlanHappening, PlannedMeeting } from "./committee.ts";
import { afterMeeting, cancelMeeting, moveMeeting, planMeeting, proposedDays, restoreMeeting } from "./meeting-plan.ts";
import type { Verdict } from "./verdict.ts";
import { addDays, isWorkingDay } from "./working-days.ts";

const committee = { id: 3, terms: [{ from: 2026, to: 2029 }] };
const time = { date: "2026-09-08", start: "17:00", end: "19:00", place: "Rådhuset" };
const codeOf = (verdict: Verdict<unknown>): string => (verdict.ok ? "allowed" : verdict.code);

function after(meeting: PlannedMeeting | null, verdict: Verdict<PlanHappening[]>): PlannedMeeting {
  assert.ok(verdict.ok, verdict.ok ? "" : verdict.code);
  return verdict.change.reduce<PlannedMeeting | null>((state, each) => afterMeeting(state, each), meeting)!;
}
const planned = (): PlannedMeeting => after(null, planMeeting(7, committee, { ...time, kind: "ordinary" }, []));

test("a meeting is planned on a day of a term, at a time, where the committee has no other", () => {
  assert.equal(codeOf(planMeeting(7, committee, { ...time, date: "2026-02-30", kind: "ordinary" }, [])), "date-wrong");
  assert.equal(codeOf(planMeeting(7, committee, { ...time, date: "2030-01-08", kind: "ordinary" }, [])), "outside-term");
  assert.equal(codeOf(planMeeting(7, committee, { ...time, start: "25:00", kind: "ordinary" }, [])), "time-wrong");
  assert.equal(codeOf(planMeeting(7, committee, { ...time, end: "16:00", kind: "ordinary" }, [])), "time-wrong");
  assert.equal(codeOf(planMeeting(7, committee, { ...time, kind: "ordinary" }, [time.date])), "meeting-same-day");
});

test("a moved meeting tells where it stood and why", () => {
  const moved = after(planned(), moveMeeting(planned(), committee, { ...time, date: "2026-09-15", reason: " Formanden er   syg " }, [], "2026-09-01"));
  assert.deepEqual(moved.was, [{ date: "2026-09-08", start: "17:00", reason: "Formanden er syg" }]);
  assert.equal(codeOf(moveMeeting(moved, committee, { ...time, date: "2026-09-15", reason: "x" }, [], "2026-09-01")), "nothing-moved");
  assert.equal(codeOf(moveMeeting(moved, committee, { ...time, reason: " " }, [], "2026-09-01")), "reason-missing");
  assert.equal(codeOf(moveMeeting(moved, committee, { ...time, reason: "x" }, [], "2026-09-16")), "meeting-is-past");
});

test("a cancelled meeting is neither moved nor cancelled again, and comes back where its day is free", () => {
  const cancelled = after(planned(), cancelMeeting(planned(), "Ingen sager", "2026-09-01"));
  assert.equal(cancelled.cancelledBecause, "Ingen sager");
  assert.equal(codeOf(cancelMeeting(cancelled, "igen", "2026-09-01")), "meeting-cancelled");
  assert.equal(codeOf(moveMeeting(cancelled, committee, { ...time, reason: "x" }, [], "2026-09-01")), "meeting-cancelled");
  assert.equal(codeOf(restoreMeeting(cancelled, [time.date], "2026-09-01")), "meeting-same-day");
  assert.equal(after(cancelled, restoreMeeting(cancelled, [], "2026-09-01")).state, "planned");
  assert.equal(codeOf(restoreMeeting(planned(), [], "2026-09-01")), "meeting-not-cancelled");
});

test("the first Tuesday of every month but July, with holidays told", () => {
  const days = proposedDays({ every: "month", week: 1, weekday: 2, skip: [7] }, "2026-01-01", "2026-12-31", { saturdays: false });
  assert.equal(days.length, 11);
  assert.deepEqual(days[0], { date: "2026-01-06", pattern: "2026-01-06", because: null });
});

test("a holiday is moved a week within the month, and else left out and told", () => {
  const mondays = proposedDays({ every: "month", week: "last", weekday: 1, skip: [] }, "2026-05-01", "2026-05-31", { saturdays: false });
  assert.deepEqual(mondays, [{ date: null, pattern: "2026-05-25", because: "25. maj 2026 er 2. pinsedag; mødet er udeladt, find en anden dag." }]);
  const first = proposedDays({ every: "month", week: 1, weekday: 4, skip: [] }, "2026-01-01", "2026-01-31", { saturdays: false });
  assert.deepEqual(first, [{ date: "2026-01-08", pattern: "2026-01-01", because: "1. januar 2026 er nytårsdag; mødet er lagt en uge senere." }]);
});

test("every proposed day is a working day of the wished weekday, in order, once", () => {
  const pattern = fc.oneof(
    fc.record({ every: fc.constant("month" as const), week: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, "last" as const) }),
    fc.record({ every: fc.constant("weeks" as const), weeks: fc.integer({ min: 1, max: 8 }) }),
  );
  fc.assert(
    fc.property(pattern, fc.integer({ min: 1, max: 5 }), fc.subarray([1, 6, 7, 12]), fc.integer({ min: 0, max: 2000 }), (how, weekday, skip, offset) => {
      const from = addDays("2025-01-01", offset);
      const days = proposedDays({ ...how, weekday, skip }, from, addDays(from, 364), { saturdays: false }).flatMap((each) => each.date ?? []);
      const names = ["", "mandag", "tirsdag", "onsdag", "torsdag", "fredag"];
      assert.deepEqual([...new Set(days)].sort(), days);
      for (const date of days) {
        assert.equal(weekdayOf(date), names[weekday]);
        assert.ok(isWorkingDay(date, { saturdays: false }));
        assert.ok(!skip.includes(Number(date.slice(5, 7))));
      }
    }),
  );
});

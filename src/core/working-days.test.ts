import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { weekdayOf } from "./calendar.ts";
import { addDays, datesInMonth, holidayName, holidaysOf, isWorkingDay, weekNumber, workingDaysBefore, workingDaysBetween } from "./working-days.ts";

const weekdays = { saturdays: false };

test("the holidays of 2023 are those of the printed calendar, with store bededag for the last time", () => {
  assert.deepEqual(
    holidaysOf(2023).map((each) => `${each.date} ${each.name}`),
    [
      "2023-01-01 nytårsdag",
      "2023-04-06 skærtorsdag",
      "2023-04-07 langfredag",
      "2023-04-09 påskedag",
      "2023-04-10 2. påskedag",
      "2023-05-05 store bededag",
      "2023-05-18 Kristi himmelfartsdag",
      "2023-05-28 pinsedag",
      "2023-05-29 2. pinsedag",
      "2023-12-25 juledag",
      "2023-12-26 2. juledag",
    ],
  );
  assert.equal(holidayName("2024-04-26"), null);
});

for (const [year, easter] of [
  [1818, "03-22"],
  [1943, "04-25"],
  [2000, "04-23"],
  [2008, "03-23"],
  [2024, "03-31"],
  [2025, "04-20"],
  [2026, "04-05"],
  [2027, "03-28"],
  [2038, "04-25"],
] as const) {
  test(`Easter of ${year} is on ${easter}`, () => {
    assert.equal(holidaysOf(year).find((each) => each.name === "påskedag")?.date, `${year}-${easter}`);
  });
}

test("a council's agenda for a Wednesday is sent four hverdage ahead, the Wednesday before", () => {
  assert.equal(workingDaysBefore("2026-03-18", 4, weekdays), "2026-03-11");
});

test("where Saturday is a hverdag the agenda may be sent a day later", () => {
  assert.equal(workingDaysBefore("2026-03-18", 4, { saturdays: true }), "2026-03-12");
});

test("after Easter the notice of a Wednesday begins on the Monday before Easter, so the Sunday before it is the last date", () => {
  assert.equal(workingDaysBefore("2026-04-08", 4, weekdays), "2026-03-29");
});

test("a house that is closed the day after Kristi himmelfartsdag and on grundlovsdag counts neither", () => {
  const closed = { saturdays: false, extraClosed: ["day-after-ascension", "constitution-day"] as const };
  assert.equal(isWorkingDay("2026-05-15", weekdays), true);
  assert.equal(isWorkingDay("2026-05-15", closed), false);
  assert.equal(holidayName("2026-06-05", ["constitution-day"]), "grundlovsdag");
  assert.equal(isWorkingDay("2026-06-05", closed), false);
  assert.equal(workingDaysBefore("2026-05-18", 1, closed), "2026-05-12");
});

test("juleaftensdag, nytårsaftensdag and a single closed date are hverdage until the council says otherwise", () => {
  for (const date of ["2026-12-24", "2026-12-31", "2026-08-10"]) assert.equal(isWorkingDay(date, weekdays), true);
  const closed = { saturdays: false, extraClosed: ["christmas-eve", "new-years-eve"] as const, closedDates: ["2026-08-10"] };
  for (const date of ["2026-12-24", "2026-12-31", "2026-08-10"]) assert.equal(isWorkingDay(date, closed), false);
});

test("weeks are numbered as in Danish calendars, also around New Year", () => {
  assert.deepEqual(weekNumber("2026-01-01"), { year: 2026, week: 1 });
  assert.deepEqual(weekNumber("2024-12-30"), { year: 2025, week: 1 });
  assert.deepEqual(weekNumber("2027-01-03"), { year: 2026, week: 53 });
  assert.deepEqual(weekNumber("2025-10-13"), { year: 2025, week: 42 });
});

test("a month holds its own days, February 29 in a leap year", () => {
  assert.equal(datesInMonth(2024, 2).length, 29);
  assert.equal(datesInMonth(2023, 2).at(-1), "2023-02-28");
  assert.deepEqual([datesInMonth(2026, 12)[0], datesInMonth(2026, 12).at(-1)], ["2026-12-01", "2026-12-31"]);
});

const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const rules = fc.record({
  saturdays: fc.boolean(),
  extraClosed: fc.subarray(["day-after-ascension", "constitution-day", "christmas-eve", "new-years-eve"] as const),
});

test("an agenda sent on the last date gives the full notice, and sent a day later it does not", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 15 }), rules, (meeting, n, rules) => {
      const sent = workingDaysBefore(meeting, n, rules);
      assert.equal(workingDaysBetween(sent, meeting, rules), n);
      assert.equal(workingDaysBetween(addDays(sent, 1), meeting, rules), n - 1);
    }),
  );
});

test("days added and taken away again lead back", () => {
  fc.assert(fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, n) => assert.equal(addDays(addDays(date, n), -n), date)));
});

test("every påskedag is a Sunday, every Kristi himmelfartsdag a Thursday, and a holiday is never a hverdag", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1800, max: 2199 }), (year) => {
      const holidays = holidaysOf(year);
      assert.equal(weekdayOf(holidays.find((each) => each.name === "påskedag")!.date), "søndag");
      assert.equal(weekdayOf(holidays.find((each) => each.name === "Kristi himmelfartsdag")!.date), "torsdag");
      for (const { date } of holidays) assert.equal(isWorkingDay(date, { saturdays: true }), false);
    }),
  );
});

test("the Monday of a week has the number of its Sunday, and the next Monday another", () => {
  fc.assert(
    fc.property(day, (date) => {
      const week: readonly string[] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
      const monday = addDays(date, -week.indexOf(weekdayOf(date)));
      assert.deepEqual(weekNumber(date), weekNumber(monday));
      assert.deepEqual(weekNumber(addDays(monday, 6)), weekNumber(monday));
      assert.notDeepEqual(weekNumber(addDays(monday, 7)), weekNumber(monday));
    }),
  );
});

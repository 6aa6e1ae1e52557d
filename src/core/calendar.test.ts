import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dateIn, dateInWords, dateLong, dateShort, isDate, timeIn, weekdayOf } from "./calendar.ts";

const written: readonly [string, string][] = [
  ["Onsdag 26. oktober 2022 kl. 16:00", "2022-10-26"],
  ["Mandag d. 7 februar 2022, kl. 10:15", "2022-02-07"],
  ["Onsdag den 15-maj-2002", "2002-05-15"],
  ["04.12.2012", "2012-12-04"],
  ["d. 26-10-2022", "2022-10-26"],
  ["Torsdag, September 10, 2020 - 16:30", "2020-09-10"],
  ["Fredag, Januar 29, 2016 - 07:30", "2016-01-29"],
  ["Mandag, 11 januar, 2021 - 19:00", "2021-01-11"],
  ["30. aug 2022", "2022-08-30"],
  ["2022-01-14T08:00:00+01:00", "2022-01-14"],
];

for (const [text, date] of written) {
  test(`"${text}" is the ${date}`, () => {
    assert.equal(dateIn(text), date);
  });
}

test("a day that is not in the calendar is no date", () => {
  for (const text of ["31. februar 2022", "32-01-2022", "29-02-2023", "01.13.2020", "den 8. juni", "maj 2020"]) assert.equal(dateIn(text), null, text);
});

test("the first of several dates is taken, but an impossible one is passed over", () => {
  assert.equal(dateIn("31. april 2020, rettet til 1. maj 2020"), "2020-05-01");
  assert.equal(dateIn("3. maj 2020 og 4. maj 2020"), "2020-05-03");
});

const day = fc.date({ min: new Date("1801-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

test("a date printed in any of our ways is read as the same date", () => {
  fc.assert(
    fc.property(day, (date) => {
      for (const print of [dateLong, dateShort, dateInWords, (each: string) => each]) assert.equal(dateIn(`Mødet ${print(date)}.`), date);
      assert.ok(isDate(date));
      assert.ok(dateInWords(date).startsWith(weekdayOf(date)));
    }),
  );
});

test("a clock time printed after kl. is read as the same time, with colon or full stop", () => {
  fc.assert(
    fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
      const [h, m] = [String(hour).padStart(2, "0"), String(minute).padStart(2, "0")];
      assert.equal(timeIn(`kl. ${h}:${m}`), `${h}:${m}`);
      assert.equal(timeIn(`Mødet begyndte kl. ${hour}.${m} i salen`), `${h}:${m}`);
    }),
  );
});

test("seconds are dropped, and a whole hour needs its kl.", () => {
  assert.equal(timeIn("04-06-2020 09:00:00"), "09:00");
  assert.equal(timeIn("kl. 9"), "09:00");
  assert.equal(timeIn("i 9 dage"), null);
  assert.equal(timeIn("26. oktober 2022 side 3.45", { marked: true }), null);
  assert.equal(timeIn("kl. 25.00"), null);
});

test("no text makes the calendar fail", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const date = dateIn(text);
      if (date !== null) assert.ok(isDate(date));
      timeIn(text);
    }),
  );
});

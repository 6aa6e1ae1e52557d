import assert from "node:assert/strict";
import test from "node:test";
import { icalendar, type CalendarMeeting } from "./icalendar.ts";

const meeting: CalendarMeeting = {
  uid: "moede.7@sagsgang.lindeborg.example",
  path: "/moeder/7/dagsorden",
  name: "Børne- og Skoleudvalget; møde, ordinært",
  date: "2026-09-08",
  start: "17:00",
  end: "19:30",
  place: "Byrådssalen",
  stamp: "2026-01-02T03:04:05Z",
  description: "Første linje\nanden linje " + "æøå".repeat(40),
};

test("a meeting in a calendar has Danish clock times, escaped words and lines of 75 octets at most", () => {
  const text = icalendar({ origin: "https://sagsgang.lindeborg.example", title: "Møder", meetings: [meeting] });
  assert.match(text, /DTSTART;TZID=Europe\/Copenhagen:20260908T170000\r\nDTEND;TZID=Europe\/Copenhagen:20260908T193000/);
  assert.match(text, /SUMMARY:Børne- og Skoleudvalget\\; møde\\, ordinært/);
  assert.match(text, /DESCRIPTION:Første linje\\nanden linje/);
  assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
});

test("a moved meeting has a higher number and a cancelled one says so", () => {
  const text = icalendar({ origin: "", title: "Møder", product: "Arbejdsside", meetings: [{ ...meeting, sequence: 3, cancelled: true }] });
  assert.match(text, /SEQUENCE:3\r\nSTATUS:CANCELLED/);
  assert.match(text, /PRODID:-\/\/Sagsgang\/\/Arbejdsside\/\/DA/);
});

/** How much is closed, and what is closed by habit. */

import assert from "node:assert/strict";
import test from "node:test";
import { closedByHabit, closedByYear, type MeetingPast } from "./closed-statistics.ts";

const meeting = (date: string, ...items: { title: string; closed: boolean; reason?: string; decision?: string }[]): MeetingPast => ({
  date,
  agenda: {
    items: items.map(({ title, closed, reason }, index) => ({
      id: index + 1,
      number: String(index + 1),
      title,
      closed,
      closedReason: reason ?? null,
    })) as never,
  },
  sitting: {
    handlings: Object.fromEntries(items.map(({ decision }, index) => [index + 1, { item: index + 1, decision: decision ?? null, doors: null, slides: [] }])),
  } as never,
});

test("items, closed ones and their reasons are counted by year, newest first", () => {
  const years = closedByYear([
    meeting("2025-11-05", { title: "Budget", closed: false }, { title: "Personsag", closed: true, reason: "Personlige forhold" }),
    meeting("2026-01-07", { title: "Personsag", closed: true, reason: "Personlige forhold" }, { title: "Jordkøb", closed: true }),
    meeting("2026-02-04", { title: "Budget", closed: false }),
  ]);
  assert.deepEqual(years, [
    {
      year: "2026",
      meetings: 2,
      items: 3,
      closed: 2,
      reasons: [
        { reason: "Ingen grund skrevet", times: 1 },
        { reason: "Personlige forhold", times: 1 },
      ],
    },
    { year: "2025", meetings: 1, items: 2, closed: 1, reasons: [{ reason: "Personlige forhold", times: 1 }] },
  ]);
  assert.deepEqual(closedByYear([]), []);
});

test("what was closed three times running, or more, is a habit; once open it begins anew", () => {
  const told = (closed: boolean, decision = "Intet.") => ({ title: "Meddelelser – lukket møde", closed, reason: "Personsager", decision });
  const days = ["2026-01-07", "2026-02-04", "2026-03-04", "2026-04-08"];
  assert.deepEqual(closedByHabit(days.map((day) => meeting(day, told(true, day === "2026-03-04" ? "Orienteret om en sag." : "Intet.")))), [
    { title: "Meddelelser – lukket møde", times: 4, empty: 3, sameReason: true },
  ]);
  assert.deepEqual(closedByHabit(days.map((day, index) => meeting(day, told(index !== 2)))), []);
  assert.deepEqual(closedByHabit(days.slice(0, 2).map((day) => meeting(day, told(true)))), []);
});

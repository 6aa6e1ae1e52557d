import assert from "node:assert/strict";
import test from "node:test";
import { deadlineTold } from "./deadline.ts";

test("a deadline is told in words as well as in colour", () => {
  const told = (due: string): string => Object.values(deadlineTold(due, "2026-11-22")).join(": ");
  assert.equal(told("2026-11-20"), "late: Fristen var for 2 dage siden");
  assert.equal(told("2026-11-21"), "late: Fristen var i går");
  assert.equal(told("2026-11-22"), "today: Frist i dag");
  assert.equal(told("2026-11-23"), "soon: Frist i morgen");
  assert.equal(told("2026-11-25"), "soon: Frist om 3 dage, onsdag den 25. november");
  assert.equal(told("2026-11-26"), "calm: Frist om 4 dage, torsdag den 26. november");
  assert.equal(told("2027-01-04"), "calm: Frist mandag den 4. januar 2027");
});

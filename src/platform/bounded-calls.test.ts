import assert from "node:assert/strict";
import test from "node:test";
import { boundedCalls } from "./bounded-calls.ts";

test("a caller who has asked too often waits until the time is up, and others do not wait for them", () => {
  const calls = boundedCalls(2, 60_000);
  const at = (seconds: number): Date => new Date(seconds * 1000);
  assert.deepEqual([calls("a", at(0)), calls("a", at(10)), calls("a", at(20))], [null, null, 40]);
  assert.equal(calls("b", at(20)), null);
  assert.deepEqual([calls("a", at(59)), calls("a", at(60))], [1, null]);
});

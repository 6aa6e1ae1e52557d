import { equal } from "node:assert/strict";
import { test } from "node:test";
import { distanceBetween, nearestWord } from "./spelling.ts";

test("a slip of the hand is led back to the word of the minutes", () => {
  equal(nearestWord("kontanthjelp", ["kontanthjælp", "kontantløn", "hjælp"]), "kontanthjælp");
  equal(nearestWord("sygedagpegne", ["sygedagpenge", "dagpenge"]), "sygedagpenge");
  equal(nearestWord("boern", ["børn", "barn"]), "børn");
});

test("a word far from all others gets no suggestion", () => {
  equal(nearestWord("xylofon", ["kontanthjælp", "plan"]), null);
});

test("two letters swapped are one slip", () => {
  equal(distanceBetween("bugdet", "budget"), 1);
});

import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wordDiff, wordsDiffer } from "./word-diff.ts";

test("a changed year between two handlings is the only word marked", () => {
  deepEqual(wordDiff("at planen for 2022 godkendes.", "at planen for 2023 godkendes."), [
    { kind: "same", text: "at planen for " },
    { kind: "removed", text: "2022 " },
    { kind: "added", text: "2023 " },
    { kind: "same", text: "godkendes." },
  ]);
});

test("line breaks alone are no change", () => {
  equal(wordsDiffer("at planen\ngodkendes", "at planen godkendes "), false);
});

test("the old and the new text can always be read out of the marks", () => {
  const words = fc.array(fc.constantFrom("at", "planen", "godkendes", "udsættes", "2022"), { maxLength: 30 }).map((each) => each.join(" "));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = wordDiff(before, after);
      const read = (without: string): string =>
        changes
          .filter((change) => change.kind !== without)
          .map((change) => change.text.trim())
          .join(" ")
          .trim();
      equal(read("added"), before);
      equal(read("removed"), after);
    }),
  );
});

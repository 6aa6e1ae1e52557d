import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOfText } from "./lines.ts";

const seen = (text: string) => linesOfText(text).map(({ text: words, heading, bold, blankBefore }) => [words, heading, bold, blankBefore]);

test("marks of headings and type are taken from the words and kept beside them", () => {
  assert.deepEqual(seen("# **Punkt 1: Sag**\n\n### *Baggrund*\n\n**Mødedato** Onsdag"), [
    ["Punkt 1: Sag", 1, true, 0],
    ["Baggrund", 3, false, 1],
    ["Mødedato Onsdag", null, true, 1],
  ]);
});

test("tags left in a table and links left in a text are taken away, the address kept", () => {
  assert.deepEqual(linesOfText("<b>I alt</b>\t<b>75,0</b>")[0]!.cells, ["I alt", "75,0"]);
  const [line] = linesOfText("Læs her: [Stort fald \\(kl.dk\\)](https://example.dk/a)");
  assert.deepEqual([line!.text, line!.href], ["Læs her: Stort fald (kl.dk)", "https://example.dk/a"]);
});

test("less-than signs that are no tags stay", () => {
  assert.equal(linesOfText("Børn < 3 år og > 6 år")[0]!.text, "Børn < 3 år og > 6 år");
});

test("a form feed begins a new page", () => {
  assert.deepEqual(
    linesOfText("Første\n\fAnden\nTredje").map(({ page, text }) => [page, text]),
    [
      [1, "Første"],
      [2, "Anden"],
      [2, "Tredje"],
    ],
  );
});

test("lines are counted as an editor counts them, whatever ends them", () => {
  assert.deepEqual(
    linesOfText("En\r\n\r\nTo\rTre").map(({ line }) => line),
    [1, 3, 4],
  );
});

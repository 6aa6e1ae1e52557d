import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { danishStem, danishWords } from "../platform/danish-words.ts";
import { hitFinder, markHits, snippetsOf } from "./snippet.ts";

const finder = (...searched: string[]) => hitFinder(searched.map(danishStem), danishStem, danishWords());
const shown = (text: string, ...searched: string[]): string =>
  markHits(text, finder(...searched))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join("");

test("the part of a compound that was searched for is marked, not the whole word", () => {
  equal(shown("Aktivitetsparate kontanthjælpsmodtagere over 30 år", "kontanthjælp"), "Aktivitetsparate [kontanthjælps]modtagere over 30 år");
  equal(shown("Udkast til Beskæftigelsesplanen", "plan"), "Udkast til Beskæftigelses[planen]");
});

test("inflected words are marked, other words that begin alike are not", () => {
  equal(shown("Planer, plan og planter i budgettet", "plan", "budget"), "[Planer], [plan] og planter i [budgettet]");
});

test("markup in the minutes stays text", () => {
  deepEqual(markHits("<b>plan</b>", finder("plan")), [
    { text: "<b>", hit: false },
    { text: "plan", hit: true },
    { text: "</b>", hit: false },
  ]);
});

test("a long text gives two short pieces around its hits and says where it was cut", () => {
  const filler = "Forvaltningen redegør for arbejdet i det forløbne år. ".repeat(20);
  const pieces = snippetsOf(`${filler}Sygedagpenge udbetales. ${filler}Sygedagpengene stiger i 2023. ${filler}`, finder("sygedagpenge"));
  equal(pieces.length, 2);
  for (const piece of pieces) {
    equal(piece.cutBefore && piece.cutAfter, true);
    equal(piece.marked.map((part) => part.text).join("").length < 260, true);
  }
});

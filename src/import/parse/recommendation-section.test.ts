import assert from "node:assert/strict";
import { test } from "node:test";
import { namesOnlySender, readRecommendation } from "./recommendation-section.ts";

const readings: readonly (readonly [string, string | null, string[], string | null, string[]])[] = [
  [
    "the heading names the sender",
    "Forvaltningen indstiller",
    ["at orienteringen tages til efterretning."],
    "Forvaltningen",
    ["at orienteringen tages til efterretning."],
  ],
  ["the first line names the sender", "Indstilling", ["Forvaltningen indstiller,", "at sagen drøftes."], "Forvaltningen", ["at sagen drøftes."]],
  [
    "points are numbered",
    "Indstilling",
    ["Formanden indstiller,", "1. at dagsordenen godkendes", "2. at mødet flyttes"],
    "Formanden",
    ["at dagsordenen godkendes", "at mødet flyttes"],
  ],
  [
    "a director's full title",
    "Direktøren for By, Kultur, Miljø & Beskæftigelse indstiller",
    ["at planen godkendes."],
    "Direktøren for By, Kultur, Miljø & Beskæftigelse",
    ["at planen godkendes."],
  ],
  ["sender and point share a line", "Indstilling", ["Centret indstiller, at dagsordenen godkendes."], "Centret", ["at dagsordenen godkendes."]],
  [
    "the sender says to whom",
    "Indstilling",
    ["Administrationen indstiller overfor Økonomiudvalget og Byrådet, at budgettet vedtages."],
    "Administrationen",
    ["at budgettet vedtages."],
  ],
  [
    "only a lead-in stands above the points",
    "Beslutningspunkter",
    ["Det indstilles:", "At 1) lamper opsættes.", "At 2) molen males."],
    null,
    ["At 1) lamper opsættes.", "At 2) molen males."],
  ],
  ["the item is only for information", "Indstilling", ["Til orientering."], null, ["Til orientering."]],
  ["nobody is named", "Indstilling", ["Det indstilles, at der bevilges 50.000 kr."], null, ["Det indstilles, at der bevilges 50.000 kr."]],
  [
    "a point has lines of its own",
    "Indstilling",
    ["Formanden indstiller,", "at puljen deles mellem", "- havnen", "- skolen", "at resten spares"],
    "Formanden",
    ["at puljen deles mellem\n- havnen\n- skolen", "at resten spares"],
  ],
];

for (const [why, heading, lines, by, points] of readings) {
  test(`a recommendation is read when ${why}`, () => assert.deepEqual(readRecommendation(heading, lines), { by, points }));
}

test("an empty section recommends nothing", () => assert.equal(readRecommendation("Indstilling", []), null));

test("only a line that does nothing else names a sender", () => {
  assert.ok(namesOnlySender("Direktøren for Social, Sundhed og Beskæftigelse indstiller"));
  assert.ok(namesOnlySender("Forvaltningen indstiller,"));
  for (const other of [
    "Forvaltningen indstiller, at sagen drøftes",
    "Det indstilles",
    "at forvaltningen indstiller",
    "Forvaltningen har udarbejdet et udkast.",
  ])
    assert.ok(!namesOnlySender(other), other);
});

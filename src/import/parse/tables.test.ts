import assert from "node:assert/strict";
import test from "node:test";
import type { Line } from "./lines.ts";
import { withTables } from "./tables.ts";

type Cell = [text: string, x: number];

/** A printed line at height y; each cell is as wide as its letters. */
function printed(y: number, ...cells: Cell[]): Line {
  const spans = cells.map(([text, x]): [number, number] => [x, x + text.length * 5]);
  const many = cells.length > 1;
  return {
    page: 1,
    line: y,
    text: cells.map(([text]) => text).join("\t"),
    heading: null,
    bold: false,
    blankBefore: 0,
    cells: many ? cells.map(([text]) => text) : null,
    ...(many ? { cellSpans: spans } : {}),
    size: 10,
    x: spans[0]![0],
    y,
    right: spans.at(-1)![1],
  };
}

const rows = (...lines: Line[]): string[] => withTables(lines, 12, (above, below) => `${above} ${below}`).map((line) => line.text);

test("cells that stand in the middle of their row's height are one row", () => {
  assert.deepEqual(
    rows(
      printed(100, ["Forbrug pr.", 200]),
      printed(106, ["Bevilling", 50], ["Budget", 130]),
      printed(112, ["30. september", 200]),
      printed(140, ["Drift", 50], ["12,4", 130], ["9,1", 200]),
    ),
    ["Bevilling\tBudget\tForbrug pr. 30. september", "Drift\t12,4\t9,1"],
  );
});

test("in a tight table what goes on in the middle of a phrase belongs to the row above", () => {
  assert.deepEqual(
    rows(
      printed(100, ["Antal", 50], ["1791", 200], ["2575", 260]),
      printed(112, ["virksomhedskontakter", 50]),
      printed(124, ["Antal kontaktede", 50], ["552", 200], ["716", 260]),
      printed(136, ["virksomheder", 50]),
    ),
    ["Antal virksomhedskontakter\t1791\t2575", "Antal kontaktede virksomheder\t552\t716"],
  );
});

test("a line of prose with one wide space is no table, and the paragraph after a table is not drawn into it", () => {
  assert.deepEqual(rows(printed(100, ["Udvalget drøftede", 50], ["sagen på mødet", 147])), ["Udvalget drøftede sagen på mødet"]);
  const after = "Der er sideløbende arbejdet med at øge effekten af de mange kontakter til virksomhederne.";
  assert.deepEqual(rows(printed(100, ["2021", 50], ["2022", 200]), printed(125, ["104", 50], ["302", 200]), printed(150, [after, 50])).at(-1), after);
});

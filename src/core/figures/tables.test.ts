import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tablesIn, type Table } from "./tables.ts";

function only(text: string): Table {
  const tables = tablesIn(text);
  equal(tables.length, 1);
  return tables[0]!;
}

function values(table: Table): (number | null)[][] {
  return table.rows.map((row) => row.cells.map((cell) => cell.scaled));
}

test("a table with years for columns keeps its title, rows and total", () => {
  const table = only(
    "Tallene ses nedenfor.\n\n\t2021\t2022\t2023\nOprettede pladser pr år\nPraktik\t1\t12\t100\nLøntilskud\t90\t198\t2023\nSamlet\t91\t210\t2.123",
  );
  equal(table.title, "Oprettede pladser pr år");
  equal(table.caption!.text, "Tallene ses nedenfor.");
  deepEqual(
    table.columns.map(({ header, period }) => [header, period?.from]),
    [
      ["2021", "2021"],
      ["2022", "2022"],
      ["2023", "2023"],
    ],
  );
  deepEqual(values(table), [
    [1, 12, 100],
    [90, 198, 2023],
    [91, 210, 2123],
  ]);
  deepEqual(
    table.rows.map((row) => row.total),
    [false, false, true],
  );
  deepEqual(table.doubts, []);
});

test("thousands of kroner are told in the corner and percent in its own column", () => {
  const table = only(
    "I hele 1.000 kr.\tKorrigeret budget 2024\tForbrug pr. 30. september 2024\tForbrugsprocent\nBroer\t4.000\t3.000\t75,0\nI alt\t4.000\t3.000\t75,0",
  );
  deepEqual(values(table)[0], [4_000_000, 3_000_000, 75]);
  deepEqual(
    table.columns.map(({ unit, period }) => [unit?.name ?? null, period?.from ?? null]),
    [
      [null, "2024"],
      [null, "2024-09-30"],
      ["procent", null],
    ],
  );
  equal(table.unit!.factor, 1000);
});

test("a heading in two rows is read together", () => {
  const table = only("\tBudget\tForbrug\n\t2024\t2024\nBroer (mio. kr.)\t4,5\t3,1");
  deepEqual(
    table.columns.map((column) => column.header),
    ["Budget 2024", "Forbrug 2024"],
  );
  deepEqual(values(table), [[4_500_000, 3_100_000]]);
});

test("a heading without its corner stands above the right columns", () => {
  const table = only("2021\t2022\nPraktik\t1\t12");
  deepEqual(
    table.columns.map((column) => column.header),
    ["2021", "2022"],
  );
  deepEqual(table.doubts, []);
});

test("a lost heading is told, and nothing is put in its place", () => {
  const table = only("Praktik\t13\t92\nLøntilskud\t5\t19");
  deepEqual(table.doubts, ["headerLost"]);
  deepEqual(
    table.columns.map((column) => column.header),
    [null, null],
  );
});

test("a heading with other columns than the rows is told, and no column gets a wrong name", () => {
  const table = only("Ydelse\tAugust\tSeptember\tOktober\tNovember\nPraktik\t13\t92");
  deepEqual(table.doubts, ["headerMismatch"]);
  deepEqual(
    table.columns.map((column) => column.header),
    [null, null],
  );
});

test("rows of different lengths are told", () => deepEqual(only("\t2021\t2022\nPraktik\t13\t92\nLøntilskud\t5").doubts, ["uneven"]));

test("a cell that can be read in two ways is told and is no number", () => {
  const [row] = only("\t2021\t2022\t2023\t2024\nPraktik\t12.5\t1,234\t–\t(45)").rows;
  deepEqual(
    row!.cells.map((cell) => [cell.scaled, cell.unread?.reason ?? null]),
    [
      [null, "decimalPoint"],
      [null, "englishThousands"],
      [null, null],
      [null, "notANumber"],
    ],
  );
});

test("ranks, percent and words in cells", () => {
  const [ranks, words] = only("Ydelse\t1. halvår 2023\t2. halvår 2023\nSamlet placering\t15. plads\t14. plads\nNote\ttal 12 af 40\tingen").rows;
  deepEqual(
    ranks!.cells.map((cell) => [cell.scaled, cell.unit!.kind]),
    [
      [15, "rank"],
      [14, "rank"],
    ],
  );
  deepEqual(
    words!.cells.map((cell) => cell.scaled),
    [null, null],
  );
});

test("a new heading begins a new table", () => equal(tablesIn("\t2021\nPraktik\t1\n\n\t2022\nPraktik\t2").length, 2));

test("a table of words alone holds no figures", () => deepEqual(tablesIn("Emne\tAnsvarlig\nVej\tTeknik"), []));

test("every cell stands where it is said to stand, whatever the table", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "2021", "1.234", "12.5", "75,0 %", "15. plads", "- 50.000", "-1,961", "I alt", "Heraf a", " b ", "kr."),
    fc.string(),
  );
  const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join("\t"));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join("\n");
      for (const table of tablesIn(text)) {
        for (const row of table.rows) {
          equal(text.slice(row.label.start, row.label.end), row.label.text);
          for (const each of row.cells) {
            equal(text.slice(each.start, each.end), each.text);
            if (each.number !== null) equal(text.slice(each.number.start, each.number.end), each.number.text);
          }
        }
      }
    }),
  );
});

test("a minus that stands off the number is a minus", () => deepEqual(values(only("\t2024\t2025\nI alt\t-2.600\t- 50.000")), [[-2600, -50_000]]));

test("in millions a comma with three digits behind it is Danish", () => {
  deepEqual(values(only("Mio. kr.\t2024\t2025\nSkole\t1,233\t-1,961")), [[1_233_000, -1_961_000]]);
  deepEqual(values(only("\t2024\t2025\nSkole\t0,000\t-1,961")), [[0, -1.961]]);
});

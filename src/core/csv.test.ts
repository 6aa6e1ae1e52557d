import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { csvCell, csvRecords, readCsv } from "./csv.ts";

const rowsOf = (text: string): (readonly string[])[] => {
  const read = readCsv(text);
  assert.ok(read.ok);
  return read.rows.map((row) => row.cells);
};

test("semicolon, comma and tab are told from each other by the first line", () => {
  for (const separator of [";", ",", "\t"]) assert.deepEqual(rowsOf(["navn", "parti"].join(separator)), [["navn", "parti"]]);
  assert.deepEqual(rowsOf("navn;fra\nLis, Per;2026"), [
    ["navn", "fra"],
    ["Lis, Per", "2026"],
  ]);
});

test("BOM, CRLF, a lone CR and blank lines are read as a spreadsheet writes them", () => {
  const read = readCsv("\uFEFFnavn;parti\r\n\r\nÅse;A\r;;\rØjvind;Ø\n");
  assert.ok(read.ok);
  assert.deepEqual(read.rows, [
    { line: 1, cells: ["navn", "parti"] },
    { line: 3, cells: ["Åse", "A"] },
    { line: 5, cells: ["Øjvind", "Ø"] },
  ]);
});

test("a quoted cell holds separators, quotes and line breaks, and the line told is where the row begins", () => {
  const read = readCsv('a;b\n"en; to";"sagde ""nej""\nog gik"\nc;d');
  assert.ok(read.ok);
  assert.deepEqual(
    read.rows.map((row) => row.line),
    [1, 2, 4],
  );
  assert.deepEqual(read.rows[1]!.cells, ["en; to", 'sagde "nej"\nog gik']);
});

test("columns are found by their names whatever the letters' size, and a short row has empty cells", () => {
  const read = readCsv("Navn;PARTI\nLis");
  assert.ok(read.ok);
  assert.deepEqual(csvRecords(read.rows), [{ line: 2, values: { navn: "Lis", parti: "" } }]);
});

test("a quote left open, an empty file and what is over the bounds are told with their line", () => {
  const small = { letters: 40, rows: 3, cells: 2 };
  assert.deepEqual(readCsv('a;b\nc;"d'), { ok: false, fault: { line: 2, why: "quote-open" } });
  assert.deepEqual(readCsv("\uFEFF\r\n ;;\n"), { ok: false, fault: { line: 1, why: "empty" } });
  assert.deepEqual(readCsv("x".repeat(41), small), { ok: false, fault: { line: 1, why: "too-long" } });
  assert.deepEqual(readCsv("a\nb\nc\nd", small), { ok: false, fault: { line: 4, why: "too-many-rows" } });
  assert.deepEqual(readCsv("a;b\nc;d;e", small), { ok: false, fault: { line: 2, why: "too-many-cells" } });
});

test("what is written is what is read", () => {
  const word = fc
    .string({ maxLength: 12 })
    .map((text) => text.replace(/[\u0000\r]/g, "").trim())
    .filter((text) => text !== "" && !/^[=+\-@'\t]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const text = ["navn;parti", ...rows.map((row) => row.map(csvCell).join(";"))].join("\r\n");
      assert.deepEqual(rowsOf(text).slice(1), rows);
    }),
  );
});

test("no text makes the reader throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      readCsv(text);
    }),
  );
});

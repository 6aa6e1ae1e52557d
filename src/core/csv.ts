/** Text in columns, as a spreadsheet saves it: semicolon, comma or tab, quotes, BOM, any line ending. Within bounds; nothing guessed about the content. */

export type CsvRow = { /** The line of the file it begins on, from 1. */ line: number; cells: readonly string[] };
export type CsvFault = { line: number; why: "empty" | "too-long" | "too-many-rows" | "too-many-cells" | "quote-open" };
export type CsvBounds = { letters: number; rows: number; cells: number };

export const csvBounds: CsvBounds = { letters: 2_000_000, rows: 5000, cells: 100 };

export const csvFaults: Record<CsvFault["why"], string> = {
  empty: "Filen er tom. Den første linje skal have kolonnernes navne.",
  "too-long": "Filen er for stor. Del den op i flere.",
  "too-many-rows": "Filen har for mange linjer. Del den op i flere.",
  "too-many-cells": "Linjen har for mange felter.",
  "quote-open": "Et anførselstegn er ikke lukket.",
};

/** The rows of a text, blank ones left out; the first is the head. */
export function readCsv(text: string, bounds: CsvBounds = csvBounds): { ok: true; rows: CsvRow[] } | { ok: false; fault: CsvFault } {
  const fault = (line: number, why: CsvFault["why"]): { ok: false; fault: CsvFault } => ({ ok: false, fault: { line, why } });
  if (text.length > bounds.letters) return fault(1, "too-long");
  const letters = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(letters);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let begun = 1;
  let opened = 1;
  const endRow = (): CsvFault["why"] | null => {
    cells.push(cell);
    cell = "";
    if (cells.some((each) => each.trim() !== "")) rows.push({ line: begun, cells: cells.map((each) => each.trim()) });
    const many = cells.length > bounds.cells;
    cells = [];
    return many ? "too-many-cells" : rows.length > bounds.rows ? "too-many-rows" : null;
  };
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at]!;
    if (quoted) {
      if (letter !== '"') {
        if (letter === "\n" || (letter === "\r" && letters[at + 1] !== "\n")) line++;
        cell += letter;
      } else if (letters[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === "") {
      quoted = true;
      opened = line;
      cell = "";
    } else if (letter === separator) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && letters[at + 1] === "\n") at++;
      const why = endRow();
      if (why !== null) return fault(begun, why);
      line++;
      begun = line;
    } else cell += letter;
  }
  if (quoted) return fault(opened, "quote-open");
  const why = endRow();
  if (why !== null) return fault(begun, why);
  return rows.length === 0 ? fault(1, "empty") : { ok: true, rows };
}

/** The rows after the head, by the names of the columns in small letters; what a row lacks is empty text. */
export function csvRecords(rows: readonly CsvRow[]): { line: number; values: Readonly<Record<string, string>> }[] {
  const head = (rows[0]?.cells ?? []).map((name) => name.toLocaleLowerCase("da"));
  return rows.slice(1).map(({ line, cells }) => ({ line, values: Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ""])) }));
}

/** A cell written so that a spreadsheet neither splits it nor takes it for a formula. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";,\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// Danish spreadsheets write semicolons, since the comma is taken. The separator is the one the first line has most of, outside quotes.
function separatorOf(text: string): string {
  const counts: Record<string, number> = { ";": 0, ",": 0, "\t": 0 };
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "\n" || letter === "\r")) break;
    else if (!quoted && letter in counts) counts[letter]!++;
  }
  return counts[";"]! >= counts[","]! && counts[";"]! >= counts["\t"]! ? ";" : counts[","]! >= counts["\t"]! ? "," : "\t";
}

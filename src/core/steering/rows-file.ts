/** Rows of a register as a spreadsheet has them: every line is read, or told with what is wrong with it. Nothing is stored of a file with a fault. */

import { csvFaults, readCsv } from "../csv.ts";
import type { FileRead } from "../committee-files.ts";
import { rowIn, keyOf, type LedgerKind, type Values } from "./ledger.ts";
import { figureInDanish } from "./danish-figure.ts";

/** A sheet's cells as they stand; a number is a number, a day yyyy-mm-dd. */
export type SheetRow = { line: number; cells: readonly (string | number | null)[] };

/** The columns a file may have: the fields' names. */
export function columnNames(kind: LedgerKind): string[] {
  return kind.fields.map((field) => field.name);
}

export function rowsInCsv(kind: LedgerKind, text: string): FileRead<{ values: Values }> {
  const csv = readCsv(text);
  if (!csv.ok) return { lines: [], faults: [{ line: csv.fault.line, why: csvFaults[csv.fault.why] }] };
  return rowsInSheet(kind, csv.rows);
}

export function rowsInSheet(kind: LedgerKind, sheet: readonly SheetRow[]): FileRead<{ values: Values }> {
  const first = sheet[0];
  if (first === undefined) return { lines: [], faults: [{ line: 1, why: csvFaults.empty }] };
  const head = first.cells.map((cell) =>
    String(cell ?? "")
      .trim()
      .toLocaleLowerCase("da"),
  );
  const known = new Map(kind.fields.map((field) => [field.name.toLocaleLowerCase("da"), field]));
  const headFault = headWrong(kind, head, known);
  if (headFault !== null) return { lines: [], faults: [{ line: first.line, why: headFault }] };

  const faults: { line: number; why: string }[] = [];
  const keys = new Map<string, number>();
  const lines = sheet.slice(1).flatMap(({ line, cells }) => {
    const typed: Record<string, string> = {};
    for (const [index, name] of head.entries()) {
      const field = known.get(name);
      if (field !== undefined) typed[field.key] = typedOf(cells[index] ?? null);
    }
    const read = rowIn(kind, typed);
    if (!read.ok) {
      for (const why of read.why) faults.push({ line, why });
      return [];
    }
    const key = keyOf(kind, read.values);
    const before = keys.get(key);
    if (before !== undefined) faults.push({ line, why: `Rækken står også i linje ${before}. Behold den, der gælder.` });
    keys.set(key, line);
    return [{ line, values: read.values }];
  });
  if (lines.length === 0 && faults.length === 0) faults.push({ line: first.line, why: "Der er ingen linjer under kolonnernes navne." });
  return { lines, faults };
}

function headWrong(kind: LedgerKind, head: readonly string[], known: ReadonlyMap<string, unknown>): string | null {
  const say = `Den første linje skal have kolonnernes navne: ${columnNames(kind).join(", ")}.`;
  const unknown = head.find((name) => name !== "" && !known.has(name));
  if (unknown !== undefined)
    return /^[\d.,\s]+$/u.test(unknown) ? `${say} Filen begynder med tal; kolonnernes navne mangler.` : `${say} “${unknown}” kendes ikke.`;
  const missing = kind.fields.find((field) => field.needed === true && !head.includes(field.name.toLocaleLowerCase("da")));
  if (missing !== undefined) return `${say} “${missing.name}” mangler.`;
  const named = head.filter((name) => name !== "");
  return new Set(named).size < named.length ? `${say} Et navn står to gange.` : null;
}

function typedOf(cell: string | number | null): string {
  return cell === null ? "" : typeof cell === "number" ? figureInDanish(cell) : cell;
}

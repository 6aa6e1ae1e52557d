/** A register's rows as the tables minutes print, and such a table read back as rows. What is computed is printed and never read: it is computed anew. */

import { dateLong } from "../calendar.ts";
import { figureInDanish } from "./danish-figure.ts";
import { cellIn, cellInDanish, computed, isNumeric, type Computed, type Field, type LedgerKind, type TableShape, type Values } from "./ledger.ts";
import { comparePeriods } from "./period.ts";

/** The first row is the head. `numbers` tells which columns are figures. */
export type PrintedTable = { name: string; rows: readonly (readonly string[])[]; numbers: readonly boolean[] };

type Column = { key: string; heading: string; field: Field | null; computed: Computed | null };

/** `of` picks the rows of one period where the shape is of one: the day of a budget follow-up. */
export function tableOf(kind: LedgerKind, shape: TableShape, rows: readonly Values[], of: string | null = null): PrintedTable {
  return shape.shape === "list" ? listOf(kind, shape, rows, of) : crossed(kind, shape, rows);
}

type ListShape = Extract<TableShape, { shape: "list" }>;
type CrossedShape = Extract<TableShape, { shape: "crossed" }>;

function columnsOf(kind: LedgerKind, shape: ListShape, of: string | null): Column[] {
  return shape.columns.map((key) => {
    const field = kind.fields.find((each) => each.key === key) ?? null;
    const formula = kind.computed.find((each) => each.key === key) ?? null;
    const heading = shape.headings?.[key] ?? field?.name ?? formula?.name ?? key;
    return { key, field, computed: formula, heading: of === null ? heading : heading.replace("{year}", of.slice(0, 4)).replace("{day}", dateLong(of)) };
  });
}

function listOf(kind: LedgerKind, shape: ListShape, rows: readonly Values[], of: string | null): PrintedTable {
  const shown = shape.of === undefined || of === null ? rows : rows.filter((values) => values[shape.of!] === of);
  const columns = columnsOf(kind, shape, of);
  for (const column of columns) if (column.field !== null) column.field = evenly(column.field, shown);
  const printed = shown.map((values) => columns.map((column) => cellOf(column, values, shown)));
  const total = shape.total === undefined || shown.length === 0 ? [] : [totalRow(columns, shown, shape.total)];
  return {
    name: shape.name,
    rows: [columns.map((column) => column.heading), ...printed, ...total],
    numbers: columns.map((column) => column.computed !== null || (column.field !== null && isNumeric(column.field))),
  };
}

// A column of figures has as many decimals as the one with most: 3,0 under 2,9.
function evenly(field: Field, rows: readonly Values[]): Field {
  if (field.decimals !== undefined || (field.kind !== "number" && field.kind !== "percent" && field.kind !== "amount")) return field;
  const decimals = rows.map((values) => values[field.key]).map((value) => (typeof value === "number" ? (String(value).split(".")[1]?.length ?? 0) : 0));
  return { ...field, decimals: Math.min(6, Math.max(0, ...decimals)) };
}

function cellOf({ key, field, computed: formula }: Column, values: Values, fellows: readonly Values[]): string {
  if (formula !== null) return computedInDanish(formula, computed(formula.formula, values, fellows));
  return field === null ? "" : cellInDanish(field, values[key] ?? null);
}

function computedInDanish({ decimals }: Computed, value: number | null): string {
  return value === null ? "" : figureInDanish(value, decimals);
}

// Sums of what can be added; what is computed is computed of the sums, never added.
function totalRow(columns: readonly Column[], rows: readonly Values[], name: string): string[] {
  const sums: Record<string, number | null> = {};
  for (const key of new Set(rows.flatMap((values) => Object.keys(values)))) {
    const found = rows.map((values) => values[key]);
    sums[key] = found.every((each) => typeof each === "number") ? found.reduce<number>((sum, each) => sum + (each as number), 0) : null;
  }
  return columns.map((column, index) => {
    if (index === 0) return name;
    if (column.computed !== null)
      return computedInDanish(column.computed, column.computed.formula.does === "ofTotal" ? 100 : computed(column.computed.formula, sums, [sums]));
    const adds = column.field !== null && (column.field.kind === "count" || column.field.kind === "amount");
    return adds ? cellInDanish(column.field!, sums[column.key] ?? null) : "";
  });
}

function crossed(kind: LedgerKind, shape: CrossedShape, rows: readonly Values[]): PrintedTable {
  const [down, across, told] = [shape.down, shape.across, shape.cell].map((key) => kind.fields.find((field) => field.key === key)!) as [Field, Field, Field];
  const cell = evenly(told, rows);
  const columns = [...new Set(rows.map((values) => String(values[shape.across] ?? "")))];
  if (across.kind === "period" || across.kind === "day") columns.sort(comparePeriods);
  const lines = [...new Set(rows.map((values) => String(values[shape.down] ?? "")))];
  const at = (line: string, column: string): number | string | null =>
    rows.find((values) => String(values[shape.down] ?? "") === line && String(values[shape.across] ?? "") === column)?.[shape.cell] ?? null;
  const sum = (column: string): string => {
    const found = lines.map((line) => at(line, column));
    return found.every((each): each is number => typeof each === "number")
      ? cellInDanish(
          cell,
          found.reduce((all, each) => all + each, 0),
        )
      : "";
  };
  return {
    name: shape.name,
    rows: [
      [shape.corner, ...columns.map((column) => (column === "" ? told.name : cellInDanish(across, column)))],
      ...lines.map((line) => [cellInDanish(down, line), ...columns.map((column) => cellInDanish(cell, at(line, column)))]),
      ...(shape.average === true ? averages(rows, shape, columns, cell) : []),
      ...(shape.total === undefined ? [] : [[shape.total, ...columns.map(sum)]]),
    ],
    numbers: [false, ...columns.map(() => true)],
  };
}

const averageName = "Gennemsnit ";

// Of each year with more than one month among those shown, with how many, since a year's average of three months is another thing than of twelve.
function averages(rows: readonly Values[], shape: CrossedShape, columns: readonly string[], cell: Field): string[][] {
  const months = [...new Set(rows.map((values) => String(values[shape.down] ?? "")))].filter((period) => /^\d{4}-\d{2}$/u.test(period));
  const years = [...Map.groupBy(months, (month) => month.slice(0, 4))].filter(([, of]) => of.length > 1);
  return years.map(([year, of]) => [
    `${averageName}${year} (${of.length} måneder)`,
    ...columns.map((column) => {
      const found = rows
        .filter((values) => of.includes(String(values[shape.down])) && String(values[shape.across] ?? "") === column)
        .map((values) => values[shape.cell]);
      const whole = found.length === of.length && found.every((each): each is number => typeof each === "number");
      return whole ? cellInDanish({ ...cell, decimals: Math.max(1, cell.decimals ?? 0) }, found.reduce((sum, each) => sum + each, 0) / found.length) : "";
    }),
  ]);
}

/** As a section's text has a table: columns by tabs, a line for each row. */
export function tableText({ rows }: PrintedTable): string {
  return rows.map((cells) => cells.map((cell) => cell.replaceAll(/\s+/gu, " ").trim()).join("\t")).join("\n");
}

/** The rows of a table that `tableOf` printed; null when the head is not this table's, or a cell is not what its column holds. */
export function rowsInTable(kind: LedgerKind, shape: TableShape, cells: readonly (readonly string[])[], of: string | null = null): Values[] | null {
  const [head, ...lines] = cells;
  if (head === undefined) return null;
  const isComputed = (line: readonly string[]): boolean => line[0]?.trim() === shape.total || (line[0]?.startsWith(averageName) ?? false);
  const body = lines.filter((line) => !isComputed(line));
  return shape.shape === "list" ? rowsInList(kind, shape, head, body, of) : rowsInCrossed(kind, shape, head, body);
}

function rowsInList(kind: LedgerKind, shape: ListShape, head: readonly string[], lines: readonly (readonly string[])[], of: string | null): Values[] | null {
  const columns = columnsOf(kind, shape, of);
  if (columns.length !== head.length || columns.some(({ heading }, index) => heading !== head[index]!.trim())) return null;
  const rows = lines.map((line) => {
    const values: Record<string, string | number | null> = shape.of !== undefined && of !== null ? { [shape.of]: of } : {};
    for (const [index, { key, field }] of columns.entries()) {
      if (field === null) continue;
      const read = cellIn(field, line[index] ?? "");
      if (!read.ok) return null;
      values[key] = read.value;
    }
    return values;
  });
  return rows.every((row) => row !== null) ? rows : null;
}

function rowsInCrossed(kind: LedgerKind, shape: CrossedShape, head: readonly string[], lines: readonly (readonly string[])[]): Values[] | null {
  const field = (key: string): Field => kind.fields.find((each) => each.key === key)!;
  const across = head.slice(1).map((text) => (text === field(shape.cell).name ? ({ ok: true, value: null } as const) : cellIn(field(shape.across), text)));
  if (head[0]!.trim() !== shape.corner || across.some((read) => !read.ok)) return null;
  const rows: Values[] = [];
  for (const line of lines) {
    const down = cellIn(field(shape.down), line[0] ?? "");
    if (!down.ok) return null;
    for (const [index, column] of across.entries()) {
      const cell = cellIn({ ...field(shape.cell), needed: false }, line[index + 1] ?? "");
      if (!cell.ok || !column.ok) return null;
      if (cell.value !== null) rows.push({ [shape.down]: down.value, [shape.across]: column.value, [shape.cell]: cell.value });
    }
  }
  return rows;
}

/**
 * Tables in a section's text: neighbouring lines whose cells are parted by tabs, with their heading (one row, two rows, or lost), a title line between
 * heading and rows, and units told in the heading, the corner, the row or the caption. What a table does not say is null and told in `doubts`.
 *
 * Stable: checks and figures are built on `tablesIn` and `Table`. All positions are offsets into the text given.
 */

import { readNumbers, scaledBy, type DanishNumber, type Unread } from "./danish-number.ts";
import { marksIn } from "./not-figures.ts";
import { onlyPeriodOf, type Period } from "./periods.ts";
import { unitNamedIn, type Unit } from "./units.ts";

type Stretch = { text: string; start: number; end: number };

/**
 * A cell under a heading. `number` where the cell holds one number and nothing else but its unit; `unit` its own, else its column's, its row's or the
 * table's; `scaled` the value in that unit. `unread` where it holds digits that are no sure number.
 */
export type TableCell = Stretch & { column: number; number: DanishNumber | null; unit: Unit | null; scaled: number | null; unread: Unread | null };

/** A column after the first. `header` is the words of all heading rows above it; null where the table has none. Index in `Table.columns` is `TableCell.column`. */
export type TableColumn = { header: string | null; unit: Unit | null; period: Period | null };

/** A row. `label` is its first cell. `total`: "I alt", "Samlet". `ofAbove`: "Heraf …". `period`: the label is a year or another period. */
export type TableRow = { label: Stretch; cells: TableCell[]; total: boolean; ofAbove: boolean; period: Period | null; start: number; end: number };

/** "headerLost": no row heads the columns. "headerMismatch": the heading has other columns than the rows. "uneven": rows of different lengths. */
export type TableDoubt = "headerLost" | "headerMismatch" | "uneven";

/**
 * A table. `title`: a line of its own between heading and rows, or the words of the corner. `caption`: the sentence before the table. `unit`: what the
 * corner, title or caption says the whole is measured in ("I hele 1.000 kr."). `start`–`end` covers heading and rows.
 */
export type Table = {
  title: string | null;
  caption: Stretch | null;
  unit: Unit | null;
  columns: TableColumn[];
  rows: TableRow[];
  doubts: TableDoubt[];
  start: number;
  end: number;
};

type Line = Stretch & { cells: Stretch[] | null };

/** The tables of a text in the order they stand. A table without rows of numbers is left out: it holds no figures. */
export function tablesIn(text: string): Table[] {
  if (!text.includes("\t")) return [];
  return groupsOf(linesOf(text)).flatMap((group) => {
    const table = tableOf(group);
    return table === null ? [] : [table];
  });
}

type Group = { rows: Line[]; /** Lines without cells between the rows, by how many rows stand above. */ between: Map<number, Stretch>; before: Stretch | null };

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const written of text.split("\n")) {
    const end = start + written.length;
    lines.push({ text: written, start, end, cells: written.includes("\t") ? cellsOf(written, start) : null });
    start = end + 1;
  }
  return lines;
}

function cellsOf(line: string, offset: number): Stretch[] {
  let start = 0;
  return line.split("\t").map((written) => {
    const from = offset + start + (written.length - written.trimStart().length);
    start += written.length + 1;
    return { text: written.trim(), start: from, end: from + written.trim().length };
  });
}

// Rows belong together until a line without cells parts them; one short line between the heading and the rows is the table's title.
function groupsOf(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  let open: Group | null = null;
  let before: Stretch | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.cells !== null) {
      if (open !== null && opensAnother(line, lines[index + 1]) && open.rows.some((row) => !isHeading(row))) open = null;
      if (open === null) groups.push((open = { rows: [], between: new Map(), before }));
      open.rows.push(line);
    } else if (line.text.trim() !== "") {
      const next = lines.slice(index + 1).find((each) => each.text.trim() !== "");
      const isTitle: boolean =
        open !== null &&
        next?.cells !== null &&
        next !== undefined &&
        open.rows.every(isHeading) &&
        !open.between.has(open.rows.length) &&
        line.text.trim().length <= 100;
      if (isTitle) open!.between.set(open!.rows.length, { text: line.text.trim(), start: line.start, end: line.end });
      else open = null;
      before = lastSentence(line);
    }
  }
  return groups;
}

// Words in a row below the heading part two tables when they stand over columns of their own and numbers follow; else they are a row of words.
function opensAnother(line: Line, next: Line | undefined): boolean {
  return isHeading(line) && line.cells!.slice(1).some((cell) => cell.text !== "") && next !== undefined && (next.cells === null || !isHeading(next));
}

function lastSentence(line: Line): Stretch {
  const found = /(?<=^|[.!?]\s)\p{Lu}[^.!?]*(?:\.(?=\S|\s\p{Ll}|\s\d)[^.!?]*)*[.!?:]?\s*$/u.exec(line.text.slice(-600));
  const text = (found?.[0] ?? line.text).trim();
  const start = line.start + line.text.lastIndexOf(text);
  return { text, start, end: start + text.length };
}

// Nothing after the first cell is a number: words, years, other periods, or nothing.
function isHeading(line: Line): boolean {
  const rest = line.cells!.slice(1).filter((cell) => cell.text !== "");
  const headed = rest.length > 0 ? rest : line.cells!.filter((cell) => cell.text !== "");
  return (
    headed.length > 0 &&
    headed.every((cell) => isUnitAlone(cell.text) || isPeriod(cell.text) || !/\d/.test(cell.text) || (!isAmount(cell.text) && /\p{L}{3}/u.test(cell.text)))
  );
}

function isUnitAlone(text: string): boolean {
  return /^\(?(?:beløb\s)?(?:i\s)?(?:hele\s)?(?:1\.000|1000|mio\.?|mia\.?|t\.)?\s?kr\.?\)?$/iu.test(text);
}

// A cell that holds one number or one period is short. Longer ones are words, and a hostile one would be read for minutes.
const longestCell = 120;

function isPeriod(text: string): boolean {
  if (text.length > longestCell) return false;
  const [mark] = marksIn(text);
  return mark !== undefined && mark.iso !== null && mark.end - mark.start >= text.length - 2;
}

function isAmount(text: string): boolean {
  return cellNumber({ text, start: 0, end: text.length }).number !== null;
}

function tableOf({ rows, between, before }: Group): Table | null {
  const firstRow = rows.findIndex((row) => !isHeading(row));
  if (firstRow < 0) return null;
  const headings = rows.slice(0, firstRow);
  const body = rows.slice(firstRow).map((row) => row.cells!);
  const width = Math.max(...body.map((cells) => cells.length));
  const doubts: TableDoubt[] = [];
  if (headings.length === 0) doubts.push("headerLost");
  if (body.some((cells) => cells.length !== width)) doubts.push("uneven");
  const heads = headings.map((heading) => headOf(heading.cells!, width, doubts));
  const corner =
    heads
      .map((cells) => cells?.[0] ?? "")
      .filter((each) => each !== "")
      .join(" ") || null;
  const title = [...between.values()][0]?.text ?? corner;
  const unit = unitNamed(corner) ?? unitNamed(title) ?? captionUnit(before?.text ?? null);
  const columns = Array.from({ length: width - 1 }, (_, index): TableColumn => {
    const header =
      heads
        .map((cells) => cells?.[index + 1] ?? "")
        .filter((each) => each !== "")
        .join(" ") || null;
    return { header, unit: unitNamed(header), period: header === null ? null : onlyPeriodOf(header, marksIn(header)) };
  });
  // Where a cell begins "0," or the table is in millions, a comma with three digits behind it is Danish.
  const millions = (unit?.factor ?? 1) >= 1e6 || body.some((cells) => cells.some((cell) => /^[-–−]?0,\d{3}$/u.test(cell.text)));
  const table: Table = {
    title,
    caption: before,
    unit,
    columns,
    rows: body.map((cells) => rowOf(cells, columns, unit, millions)),
    doubts: [...new Set(doubts)],
    start: rows[0]!.start,
    end: rows.at(-1)!.end,
  };
  return table.rows.some((row) => row.cells.some((cell) => cell.number !== null || cell.unread !== null)) ? table : null;
}

// A heading without a cell above the labels has one cell less than the rows; any other difference cannot be put above the columns.
function headOf(cells: readonly Stretch[], width: number, doubts: TableDoubt[]): string[] | null {
  const words = cells.map((cell) => cell.text);
  if (words.length === width) return words;
  if (words.length === width - 1) return ["", ...words];
  doubts.push("headerMismatch");
  return null;
}

function rowOf(cells: readonly Stretch[], columns: readonly TableColumn[], tableUnit: Unit | null, millions: boolean): TableRow {
  const label = cells[0]!;
  const rowUnit = unitNamedIn(label.text);
  return {
    label,
    cells: cells.slice(1).map((cell, column): TableCell => {
      const { number, unread } = cellNumber(cell, millions || (columns[column]!.unit?.factor ?? 1) >= 1e6);
      const unit = number?.unit ?? columns[column]!.unit ?? rowUnit ?? (isCount(columns[column]!.header) ? null : tableUnit);
      return { ...cell, column, number, unit, scaled: number === null ? null : scaledBy(number.value, unit?.factor ?? 1), unread };
    }),
    total: /^(?:i\s?alt|samlet|total|sum|hovedtotal|alle)(?!\p{L})/iu.test(label.text),
    ofAbove: /^(?:-\s)?(?:heraf|hvoraf|deraf)(?!\p{L})/iu.test(label.text),
    period: isPeriod(label.text) ? onlyPeriodOf(label.text, marksIn(label.text)) : null,
    start: label.start,
    end: cells.at(-1)!.end,
  };
}

// A cell is one number with its unit and a footnote mark, or it is none. A bare year in a cell below the heading is a number like its neighbours.
function cellNumber(cell: Stretch, millions = false): { number: DanishNumber | null; unread: Unread | null } {
  if (cell.text.length > longestCell || !/\d|[½¼¾]/.test(cell.text)) return { number: null, unread: null };
  const bare = cell.text.replace(/\s?(?:\*+|[¹²³]|(?<=\d\s)\d\))$/u, "");
  const unreadable = (reason: Unread["reason"]): { number: null; unread: Unread } => ({
    number: null,
    unread: { text: cell.text, start: cell.start, end: cell.end, reason },
  });
  if (/^[-–−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(bare) && !/^[-–−+]?0,/u.test(bare) && !(millions && /^[^,]*,\d{3}$/u.test(bare)))
    return unreadable("englishThousands");
  if (/^[-–−]?\d{1,3}(?:[.\s\u00A0\u202F]\d{3})*\s?-$|^\([\d.,]+\)$/u.test(bare)) return unreadable("notANumber");
  // In a cell "1000" and "2023" are numbers, also where running text would read a year; and a point with three digits is a thousand.
  const [lead, tail] = /^(?:19|20)\d{2}(?!\d)/u.test(bare) && !/^\d{4}[-/]/.test(bare) ? ["", bare.slice(4)] : [null, bare];
  if (lead !== null && tail.trim() === "") {
    const value = Number(bare);
    return {
      number: {
        value,
        scaled: value,
        text: bare,
        start: cell.start,
        end: cell.start + bare.length,
        decimals: 0,
        written: "digits",
        unit: null,
        counted: null,
        qualifier: null,
        range: null,
        shared: false,
      },
      unread: null,
    };
  }
  const { numbers, unread, marks } = readNumbers(bare.replace(/^([-–−])(\s+)(?=\d)/u, (_, minus: string, blank: string) => blank + minus));
  if (unread.length > 0) return unreadable(unread[0]!.reason);
  if (numbers.length !== 1 || marks.length > 0) return { number: null, unread: null };
  const found = numbers[0]!;
  const around = bare.slice(0, found.start) + bare.slice(Math.max(found.end, found.unit?.end ?? 0));
  if (/\d/.test(around) || /\p{L}{2}/u.test(around.replace(/\b(?:ca|knap|over|kr)\b\.?|^.*\bplads(?:er)?\b/iu, ""))) return { number: null, unread: null };
  const by = cell.start;
  const moved = <T extends { start: number; end: number }>(each: T | null): T | null =>
    each === null ? null : { ...each, start: each.start + by, end: each.end + by };
  // "- 50.000": the sign stands off.
  const apart = /^[-–−]\s+\d/u.test(bare);
  const place = apart ? { text: bare.slice(0, found.end), start: by, end: by + found.end } : { start: found.start + by, end: found.end + by };
  return { number: { ...found, ...place, unit: moved(found.unit), counted: moved(found.counted) }, unread: null };
}

function isCount(header: string | null): boolean {
  return header !== null && /^antal(?!\p{L})/iu.test(header);
}

function unitNamed(words: string | null): Unit | null {
  return words === null ? null : unitNamedIn(words);
}

// A sentence before the table measures it only where it says so ("beløb i 1.000 kr.", "målt i fuldtidspersoner"), not by speaking of kroner or persons.
function captionUnit(caption: string | null): Unit | null {
  if (
    caption === null ||
    !/(?:(?<!\p{L})i|målt i|opgjort i|\()\s?(?:hele\s)?(?:1\.000|1000|mio|mia|tusinde?|t\.?)?\.?\s?(?:kr|DKK|fuldtidsp|helårsp|årsværk|pct|procent(?!p)|%)/iu.test(
      caption,
    )
  )
    return null;
  return unitNamedIn(caption);
}

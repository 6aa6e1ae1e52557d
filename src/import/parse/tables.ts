/**
 * Tables of a page without their rules: rows and columns told by where words stand. A cell's text may run over several lines, and stand in
 * the middle of its row's height, so lines are gathered in bands and their words in columns. Pure.
 */

import type { Line } from "./lines.ts";

type Span = [from: number, to: number];

/** The page's lines with each table row as one line; all other lines unchanged. `leading` is the usual step between lines in points. */
export function withTables(lines: readonly Line[], leading: number, join: (above: string, below: string) => string): Line[] {
  const settled = lines.map((line, index) => withCellsJudged(line, lines[index - 1], lines[index + 1]));
  const result: Line[] = [];
  for (let index = 0; index < settled.length;) {
    const crossed = rowWithCrosses(lines[index]!, lines[index + 1], leading);
    if (crossed !== null) {
      result.push(...crossed);
      index += 2;
      continue;
    }
    const end = endOfTable(settled, index, leading);
    if (end === index) {
      result.push(settled[index]!);
      index++;
      continue;
    }
    result.push(...rowsOf(settled.slice(index, end), leading, join));
    index = end;
  }
  return result;
}

// A row of bodies and under each an x for those a case goes to: however narrow the row's gaps, the crosses say that they part cells.
function rowWithCrosses(bodies: Line, crosses: Line | undefined, leading: number): Line[] | null {
  if (!bodies.cells || !bodies.cellSpans || !crosses || !/^x(?:\s+x)*$/iu.test(crosses.text.trim())) return null;
  if (crosses.page !== bodies.page || crosses.y! - bodies.y! > leading * 3.2) return null;
  const marks = crosses.cellSpans ?? [[crosses.x!, crosses.right!] as Span];
  const under = marks.map((mark) => bodies.cellSpans!.findIndex((span) => overlaps(span, mark)));
  if (under.includes(-1)) return null;
  const cells = bodies.cells.map((_, index) => (under.includes(index) ? "x" : ""));
  while (cells.length > 2 && cells.at(-1) === "") cells.pop();
  return [
    { ...bodies, text: bodies.cells.join("\t") },
    { ...crosses, text: cells.join("\t"), cells },
  ];
}

// A row's gaps part cells when they are wide, or when the row above or below has a cell beginning or ending at the same place. Otherwise
// they are the spaces of a justified line.
function withCellsJudged(line: Line, above: Line | undefined, below: Line | undefined): Line {
  if (!line.cells || !line.cellSpans) return line;
  const aligned = [above, below].some(
    (other) =>
      other?.page === line.page &&
      other.cellSpans &&
      line.cellSpans!.slice(1).some(([from, to]) => other.cellSpans!.slice(1).some(([a, b]) => Math.abs(from - a) < 3 || Math.abs(to - b) < 3)),
  );
  const wide = line.cellSpans.slice(1).some(([from], index) => from - line.cellSpans![index]![1] > (line.size ?? 10) * 1.6);
  if (aligned || wide) return line;
  const { cellSpans: _, ...rest } = line;
  return { ...rest, text: line.cells.join(" "), cells: null };
}

/** Index after the last line of the table that begins at `start`; `start` itself when none does. */
function endOfTable(lines: readonly Line[], start: number, leading: number): number {
  const first = lines[start]!;
  // At the left edge a whole line's step above the first row stands the paragraph before the table; further in, only a cell can.
  const further = first.x! > (lines[start + 1]?.cellSpans?.[0]?.[0] ?? Infinity) + 3;
  if (!first.cellSpans && !startsWithCellBelow(lines, start, leading * (further ? 1.15 : 0.8))) return start;
  let end = start + 1;
  let last = start;
  const columns: Span[] = [...(first.cellSpans ?? [])];
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index]!;
    const above = lines[index - 1]!;
    if (line.page !== first.page || line.y! - above.y! > leading * 3.2 || (line.bold !== above.bold && line.size! > above.size! + 0.6)) break;
    if (line.cellSpans) {
      columns.push(...line.cellSpans);
      last = index;
    } else if (
      Math.abs(line.size! - first.size!) > 0.6 ||
      !insideOneColumn(line, columns) ||
      (line.y! - above.y! > leading * 1.15 && !startsWithCellBelow(lines, index, leading * 1.15))
    )
      break;
    end = index + 1;
  }
  // Lines after the last row with cells belong to it only while they stand close: they are the rest of a cell.
  return end > last ? end : start;
}

// A row may begin with one cell's first words alone, when its cells do not all begin at the same height. Lines closer than a line's step
// stand side by side, and are passed over until one of them has cells.
function startsWithCellBelow(lines: readonly Line[], index: number, within: number): boolean {
  const line = lines[index]!;
  let at = index + 1;
  while (at < lines.length && !lines[at]!.cellSpans && sideBySide(lines[at - 1]!, lines[at]!)) at++;
  const below = lines[at];
  if (!below?.cellSpans || below.page !== line.page || below.size !== line.size) return false;
  return below.y! - lines[at - 1]!.y! <= (at === index + 1 ? within : line.size! * 0.9) && insideOneColumn(line, below.cellSpans);
}

function sideBySide(above: Line, below: Line): boolean {
  return (
    above.page === below.page &&
    above.size === below.size &&
    below.y! - above.y! < above.size! * 0.9 &&
    !overlaps([above.x!, above.right!], [below.x!, below.right!])
  );
}

function insideOneColumn(line: Line, spans: readonly Span[]): boolean {
  const own: Span = [line.x!, line.right!];
  const columns = columnsOf(spans).filter((column) => overlaps(column, own));
  // None yet: the first words of a column that the lines so far have not shown.
  return columns.length === 0 || (columns.length === 1 && own[0] >= columns[0]![0] - 3);
}

function overlaps([a, b]: Span, [c, d]: Span): boolean {
  return a < d && c < b;
}

/** Stretches of the line's width where cells stand, left to right: spans that overlap are one column. */
function columnsOf(spans: readonly Span[]): Span[] {
  const columns: Span[] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const column = columns.at(-1);
    if (column && from < column[1]) column[1] = Math.max(column[1], to);
    else columns.push([from, to]);
  }
  return columns;
}

function rowsOf(lines: readonly Line[], leading: number, join: (above: string, below: string) => string): Line[] {
  const columns = columnsOf(lines.flatMap((line) => line.cellSpans ?? [[line.x!, line.right!]]));
  const spaced = lines.some((line, index) => index > 0 && line.y! - lines[index - 1]!.y! > leading * 1.2);
  const bands: Line[][] = [];
  for (const line of lines) {
    const band = bands.at(-1);
    const belongs = band && (spaced ? line.y! - band.at(-1)!.y! <= leading * 1.2 : goesOnWith(band, line, columns));
    if (belongs) band.push(line);
    else bands.push([line]);
  }
  return bands.map((band) => rowOf(band, columns, join));
}

// Where every line stands as close as in running text, words tell: a line without the first column goes on with the row above, and one of the
// first column alone does when it begins in the middle of a phrase.
function goesOnWith(band: readonly Line[], line: Line, columns: readonly Span[]): boolean {
  const first = columns[0]!;
  const spans = line.cellSpans ?? [[line.x!, line.right!] as Span];
  if (!spans.some((span) => overlaps(span, first))) return band[0]!.x! <= first[1];
  if (spans.length > 1) return false;
  const above = band.flatMap((each) =>
    (each.cellSpans ?? [[each.x!, each.right!] as Span]).map((span, index) => [span, each.cells?.[index] ?? each.text] as const),
  );
  const label = above.findLast(([span]) => overlaps(span, first))?.[1] ?? "";
  return /^\p{Ll}/u.test(line.text) || /(?:-|,| og| eller| for| i| med| til| af)$/u.test(label);
}

function rowOf(band: readonly Line[], columns: readonly Span[], join: (above: string, below: string) => string): Line {
  const cells = columns.map(() => "");
  for (const line of band) {
    const spans = line.cellSpans ?? [[line.x!, line.right!] as Span];
    spans.forEach((span, index) => {
      const column = Math.max(
        0,
        columns.findIndex((each) => overlaps(each, span)),
      );
      const text = line.cells?.[index] ?? line.text;
      cells[column] = cells[column] === "" ? text : join(cells[column]!, text);
    });
  }
  while (cells.at(-1) === "") cells.pop();
  return {
    ...band[0]!,
    text: cells.join("\t"),
    cells: cells.length > 1 ? cells : null,
    right: Math.max(...band.map((line) => line.right ?? 0)),
    y: band.at(-1)!.y,
  };
}

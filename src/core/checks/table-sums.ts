/** Tables whose total, difference or used percent comes out otherwise when reckoned again from the rows beside it. Pure. */

import type { Table, TableCell, TableRow } from "../figures/tables.ts";
import { placeIn, saidIn, type Draft, type ReadItem, type ReadSection } from "./read-items.ts";
import { meet, percentSpan, share, spanOf, told, type Span } from "./rounding.ts";

const noSum: ReadonlySet<string> = new Set(["percent", "percentagePoint", "rank", "age"]);

/** Totals below, above and to the right of what they are totals of. */
export function tableSums(item: ReadItem): Draft[] {
  return eachTable(item, (table, section) => [...downwards(table, section), ...acrossTotals(table, section)]);
}

/** A column named a difference against the two beside it. */
export function tableDifferences(item: ReadItem): Draft[] {
  return eachTable(item, (table, section) => differences(table, section));
}

/** A used percent against the spending and the budget of its row. */
export function tablePercents(item: ReadItem): Draft[] {
  return eachTable(item, (table, section) => percents(table, section));
}

function eachTable(item: ReadItem, find: (table: Table, section: ReadSection) => Draft[]): Draft[] {
  return saidIn(item).flatMap((section) => section.tables.flatMap((table) => find(table, section)));
}

function downwards(table: Table, section: ReadSection): Draft[] {
  const found: Draft[] = [];
  for (const [at, row] of table.rows.entries()) {
    if (!row.total || /gennemsnit|placering/iu.test(row.label.text)) continue;
    for (const cell of row.cells) {
      const column = table.columns[cell.column]!;
      if (cell.number === null || noSum.has(cell.unit?.kind ?? "") || /gennemsnit|procent|pct|%|andel|indeks|pr\.|per /iu.test(column.header ?? "")) continue;
      const candidates = partsFor(table.rows, at)
        .map((rows) => cellsOf(rows, cell.column))
        .filter((cells) => cells !== null && cells.length >= 2) as TableCell[][];
      if (candidates.length === 0) continue;
      const total = cellSpan(cell);
      if (candidates.some((cells) => meet(sum(cells.map(cellSpan)), total))) continue;
      const cells = candidates[0]!;
      const reckoned = sumOf(cells);
      // So far from it that the rows above are no parts of it.
      if (Math.abs(reckoned - cell.number.value) > Math.abs(cell.number.value) * 0.25) continue;
      const decimals = Math.max(...cells.map((each) => each.number!.decimals));
      const terms = cells.map((each) => each.number!.text);
      const shown = terms.length > 8 ? `${terms.slice(0, 3).join(" + ")} + … (${terms.length} tal)` : terms.join(" + ");
      found.push({
        message: `I tabellen${named(table)} står ${cell.text} i alt${headed(column.header)}. Lagt sammen giver rækkerne ${told(reckoned, decimals)}. Regnet anderledes, se efter: mangler der en række, eller er et tal skrevet forkert af?`,
        computed: `${shown} = ${told(reckoned, decimals)}`,
        from: [...terms, cell.text],
        text: section.text.slice(row.start, row.end),
        at: placeIn(section, cell.start, cell.end),
      });
    }
  }
  return found;
}

// What a total may be the total of: the rows since the total before it, all totals before it, all other rows, or for one at the top those below.
function partsFor(rows: readonly TableRow[], at: number): (readonly TableRow[])[] {
  const above = rows.slice(0, at);
  const since = above.slice(above.findLastIndex((row) => row.total) + 1);
  const plain = (list: readonly TableRow[]): readonly TableRow[] => list.filter((row) => !row.ofAbove && !row.total);
  if (above.length === 0) return [plain(rows.slice(1))];
  return [
    plain(since),
    plain(above),
    above.filter((row) => row.total),
    above.filter((row) => !row.ofAbove),
    [...above.filter((row) => row.total), ...plain(since)],
  ];
}

function cellsOf(rows: readonly TableRow[], column: number): TableCell[] | null {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.column === column));
  const numbers = cells.filter((cell) => cell.number !== null);
  // A cell that could not be read may be the one that is missing.
  return cells.some((cell) => cell.unread !== null || (cell.number === null && /\d/.test(cell.text))) ? null : numbers;
}

function acrossTotals(table: Table, section: ReadSection): Draft[] {
  const last = table.columns.length - 1;
  if (last < 2 || !/^(?:i\s?alt|total|sum|samlet)(?!\p{L})/iu.test(table.columns[last]!.header ?? "")) return [];
  return table.rows.flatMap((row): Draft[] => {
    const cells = row.cells.filter((cell) => cell.column < last);
    const total = row.cells.find((cell) => cell.column === last);
    if (!total?.number || cells.length < 2 || cells.some((cell) => cell.number === null || cell.unit?.kind !== total.unit?.kind)) return [];
    if (noSum.has(total.unit?.kind ?? "") || meet(sum(cells.map(cellSpan)), cellSpan(total))) return [];
    const reckoned = sumOf(cells);
    if (Math.abs(reckoned - total.number.value) > Math.abs(total.number.value) * 0.25) return [];
    const decimals = Math.max(...cells.map((each) => each.number!.decimals));
    return [
      {
        message: `Rækken “${row.label.text}”${named(table)} har ${total.text} i alt. Lagt sammen giver tallene i rækken ${told(reckoned, decimals)}. Regnet anderledes, se efter.`,
        computed: `${cells.map((each) => each.number!.text).join(" + ")} = ${told(reckoned, decimals)}`,
        from: [...cells.map((each) => each.number!.text), total.text],
        text: section.text.slice(row.start, row.end),
        at: placeIn(section, total.start, total.end),
      },
    ];
  });
}

function differences(table: Table, section: ReadSection): Draft[] {
  const column = table.columns.findIndex(({ header }) =>
    /^(?:afvigelse|forskel|difference|differens|ændring|udvikling|mer-?\/?mindreforbrug|restbudget|rest)(?!\p{L})/iu.test(header ?? ""),
  );
  if (column < 0) return [];
  return table.rows.flatMap((row): Draft[] => {
    const stated = row.cells.find((cell) => cell.column === column);
    if (!stated?.number || noSum.has(stated.unit?.kind ?? "") || /%|pct|procent/iu.test(table.columns[column]!.header ?? "")) return [];
    const others = row.cells.filter((cell) => cell.column !== column && cell.number !== null && !noSum.has(cell.unit?.kind ?? ""));
    if (others.length < 2) return [];
    const pairs = others.flatMap((a, i) => others.slice(i + 1).map((b) => [a, b] as const));
    const fits = ([a, b]: readonly [TableCell, TableCell]): boolean => {
      const [x, y] = [cellSpan(a), cellSpan(b)];
      const up = { least: y.least - x.most, most: y.most - x.least };
      return meet(up, cellSpan(stated)) || meet({ least: -up.most, most: -up.least }, cellSpan(stated)) || meet(growthOf(x, y), cellSpan(stated));
    };
    if (pairs.some(fits) || others.length > 2) return [];
    const [a, b] = pairs[0]!;
    const reckoned = b.number!.value - a.number!.value;
    const decimals = Math.max(a.number!.decimals, b.number!.decimals);
    return [
      {
        message: `Rækken “${row.label.text}”${named(table)} har forskellen ${stated.text}. Mellem ${a.number!.text} og ${b.number!.text} er der ${told(Math.abs(reckoned), decimals)}. Regnet anderledes, se efter.`,
        computed: `${b.number!.text} − ${a.number!.text} = ${told(reckoned, decimals)}`,
        from: [a.number!.text, b.number!.text, stated.text],
        text: section.text.slice(row.start, row.end),
        at: placeIn(section, stated.start, stated.end),
      },
    ];
  });
}

function growthOf(from: Span, to: Span): Span {
  return { least: (to.least / from.most - 1) * 100, most: (to.most / from.least - 1) * 100 };
}

function percents(table: Table, section: ReadSection): Draft[] {
  const find = (form: RegExp): number => table.columns.findIndex(({ header }) => form.test(header ?? ""));
  const percent = find(/forbrugsprocent|forbrug (?:i )?(?:pct|procent|%)|procent(?:vis)? forbrug|forbrugs-?\s?(?:pct|%)/iu);
  const spent = table.columns.findIndex(({ header }, at) => at !== percent && /^(?:samlet )?forbrug(?!sp)/iu.test(header ?? ""));
  const budget = find(/korrigeret budget/iu) >= 0 ? find(/korrigeret budget/iu) : find(/budget/iu);
  if (percent < 0 || spent < 0 || budget < 0) return [];
  return table.rows.flatMap((row): Draft[] => {
    const [used, of, stated] = [spent, budget, percent].map((column) => row.cells.find((cell) => cell.column === column));
    if (!used?.number || !of?.number || !stated?.number || of.number.value === 0) return [];
    if (meet(share(cellSpan(used), cellSpan(of)), percentSpan(stated.number))) return [];
    const reckoned = (used.number.value / of.number.value) * 100;
    const decimals = Math.max(1, stated.number.decimals);
    return [
      {
        message: `Rækken “${row.label.text}”${named(table)} har forbrugsprocenten ${stated.text}. ${used.number.text} af ${of.number.text} er ${told(reckoned, decimals)} procent. Regnet anderledes, se efter.`,
        computed: `${used.number.text} ÷ ${of.number.text} = ${told(reckoned, decimals)} %`,
        from: [used.number.text, of.number.text, stated.text],
        text: section.text.slice(row.start, row.end),
        at: placeIn(section, stated.start, stated.end),
      },
    ];
  });
}

// In a table numbers of one column are rounded alike: half of the last digit, and what is told in whole thousands or millions likewise.
function cellSpan(cell: TableCell): Span {
  const number = cell.number!;
  const half = number.decimals > 0 || (cell.unit?.factor ?? 1) > 1 ? 0.5 * 10 ** -number.decimals : 0;
  const own = spanOf({ ...number, unit: null }, null);
  return { least: Math.min(own.least, number.value - half), most: Math.max(own.most, number.value + half) };
}

function sum(spans: readonly Span[]): Span {
  return { least: spans.reduce((all, { least }) => all + least, 0), most: spans.reduce((all, { most }) => all + most, 0) };
}

function sumOf(cells: readonly TableCell[]): number {
  return Number(cells.reduce((all, cell) => all + cell.number!.value, 0).toPrecision(12));
}

function named({ title }: Table): string {
  return title === null ? "" : ` “${title}”`;
}

function headed(header: string | null): string {
  return header === null ? "" : ` under “${header}”`;
}

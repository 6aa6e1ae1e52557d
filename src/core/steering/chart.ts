/** A chart's lines or bars in numbers: what is drawn where, and the same as words for those who do not see it. Drawn by ui/chart.ts. */

import { figureInDanish } from "./danish-figure.ts";
import { cellInDanish, computed, type ChartShape, type LedgerKind, type Values } from "./ledger.ts";
import { comparePeriods } from "./period.ts";

export type ChartLine = { name: string; /** One for each of the chart's stops; null where nothing is told. */ heights: readonly (number | null)[] };
export type Chart = {
  name: string;
  bars: boolean;
  unit: string | null;
  stops: readonly string[];
  lines: readonly ChartLine[];
  /** Where lines are drawn across, from the lowest to the highest. */ ticks: readonly number[];
  says: string;
};

/** More than this many lines cannot be told from each other in black and white; the rest stand in the table. */
export const mostLines = 6;

/** Null when there is nothing to draw. */
export function chartOf(kind: LedgerKind, shape: ChartShape, rows: readonly Values[], unit: string | null): Chart | null {
  const along = kind.fields.find((field) => field.key === shape.along)!;
  const formula = kind.computed.find((each) => each.key === shape.height);
  const height = kind.fields.find((field) => field.key === shape.height);
  const value = (values: Values): number | null => {
    if (formula !== undefined) return computed(formula.formula, values, rows);
    const found = values[shape.height];
    return typeof found === "number" ? found : null;
  };
  const stops = [...new Set(rows.map((values) => String(values[shape.along] ?? "")))];
  if (along.kind === "period" || along.kind === "day") stops.sort(comparePeriods);
  const names = shape.by === null ? [""] : [...new Set(rows.map((values) => String(values[shape.by!] ?? "")))];
  const lines = names.slice(0, mostLines).map((name) => ({
    name,
    heights: stops.map((stop) => {
      const row = rows.find((values) => String(values[shape.along] ?? "") === stop && (shape.by === null || String(values[shape.by] ?? "") === name));
      return row === undefined ? null : value(row);
    }),
  }));
  const told = lines.flatMap((line) => line.heights).filter((each) => each !== null);
  if (told.length === 0) return null;
  const unitShown = formula?.unit ?? height?.unit ?? unit;
  return {
    name: shape.name,
    bars: shape.bars,
    unit: unitShown,
    stops: stops.map((stop) => cellInDanish(along, stop)),
    lines,
    ticks: ticksOf(Math.min(...told), Math.max(...told), shape.bars),
    says: wordsOf(
      shape.name,
      stops.map((stop) => cellInDanish(along, stop)),
      lines,
      unitShown,
    ),
  };
}

/** Round numbers around what is shown; bars, and lines that are near it, begin at nothing. */
export function ticksOf(lowest: number, highest: number, fromZero: boolean): number[] {
  const low = fromZero || (lowest >= 0 && lowest < highest / 2) ? Math.min(0, lowest) : lowest;
  const top = fromZero ? Math.max(0, highest) : highest;
  // Figures that hardly differ are drawn as a flat line, not as the noise of their last digit.
  const span = Math.max(top - low, Math.abs(top) * 1e-6) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999)!;
  const ticks: number[] = [];
  for (let at = Math.floor(low / step); at * step < top + step * 0.999 && ticks.length < 12; at++) ticks.push(Number((at * step).toPrecision(12)));
  return ticks.length < 2 ? [ticks[0] ?? 0, (ticks[0] ?? 0) + step] : ticks;
}

function wordsOf(name: string, stops: readonly string[], lines: readonly ChartLine[], unit: string | null): string {
  const said = lines.map((line) => {
    const told = line.heights
      .map((height, index) => ({ height, stop: stops[index]! }))
      .filter((each): each is { height: number; stop: string } => each.height !== null);
    const [first, last] = [told[0], told.at(-1)];
    if (first === undefined || last === undefined) return "";
    const figure = (value: number): string => figureInDanish(value, Number.isInteger(value) ? null : 1);
    const words =
      first === last ? `${figure(first.height)} (${first.stop})` : `fra ${figure(first.height)} (${first.stop}) til ${figure(last.height)} (${last.stop})`;
    return line.name === "" ? words : `${line.name}: ${words}`;
  });
  return `${name}${unit === null ? "" : `, ${unit}`}. ${said.filter((each) => each !== "").join("; ")}.`;
}

/** What numbers may have been before they were rounded, so that no rule asks where the text itself rounds. Pure. */

import { printNumber, type DanishNumber } from "../figures/danish-number.ts";
import type { Unit } from "../figures/units.ts";

/** From the least to the most a number as told can stand for. */
export type Span = { least: number; most: number };

/** A number as told; `unit` where another than its own holds (a table's). About, nearly and over widen it by a twentieth. */
export function spanOf(number: DanishNumber, unit: Pick<Unit, "factor"> | null = number.unit): Span {
  const factor = unit?.factor ?? 1;
  const value = number.value * factor;
  const half =
    (factor === 1 && number.decimals === 0 && number.written === "digits" && number.unit?.kind !== "percent" ? 0 : 0.5 * 10 ** -number.decimals) * factor;
  const loose = number.qualifier === null ? 0 : Math.abs(value) * 0.05;
  const wide = Math.max(half, number.unit?.kind === "kr" ? roundness(value) : 0, loose);
  return { least: value - wide, most: value + wide };
}

// "150.000 kr." may be any sum rounded to thousands; persons are counted.
function roundness(value: number): number {
  let step = 1;
  if (value === 0) return 0;
  while (step < 1e9 && value % (step * 10) === 0) step *= 10;
  return step >= 1000 ? step / 2 : 0;
}

/** A percentage as told, with half of its last digit on either side. */
export function percentSpan(number: DanishNumber): Span {
  const half = 0.5 * 10 ** -number.decimals;
  const loose = number.qualifier === null ? 0 : Math.max(half * 2, Math.abs(number.value) * 0.05);
  return { least: number.value - half - loose, most: number.value + half + loose };
}

export function share(part: Span, whole: Span): Span {
  return { least: (part.least / whole.most) * 100, most: (part.most / whole.least) * 100 };
}

/** How many percent it went up from the first to the second; below nothing when it went down. */
export function growth(from: Span, to: Span): Span {
  return { least: (to.least / from.most - 1) * 100, most: (to.most / from.least - 1) * 100 };
}

/** True when both can be the same number. */
export function meet(a: Span, b: Span): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(a.most), Math.abs(b.most));
  return a.least <= b.most + slack && b.least <= a.most + slack;
}

/** A number for a reader: as many decimals as asked, Danish. */
export function told(value: number, decimals = 0): string {
  return printNumber(value, decimals);
}

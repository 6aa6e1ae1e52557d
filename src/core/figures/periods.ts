/** When a figure holds, as its sentence, column or caption says. */

import { monthNames, type Mark } from "./not-figures.ts";

/**
 * A period as told. `text` is `text.slice(start, end)` with the words before it that say when within it ("ultimo september 2022", "fra marts 2022 til
 * november 2023"). `from` and `to` are equal for a single period, as in `Mark.iso`: "2022-09-30", "2022-09", "2022-Q3", "2022-H1", "2022"; "--10-11"
 * where the year is not told.
 */
export type Period = { text: string; start: number; end: number; from: string; to: string };

const within = /(?:\bmedio|\bultimo|\bprimo|\bstarten af|\bslutningen af)\s$/iu;
const spans = /^\s?(?:[-–]|til og med|til)\s?(?:den\s)?$/iu;

/** The periods of a text in the order they stand, from its marks; two with "til" or a dash between are one. */
export function periodsOf(text: string, marks: readonly Mark[]): Period[] {
  const periods: Period[] = [];
  for (const mark of marks) {
    if (mark.iso === null) continue;
    const before = within.exec(text.slice(Math.max(0, mark.start - 20), mark.start));
    const start = before === null ? mark.start : mark.start - before[0].length;
    const [from, to] = mark.sort === "years" ? (mark.iso.split("/") as [string, string]) : [mark.iso, mark.iso];
    const last = periods.at(-1);
    if (last !== undefined && spans.test(text.slice(last.end, start))) {
      last.from = withYearOf(last.from, from);
      last.to = to;
      last.end = mark.end;
      last.text = text.slice(last.start, mark.end);
    } else periods.push({ text: text.slice(start, mark.end), start, end: mark.end, from, to });
  }
  return periods;
}

/** The period a heading or caption names, when it names exactly one; else null. */
export function onlyPeriodOf(text: string, marks: readonly Mark[]): Period | null {
  const periods = periodsOf(text, marks);
  return periods.length === 1 ? periods[0]! : null;
}

// "27. april til den 3. juni 2022": the year is told once.
function withYearOf(from: string, to: string): string {
  return from.startsWith("--") && /^\d{4}-/.test(to) ? `${to.slice(0, 4)}${from.slice(1)}` : from;
}

/** A period of the contract in Danish: "2022-07" is "juli 2022", "2022-H1" "1. halvår 2022", "2023-H1/2023-H2" both with a dash between. */
export function periodInWords(period: string): string {
  return period.split("/").map(oneInWords).join(" – ");
}

function oneInWords(iso: string): string {
  const parts = /^(\d{4}|-)(?:-(?:(\d{2})(?:-(\d{2}))?|Q(\d)|H(\d)))?$/.exec(iso);
  if (parts === null) return iso;
  const [, year, month, day, quarter, half] = parts;
  const of = year === "-" ? "" : ` ${year}`;
  if (quarter !== undefined) return `${quarter}. kvartal${of}`;
  if (half !== undefined) return `${half}. halvår${of}`;
  if (month === undefined) return year!;
  return `${day === undefined ? "" : `${Number(day)}. `}${monthNames[Number(month) - 1]}${of}`;
}

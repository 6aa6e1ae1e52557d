/**
 * The report Nøgletal for a meeting (DOMAIN §4.9): chosen registers, each with its table, its chart and a short comment. It keeps the rows it was
 * written from, so that "as known at the meeting" can be shown whatever is revised afterwards.
 */

import { chartOf, type Chart } from "./chart.ts";
import { figureInDanish } from "./danish-figure.ts";
import { rowsOf, type Ledger, type LedgerKind, type Row, type Values } from "./ledger.ts";
import { kindOf } from "./ledger-kinds.ts";
import { tableOf, type PrintedTable } from "./ledger-table.ts";
import { comparePeriods, lastDayOf, periodName } from "./period.ts";

export type ReportPart = Pick<Ledger, "kind" | "own" | "name" | "unit" | "source" | "comparison"> & { ledger: number; comment: string; rows: readonly Row[] };

/** What is kept of a report: enough to print it anew as it was. */
export type Report = { id: number; committee: number; title: string; asKnown: string; parts: readonly ReportPart[]; case: number | null };

export type ReportHappening = { kind: "report-written"; what: Omit<Report, "parts"> & { ledgers: readonly number[] } };

export type ReportSection = { name: string; lead: string; comment: string; source: string; tables: readonly PrintedTable[]; charts: readonly Chart[] };

const monthsShown = 13;

/** The parts of a report, of the registers as they stand at a moment (ISO). */
export function partsOf(ledgers: readonly { ledger: Ledger; comment: string }[], at: string): ReportPart[] {
  return ledgers.map(({ ledger, comment }) => ({
    ledger: ledger.id,
    kind: ledger.kind,
    own: ledger.own,
    name: ledger.name,
    unit: ledger.unit,
    source: ledger.source,
    comparison: ledger.comparison,
    comment: comment.trim(),
    rows: rowsOf(ledger, kindOf(ledger), at),
  }));
}

/** What is printed of one part: the last thirteen months of a series, the newest period of a table of one, all of the rest. */
export function sectionOf(part: ReportPart): ReportSection {
  const kind = kindOf(part);
  const values = recent(
    part.rows.map((row) => row.values),
    kind,
  );
  const tables = kind.tables.map((shape) => {
    const of = shape.shape === "list" && shape.of !== undefined ? newest(values, shape.of) : null;
    return tableOf(kind, shape, values, of);
  });
  return {
    name: part.name,
    lead: leadOf(part, kind, values),
    comment: part.comment,
    source: [part.unit === null ? null : `Enhed: ${part.unit}.`, part.source === null ? null : `Kilde: ${part.source}.`, part.comparison]
      .filter((each) => each !== null)
      .join(" "),
    tables: tables.filter((table) => table.rows.length > 1),
    charts: kind.charts.map((shape) => chartOf(kind, shape, values, part.unit)).filter((chart) => chart !== null),
  };
}

function newest(rows: readonly Values[], key: string): string | null {
  const found = rows.map((values) => values[key]).filter((each): each is string => typeof each === "string");
  return found.sort(comparePeriods).at(-1) ?? null;
}

function recent(rows: readonly Values[], kind: LedgerKind): readonly Values[] {
  if (kind.key[0] !== "period") return rows;
  const periods = [...new Set(rows.map((values) => String(values["period"])))].sort(comparePeriods).slice(-monthsShown);
  return rows.filter((values) => periods.includes(String(values["period"])));
}

/** "2.790 i juli 2022 mod 2.889 i juli 2021, et fald på 99 (3,4 %)." Of a series with one area, or of its first. */
export function leadOf(part: Pick<ReportPart, "unit">, kind: LedgerKind, rows: readonly Values[]): string {
  if (!kind.fields.some((field) => field.key === "value") || !kind.key.includes("period")) return "";
  const area = rows[0]?.["area"] ?? null;
  const line = rows
    .filter((values) => (values["area"] ?? null) === area && typeof values["value"] === "number")
    .sort((a, b) => comparePeriods(String(a["period"]), String(b["period"])));
  const last = line.at(-1);
  if (last === undefined) return "";
  const named = area === null || area === "" ? "" : `${area}: `;
  const unit = part.unit === null ? "" : ` ${part.unit}`;
  const told = `${named}${figureInDanish(last["value"] as number)}${unit} i ${periodName(String(last["period"]))}`;
  const before = yearBefore(line, String(last["period"]));
  if (before === null) return `${told}.`;
  const change = (last["value"] as number) - (before["value"] as number);
  const percent = before["value"] === 0 ? "" : ` (${figureInDanish(Math.abs((change / (before["value"] as number)) * 100), 1)} %)`;
  const how = change === 0 ? "uændret" : `${change < 0 ? "et fald" : "en stigning"} på ${figureInDanish(Math.abs(change), decimalsOf(change))}${percent}`;
  return `${told} mod ${figureInDanish(before["value"] as number)} i ${periodName(String(before["period"]))}, ${how}.`;
}

// A difference of tenths shows tenths, not what binary fractions make of it.
function decimalsOf(change: number): number | null {
  return Number.isInteger(change) ? null : 1;
}

function yearBefore(line: readonly Values[], period: string): Values | null {
  const wanted = `${Number(lastDayOf(period).slice(0, 4)) - 1}${lastDayOf(period).slice(4, 8)}`;
  return line.findLast((values) => lastDayOf(String(values["period"])).startsWith(wanted)) ?? null;
}

/**
 * A register of figures (Danish: register, opgørelse): what a committee keeps count of beside its decisions. One way to define all of them: fields, what
 * is computed, the tables and the chart (docs/decisions/0032). Rows are only added: a later row with the same key revises the earlier, and both are kept.
 */

import { danishTime, dateIn, dateLong, isDate } from "../calendar.ts";
import { figureFaults, figureIn, figureInDanish } from "./danish-figure.ts";
import { comparePeriods, periodIn, periodName } from "./period.ts";
import { allow, refuse, type Refused, type Verdict } from "../verdict.ts";
import { addDays } from "../working-days.ts";

export type FieldKind = "text" | "count" | "amount" | "percent" | "number" | "rank" | "day" | "period" | "choice";

/** `name` is the column's heading. Counts are never below zero; `below` lets an amount or a number be so. */
export type Field = {
  key: string;
  name: string;
  kind: FieldKind;
  unit?: string;
  needed?: boolean;
  choices?: readonly string[];
  below?: boolean;
  decimals?: number;
};

/** share: part of whole in percent; `less` is taken from it, in percentage points. ofTotal: of the column's sum. rise: places gained, a lower rank being better. */
export type Formula =
  | { does: "share"; part: string | readonly string[]; of: string | readonly string[]; less?: string }
  | { does: "sum"; of: readonly string[] }
  | { does: "minus"; from: string; take: string }
  | { does: "ofTotal"; of: string };

export type Computed = { key: string; name: string; formula: Formula; decimals: number; unit?: string };

/**
 * list: a row for each row. crossed: one field's values down, another's across, a third in the cells. `headings` replaces column names where a table is
 * of one period: "{year}" and "{day}" are filled. `total` is the last row's name.
 */
export type TableShape =
  | { shape: "list"; name: string; columns: readonly string[]; of?: string; headings?: Readonly<Record<string, string>>; total?: string }
  | {
      shape: "crossed";
      name: string;
      down: string;
      across: string;
      cell: string;
      corner: string;
      total?: string;
      /** The year's average of the months shown, below them. */ average?: true;
    };

export type ChartShape = { name: string; along: string; height: string; by: string | null; bars: boolean };

export type LedgerKind = {
  name: string;
  about: string;
  fields: readonly Field[];
  /** The fields that tell rows from each other. */ key: readonly string[];
  computed: readonly Computed[];
  tables: readonly TableShape[];
  charts: readonly ChartShape[];
};

export type Cell = string | number | null;
export type Values = Readonly<Record<string, Cell>>;

/** Where a row's figures were read. */
export type Source =
  | { from: "person" }
  | { from: "file"; name: string; line: number }
  | { from: "minutes"; address: string; words: string }
  | { from: "service"; name: string; table: string };

export type Row = { key: string; values: Values; source: Source; at: string; by: number; because: string | null };
export type Gone = { key: string; gone: true; because: string; at: string; by: number };

export type Turned = { topic: string; year: number; meeting: number; case: number };

export type Ledger = {
  id: number;
  committee: number;
  /** A name of ledger-kinds.ts, or "own", whose fields are `own`. */ kind: string;
  own: readonly Field[];
  name: string;
  unit: string | null;
  /** Who counts, in words: "Jobindsats, y01a02". */ source: string | null;
  /** What it is to be held against, in words. */ comparison: string | null;
  state: "open" | "closed";
  /** Everything written, in order. */ written: readonly (Row | Gone)[];
  /** Of a year wheel: which case was opened for which topic of which year, and for which meeting. Never two for one. */ turned: readonly Turned[];
  version: number;
};

export type LedgerHappening =
  | { kind: "ledger-opened"; what: Pick<Ledger, "id" | "committee" | "kind" | "own" | "name" | "unit" | "source" | "comparison"> }
  | { kind: "ledger-described"; what: Pick<Ledger, "name" | "unit" | "source" | "comparison"> }
  | { kind: "rows-written"; what: { rows: readonly Row[] } }
  | { kind: "row-removed"; what: Gone }
  | { kind: "topic-turned"; what: Turned }
  | { kind: "ledger-closed"; what: { because: string } };

export function afterLedger(before: Ledger | null, happened: LedgerHappening): Ledger {
  if (happened.kind === "ledger-opened") return { ...happened.what, state: "open", written: [], turned: [], version: 1 };
  if (before === null) throw new Error(`${happened.kind} before the register was opened`);
  return { ...before, ...changesOf(before, happened), version: before.version + 1 };
}

function changesOf(before: Ledger, { kind, what }: Exclude<LedgerHappening, { kind: "ledger-opened" }>): Partial<Ledger> {
  switch (kind) {
    case "ledger-described":
      return what;
    case "rows-written":
      return { written: [...before.written, ...what.rows] };
    case "row-removed":
      return { written: [...before.written, what] };
    case "topic-turned":
      return { turned: [...before.turned, what] };
    case "ledger-closed":
      return { state: "closed" };
  }
}

/** The rows that stand, in the order of their keys' fields; `at` gives them as they were known at that moment (ISO). */
export function rowsOf(ledger: Ledger, kind: LedgerKind, at: string | null = null): Row[] {
  const standing = new Map<string, Row>();
  for (const each of ledger.written) {
    if (at !== null && each.at > at) continue;
    if ("gone" in each) standing.delete(each.key);
    else standing.set(each.key, each);
  }
  return [...standing.values()].sort((a, b) => compareRows(kind, a.values, b.values));
}

/** The moment a day ends in Denmark: what was written at a meeting was known on its day. */
export function knownBy(day: string): string {
  return new Date(danishTime(addDays(day, 1), "00:00")!.getTime() - 1).toISOString();
}

/** Every version of one row, oldest first. */
export function versionsOf(ledger: Ledger, key: string): (Row | Gone)[] {
  return ledger.written.filter((each) => each.key === key);
}

// Periods in their order; what is no time keeps the order it was written in, since that is the order the house wants it in.
function compareRows(kind: LedgerKind, a: Values, b: Values): number {
  for (const key of kind.key) {
    const field = kind.fields.find((each) => each.key === key)!;
    if (field.kind !== "period" && field.kind !== "day") continue;
    const order = comparePeriods(String(a[key] ?? ""), String(b[key] ?? ""));
    if (order !== 0) return order;
  }
  return 0;
}

export function keyOf(kind: Pick<LedgerKind, "key">, values: Values): string {
  return kind.key.map((key) => String(values[key] ?? "").toLocaleLowerCase("da")).join(" · ");
}

const numeric: readonly FieldKind[] = ["count", "amount", "percent", "number", "rank"];
export function isNumeric(field: Pick<Field, "kind">): boolean {
  return numeric.includes(field.kind);
}

const longestText = 2000;
const mostRowsKept = 20_000;

/** A cell as it was typed → its value; or what is wrong with it, as the end of a Danish sentence. */
export function cellIn(field: Field, typed: string): { ok: true; value: Cell } | { ok: false; why: string } {
  const text = typed.trim();
  const no = (why: string): { ok: false; why: string } => ({ ok: false, why: `${field.name}: ${why}` });
  if (text === "") return field.needed === true ? no("mangler.") : { ok: true, value: null };
  switch (field.kind) {
    case "text":
      return text.length > longestText ? no(`er længere end ${longestText} tegn. Forkort teksten.`) : { ok: true, value: text };
    case "choice": {
      const choice = field.choices?.find((each) => each.toLocaleLowerCase("da") === text.toLocaleLowerCase("da"));
      return choice === undefined ? no(`“${text}” kendes ikke. Skriv ${(field.choices ?? []).join(", ")}.`) : { ok: true, value: choice };
    }
    case "day": {
      const day = dateIn(text);
      return day === null || !isDate(day) ? no(`“${text}” er ikke en dato. Skriv 30-09-2024.`) : { ok: true, value: day };
    }
    case "period": {
      const period = periodIn(text);
      if (period !== null) return { ok: true, value: period };
      return no(`“${text}” er ikke en periode med årstal. Skriv 2024, juli 2024, 3. kvartal 2024 eller 30-09-2024.`);
    }
    default: {
      const bare = text
        .replace(/\s*(?:%|pct\.?|procent)$/iu, "")
        .replace(/\.?\s*pladse?r?$/iu, "")
        .replace(/\s*(?:kr\.?)$/iu, "");
      const read = figureIn(bare);
      if (!read.ok)
        return no(`“${text}” ${figureFaults[read.fault]}. Skriv for eksempel ${field.kind === "count" || field.kind === "rank" ? "1.250" : "1.250,5"}.`);
      if (read.value < 0 && field.below !== true) return no(`“${text}” er under nul, og det kan ${field.name.toLocaleLowerCase("da")} ikke være.`);
      if (field.kind === "count" && field.unit === undefined && !Number.isInteger(read.value)) return no(`“${text}” er ikke et helt tal.`);
      if (field.kind === "rank" && (!Number.isInteger(read.value) || read.value < 1)) return no(`“${text}” er ikke en placering. Skriv for eksempel 15.`);
      return Math.abs(read.value) > Number.MAX_SAFE_INTEGER ? no(`“${text}” er for stort.`) : { ok: true, value: read.value };
    }
  }
}

/** A value as a table prints it; `cellIn` reads it back as the same. */
export function cellInDanish(field: Field, value: Cell): string {
  if (value === null) return "";
  if (typeof value === "string") return field.kind === "period" ? periodName(value) : field.kind === "day" ? dateLong(value) : value;
  return field.kind === "rank" ? `${figureInDanish(value)}. plads` : figureInDanish(value, field.decimals ?? null);
}

/** One row as it was typed, by the fields' keys → its values, or a sentence for each thing that is wrong. */
export function rowIn(kind: LedgerKind, typed: Readonly<Record<string, string>>): { ok: true; values: Values } | { ok: false; why: string[] } {
  const why: string[] = [];
  const values: Record<string, Cell> = {};
  for (const field of kind.fields) {
    const read = cellIn(field, typed[field.key] ?? "");
    if (read.ok) values[field.key] = read.value;
    else why.push(read.why);
  }
  return why.length > 0 ? { ok: false, why } : { ok: true, values };
}

export type LedgerGiven = Pick<Ledger, "name" | "unit" | "source" | "comparison">;

export function openLedger(
  given: LedgerGiven & { id: number; committee: number; kind: string; own: readonly Field[] },
  kinds: readonly string[],
  namesTaken: readonly string[],
): Verdict<LedgerHappening[], "ledger-kind-unknown" | "ledger-name-missing" | "ledger-name-taken" | "ledger-fields-wrong"> {
  if (given.kind !== "own" && !kinds.includes(given.kind)) return refuse("ledger-kind-unknown");
  const no = nameRefused(given.name, namesTaken);
  if (no !== null) return no;
  if (given.kind === "own" && !fieldsHold(given.own)) return refuse("ledger-fields-wrong");
  return allow([{ kind: "ledger-opened", what: { ...given, name: given.name.trim() } }]);
}

function nameRefused(name: string, taken: readonly string[]): Refused<"ledger-name-missing" | "ledger-name-taken"> | null {
  if (name.trim() === "") return refuse("ledger-name-missing");
  return taken.some((each) => each.toLocaleLowerCase("da") === name.trim().toLocaleLowerCase("da")) ? refuse("ledger-name-taken") : null;
}

// A register of the house's own: at least what tells rows apart and one thing more, no name twice.
function fieldsHold(fields: readonly Field[]): boolean {
  const names = fields.map((field) => field.name.toLocaleLowerCase("da"));
  return fields.length >= 2 && fields.length <= 30 && new Set(names).size === names.length && names.every((name) => name !== "");
}

export function describeLedger(
  ledger: Ledger,
  given: LedgerGiven,
  namesTaken: readonly string[],
): Verdict<LedgerHappening[], "ledger-closed" | "ledger-name-missing" | "ledger-name-taken"> {
  if (ledger.state === "closed") return refuse("ledger-closed");
  return nameRefused(given.name, namesTaken) ?? allow([{ kind: "ledger-described", what: { ...given, name: given.name.trim() } }]);
}

export type RowsGiven = { rows: readonly { values: Values; source: Source }[]; at: string; by: number; because: string | null };

/** What is written anew; a row that says what stands already is left out. A row that says something else than stands needs a reason. */
export function writeRows(
  ledger: Ledger,
  kind: LedgerKind,
  given: RowsGiven,
): Verdict<LedgerHappening[], "ledger-closed" | "ledger-full" | "row-revision-needs-reason"> {
  const verdict = addRows(ledger, kind, given);
  const standing = new Set(rowsOf(ledger, kind).map((row) => row.key));
  const revised = verdict.ok && verdict.change.some(({ what }) => "rows" in what && what.rows.some((row) => standing.has(row.key)));
  return revised && (given.because ?? "").trim() === "" ? refuse("row-revision-needs-reason") : verdict;
}

/** The same where the reason is given with the rows: what a service has counted anew. No two rows may have one key. */
export function addRows(ledger: Ledger, kind: LedgerKind, given: RowsGiven): Verdict<LedgerHappening[], "ledger-closed" | "ledger-full"> {
  if (ledger.state === "closed") return refuse("ledger-closed");
  const standing = new Map(rowsOf(ledger, kind).map((row) => [row.key, row]));
  const rows = new Map<string, Row>();
  for (const { values, source } of given.rows) {
    const key = keyOf(kind, values);
    if (rows.has(key)) throw new Error(`two rows of one writing have the key ${key}`);
    rows.set(key, { key, values, source, at: given.at, by: given.by, because: given.because });
  }
  const fresh = [...rows.values()].filter((row) => !standing.has(row.key) || !sameValues(standing.get(row.key)!.values, row.values));
  if (ledger.written.length + fresh.length > mostRowsKept) return refuse("ledger-full");
  return allow(fresh.length === 0 ? [] : [{ kind: "rows-written", what: { rows: fresh } }]);
}

/** What stands and is not among the rows of a file that tells the same periods: a revised series that has shrunk. Their names. */
export function missingFrom(ledger: Ledger, kind: LedgerKind, rows: readonly Values[]): string[] {
  const times = kind.fields.filter((field) => kind.key.includes(field.key) && (field.kind === "period" || field.kind === "day")).map((field) => field.key);
  const told = new Set(rows.map((values) => keyOf(kind, values)));
  const last = (values: Values): string | null => (times.length === 0 ? null : String(values[times[0]!] ?? ""));
  const spans = rows
    .map(last)
    .filter((each) => each !== null)
    .sort(comparePeriods);
  return rowsOf(ledger, kind)
    .filter((row) => !told.has(row.key))
    .filter((row) => {
      const time = last(row.values);
      return time === null || (spans.length > 0 && comparePeriods(time, spans[0]!) >= 0 && comparePeriods(time, spans.at(-1)!) <= 0);
    })
    .map((row) => rowName(kind, row.values));
}

export function removeRow(
  ledger: Ledger,
  kind: LedgerKind,
  given: { key: string; because: string; at: string; by: number },
): Verdict<LedgerHappening[], "ledger-closed" | "row-unknown" | "reason-missing"> {
  if (ledger.state === "closed") return refuse("ledger-closed");
  if (!rowsOf(ledger, kind).some((row) => row.key === given.key)) return refuse("row-unknown");
  if (given.because.trim() === "") return refuse("reason-missing");
  return allow([{ kind: "row-removed", what: { ...given, gone: true, because: given.because.trim() } }]);
}

export function closeLedger(ledger: Ledger, because: string): Verdict<LedgerHappening[], "ledger-closed" | "reason-missing"> {
  if (ledger.state === "closed") return refuse("ledger-closed");
  return because.trim() === "" ? refuse("reason-missing") : allow([{ kind: "ledger-closed", what: { because: because.trim() } }]);
}

/** A row by what tells it from the others: "juli 2024, Lindeborg". */
export function rowName(kind: LedgerKind, values: Values): string {
  return kind.key
    .map((key) =>
      cellInDanish(
        kind.fields.find((field) => field.key === key)!,
        values[key] ?? null,
      ),
    )
    .filter((each) => each !== "")
    .join(", ");
}

function sameValues(a: Values, b: Values): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => (a[key] ?? null) === (b[key] ?? null));
}

/** What a formula gives for a row among its fellows; null when a number it needs is not there, or it would divide by nothing. */
export function computed(formula: Formula, values: Values, fellows: readonly Values[]): number | null {
  const of = (keys: string | readonly string[], from: Values): number | null => {
    const found = [keys].flat().map((key) => from[key]);
    return found.every((each): each is number => typeof each === "number") ? found.reduce((sum, each) => sum + each, 0) : null;
  };
  switch (formula.does) {
    case "share": {
      const [part, whole] = [of(formula.part, values), of(formula.of, values)];
      const less = formula.less === undefined ? 0 : of(formula.less, values);
      return part === null || whole === null || whole === 0 || less === null ? null : (part / whole) * 100 - less;
    }
    case "sum":
      return of(formula.of, values);
    case "minus": {
      const [from, take] = [of(formula.from, values), of(formula.take, values)];
      return from === null || take === null ? null : from - take;
    }
    case "ofTotal": {
      const own = of(formula.of, values);
      const total = fellows.reduce<number | null>(
        (sum, each) => (sum === null ? null : typeof each[formula.of] === "number" ? sum + (each[formula.of] as number) : null),
        0,
      );
      return own === null || total === null || total === 0 ? null : (own / total) * 100;
    }
  }
}

/**
 * The answers of jobindsats' service as rows of a series (DOMAIN §4.6). v2 answers `[{ Variables: [{ Label }], Data: [[…]] }]`, v3 records with the
 * same labels as names. Which column is the figure is never guessed where there are several.
 */

import { figureIn } from "./danish-figure.ts";
import type { Values } from "./ledger.ts";
import { periodIn } from "./period.ts";

export type SeriesRead =
  | { ok: true; rows: Values[]; column: string }
  | { ok: false; why: "not-understood"; says: string }
  | { ok: false; why: "column-unclear"; columns: string[] };

type Record_ = Readonly<Record<string, unknown>>;

const no = (says: string): SeriesRead => ({ ok: false, why: "not-understood", says });

/** `wanted` is the column's label, or empty where there is only one figure. Rows of other groupings than period and area are told, not mixed. */
export function seriesIn(answer: unknown, wanted: string): SeriesRead {
  const records = recordsIn(answer);
  if (records === null) return no("svaret har ikke den form, tjenesten plejer at give");
  if (records.length === 0) return no("svaret har ingen tal");
  const names = Object.keys(records[0]!);
  const period = names.find((name) => /^(?:periode|period|tid)$/iu.test(name.trim()));
  const area = names.find((name) => /^(?:område|omraade|area|kommune|region|geografi|hele landet)$/iu.test(name.trim()));
  if (period === undefined) return no("kolonnen Periode mangler");
  const figures = names.filter(
    (name) =>
      name !== period && name !== area && records.some((each) => valueIn(each[name]) !== null) && records.every((each) => isFigureOrNothing(each[name])),
  );
  const column =
    wanted === "" ? (figures.length === 1 ? figures[0] : undefined) : figures.find((name) => name.toLocaleLowerCase("da") === wanted.toLocaleLowerCase("da"));
  if (column === undefined) return figures.length === 0 ? no("der er ingen kolonne med tal") : { ok: false, why: "column-unclear", columns: figures };
  const groups = names.filter((name) => name !== period && name !== area && !figures.includes(name));

  const rows: Values[] = [];
  const seen = new Set<string>();
  for (const each of records) {
    const when = periodIn(String(each[period] ?? ""));
    if (when === null) return no(`perioden “${String(each[period])}” kan ikke læses`);
    const value = valueIn(each[column]);
    // "." and "-" stand for figures that are too small to be told: nothing is kept of them.
    if (value === null) continue;
    const where = [area === undefined ? null : textIn(each[area]), ...groups.map((name) => textIn(each[name]))].filter((part) => part !== null).join(", ");
    const key = `${when}|${where}`;
    if (seen.has(key)) return no(`“${where}” står to gange i ${when}`);
    seen.add(key);
    rows.push({ period: when, area: where === "" ? null : where, value });
  }
  return { ok: true, rows, column };
}

function recordsIn(answer: unknown): Record_[] | null {
  const body = Array.isArray(answer) ? answer : isRecord(answer) ? (answer["data"] ?? answer["Data"] ?? null) : null;
  if (!Array.isArray(body)) return null;
  const first: unknown = body[0];
  if (body.length === 0) return [];
  if (!isRecord(first)) return null;
  const { Variables: variables, Data: data } = first;
  if (!Array.isArray(variables) || !Array.isArray(data)) return body.every(isRecord) ? body : null;
  const labels = variables.map((each: unknown) => (isRecord(each) ? String(each["Label"] ?? "") : ""));
  if (labels.includes("")) return null;
  return data.every((row): row is unknown[] => Array.isArray(row) && row.length === labels.length)
    ? data.map((row) => Object.fromEntries(labels.map((label, index) => [label, row[index]])))
    : null;
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueIn(cell: unknown): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== "string") return null;
  const plain = /^-?\d+(?:\.\d+)?$/u.test(cell.trim()) && !/^\d{1,3}\.\d{3}$/u.test(cell.trim()) ? Number(cell) : null;
  if (plain !== null) return plain;
  const read = figureIn(cell);
  return read.ok ? read.value : null;
}

function isFigureOrNothing(cell: unknown): boolean {
  return cell === null || cell === undefined || valueIn(cell) !== null || (typeof cell === "string" && /^\s*(?:[.–-]|)\s*$/u.test(cell));
}

function textIn(cell: unknown): string | null {
  const text = cell === null || cell === undefined ? "" : String(cell).trim();
  return text === "" ? null : text;
}

/**
 * Found figures put together as found series, by what the minutes themselves say: the cells of a table's row, what is compared in a sentence, what a
 * number becomes, a whole and its parts, counts with their percentages, and the same thing told at several meetings. Knows no municipality and no committee.
 */

import { fingerprint } from "../fingerprint.ts";
import type { Figure } from "../published-minutes.ts";

/**
 * "row": a table's row across its columns. "compared": the same unit told of several periods or places in one sentence, or across "mod". "change": what a
 * number becomes ("fra … til"). "parts": a whole and what it is made of. "shares": counts with what they are in percent. "meetings": the same words and
 * unit at several meetings.
 */
export type SeriesKind = "row" | "compared" | "change" | "parts" | "shares" | "meetings";

/** One figure of a series. `name` is what tells it from the others: its period, column, part or place. `share`: the percentage told of it, if one is. */
export type SeriesPoint<F> = { figure: F; name: string | null; share: F | null };

/**
 * A found series. `title` in the minutes' own words, null where they have none. `unit` null where the points differ in unit, as budget, spending and
 * percent do in one row. `whole` is what the points are parts of, and `adds` whether they come to it: true, false, or null
 * where that cannot be said. False asks for a look and no more: a table may have totals within totals.
 * `key` stays the same when the same words are read again.
 */
export type FoundSeries<F> = {
  key: string;
  kind: SeriesKind;
  title: string | null;
  unit: string | null;
  points: SeriesPoint<F>[];
  whole: F | null;
  adds: boolean | null;
};

const alone: ReadonlySet<string> = new Set(["age", "duration", "date"]);

/** The series of one item's figures, in the order they are told. */
export function seriesOfItem<F extends Figure>(figures: readonly F[]): FoundSeries<F>[] {
  const told = figures.filter((figure) => figure.value !== null);
  const series = [...tableRows(told), ...sentences(told), ...linked(told), ...parts(told)];
  const first = (each: FoundSeries<F>): number => Math.min(...each.points.map(({ figure }) => figure.n), each.whole?.n ?? Infinity);
  // Only those that tell a figure can say all that another says of it.
  const telling = new Map<F, number[]>();
  for (const [index, each] of series.entries()) for (const figure of figuresIn(each)) telling.set(figure, [...(telling.get(figure) ?? []), index]);
  return series
    .filter((each, index) => !telling.get(each.points[0]!.figure)!.some((at) => at !== index && holds(series[at]!, each, at < index)))
    .sort((a, b) => first(a) - first(b));
}

/** The series of a meeting's figures: those of each item. */
export function seriesOf<F extends Figure>(figures: readonly F[]): FoundSeries<F>[] {
  const items = Map.groupBy(figures, (figure) => figure.index);
  return [...items.values()].flatMap((item) => seriesOfItem(item));
}

/**
 * What is told at several meetings in the same words and unit. `meetings` in the order they were held; the same value of the same period counts once, and
 * only what the words tell apart is compared: a bare "personer" is not the same persons next year.
 */
export function seriesAcross<F extends Figure>(meetings: readonly (readonly F[])[]): FoundSeries<F>[] {
  const groups = new Map<string, { figure: F; meeting: number }[]>();
  for (const [meeting, figures] of meetings.entries())
    for (const figure of figures) {
      const words = sameWords(figure);
      if (words === null) continue;
      const group = groups.get(words) ?? [];
      if (group.some((each) => each.figure.period === figure.period && each.figure.value === figure.value)) continue;
      group.push({ figure, meeting });
      groups.set(words, group);
    }
  return [...groups.values()].flatMap((group): FoundSeries<F>[] => {
    if (new Set(group.map((each) => each.meeting)).size < 2) return [];
    const points = group.map(({ figure }) => point(figure, figure.period));
    return [series("meetings", titleOf(group[0]!.figure), group[0]!.figure.unit, points)];
  });
}

function tableRows<F extends Figure>(figures: readonly F[]): FoundSeries<F>[] {
  const rows = Map.groupBy(
    figures.filter((figure) => figure.table !== null),
    (figure) => `${whereOf(figure)} ${figure.table!.title} ${figure.text}`,
  );
  return [...rows.values()].flatMap((cells): FoundSeries<F>[] => {
    if (cells.length < 2) return [];
    const units = new Set(cells.map((cell) => cell.unit));
    const points = cells.map((cell) => point(cell, cell.table!.column ?? cell.period));
    return [series("row", titleOf(cells[0]!), units.size === 1 ? cells[0]!.unit : null, points)];
  });
}

function whereOf({ at }: Figure): string {
  return `${at.section ?? at.role}`;
}

// Figures of one sentence in one unit: of several periods ("2,7 procent i 2024 og 1,8 i 2025"), of several places ("Herning (10 %), Midtjylland (8,9 %)").
function sentences<F extends Figure>(figures: readonly F[]): FoundSeries<F>[] {
  const told = sharesOf(figures);
  const found = Map.groupBy(
    figures.filter((figure) => figure.table === null && figure.unit !== null && !alone.has(figure.kind)),
    (figure) => `${whereOf(figure)} ${figure.text} ${figure.unit}`,
  );
  return [...found.values()].flatMap((group): FoundSeries<F>[] => {
    const counted = group.filter((figure) => figure.kind !== "percent" || !figure.relation.some(({ kind }) => kind === "shareOf"));
    if (counted.length < 2 || counted.some((figure) => figure.relation.some(({ kind }) => kind === "partOf" || kind === "rangeTo"))) return [];
    const shares = counted.map((figure) => told.get(figure.n) ?? null);
    const periods = new Set(counted.map((figure) => figure.period));
    const labels = new Set(counted.map((figure) => figure.label));
    if (periods.size < 2 && labels.size < 2) return [];
    const names = periods.size === counted.length && !periods.has(null) ? counted.map((figure) => figure.period) : namesOf(counted);
    // What nothing tells apart is not compared by standing in one sentence.
    if (names.includes(null)) return [];
    const points = counted.map((figure, index) => ({ figure, name: names[index]!, share: shares[index]! }));
    const change = counted.some((figure) => figure.relation.some(({ kind }) => kind === "becomes"));
    const kind = shares.some((share) => share !== null) ? "shares" : change ? "change" : "compared";
    return [series(kind, labels.size === 1 || change ? titleOf(counted[0]!) : null, counted[0]!.unit, points)];
  });
}

// The labels, without what they all end in: "Region Sjælland" of "Region Sjælland: personer".
function namesOf(figures: readonly Figure[]): (string | null)[] {
  const ends = new Set(figures.map((figure) => /: [^:]+$/u.exec(figure.label ?? "")?.[0] ?? ""));
  const [end] = ends;
  return figures.map((figure) => (ends.size === 1 && end !== "" ? figure.label!.slice(0, -end!.length) : (figure.label ?? figure.period)));
}

// Across "mod" and "fra … til", also where the two stand in two sentences or the unit is told of one.
function linked<F extends Figure>(figures: readonly F[]): FoundSeries<F>[] {
  const chains: F[][] = [];
  const shares = sharesOf(figures);
  const byNumber = new Map(figures.map((figure) => [figure.n, figure]));
  for (const figure of figures)
    for (const { kind, figure: n } of figure.relation) {
      const to = byNumber.get(n);
      if (to === undefined || (kind !== "against" && kind !== "becomes")) continue;
      const chain = chains.find((each) => each.at(-1) === figure);
      if (chain === undefined) chains.push([figure, to]);
      else chain.push(to);
    }
  return chains.map((chain) => {
    const becomes = chain[0]!.relation.some(({ kind }) => kind === "becomes");
    return series(
      becomes ? "change" : "compared",
      titleOf(chain[0]!),
      chain[0]!.unit,
      chain.map((figure) => point(figure, nameInChain(figure, chain, becomes), shares.get(figure.n) ?? null)),
    );
  });
}

// What changes is one thing at two times; what is compared may be two things.
function nameInChain(figure: Figure, chain: readonly Figure[], becomes: boolean): string | null {
  if (becomes) return chain.every(({ period }) => period !== null) ? figure.period : null;
  return figure.period ?? (figure.label === chain[0]!.label && figure !== chain[0] ? null : figure.label);
}

function parts<F extends Figure>(figures: readonly F[]): FoundSeries<F>[] {
  const told = new Map<number, F[]>();
  for (const figure of figures) for (const { kind, figure: n } of figure.relation) if (kind === "partOf") told.set(n, [...(told.get(n) ?? []), figure]);
  const shares = sharesOf(figures);
  return figures.flatMap((whole): FoundSeries<F>[] => {
    const of = told.get(whole.n) ?? [];
    const share = shares.get(whole.n) ?? null;
    if (of.length === 0)
      return share !== null && whole.table === null ? [series("shares", titleOf(whole), whole.unit, [point(whole, whole.label, share)])] : [];
    if (of.length === 1 && of[0]!.value === whole.value) return [];
    const title = whole.table === null ? titleOf(whole) : [whole.table.title, whole.table.column].filter((each) => each !== null).join(" ") || titleOf(whole);
    const points = of.map((figure) => point(figure, figure.table?.row ?? figure.label ?? figure.unit, shares.get(figure.n) ?? null));
    return [{ ...series("parts", title, whole.unit, points), whole, adds: addsUp(whole, of) }];
  });
}

// Rows above a total and the lines of a list claim to be all of it; "heraf" names some.
function addsUp(whole: Figure, of: readonly Figure[]): boolean | null {
  if (of.length < 2) return null;
  const sum = of.reduce((total, figure) => total + figure.value!, 0);
  const adds = Math.abs(sum - whole.value!) < 0.5 * 10 ** -whole.decimals;
  const all = of.every((figure) => (figure.table === null ? figure.text.includes(": ") && figure.text !== whole.text : whole.table?.total === true));
  // Each amount is rounded as it is written; only more than all of that together is a difference. What is counted is not rounded.
  const written = Number(/\d[\d.]*(?:,\d+)?/u.exec(whole.told)?.[0].replaceAll(".", "").replace(",", ".") ?? whole.value);
  const isRounded = ["kr", "percent", "percentagePoint", "number"].includes(whole.kind) || whole.decimals > 0;
  const step = !isRounded ? 0 : written === 0 ? 1 : Math.abs(whole.value! / written) * 10 ** -whole.decimals;
  return adds ? true : all && Math.abs(sum - whole.value!) > (step * (of.length + 1)) / 2 ? false : null;
}

// The percentage told of a figure, by the figure's number.
function sharesOf<F extends Figure>(figures: readonly F[]): Map<number, F> {
  const shares = new Map<number, F>();
  for (const figure of figures) for (const { kind, figure: n } of figure.relation) if (kind === "shareOf" && !shares.has(n)) shares.set(n, figure);
  return shares;
}

function figuresIn<F>(series: FoundSeries<F>): F[] {
  return [...series.points.flatMap(({ figure, share }) => (share === null ? [figure] : [figure, share])), ...(series.whole === null ? [] : [series.whole])];
}

// A series whose every figure another of them tells too says nothing more; of two alike the first stands.
function holds<F extends Figure>(other: FoundSeries<F>, each: FoundSeries<F>, earlier: boolean): boolean {
  const has = (figure: F): boolean => other.whole === figure || other.points.some((point) => point.figure === figure || point.share === figure);
  const all = figuresIn(each);
  if (each.kind === "parts" && other.kind !== "parts") return false;
  if (other.kind === "parts" && each.kind === "row") return false;
  if (!all.every(has)) return false;
  const size = (one: FoundSeries<F>): number => one.points.length + (one.whole === null ? 0 : 1) + one.points.filter(({ share }) => share !== null).length;
  return size(other) > size(each) || (size(other) === size(each) && earlier);
}

function point<F>(figure: F, name: string | null, share: F | null = null): SeriesPoint<F> {
  return { figure, name, share };
}

function series<F extends Figure>(kind: SeriesKind, title: string | null, unit: string | null, points: SeriesPoint<F>[]): FoundSeries<F> {
  const words = [kind, title ?? "", unit ?? "", points[0]?.figure.item ?? "", points[0]?.figure.label ?? "", String(points[0]?.figure.n ?? "")].join("|");
  return { key: fingerprint(words.toLowerCase()), kind, title, unit, points, whole: null, adds: null };
}

function titleOf(figure: Figure): string | null {
  if (figure.table === null) return figure.label;
  const title = figure.table.title;
  return title === null || /^(?:i hele|beløb)\s|kr\.?$/iu.test(title) ? figure.table.row : `${title}: ${figure.table.row}`;
}

const plain: ReadonlySet<string> = new Set(
  "personer borgere unge sager virksomheder børn voksne ansatte flygtninge forløb andel fald stigning mål deltagere møder samlet i alt".split(" "),
);

// The words a figure can be known again by: its label without the period, and the table it stands in.
function sameWords(figure: Figure): string | null {
  if (figure.value === null || alone.has(figure.kind) || figure.label === null) return null;
  const label = figure.label
    .toLowerCase()
    .replace(/(?:19|20)\d{2}/g, "")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
  const table =
    figure.table?.title
      ?.toLowerCase()
      .replace(/(?:19|20)\d{2}/g, "")
      .trim() ?? "";
  if (label === "" || (plain.has(label) && table === "") || label.split(" ").length > 8) return null;
  return [
    label,
    table,
    figure.unit ?? "",
    figure.table?.column
      ?.toLowerCase()
      .replace(/(?:19|20)\d{2}|\d+/g, "")
      .trim() ?? "",
  ].join("|");
}

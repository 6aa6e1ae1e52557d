/** Where a goal stands, from the series it is measured by. Nothing is said of a goal that nothing measures. */

import { figureInDanish } from "./danish-figure.ts";
import type { Row, Values } from "./ledger.ts";
import { comparePeriods, lastDayOf, periodName } from "./period.ts";

export type GoalState = "reached" | "onTheWay" | "behind" | "missed" | "unmeasured" | "dropped";

export const goalStateNames: Record<GoalState, string> = {
  reached: "Nået",
  onTheWay: "På vej",
  behind: "Bagud",
  missed: "Ikke nået",
  unmeasured: "Ikke målt",
  dropped: "Bortfaldet",
};

/** `says` tells what it was computed from. */
export type GoalStanding = { state: GoalState; says: string; latest: { period: string; value: number } | null };

/** `rows` are those of the goal's series; `today` decides whether its time is over. The way is taken as straight from baseline to target. */
export function goalStanding(goal: Values, rows: readonly Pick<Row, "values">[] | null, today: string): GoalStanding {
  if (goal["reading"] === "Bortfaldet") return { state: "dropped", says: "Målet er bortfaldet.", latest: null };
  const [target, deadline] = [goal["target"], String(goal["deadline"] ?? "")];
  const area = String(goal["area"] ?? "").toLocaleLowerCase("da");
  const measured = (rows ?? [])
    .filter(({ values }) => typeof values["value"] === "number" && String(values["area"] ?? "").toLocaleLowerCase("da") === area)
    .map(({ values }) => ({ period: String(values["period"]), value: values["value"] as number }))
    .sort((a, b) => comparePeriods(a.period, b.period));
  const latest = measured.findLast((each) => lastDayOf(each.period) <= lastDayOf(deadline)) ?? null;
  if (typeof target !== "number") return { state: "unmeasured", says: "Målet har intet måltal.", latest };
  if (latest === null)
    return { state: "unmeasured", says: rows === null ? "Målet er ikke knyttet til en serie." : "Serien har ingen tal inden for målets tid.", latest };

  const baseline = typeof goal["baseline"] === "number" ? goal["baseline"] : null;
  const rising = baseline === null ? true : target >= baseline;
  const met = baseline === null ? null : rising ? latest.value >= target : latest.value <= target;
  const told = `${figureInDanish(latest.value)} i ${periodName(latest.period)} mod måltallet ${figureInDanish(target)}`;
  if (met === null) return { state: "unmeasured", says: `${told}. Uden udgangspunkt kan det ikke siges, om målet er at komme op eller ned.`, latest };
  if (met) return { state: "reached", says: `${told}.`, latest };
  if (today > lastDayOf(deadline)) return { state: "missed", says: `${told}; tiden er gået.`, latest };
  const way = target === baseline ? 0 : (latest.value - baseline!) / (target - baseline!);
  const start = typeof goal["baselinePeriod"] === "string" ? lastDayOf(goal["baselinePeriod"]) : null;
  if (start === null) return { state: "unmeasured", says: `${told}. Uden udgangspunktets tid kan det ikke siges, om målet er på vej.`, latest };
  const time = daysBetween(start, lastDayOf(latest.period)) / Math.max(1, daysBetween(start, lastDayOf(deadline)));
  const percent = (share: number): string => `${figureInDanish(share * 100, 0)} %`;
  return {
    state: way >= time ? "onTheWay" : "behind",
    says: `${told}: ${percent(way)} af vejen fra ${figureInDanish(baseline!)}, mens ${percent(time)} af tiden er gået.`,
    latest,
  };
}

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000;
}

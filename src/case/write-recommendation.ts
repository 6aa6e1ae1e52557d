/** Who recommends what, point by point. */

import { writeRecommendation as decide } from "#core/case.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function writeRecommendation(
  sql: Sql,
  call: Call,
  given: { case: number; by: string | null; points: readonly string[]; version: number },
): Answer<"write-recommendation"> {
  return onRecord(
    sql,
    call,
    cases,
    "write-recommendation",
    given.case,
    (paper) => {
      const verdict = decide(paper, given);
      if (verdict.ok || verdict.code !== "text-changed-by-other") return verdict;
      const { points, version } = paper.recommendation;
      return refuse("text-changed-by-other", { text: points.join("\n"), field: "punkter", version: String(version) });
    },
    (paper) => paper.recommendation.version,
  );
}

/** Opens or closes one part of one item to the public, with reason and legal basis. What is out already follows when it is published again. */

import { itemsToPublish } from "#core/open-minutes.ts";
import { gradePart as decide, type PartName } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import { onPublication } from "./store.ts";

export function gradePart(
  sql: Sql,
  call: Call,
  given: { meeting: number; item: number; part: PartName; open: boolean; reason: string; basis: string },
): Answer<"grade-part"> {
  const { meeting, ...grading } = given;
  return onPublication(sql, call, "grade-part", meeting, ({ papers }) =>
    decide(itemsToPublish(papers).find(({ item }) => item.id === given.item) ?? null, { ...grading, ...judgedBy(call) }),
  );
}

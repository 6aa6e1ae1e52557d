/** A substitute sits in an absent member's place from now on, or at one item in the place of a disqualified member. */

import { seatSubstitute as decide } from "#core/sitting.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { sittings } from "./store.ts";

export function seatSubstitute(
  sql: Sql,
  call: Call,
  given: { meeting: number; person: number; name: string; party: string | null; inPlaceOf: number; only: number | null },
): Answer<"seat-substitute"> {
  const { meeting, only, ...participant } = given;
  return onRecord(sql, call, sittings, "seat-substitute", meeting, (sitting) =>
    decide(sitting, { ...participant, role: "substitute", ...(only === null ? {} : { only }) }),
  );
}

/** A substitute sits in an absent member's place from now on. */

import { seatSubstitute as decide } from "#core/sitting.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { sittings } from "./store.ts";

export function seatSubstitute(
  sql: Sql,
  call: Call,
  given: { meeting: number; person: number; name: string; party: string | null; inPlaceOf: number },
): Answer<"seat-substitute"> {
  const { meeting, ...participant } = given;
  return onRecord(sql, call, sittings, "seat-substitute", meeting, (sitting) => decide(sitting, { ...participant, role: "substitute" }));
}

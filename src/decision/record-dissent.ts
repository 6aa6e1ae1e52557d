/** An outvoted member's own words are entered; the member writes them, or the secretary on the member's behalf. */

import { recordDissent as decide } from "#core/sitting.ts";
import { holds } from "#core/people.ts";
import { refuse } from "#core/verdict.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

export function recordDissent(
  sql: Sql,
  call: Call,
  given: { meeting: number; item: number; person: number; text: string; followsCase: boolean },
): Answer<"record-dissent"> {
  return onRecord(sql, call, sittings, "record-dissent", given.meeting, (sitting) => {
    if (given.person !== call.actor.person && !holds(call.actor, ["secretary"], sitting.committee)) return refuse("not-this-member");
    const name = sitting.participants.find((each) => each.person === given.person)?.name;
    return name === undefined ? refuse("not-outvoted") : decide(sitting, { ...given, name, at: call.at.toISOString() });
  });
}

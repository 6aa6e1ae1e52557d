/** Who is there: all in one click, then the exceptions. */

import { allPresent, recordAttendance as decide, type Attendance } from "#core/sitting.ts";
import { itemsInOrder } from "#agenda/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { sittings } from "./store.ts";

/** `attendance` by person; "all" makes everyone present of whom nothing has been said yet. */
export function recordAttendance(
  sql: Sql,
  call: Call,
  given: { meeting: number; attendance: Readonly<Record<number, Attendance>> | "all" },
): Answer<"record-attendance"> {
  return onRecord(sql, call, sittings, "record-attendance", given.meeting, async (sitting, tx) =>
    decide(sitting, await itemsInOrder(tx, given.meeting), given.attendance === "all" ? allPresent(sitting) : given.attendance),
  );
}

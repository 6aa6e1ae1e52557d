/** An item is taken off before it has been sent. */

import { takeOffAgenda as decide } from "#core/agenda.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export function takeOffAgenda(sql: Sql, call: Call, given: { meeting: number; item: number; because: string | null }): Answer<"take-off-agenda"> {
  return onRecord(sql, call, agendas, "take-off-agenda", given.meeting, (agenda) => decide(agenda, given.item, given.because));
}

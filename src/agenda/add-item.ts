/** An item without a case: a standing item of this meeting only, or a theme with a programme. */

import { addItem as decide, type NewItem } from "#core/agenda.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export function addItem(sql: Sql, call: Call, given: { meeting: number; item: NewItem }): Answer<"add-item"> {
  return onRecord(sql, call, agendas, "add-item", given.meeting, (agenda) => decide(agenda, given.item));
}

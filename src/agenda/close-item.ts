/** An item is to be handled behind closed doors: a concrete reason, a neutral title, and who decided. */

import { closeItem as decide } from "#core/agenda.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export function closeItem(sql: Sql, call: Call, given: { meeting: number; item: number; reason: string; publicTitle: string }): Answer<"close-item"> {
  return onRecord(sql, call, agendas, "close-item", given.meeting, (agenda) => decide(agenda, given.item, call.actor.person, given.reason, given.publicTitle));
}

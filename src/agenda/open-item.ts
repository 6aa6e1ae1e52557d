/** A closed item is made open after all. */

import { openItem as decide } from "#core/agenda.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export function openItem(sql: Sql, call: Call, given: { meeting: number; item: number; reason: string }): Answer<"open-item"> {
  return onRecord(sql, call, agendas, "open-item", given.meeting, (agenda) => decide(agenda, given.item, call.actor.person, given.reason));
}

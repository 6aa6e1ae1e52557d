/** What stands of an item on the agenda itself: group, guests, programme, lettered parts, why it could not wait. */

import { changeItem as decide, type AgendaHappening } from "#core/agenda.ts";
import { besideAnnounced } from "#core/announced.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export type ItemChange = Extract<AgendaHappening, { kind: "item-changed" }>["what"]["change"];

export function changeItem(sql: Sql, call: Call, given: { meeting: number; item: number; change: ItemChange }): Answer<"change-item"> {
  return onRecord(sql, call, agendas, "change-item", given.meeting, (agenda) => {
    const before = agenda.items.find((each) => each.id === given.item)?.subItems ?? [];
    const { subItems } = given.change;
    return decide(agenda, given.item, subItems === undefined ? given.change : { ...given.change, subItems: besideAnnounced(before, subItems) });
  });
}

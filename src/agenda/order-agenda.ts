/** The items not yet sent, in a new order. */

import { openItems, orderAgenda as decide } from "#core/agenda.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

/** The whole order, or one item moved a place: up is −1, down is 1. */
export function orderAgenda(
  sql: Sql,
  call: Call,
  given: { meeting: number } & ({ order: readonly number[] } | { item: number; by: number }),
): Answer<"order-agenda"> {
  return onRecord(sql, call, agendas, "order-agenda", given.meeting, (agenda) => {
    if ("order" in given) return decide(agenda, given.order);
    const order = openItems(agenda).map((item) => item.id);
    const at = order.indexOf(given.item);
    if (at === -1) return refuse("order-not-whole");
    const to = Math.max(0, Math.min(order.length - 1, at + given.by));
    order.splice(to, 0, ...order.splice(at, 1));
    return decide(agenda, order);
  });
}

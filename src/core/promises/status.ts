/** What is known of a promise today, and no more than is known. Pure: the day comes in. */

import { lastDayOf, type Due } from "./due.ts";

/**
 * `kept`: answered, with the answer to see. `open`: not due yet. `overdue`: the time is over, the archive reaches past it, and no item was found.
 * `notReached`: the time is over, but no later meeting of the body is in the archive. `standing`: recurring. `undated`: nobody said when: an open loop.
 */
export type PromiseStatus = "kept" | "open" | "overdue" | "notReached" | "standing" | "undated";

export const promiseStatusNames: Record<PromiseStatus, string> = {
  kept: "Fulgt op",
  open: "Ikke forfalden",
  overdue: "Fristen er gået",
  notReached: "Arkivet når ikke til fristen",
  standing: "Løbende",
  undated: "Uden dato",
};

/** What the page says beside the status: what was looked for, never that nothing was done. */
export const promiseStatusMeans: Record<PromiseStatus, string> = {
  kept: "Et senere punkt svarer på det.",
  open: "Tiden er ikke gået.",
  overdue: "Tiden er gået, og Sagsgang har ikke fundet et senere punkt om det.",
  notReached: "Tiden er gået, men arkivet har ingen møder derefter.",
  standing: "Det skal ske igen og igen; Sagsgang følger det ikke af sig selv.",
  undated: "Der blev ikke sat tid på, og Sagsgang har ikke fundet et senere punkt om det.",
};

/** `reach`: the last meeting the archive has of the body that is to receive it; null: none. `today` "yyyy-mm-dd". */
export function statusOf({ due, kept, today, reach }: { due: Due; kept: boolean; today: string; reach: string | null }): PromiseStatus {
  if (kept) return "kept";
  if (due.kind === "recurring") return "standing";
  const last = lastDayOf(due);
  if (last === null) return "undated";
  if (last >= today) return "open";
  return reach !== null && reach > last ? "overdue" : "notReached";
}

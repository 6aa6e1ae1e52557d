/** How near a deadline is: a colour, and the same in words for those who do not see it. */

import { dateInWords } from "./calendar.ts";

export type Nearness = "late" | "today" | "soon" | "calm";
export type DeadlineTold = { nearness: Nearness; words: string };

// So many days before, a deadline is near.
const soon = 3;

/** `due` is the last day on which it is in time. */
export function deadlineTold(due: string, today: string): DeadlineTold {
  const days = Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  if (days < 0) return { nearness: "late", words: days === -1 ? "Fristen var i går" : `Fristen var for ${-days} dage siden` };
  if (days === 0) return { nearness: "today", words: "Frist i dag" };
  if (days === 1) return { nearness: "soon", words: "Frist i morgen" };
  const day = due.slice(0, 4) === today.slice(0, 4) ? dateInWords(due).replace(/ \d{4}$/, "") : dateInWords(due);
  return { nearness: days <= soon ? "soon" : "calm", words: days < 14 ? `Frist om ${days} dage, ${day}` : `Frist ${day}` };
}

/** The year wheel: which meeting a topic of a month comes to, and when its case must be opened to be in time. */

import type { Actor } from "../people.ts";
import { may } from "../rights.ts";
import { addDays } from "../working-days.ts";
import type { Ledger, Values } from "./ledger.ts";

export const monthNames = ["Januar", "Februar", "Marts", "April", "Maj", "Juni", "Juli", "August", "September", "Oktober", "November", "December"] as const;

export type WheelMeeting = { id: number; date: string };
/** `says` when it could not be as the wheel has it. */
export type Turn = { key: string; topic: string; month: number; meeting: WheelMeeting | null; openBy: string | null; says: string | null };

const usualWeeks = 6;

/** Each topic's meeting in a year: the first in its month; else the first in the month after, and said; else none, and said. `meetings` in order of date, planned ones. */
export function turnsOf(topics: readonly { key: string; values: Values }[], year: number, meetings: readonly WheelMeeting[]): Turn[] {
  return topics
    .map(({ key, values }) => {
      const month = monthNames.indexOf(String(values["month"]) as (typeof monthNames)[number]) + 1;
      const begins = `${year}-${String(month).padStart(2, "0")}-01`;
      const ends = `${month > 10 ? year + 1 : year}-${String(((month + 1) % 12) + 1).padStart(2, "0")}-01`;
      const meeting = meetings.find((each) => each.date >= begins && each.date < ends) ?? null;
      const weeks = typeof values["weeks"] === "number" ? values["weeks"] : usualWeeks;
      const late = meeting !== null && Number(meeting.date.slice(5, 7)) !== month;
      return {
        key,
        topic: String(values["topic"]),
        month,
        meeting,
        openBy: meeting === null ? null : addDays(meeting.date, -7 * weeks),
        says:
          meeting === null
            ? `Der er ikke planlagt et møde i ${monthNames[month - 1]!.toLocaleLowerCase("da")} ${year} eller måneden efter.`
            : late
              ? `Der er intet møde i ${monthNames[month - 1]!.toLocaleLowerCase("da")}; emnet kommer på det næste.`
              : null,
      };
    })
    .sort((a, b) => a.month - b.month);
}

/** Whether somebody may write in a register. The clock does what a wheel says in its writer's right, so a wheel takes topics from those alone who could do it themselves. */
export function mayWriteIn(actor: Actor | null, ledger: Pick<Ledger, "kind" | "committee">): boolean {
  return may(actor, ledger.kind === "wheel" ? "open-wheel-case" : "write-row", ledger.committee);
}

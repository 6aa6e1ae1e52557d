/** How much a committee closes, year by year, and what it closes by habit: a case is closed each time on its own ground (KSL § 10, ministry 2001). */

import type { Agenda } from "./agenda.ts";
import { handlingOf, type Sitting } from "./sitting.ts";
import { isClosed } from "./visibility.ts";

export type MeetingPast = { date: string; agenda: Pick<Agenda, "items">; sitting: Sitting | null };

export type YearOfClosing = { year: string; meetings: number; items: number; closed: number; reasons: readonly { reason: string; times: number }[] };

/** Newest year first; reasons by how often they were given. */
export function closedByYear(past: readonly MeetingPast[]): YearOfClosing[] {
  const years = new Map<string, { meetings: number; items: number; closed: number; reasons: Map<string, number> }>();
  for (const { date, agenda, sitting } of past) {
    const year = years.get(date.slice(0, 4)) ?? { meetings: 0, items: 0, closed: 0, reasons: new Map<string, number>() };
    years.set(date.slice(0, 4), year);
    year.meetings++;
    for (const item of agenda.items) {
      if (item.number === null) continue;
      year.items++;
      if (!isClosed(item, handlingOf(sitting, item.id))) continue;
      year.closed++;
      const reason = item.closedReason?.trim() || handlingOf(sitting, item.id).doors?.reason?.trim() || "Ingen grund skrevet";
      year.reasons.set(reason, (year.reasons.get(reason) ?? 0) + 1);
    }
  }
  return [...years]
    .map(([year, { reasons, ...counts }]) => ({
      year,
      ...counts,
      reasons: [...reasons].map(([reason, times]) => ({ reason, times })).sort((a, b) => b.times - a.times || a.reason.localeCompare(b.reason, "da")),
    }))
    .sort((a, b) => b.year.localeCompare(a.year));
}

/** An item that comes again and has been closed every time. `empty`: how many of those times nothing was decided under it. */
export type Habit = { title: string; times: number; empty: number; sameReason: boolean };

const nothingSaid = /^\s*(?:intet|ingen|ikke noget|intet til (?:referat|protokollen))\b.{0,30}$/iu;

/** Items that were closed each of the last `least` or more times they were held. */
export function closedByHabit(past: readonly MeetingPast[], least = 3): Habit[] {
  const series = new Map<string, { title: string; closed: boolean; reason: string; empty: boolean }[]>();
  for (const { agenda, sitting } of [...past].sort((a, b) => a.date.localeCompare(b.date)))
    for (const item of agenda.items) {
      if (item.number === null) continue;
      const handling = handlingOf(sitting, item.id);
      const key = item.title.trim().toLowerCase();
      series.set(key, [
        ...(series.get(key) ?? []),
        {
          title: item.title.trim(),
          closed: isClosed(item, handling),
          reason: item.closedReason?.trim() ?? "",
          empty: handling.decision !== null && nothingSaid.test(handling.decision),
        },
      ]);
    }
  return [...series.values()].flatMap((times): Habit[] => {
    const lastOpen = times.findLastIndex((each) => !each.closed);
    const closed = times.slice(lastOpen + 1);
    if (closed.length < least) return [];
    return [
      {
        title: closed.at(-1)!.title,
        times: closed.length,
        empty: closed.filter((each) => each.empty).length,
        sameReason: new Set(closed.map((each) => each.reason)).size === 1,
      },
    ];
  });
}

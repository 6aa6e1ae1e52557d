/** What is paid of a grant and when, and what is due from the one who got it. */

import { dateShort } from "../calendar.ts";
import type { Values } from "./ledger.ts";
import { addDays } from "../working-days.ts";

/** Amount in kroner and øre. `year` counts from 0; the index is laid on from the second year on. */
export type Instalment = { due: string; amount: number; year: number };

const ways: Record<string, { months: number; behind: boolean }> = {
  "Årligt forud": { months: 12, behind: false },
  "Halvårligt forud": { months: 6, behind: false },
  "Kvartalsvis forud": { months: 3, behind: false },
  "Månedligt forud": { months: 1, behind: false },
  "Kvartalsvis bagud": { months: 3, behind: true },
};
const mostYears = 20;

/** The instalments of a grant of so much a year: 852.000 kr. paid quarterly in advance is 213.000 kr. on the first day of each. One sum is due on its first day. */
export function instalmentsOf(grant: Values): Instalment[] {
  const [from, amount] = [grant["from"], grant["granted"]];
  if (typeof from !== "string" || typeof amount !== "number" || !["Bevilget", "Delvist bevilget"].includes(String(grant["decision"]))) return [];
  const way = ways[String(grant["instalments"] ?? "")];
  if (way === undefined) return [{ due: from, amount, year: 0 }];
  const until = typeof grant["until"] === "string" ? grant["until"] : addDays(monthsAfter(from, 12), -1);
  const index = typeof grant["index"] === "number" ? grant["index"] / 100 : 0;
  const found: Instalment[] = [];
  for (let number = 0; number < (mostYears * 12) / way.months; number++) {
    const begins = monthsAfter(from, number * way.months);
    const ends = addDays(monthsAfter(from, (number + 1) * way.months), -1);
    // A last stretch shorter than the others is paid by agreement, not by a rule: it is left to a person.
    if (ends > until) break;
    const year = Math.floor((number * way.months) / 12);
    found.push({ due: way.behind ? ends : begins, amount: Math.round(((amount * way.months) / 12) * (1 + index) ** year * 100) / 100, year });
  }
  return found;
}

function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** What the one who keeps an eye on a grant should know today, in Danish; empty when nothing. */
export function grantNotices(grant: Values, today: string): string[] {
  const says: string[] = [];
  if (grant["decision"] === "Afslået") says.push("Ansøgningen er afslået. Ansøgeren skal have afslaget med begrundelse.");
  if (grant["decision"] === "Venter") says.push("Der er endnu ikke truffet afgørelse.");
  const [accounts, accounted] = [grant["accounts"], grant["accounted"]];
  if (typeof accounts === "string" && accounted === null && accounts < today) says.push(`Regnskabet skulle være modtaget ${dateShort(accounts)}.`);
  const next = instalmentsOf(grant).find((each) => each.due >= today);
  if (next !== undefined && accounts !== undefined && typeof accounts === "string" && accounted === null && accounts < today)
    says.push("Der står en rate tilbage, selv om regnskabet mangler.");
  return says;
}

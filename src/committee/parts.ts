/** What the station's pages share: its addresses, tabs, warnings, forms that know whether the refusal was theirs, months as tables. */

import type { Actor } from "#core/people.ts";
import { may } from "#core/rights.ts";
import { committeeWarnings, type CommitteeWarning } from "#core/refusals/committee.da.ts";
import { dateLong } from "#core/calendar.ts";
import { datesInMonth, holidayName, weekNumber } from "#core/working-days.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { choice, type Shown } from "#ui/form.ts";
import { html, icon, type Html } from "#ui/html.ts";
import { day } from "#ui/dates.ts";
import type { PersonOption } from "./queries.ts";

export const committeePaths = {
  rules: (committee: number): string => `${deskPaths.committee(committee)}/regler`,
  year: (committee: number): string => `${deskPaths.calendar(committee)}/nyt-aar`,
  members: (committee: number): string => `${deskPaths.committee(committee)}/medlemmer.csv`,
  planFile: (committee: number): string => `${deskPaths.calendar(committee)}.csv`,
  planCalendar: (committee: number): string => `${deskPaths.calendar(committee)}.ics`,
  ownCalendar: "/moeder.ics",
  calendar: "/kalender",
} as const;

/** The places of one committee. */
export function tabs(committee: number, here: "members" | "plan" | "rules", actor: Actor): Html {
  const places: readonly (readonly [string, string, string])[] = [
    ["members", "Medlemmer", deskPaths.committee(committee)],
    ["plan", "Mødeplan", deskPaths.calendar(committee)],
    ["rules", "Regler", committeePaths.rules(committee)],
    ...(may(actor, "see-steering", committee) ? [["steering", "Nøgletal og mål", deskPaths.steering(committee)] as const] : []),
    ...(may(actor, "see-chair-decisions", committee) ? [["chair", "Formandsafgørelser", deskPaths.chairDecisions(committee)] as const] : []),
    ...(may(actor, "see-promises", committee) ? [["promises", "Lovet og fulgt op", deskPaths.promises(committee)] as const] : []),
  ];
  return html`<nav aria-label="Udvalget">
    <ul class="desk-tabs">
      ${places.map(([place, name, href]) => html`<li><a href="${href}" ${place === here ? html` aria-current="page"` : ""}>${name}</a></li>`)}
    </ul>
  </nav>`;
}

/** What should be known of something that was saved. */
export function warned(warnings: readonly CommitteeWarning[]): Html {
  return html`${warnings.map(
    (code) =>
      html`<div class="alert alert-warning" role="status">
        <div class="alert-body">
          ${icon("warning")}
          <p class="alert-text">${committeeWarnings[code]}</p>
        </div>
      </div>`,
  )}`;
}

export function personChoice(shown: Shown, people: readonly PersonOption[], options: { id: string; label?: string; name?: string; hint?: string }): Html {
  return choice(shown, {
    name: options.name ?? "person",
    id: options.id,
    label: options.label ?? "Person",
    required: true,
    none: "Vælg en person",
    of: people.map((person) => [String(person.id), person.title === null ? person.name : `${person.name} (${person.title})`] as const),
    ...(options.hint === undefined ? {} : { hint: options.hint }),
  });
}

/** "1. januar 2026 – 31. december 2029", or "fra 1. januar 2026". */
export function daysBetween(from: string, until: string | null): Html {
  return until === null ? html`fra ${day(from)}` : html`${day(from)} – ${day(until)}`;
}

const monthNames = ["Januar", "Februar", "Marts", "April", "Maj", "Juni", "Juli", "August", "September", "Oktober", "November", "December"];
const weekdays = [
  ["ma", "mandag"],
  ["ti", "tirsdag"],
  ["on", "onsdag"],
  ["to", "torsdag"],
  ["fr", "fredag"],
  ["lø", "lørdag"],
  ["sø", "søndag"],
] as const;

export type Mark = { href: string; name: string; cancelled: boolean };

/** A year as twelve small tables with the days that have meetings marked, holidays named, weeks numbered. */
export function yearTables(year: number, marks: ReadonlyMap<string, readonly Mark[]>, today: string): Html {
  return html`<div class="months">
    ${monthNames.map((name, index) => {
      const dates = datesInMonth(year, index + 1);
      const weeks = Map.groupBy(dates, (date) => weekNumber(date).week);
      return html`<table class="month">
        <caption>
          ${name}
        </caption>
        <thead>
          <tr>
            <th scope="col"><abbr title="uge">Uge</abbr></th>
            ${weekdays.map(([short, long]) => html`<th scope="col"><abbr title="${long}">${short}</abbr></th>`)}
          </tr>
        </thead>
        <tbody>
          ${[...weeks].map(
            ([week, days]) =>
              html`<tr>
                <th scope="row">${week}</th>
                ${weekdays.map((_, at) => dayCell(days.find((date) => isWeekday(date, at)) ?? null, marks, today))}
              </tr>`,
          )}
        </tbody>
      </table>`;
    })}
  </div>`;
}

function dayCell(date: string | null, marks: ReadonlyMap<string, readonly Mark[]>, today: string): Html {
  if (date === null) return html`<td></td>`;
  const there = marks.get(date) ?? [];
  const holiday = holidayName(date);
  const number = Number(date.slice(8));
  const kind = [date === today ? "today" : "", holiday === null ? "" : "holiday"].filter((each) => each !== "").join(" ");
  if (there.length === 0) return html`<td class="${kind}">${holiday === null ? number : html`<abbr title="${holiday}">${number}</abbr>`}</td>`;
  const what = there.map((mark) => `${mark.name}${mark.cancelled ? " (aflyst)" : ""}`).join(", ");
  return html`<td class="${kind}">
    <a class="marked ${there.every((mark) => mark.cancelled) ? "cancelled" : ""}" href="${there[0]!.href}" title="${what}"
      >${number}<span class="sr-only">. ${dateLong(date).replace(/^\d+\. /, "")}: ${what}</span></a
    >
  </td>`;
}

function isWeekday(date: string, at: number): boolean {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7 === at;
}

/** Links to the years there is something in. */
export function yearLinks(years: readonly number[], shown: number, href: (year: number) => string): Html {
  const all = [...new Set([...years, shown])].sort();
  return html`<nav aria-label="År">
    <ul class="year-links">
      ${all.map((year) => html`<li><a href="${href(year)}" ${year === shown ? html` aria-current="page"` : ""}>${year}</a></li>`)}
    </ul>
  </nav>`;
}

/** A file to choose. */
export function fileField(id: string, label: string, hint: Html): Html {
  return html`<div class="form-group">
    <label class="form-label" for="${id}">${label}</label>
    <p class="form-hint" id="${id}-hjaelp">${hint}</p>
    <input class="form-input" id="${id}" name="fil" type="file" accept=".csv,.txt,text/csv" required aria-describedby="${id}-hjaelp" />
  </div>`;
}

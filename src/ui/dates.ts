/** Dates as <time>, written the Danish way. */

import { danishClock, danishDay, dateInWords, dateLong } from "#core/calendar.ts";
import { html, type Html } from "./html.ts";

/** "26. oktober 2022". */
export function day(date: string): Html {
  return html`<time datetime="${date}">${dateLong(date)}</time>`;
}

/** "onsdag den 26. oktober 2022". */
export function weekday(date: string): Html {
  return html`<time datetime="${date}">${dateInWords(date)}</time>`;
}

/** "26. oktober 2022 kl. 16.05". */
export function moment(at: string): Html {
  return html`<time datetime="${at}">${dateLong(danishDay(new Date(at)))} kl. ${danishClock(new Date(at))}</time>`;
}

/** "oktober 2022 – marts 2024", or one month when they are the same. */
export function period(first: string, last: string): Html {
  const month = (date: string): string => dateLong(date).replace(/^\d+\. /, "");
  return month(first) === month(last)
    ? html`<time datetime="${first.slice(0, 7)}">${month(first)}</time>`
    : html`<time datetime="${first.slice(0, 7)}">${month(first)}</time> – <time datetime="${last.slice(0, 7)}">${month(last)}</time>`;
}

/** The date of a point in time as the database writes it. */
export function dayOf(moment: string): Html {
  return day(moment.slice(0, 10));
}

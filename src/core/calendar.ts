/** Danish dates and clock times as minutes write them (LAYOUTS case 17). Pure: no clock, no time zone. */

const monthNames: Record<string, number> = {};
for (const [index, names] of (
  [
    ["januar", "january", "jan"],
    ["februar", "february", "feb"],
    ["marts", "march", "mar"],
    ["april", "apr"],
    ["maj", "may"],
    ["juni", "june", "jun"],
    ["juli", "july", "jul"],
    ["august", "aug"],
    ["september", "sept", "sep"],
    ["oktober", "october", "okt", "oct"],
    ["november", "nov"],
    ["december", "dec"],
  ] as const
).entries())
  for (const name of names) monthNames[name] = index + 1;

const months = Object.keys(monthNames)
  .sort((a, b) => b.length - a.length)
  .join("|");
export const monthsDa = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
const weekdaysDa = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"];

const danishDays = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen", year: "numeric", month: "2-digit", day: "2-digit" });

/** The day it is in Denmark at a moment, as "yyyy-mm-dd". */
export function danishDay(at: Date): string {
  return danishDays.format(at);
}

type Parts = { year: string; month: string; day: string };

// The forms minutes write dates in. Each gives the parts; whether the day exists is judged afterwards.
const forms: readonly RegExp[] = [
  new RegExp(`(?<![\\d.])(?<day>\\d{1,2})\\.?[ -]*(?<month>${months})\\.?,?[ -]*(?<year>\\d{4})(?!\\d)`, "giu"),
  new RegExp(`\\b(?<month>${months})\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})(?!\\d)`, "giu"),
  /(?<![\d.-])(?<day>\d{1,2})[-./](?<month>\d{1,2})[-./](?<year>\d{4})(?!\d)/gu,
  /(?<!\d)(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/gu,
];

/** The first date in a text as "yyyy-mm-dd", or null. Understands "26. oktober 2022", "d. 7 februar 2022", "15-maj-2002", "04.12.2012", "September 10, 2020", ISO. */
export function dateIn(text: string): string | null {
  let first: { index: number; date: string } | null = null;
  for (const form of forms) {
    for (const found of text.matchAll(form)) {
      if (first !== null && found.index >= first.index) break;
      const { year, month, day } = found.groups as Parts;
      const date = isoOf(year, monthNames[month.toLowerCase()] ?? Number(month), day);
      if (date !== null) first = { index: found.index, date };
    }
  }
  return first?.date ?? null;
}

/** The first clock time in a text as "hh:mm", or null. With `marked`, only after "kl." or a dash as in "… 2020 - 16:30". */
export function timeIn(text: string, options: { marked?: boolean } = {}): string | null {
  const marked = /\bkl(?:\.|okken)?\s*(\d{1,2})(?:[.:](\d{2}))?(?![.:]?\d)/iu.exec(text) ?? /\d{4}\s*-\s*(\d{1,2})[.:](\d{2})(?!\d)/.exec(text);
  if (marked) return clock(marked[1]!, marked[2] ?? "00");
  if (options.marked) return null;
  const bare = /(?<![\d.:])(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?![\d.:]*\d)/.exec(text);
  return bare ? clock(bare[1]!, bare[2]!) : null;
}

/** "2022-10-26" as "onsdag den 26. oktober 2022". */
export function dateInWords(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${weekdayOf(date)} den ${day}. ${monthsDa[month - 1]} ${year}`;
}

/** "2022-10-26" as "26. oktober 2022". */
export function dateLong(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day}. ${monthsDa[month - 1]} ${year}`;
}

/** "2022-10-26" as "26-10-2022". */
export function dateShort(date: string): string {
  return date.split("-").reverse().join("-");
}

/** Danish weekday name of an ISO date, lower case. */
export function weekdayOf(date: string): string {
  const { year, month, day } = partsOf(date);
  return weekdaysDa[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!;
}

/** True when the text is a real calendar day written yyyy-mm-dd. */
export function isDate(date: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return m !== null && isoOf(m[1]!, Number(m[2]), m[3]!) === date;
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const [year, month, day] = date.split("-").map(Number);
  return { year: year!, month: month!, day: day! };
}

function isoOf(year: string, month: number, day: string): string | null {
  const y = Number(year);
  const d = Number(day);
  if (month < 1 || month > 12 || d < 1 || y < 1800 || y > 2199) return null;
  const last = new Date(Date.UTC(y, month, 0)).getUTCDate();
  if (d > last) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

function clock(hours: string, minutes: string): string | null {
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

const danishClocks = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen", timeStyle: "short" });

/** The clock in Denmark at a moment, hh:mm. */
export function danishClock(at: Date): string {
  return danishClocks.format(at);
}

/** The moment a Danish clock shows this time on this day ("2026-11-22", "16:00"); null when either is none. In the hour that comes twice, the first. */
export function danishTime(day: string, clock: string): Date | null {
  if (!isDate(day) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null;
  const at = Date.parse(`${day}T${clock}:00Z`);
  for (const hours of [2, 1]) {
    const guess = new Date(at - hours * 60 * 60_000);
    if (danishDay(guess) === day && danishClock(guess) === clock) return guess;
  }
  // The hour that is skipped in March: as if the clock had not been put forward.
  return new Date(at - 60 * 60_000);
}

/** The time a figure is of: a day, month, quarter, half-year, year, or from one to another. Kept in one form, so that figures can be put in order. */

import { dateIn, dateLong, isDate } from "../calendar.ts";

/** As in the contract of published minutes: "2024", "2024-H1", "2024-Q3", "2024-07", "2024-09-30", or two with a slash: "2023-H1/2023-H2". */
export type Period = string;

const monthNames = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
const monthsShort = new Map(monthNames.flatMap((name, index) => [[name, index + 1] as const, [name.slice(0, 3), index + 1] as const]));

/** Reads a period as people and spreadsheets write it: "juli 2024", "2024M07", "3. kvt. 2024", "2024K3", "1. halvår 2023 - 2. halvår 2023", "30-09-2024". Null when none. */
export function periodIn(text: string): Period | null {
  const bare = text.trim().toLocaleLowerCase("da");
  const single = singleIn(bare);
  if (single !== null) return single;
  // jobindsats' rolling year: the four quarters that end with the one told (DOMAIN §4.5).
  const rolling = /^(\d{4})\s*qmat0?([1-4])$/u.exec(bare);
  if (rolling) return rollingYear(Number(rolling[1]), Number(rolling[2]));
  const parts = /^(.+?)\s*(?:\s[-–—]\s|\btil\b|\/|\s-|-\s)\s*(.+)$/u.exec(bare);
  if (!parts) return null;
  const [from, until] = [singleIn(parts[1]!.trim()), singleIn(parts[2]!.trim())];
  return from !== null && until !== null && lastDayOf(from) < lastDayOf(until) ? `${from}/${until}` : null;
}

function singleIn(text: string): Period | null {
  const year = /^(?:år\s+)?((?:19|20|21)\d{2})$/u.exec(text);
  if (year) return year[1]!;
  const half = /^(?:([12])\.?\s*halvår\s+(\d{4})|(\d{4})\s*[- ]?h([12]))$/u.exec(text);
  if (half) return `${half[2] ?? half[3]}-H${half[1] ?? half[4]}`;
  const quarter = /^(?:([1-4])\.?\s*(?:kvartal|kvt\.?)\s+(\d{4})|(\d{4})\s*[- ]?[kq]0?([1-4]))$/u.exec(text);
  if (quarter) return `${quarter[2] ?? quarter[3]}-Q${quarter[1] ?? quarter[4]}`;
  const month = /^(\d{4})\s*(?:-|m)\s*(0[1-9]|1[0-2])$/u.exec(text);
  if (month) return `${month[1]}-${month[2]}`;
  const named = /^(\p{L}{3,9})\.?\s+(\d{4})$/u.exec(text);
  const number = named ? monthsShort.get(named[1]!) : undefined;
  if (named && number !== undefined) return `${named[2]}-${String(number).padStart(2, "0")}`;
  const day = dateIn(text);
  // A day alone, not a sentence that holds one.
  return day !== null && /^(?:(?:pr|ultimo|den|d)\.?\s*)*(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s*\p{L}+\s+\d{4})$/u.test(text)
    ? day
    : null;
}

function rollingYear(year: number, quarter: number): Period {
  return quarter === 4 ? String(year) : `${year - 1}-Q${quarter + 1}/${year}-Q${quarter}`;
}

/** Its last day, yyyy-mm-dd: what periods are put in order by. */
export function lastDayOf(period: Period): string {
  const last = period.split("/").at(-1)!;
  if (isDate(last)) return last;
  const [year, part] = [last.slice(0, 4), last.slice(5)];
  const month = part === "" ? 12 : part.startsWith("H") ? Number(part[1]) * 6 : part.startsWith("Q") ? Number(part[1]) * 3 : Number(part);
  const days = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, "0")}-${days}`;
}

/** "2024-07" → "juli 2024"; what `periodIn` reads back as the same. */
export function periodName(period: Period): string {
  if (period.includes("/")) return period.split("/").map(periodName).join(" - ");
  if (isDate(period)) return dateLong(period);
  const [year, part] = [period.slice(0, 4), period.slice(5)];
  if (part === "") return year;
  if (part.startsWith("H")) return `${part[1]}. halvår ${year}`;
  if (part.startsWith("Q")) return `${part[1]}. kvartal ${year}`;
  return `${monthNames[Number(part) - 1]} ${year}`;
}

/** Earlier first; of two that end on one day the longer after the shorter. */
export function comparePeriods(a: Period, b: Period): number {
  const [last, other] = [lastDayOf(a), lastDayOf(b)];
  return last < other ? -1 : last > other ? 1 : a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** How much of its year has passed by a day: whole months at a month's end, else days (DOMAIN §7B 19: 9/12 = 75,0 %). Between 0 and 1. */
export function yearPassed(day: string): number {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (date === last) return month / 12;
  const start = Date.UTC(year, 0, 1);
  return (Date.UTC(year, month - 1, date) - start + 86_400_000) / (Date.UTC(year + 1, 0, 1) - start);
}

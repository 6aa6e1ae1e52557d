/** Danish public holidays and working days ("hverdage"), counted as KSL § 8 stk. 4 counts an agenda's notice. Pure: ISO dates in, ISO dates out. */

export type Holiday = { date: string; name: string };

/** Days that are no public holidays by law, but on which a municipality's offices may be closed. */
export type ExtraClosedDay = "day-after-ascension" | "constitution-day" | "christmas-eve" | "new-years-eve";

export type WorkingDayRules = {
  /** True where a Saturday counts as a hverdag, as in Halsnæs. */
  saturdays: boolean;
  /** Days of every year when the house is closed. */
  extraClosed?: readonly ExtraClosedDay[];
  /** Single dates when the house is closed. */
  closedDates?: readonly string[];
};

// Store bededag was taken out of the calendar by lov nr. 214 af 6. marts 2023, from 1 January 2024.
const lastPrayerDay = 2023;

const byEaster: readonly { days: number; name: string; until?: number }[] = [
  { days: -3, name: "skærtorsdag" },
  { days: -2, name: "langfredag" },
  { days: 0, name: "påskedag" },
  { days: 1, name: "2. påskedag" },
  { days: 26, name: "store bededag", until: lastPrayerDay },
  { days: 39, name: "Kristi himmelfartsdag" },
  { days: 49, name: "pinsedag" },
  { days: 50, name: "2. pinsedag" },
];

const byDate: readonly { day: string; name: string }[] = [
  { day: "01-01", name: "nytårsdag" },
  { day: "12-25", name: "juledag" },
  { day: "12-26", name: "2. juledag" },
];

const extraNames: Record<ExtraClosedDay, string> = {
  "day-after-ascension": "dagen efter Kristi himmelfartsdag",
  "constitution-day": "grundlovsdag",
  "christmas-eve": "juleaftensdag",
  "new-years-eve": "nytårsaftensdag",
};

/** The public holidays of a year in order of date. Two names can fall on one date, as grundlovsdag and 2. pinsedag in 2017. */
export function holidaysOf(year: number, extraClosed: readonly ExtraClosedDay[] = []): Holiday[] {
  const easter = easterSunday(year);
  return [
    ...byEaster.filter(({ until }) => until === undefined || year <= until).map(({ days, name }) => ({ date: addDays(easter, days), name })),
    ...byDate.map(({ day, name }) => ({ date: `${isoYear(year)}-${day}`, name })),
    ...extraClosed.map((extra) => ({ date: extraDate(extra, year, easter), name: extraNames[extra] })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The name of the holiday a date is; null on other days. */
export function holidayName(date: string, extraClosed: readonly ExtraClosedDay[] = []): string | null {
  return holidaysOf(Number(date.slice(0, 4)), extraClosed).find((each) => each.date === date)?.name ?? null;
}

/** True when the date is a hverdag: no Sunday, no holiday, no day the house is closed, and a Saturday only where Saturdays count. */
export function isWorkingDay(date: string, rules: WorkingDayRules): boolean {
  const weekday = utc(date).getUTCDay();
  if (weekday === 0 || (weekday === 6 && !rules.saturdays)) return false;
  return holidayName(date, rules.extraClosed) === null && !rules.closedDates?.includes(date);
}

/** The latest date on which an agenda sent still gives `n` full working days before the day of the meeting: neither day is counted. */
export function workingDaysBefore(date: string, n: number, rules: WorkingDayRules): string {
  let left = n;
  let day = addDays(date, -1);
  while (left > 0) {
    if (isWorkingDay(day, rules)) left--;
    day = addDays(day, -1);
  }
  return day;
}

/** How many working days lie between two dates, neither of them counted; 0 when the second is not later. */
export function workingDaysBetween(from: string, to: string, rules: WorkingDayRules): number {
  let count = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (isWorkingDay(day, rules)) count++;
  return count;
}

/** The date so many days later, or earlier when `days` is negative. */
export function addDays(date: string, days: number): string {
  const at = utc(date);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The week of a date by ISO 8601, as Danish calendars count: weeks begin on Monday, and week 1 holds the first Thursday. The year is the week's own. */
export function weekNumber(date: string): { year: number; week: number } {
  const thursday = addDays(date, 3 - ((utc(date).getUTCDay() + 6) % 7));
  const year = Number(thursday.slice(0, 4));
  return { year, week: 1 + Math.floor((utc(thursday).getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) };
}

/** Every date of a month, the first to the last. `month` is 1 to 12. */
export function datesInMonth(year: number, month: number): string[] {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: last }, (_, index) => `${isoYear(year)}-${two(month)}-${two(index + 1)}`);
}

// The Gregorian computus in the form of Meeus, Jones and Butcher.
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return `${isoYear(year)}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}

function extraDate(extra: ExtraClosedDay, year: number, easter: string): string {
  switch (extra) {
    case "day-after-ascension":
      return addDays(easter, 40);
    case "constitution-day":
      return `${isoYear(year)}-06-05`;
    case "christmas-eve":
      return `${isoYear(year)}-12-24`;
    case "new-years-eve":
      return `${isoYear(year)}-12-31`;
  }
}

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function isoYear(year: number): string {
  return String(year).padStart(4, "0");
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/**
 * When something that was promised is due, as minutes write it: a day, a month, a quarter, "foråret 2025", "inden årets udgang", "halvårligt".
 * A year that is not written is taken from the meeting's date, and how it was taken is kept with the answer. Pure: no clock.
 */

import { dateLong, isDate, monthsDa } from "../calendar.ts";
import { addDays } from "../working-days.ts";

export type Season = "spring" | "summer" | "autumn" | "winter";

export type Due =
  | { kind: "date"; date: string }
  | { kind: "month"; year: number; month: number }
  | { kind: "quarter"; year: number; quarter: number }
  | { kind: "half"; year: number; half: number }
  | { kind: "season"; year: number; season: Season }
  | { kind: "year"; year: number }
  | { kind: "recurring"; every: "month" | "quarter" | "half" | "year" }
  | { kind: "nextMeeting" }
  | { kind: "none" };

/**
 * How a due came about: `written` out in full; `yearFromMeeting`: day, month or season without a year; `counted` from the meeting's date ("om et
 * halvt år"); `calendar`: a holiday or the turn of a year; `period`: from a project's period told in the same item; `implied` by what kind of promise
 * it is; `unresolved`: words that need a meeting's date where none is known; `none`: nothing said.
 */
export type Resolved = "written" | "yearFromMeeting" | "counted" | "calendar" | "period" | "implied" | "unresolved" | "none";

export type DueFound = { due: Due; words: string; resolved: Resolved; from: number; to: number };

const short = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const monthWords = `(?:${monthsDa.join("|")}|(?:jan|febr?|apr|aug|sept?|okt|nov|dec)\\.)`;
const seasonNames: Record<Season, string> = { spring: "foråret", summer: "sommeren", autumn: "efteråret", winter: "vinteren" };
const numbers = ["nul", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"];
const ordinals = ["", "første", "andet", "tredje", "fjerde"];

// Looked for only at word limits; Danish letters are letters (\b does not know them).
function form(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "giu");
}

type Form = { is: RegExp; reads: (m: Record<string, string | undefined>, meeting: string | null, all: string) => { due: Due; resolved: Resolved } | null };

const forms: readonly Form[] = [
  // A period is due at its end: "1.7.2017-31.08.2019", "fra den 1. maj til den 3. juni 2024".
  {
    is: form(`\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}\\s*(?:[-–]|til)\\s*(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<y>\\d{4})`),
    reads: ({ d, m, y }) => written(dayOf(y!, Number(m), d!)),
  },
  {
    is: form(
      `\\d{1,2}\\.\\s*${monthWords}(?:\\s+\\d{4})?\\s+(?:og |frem )?til\\s+(?:og med\\s+)?(?:den\\s+)?(?<d>\\d{1,2})\\.\\s*(?<m>${monthWords})\\s+(?<y>\\d{4})`,
    ),
    reads: ({ d, m, y }) => written(dayOf(y!, monthOf(m!), d!)),
  },
  { is: form(`(?<d>\\d{1,2})\\.?\\s*(?<m>${monthWords}),?\\s+(?<y>\\d{4})`), reads: ({ d, m, y }) => written(dayOf(y!, monthOf(m!), d!)) },
  {
    is: form(`(?<d>\\d{1,2})\\.\\s*(?<m>${monthWords})`),
    reads: ({ d, m }, meeting) => near(meeting, (year) => dayOf(String(year), monthOf(m!), d!)),
  },
  { is: form(`(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./\\s-]\\s*(?<y>20\\d{2})`), reads: ({ d, m, y }) => written(dayOf(y!, Number(m), d!)) },
  { is: form(`(?<y>20\\d{2})-(?<m>\\d{2})-(?<d>\\d{2})`), reads: ({ d, m, y }) => written(dayOf(y!, Number(m), d!)) },
  {
    is: form(`(?:den|d\\.)\\s*(?<d>\\d{1,2})/(?<m>\\d{1,2})`),
    reads: ({ d, m }, meeting) => near(meeting, (year) => dayOf(String(year), Number(m), d!)),
  },
  {
    is: form(`(?:(?<n>[1-4])\\.|(?<w>første|andet|tredje|fjerde|sidste))\\s*kvartal(?:\\s+(?:af\\s+|i\\s+)?(?<y>20\\d{2}))?`),
    reads: ({ n, w, y }, meeting) => {
      const quarter = n ? Number(n) : w!.toLowerCase() === "sidste" ? 4 : ordinals.indexOf(w!.toLowerCase());
      return dated(y, meeting, (year) => ({ kind: "quarter", year, quarter }));
    },
  },
  { is: form(`Q(?<n>[1-4])\\s+(?<y>20\\d{2})`), reads: ({ n, y }) => ({ due: { kind: "quarter", year: Number(y), quarter: Number(n) }, resolved: "written" }) },
  {
    is: form(`(?:(?<n>[12])\\.|(?<w>første|andet|sidste))\\s*(?:halvår|halvdel\\s+af)(?:\\s+(?:af\\s+|i\\s+)?(?<y>20\\d{2}))?`),
    reads: ({ n, w, y }, meeting) => dated(y, meeting, (year) => ({ kind: "half", year, half: n ? Number(n) : w!.toLowerCase() === "første" ? 1 : 2 })),
  },
  {
    is: form(`(?:(?:sen|tidlig)?(?<s>forår|sommer|efterår|vinter)(?:et|en)?)\\s+(?<y>20\\d{2})(?:\\s*/\\s*(?:20)?\\d{2})?`),
    reads: ({ s, y }) => ({ due: { kind: "season", year: Number(y), season: seasonOf(s!) }, resolved: "written" }),
  },
  {
    is: form(`(?:i|til|inden|hen\\s+over|efter)\\s+(?:det\\s+)?(?:kommende\\s+|tidlige\\s+|sene\\s+)?(?<s>foråret|sommeren|efteråret|vinteren)`),
    reads: ({ s }, meeting) => dated(undefined, meeting, (year) => ({ kind: "season", year, season: seasonOf(s!) })),
  },
  {
    is: form(
      `(?<p>inden|før|efter|senest\\s+til|umiddelbart\\s+efter)\\s+(?<h>sommerferien|efterårsferien|vinterferien|jul|juleferien|julen|påske|påsken|nytår)(?:\\s+(?<y>20\\d{2}))?`,
    ),
    reads: ({ p, h, y }, meeting) => {
      const found = dated(y, meeting, (year) => ({ kind: "month", year, month: monthAtHoliday(h!.toLowerCase(), /efter/iu.test(p!)) }));
      return found === null || found.resolved === "unresolved" ? found : { ...found, resolved: "calendar" };
    },
  },
  {
    is: form(
      `(?:årets\\s+(?:udgang|slutning|afslutning)|(?:udgangen|slutningen|løbet)\\s+af\\s+(?:i\\s+)?året|årsskiftet|årsskifte|årets\\s+løb)(?:\\s+(?<y>20\\d{2})(?:\\s*[/-]\\s*(?:20)?\\d{2})?)?`,
    ),
    reads: ({ y }, meeting) => {
      if (y) return { due: { kind: "year", year: Number(y) }, resolved: "calendar" };
      return meeting === null ? unresolved : { due: { kind: "year", year: Number(meeting.slice(0, 4)) }, resolved: "calendar" };
    },
  },
  {
    is: form(
      `(?:primo|medio|ultimo|i|til|fra|inden|senest|indtil|omkring|starten\\s+af|slutningen\\s+af|udgangen\\s+af|begyndelsen\\s+af|midten\\s+af|løbet\\s+af|møde(?:t|rne)?(?:\\s+i)?)?\\s*(?<m>${monthWords})(?:\\s+måned)?\\s+(?<y>20\\d{2})`,
    ),
    reads: ({ m, y }) => ({ due: { kind: "month", year: Number(y), month: monthOf(m!) }, resolved: "written" }),
  },
  {
    is: form(
      `(?:primo|medio|ultimo|i|til|inden|senest|indtil|omkring|starten\\s+af|slutningen\\s+af|udgangen\\s+af|begyndelsen\\s+af|midten\\s+af|løbet\\s+af)\\s+(?<m>${monthWords})(?:\\s+måned)?`,
    ),
    reads: ({ m }, meeting) => dated(undefined, meeting, (year) => ({ kind: "month", year, month: monthOf(m!) })),
  },
  {
    is: form(
      `(?:inden\\s+for|i\\s+løbet\\s+af|om|de|det)\\s+(?:(?:de|det|den)\\s+)?(?:næste\\s+|kommende\\s+|første\\s+)?(?:(?<n>\\d{1,2}|${numbers.slice(1).join("|")}|en)\\s+)?(?:(?<h>halve?t?\\s+år|halvår)|(?<u>måneder|måned|uger|uge|år))`,
    ),
    reads: ({ n, h, u }, meeting, all) => {
      // "de år", "om år": without a count it must say that it comes.
      if (!n && !h && !/kommende|næste/iu.test(all)) return null;
      if (!n && u && /er$/iu.test(u)) return null;
      if (/^de[t]?\s/iu.test(all) && !/kommende|næste/iu.test(all)) return null;
      if (meeting === null) return unresolved;
      const count = !n || /^en$/iu.test(n) ? 1 : /^\d/.test(n) ? Number(n) : numbers.indexOf(n.toLowerCase());
      if (u && /^uge/iu.test(u)) return { due: { kind: "date", date: addDays(meeting, 7 * count) }, resolved: "counted" };
      if (u === "år" && count > 9) return null;
      return { due: monthsAfter(meeting, h ? 6 * count : u === "år" ? 12 * count : count), resolved: "counted" };
    },
  },
  {
    is: form(
      `(?:i|til|inden|senest|ved|frem\\s+mod|frem\\s+til|udgangen\\s+af|slutningen\\s+af|løbet\\s+af|starten\\s+af|begyndelsen\\s+af|primo|medio|ultimo)\\s+(?:år\\s+)?(?:20\\d{2}\\s*(?:[/–-]|og|til)\\s*)?(?<y>20\\d{2})(?:\\s*[/–-]\\s*(?<e>\\d{2}))?`,
    ),
    reads: ({ y, e }) => ({ due: { kind: "year", year: e && Number(`20${e}`) > Number(y) ? Number(`20${e}`) : Number(y) }, resolved: "written" }),
  },
  {
    is: form(`(?:til\\s+|i\\s+)?(?<w>næste\\s+år|det\\s+kommende\\s+år|indeværende\\s+år)`),
    reads: ({ w }, meeting) =>
      meeting === null ? unresolved : { due: { kind: "year", year: Number(meeting.slice(0, 4)) + (/indev/iu.test(w!) ? 0 : 1) }, resolved: "counted" },
  },
  {
    is: form(
      `(?:det\\s+)?(?:næste|førstkommende|næstkommende)\\s+(?:ordinære\\s+)?(?:udvalgs|byråds|kommunalbestyrelses)?(?:møde|udvalgsråd)|det\\s+kommende\\s+(?:udvalgs|byråds)?møde`,
    ),
    reads: () => ({ due: { kind: "nextMeeting" }, resolved: "written" }),
  },
  {
    is: form(
      `(?:et|kommende)\\s+(?:senere|kommende|efterfølgende|af\\s+de\\s+kommende)?\\s*(?:udvalgs|byråds)?møder?|kommende\\s+udvalgsråd|et\\s+senere\\s+tidspunkt`,
    ),
    reads: (_, __, all) => (/senere|kommende|efterfølgende/iu.test(all) ? { due: { kind: "none" }, resolved: "none" } : null),
  },
  {
    is: form(
      "(?<h>halvårlige?t?|hvert\\s+halve\\s+år|hvert\\s+halvår|(?:to|2)\\s+gange\\s+(?:om\\s+året|årligt))|(?<q>kvartalsvise?t?|kvartalsmæssigt|hvert\\s+kvartal|(?:fire|4)\\s+gange\\s+(?:om\\s+året|årligt))|(?<m>månedlige?t?|hver\\s+måned|månedsvise?t?)|(?<a>årligt|hvert\\s+år|(?:én|en|1)\\s+gang\\s+om\\s+året|(?:én|en|1)\\s+gang\\s+årligt)",
    ),
    reads: ({ h, q, m }) => ({ due: { kind: "recurring", every: h ? "half" : q ? "quarter" : m ? "month" : "year" }, resolved: "written" }),
  },
];

const unresolved = { due: { kind: "none" } as const, resolved: "unresolved" as const };

/**
 * Every due a text tells, in reading order. `meeting` ("yyyy-mm-dd" or null) lends its year where none is written: a day the one nearest the
 * meeting, looking ten months ahead and two back; a month, quarter or season the first that is not over.
 */
export function duesIn(text: string, meeting: string | null): DueFound[] {
  const found: DueFound[] = [];
  for (const { is, reads } of forms) {
    for (const match of text.matchAll(is)) {
      const read = reads(match.groups ?? {}, meeting, match[0]);
      // "31. februar": a day that is none is no month either.
      if (read?.due.kind === "month" && /\d\.?\s*$/u.test(text.slice(0, match.index))) continue;
      if (read !== null) found.push({ ...read, words: match[0].trim().replace(/\s+/gu, " "), from: match.index, to: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  // The longest reading of the same words is the one that was meant: "4. december 2024" is no December and no year.
  const kept: DueFound[] = [];
  for (const each of found.sort((a, b) => b.to - b.from - (a.to - a.from)))
    if (!kept.some((other) => each.from < other.to && other.from < each.to)) kept.push(each);
  return kept.sort((a, b) => a.from - b.from);
}

/** The first day a due can fall on, "yyyy-mm-dd"; null for what has no day. */
export function firstDayOf(due: Due): string | null {
  switch (due.kind) {
    case "date":
      return due.date;
    case "month":
      return `${due.year}-${two(due.month)}-01`;
    case "quarter":
      return `${due.year}-${two(due.quarter * 3 - 2)}-01`;
    case "half":
      return `${due.year}-${due.half === 1 ? "01" : "07"}-01`;
    case "season":
      return `${due.year}-${{ spring: "03", summer: "06", autumn: "09", winter: "12" }[due.season]}-01`;
    case "year":
      return `${due.year}-01-01`;
    case "recurring":
    case "nextMeeting":
    case "none":
      return null;
  }
}

/** The last day it is in time: the day itself, or the last of the month, season or year. Null for what has no day. Winter 2024 ends in February 2025. */
export function lastDayOf(due: Due): string | null {
  switch (due.kind) {
    case "date":
      return due.date;
    case "month":
      return lastOfMonth(due.year, due.month);
    case "quarter":
      return lastOfMonth(due.year, due.quarter * 3);
    case "half":
      return lastOfMonth(due.year, due.half * 6);
    case "season":
      return due.season === "winter" ? lastOfMonth(due.year + 1, 2) : lastOfMonth(due.year, { spring: 5, summer: 8, autumn: 11 }[due.season]);
    case "year":
      return `${due.year}-12-31`;
    case "recurring":
    case "nextMeeting":
    case "none":
      return null;
  }
}

/** A due as a person reads it: "26. oktober 2022", "foråret 2025", "1. kvartal 2024", "hvert halve år", "uden dato". */
export function dueInWords(due: Due): string {
  switch (due.kind) {
    case "date":
      return dateLong(due.date);
    case "month":
      return `${monthsDa[due.month - 1]} ${due.year}`;
    case "quarter":
      return `${due.quarter}. kvartal ${due.year}`;
    case "half":
      return `${due.half}. halvår ${due.year}`;
    case "season":
      return `${seasonNames[due.season]} ${due.year}`;
    case "year":
      return String(due.year);
    case "recurring":
      return { month: "hver måned", quarter: "hvert kvartal", half: "hvert halve år", year: "hvert år" }[due.every];
    case "nextMeeting":
      return "næste møde";
    case "none":
      return "uden dato";
  }
}

/** What the reader did to get at the due, for people; null where it stands in the text as it is. */
export function resolvedInWords(resolved: Resolved): string | null {
  return {
    written: null,
    none: null,
    yearFromMeeting: "Året står ikke i teksten; det er taget fra mødets dato.",
    counted: "Regnet fra mødets dato.",
    calendar: "Læst som et tidspunkt i kalenderen (ferie eller årsskifte).",
    period: "Taget fra den periode, punktet fortæller om.",
    implied: "Står ikke i sætningen; følger af, hvad der er tale om.",
    unresolved: "Mødets dato er ukendt, så tidspunktet kan ikke regnes ud.",
  }[resolved];
}

function written(date: string | null): { due: Due; resolved: Resolved } | null {
  return date === null ? null : { due: { kind: "date", date }, resolved: "written" };
}

// The same day in the year before, of and after the meeting: the one that lies from two months before it to ten months after it.
function near(meeting: string | null, dayIn: (year: number) => string | null): { due: Due; resolved: Resolved } | null {
  if (meeting === null) return unresolved;
  const year = Number(meeting.slice(0, 4));
  const earliest = addDays(meeting, -61);
  const days = [year - 1, year, year + 1].map(dayIn).filter((each) => each !== null && each >= earliest);
  return days[0] === undefined ? null : { due: { kind: "date", date: days[0]! }, resolved: "yearFromMeeting" };
}

function dated(year: string | undefined, meeting: string | null, due: (year: number) => Due): { due: Due; resolved: Resolved } {
  if (year) return { due: due(Number(year)), resolved: "written" };
  if (meeting === null) return unresolved;
  const now = Number(meeting.slice(0, 4));
  const ahead = [now - 1, now, now + 1].map(due).find((each) => lastDayOf(each)! >= meeting)!;
  return { due: ahead, resolved: "yearFromMeeting" };
}

function monthAtHoliday(holiday: string, after: boolean): number {
  if (holiday === "sommerferien") return after ? 8 : 6;
  if (holiday === "efterårsferien") return after ? 10 : 9;
  if (holiday === "vinterferien") return after ? 2 : 1;
  if (holiday.startsWith("påske")) return after ? 4 : 3;
  return after ? 1 : 12;
}

function seasonOf(word: string): Season {
  const bare = word.toLowerCase();
  return bare.startsWith("forår") ? "spring" : bare.startsWith("sommer") ? "summer" : bare.startsWith("efterår") ? "autumn" : "winter";
}

function monthOf(word: string): number {
  const bare = word.toLowerCase().replace(".", "");
  const full = monthsDa.indexOf(bare);
  return (full >= 0 ? full : short.findIndex((each) => bare.startsWith(each))) + 1;
}

function dayOf(year: string, month: number, day: string): string | null {
  const date = `${year}-${two(month)}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : null;
}

function monthsAfter(date: string, months: number): Due {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return { kind: "month", year: Math.floor(at / 12), month: (at % 12) + 1 };
}

function lastOfMonth(year: number, month: number): string {
  return `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

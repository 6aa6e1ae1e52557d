/** Case numbers (journalnumre) in every form Danish municipalities print them (DOMAIN §2.2). The text as written is always kept. */

export type CaseNumber = {
  /** As written in the source. */
  text: string;
  /** KLE subject number, e.g. "15.00.00", when the number is built on KLE. */
  kle: string | null;
  /** KLE action facet, e.g. "G01". */
  facet: string | null;
  serial: number | null;
  /** The year the case was opened, four digits. */
  year: number | null;
};

const kle = "(?<kle>\\d{2}\\.\\d{2}(?:\\.\\d{2})?)\\s*[-–]?\\s*(?<facet>[A-ZÆØÅ]\\d{2})\\s*[-–]\\s*";

// Order matters where one form is the beginning of another: a KLE number without its year looks like one with it, cut short.
const forms: readonly RegExp[] = [
  new RegExp(`^${kle}(?<year>\\d{4})/(?<serial>\\d+)$`), // 15.20G00 - 2013/01963: Gribskov
  new RegExp(`^${kle}(?<serial>\\d{1,6})\\s*[-–/]\\s*(?<year>\\d{4}|\\d{2})$`), // 15.00.00G01-22-21, 13.03.00-Ø60-7-25
  new RegExp(`^${kle}(?<serial>\\d{1,6})(?:\\s*[-–]\\s*\\d)?$`), // 85.02.02G00-0009: Bornholm; 00.30.02-S00-26-1: the year cut off
  /^\d{3}-(?<year>\d{4})-(?<serial>\d{1,7})$/, // 330-2017-90442: municipality, year, serial
  /^[A-ZÆØÅ]{2,4}-(?<year>\d{4})-(?<serial>\d{4,7})$/, // EMN-2025-003383
  /^(?<year>\d{4}|\d{2})\/(?<serial>\d{1,7})$/, // 20/4282
  /^(?<year>\d{2})-(?<serial>\d{4,7})[A-Z]?$/, // 21-014448, 20-010677K: Greve
  /^(?<year>\d{4})-(?<serial>\d{5,7})$/, // 2016-001340; "2022-2025" is an election period
  /^[A-ZÆØÅ]{2,4} (?<serial>\d{1,4})\/(?<year>\d{4}|\d{2})$/, // BOR 17/2012, BR 40/04: København
];

// Forms too bare to be told from other numbers unless a label such as "Sagsnr." stands before them.
const formsWhenLabelled: readonly RegExp[] = [
  /^(?<serial>\d{5,10})$/, // 299831: Roskilde; 200906126: Middelfart
  /^\/(?<serial>\d{3,7})$/, // /4492: the year lost in a flattened PDF (LAYOUTS case 18)
];

/** Reads a case number standing alone. Null when the text has none of the known forms; a bare serial counts only when `labelled`. */
export function parseCaseNumber(written: string, options: { labelled?: boolean } = {}): CaseNumber | null {
  if (written.length > 60) return null;
  const text = written
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[.,;:]$/, "");
  for (const form of options.labelled ? [...forms, ...formsWhenLabelled] : forms) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    return {
      text,
      kle: parts.kle ?? null,
      facet: parts.facet ?? null,
      serial: Number(parts.serial),
      year: parts.year === undefined ? null : fullYear(parts.year),
    };
  }
  return null;
}

const label = /^(?:acadre[ -])?(?:sags?[ -]?(?:nr|nummer|id|no)|journal(?:nr|nummer)|j\.? ?nr|esdh[ -]?(?:nr|sag)|sag(?= \d{3}-\d{4}-))\b\s*[.:]*\s*/iu;

// The number runs until a wide gap, the next label or a word; numbers with inner blanks ("15.20G00 - 2013/01963", "BR 40/04") are tried whole first.
const numberAtStart =
  /^(?:\d{2}\.\d{2}(?:\.\d{2})?\s?[-–]?\s?[A-ZÆØÅ]\d{2}\s?[-–]\s?[\d/–-]+|[A-ZÆØÅ]{2,4} \d{1,4}\/\d{2,4}|[A-ZÆØÅ]{2,4}-\d{4}-\d+|\/?\d[\d/–-]*)(?![\d.])/;

/** What a line such as "Sagsnr.: 330-2017-90442   Dok.nr.: …   Åbent" says: the number, and what follows it. Null when the line has no case label. */
export function labelledCaseNumber(line: string): { number: CaseNumber | null; rest: string } | null {
  const found = label.exec(line);
  if (found === null) return null;
  const after = line.slice(found[0].length);
  const written = numberAtStart.exec(after)?.[0];
  const number = written === undefined ? null : parseCaseNumber(written, { labelled: true });
  // "Sag nr. 129" is an item number, not a case number.
  if (number === null && written !== undefined) return null;
  if (number === null && !/[.:]\s*$/.test(found[0]) && after !== "") return null;
  return { number, rest: after.slice(written?.length ?? 0).trim() };
}

/** The key two writings of one case number share: "15.00.00G01-22-21" and "15.00.00-G01-22-21" are one case. Unique only within a municipality. */
export function caseKey(number: CaseNumber): string {
  if (number.kle !== null && number.year !== null)
    return `${number.kle}-${number.facet}-${number.serial}-${String(number.year % 100).padStart(2, "0")}`.toLowerCase();
  return number.text
    .toLowerCase()
    .replace(/[^0-9a-zæøå]+/g, "-")
    .replace(/^-|-$/g, "");
}

// Two digits: the year the case was opened. KLE came in the 1980s and no case is opened in the future of these documents.
function fullYear(year: string): number {
  const n = Number(year);
  if (year.length === 4) return n;
  return n < 70 ? 2000 + n : 1900 + n;
}

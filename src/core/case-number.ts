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

const kleNumber = /^(\d{2})\.(\d{2})(?:\.(\d{2}))?\s*[-–]?\s*([A-ZÆØÅ]\d{2})\s*[-–]\s*(\d{1,6})\s*[-–/]\s*(\d{2}|\d{4})$/;
const kleYearFirst = /^(\d{2})\.(\d{2})(?:\.(\d{2}))?\s*[-–]?\s*([A-ZÆØÅ]\d{2})\s*[-–]\s*(\d{4})\/(\d+)$/;
const municipalityYearSerial = /^(\d{3})-(\d{4})-(\d{1,7})$/;
const lettersYearSerial = /^([A-ZÆØÅ]{2,4})-(\d{4})-(\d{4,7})$/;
const yearSlashSerial = /^(\d{2}|\d{4})\/(\d{1,7})$/;
const yearDashSerial = /^(\d{2}|\d{4})-(\d{4,7})$/;
const lettersSerialYear = /^([A-ZÆØÅ]{2,4}) (\d{1,4})\/(\d{2}|\d{4})$/;
const bareSerial = /^\d{5,7}$/;

/** Reads a case number standing alone. Null when the text has none of the known forms; a bare 5–7 digit serial counts only when `labelled`. */
export function parseCaseNumber(written: string, options: { labelled?: boolean } = {}): CaseNumber | null {
  const text = written.trim().replace(/\s+/g, " ").replace(/[.,;:]$/, "");
  const number = (kle: string | null, facet: string | null, serial: string, year: string | null): CaseNumber => ({
    text,
    kle,
    facet,
    serial: Number(serial),
    year: year === null ? null : fullYear(year),
  });
  let m: RegExpExecArray | null;
  if ((m = kleYearFirst.exec(text))) return number(kleOf(m), m[4]!, m[6]!, m[5]!);
  if ((m = kleNumber.exec(text))) return number(kleOf(m), m[4]!, m[5]!, m[6]!);
  if ((m = municipalityYearSerial.exec(text))) return number(null, null, m[3]!, m[2]!);
  if ((m = lettersYearSerial.exec(text))) return number(null, null, m[3]!, m[2]!);
  if ((m = yearSlashSerial.exec(text))) return number(null, null, m[2]!, m[1]!);
  if ((m = yearDashSerial.exec(text))) return number(null, null, m[2]!, m[1]!);
  if ((m = lettersSerialYear.exec(text))) return number(null, null, m[2]!, m[3]!);
  if (options.labelled && bareSerial.test(text)) return number(null, null, text, null);
  return null;
}

/** The key two writings of one case number share: "15.00.00G01-22-21" and "15.00.00-G01-22-21" are one case. Unique only within a municipality. */
export function caseKey(number: CaseNumber): string {
  if (number.kle !== null) return `${number.kle}-${number.facet}-${number.serial}-${String(number.year! % 100).padStart(2, "0")}`.toLowerCase();
  return number.text.toLowerCase().replace(/[^0-9a-zæøå]+/g, "-").replace(/^-|-$/g, "");
}

function kleOf(m: RegExpExecArray): string {
  return m[3] === undefined ? `${m[1]}.${m[2]}` : `${m[1]}.${m[2]}.${m[3]}`;
}

// Two digits: the year the case was opened. KLE came in the 1980s and no case is opened in the future of these documents.
function fullYear(year: string): number {
  const n = Number(year);
  if (year.length === 4) return n;
  return n < 70 ? 2000 + n : 1900 + n;
}

/** CPR numbers in running text (DOMAIN §3): found by shape and birth date, weighed by the words around; modulus 11 only ever raises. */

import type { Readable } from "./readable.ts";
import type { Spot } from "./finding.ts";

/** From here a number stops what would be published; below it is shown, and below `shownFrom` it is no find. */
const stopsFrom = 0.6;
const shownFrom = 0.2;

const about = /cpr|person(?:nummer|nr|\s?-?id)|personnummer|født|fødsels(?:dato|nummer|nr|dag)|\bf\.\s?$/iu;
// What a number right behind these words is, when it is not a person's.
const otherNumbers: readonly [words: RegExp, name: string][] = [
  [/(?<!\p{L})(?:p-?\s?(?:nr|nummer|numre)|produktionsenhed(?:snummer|snr)?|p-enhed)[\s.:]+$/iu, "P-nummer"],
  [
    /(?:(?<!\p{L})(?:tlf|tel|telefon|mobil|mob|fax|telefax|telefonnummer|telefonnr|mobilnummer)[\s.:+]+|\+45\s?|(?<!\d)0045\s?)(?:nr)?[\s.:]*(?:\+?45)?\s*$/iu,
    "telefonnummer",
  ],
  [/(?<!\p{L})(?:\p{L}{0,20}konto(?:nummer|nr)?|reg\.?\s?(?:nr|nummer)?|iban|giro|fik)[\s.:/-]+(?:nr)?[\s.:]*(?:\d{4}[\s.-]+)?$/iu, "kontonummer"],
  [/(?<!\p{L})(?:cvr|se-?nr|ean|gln|isbn|issn)[\s.:-]+(?:nr|nummer)?[\s.:]*$/iu, "CVR- eller EAN-nummer"],
];
const papers =
  /(?:\bsags?(?:nr|nummer|id)?|journal(?:nr|nummer)?|\bj\.?\s?nr|\bdok(?:ument)?\.?(?:nr|nummer|id)?|faktura(?:nr|nummer)?|ordre(?:nr|nummer)?|matr(?:ikel)?\.?(?:nr)?|bilags?(?:nr)?|løbenr|projekt(?:nr|nummer)?|\bid|\bref|versions?(?:nr)?|varenr|\bkle|rekvisition|\bnr)[\s.:#-]*(?:nr|nummer|id)?[\s.:#]*$/iu;

// Fields a program numbers: "documentid: ", "paraid=".
const machines = /[\p{L}_]{2,30}(?:[Ii][Dd]|[Kk]ey|[Gg]uid)["']?\s?[:=]\s?["']?$/u;

type Candidate = { start: number; end: number; digits: string; score: number; future: boolean; label: string | null };

/** Every CPR number of a text, however it is spelled; `today` as 2026-11-22. */
export function cprSpots(text: Readable, today: string, ocr: boolean): Spot[] {
  const found = [
    ...candidatesInDigits(text.text, today, ocr),
    ...behindTheWord(text.text, today),
    ...belowTheWord(text.text, today),
    ...handWritten(text.text, today),
    ...misreadDigits(text.text, today, ocr),
    ...replacementNumbers(text.text, today),
  ];
  const chosen = strongest(found.filter((each) => each.score >= shownFrom));
  return chosen
    .sort((a, b) => a.start - b.start)
    .map((each) => {
      const stops = each.score >= stopsFrom;
      return {
        kind: "cpr",
        start: text.at(each.start),
        end: text.at(each.end - 1) + 1,
        certainty: Math.round(Math.min(0.99, each.score) * 100) / 100,
        level: stops ? "stop" : "look",
        what: stops ? "Et CPR-nummer" : each.label ? `Et ${each.label}, der er skrevet som et CPR-nummer,` : "Et tal, der kan være et CPR-nummer,",
        todo: stops
          ? each.future
            ? "Fødselsdatoen ligger i fremtiden, så det er et prøvenummer eller en slåfejl i et rigtigt. Slet det, eller skriv, hvorfor det må stå."
            : "Slet nummeret, før det bliver offentligt, eller skriv, hvorfor det må stå."
          : "Se efter, og slet det, hvis det er en persons nummer.",
        identity: each.digits,
      } satisfies Spot;
    });
}

// Of those that overlap the likeliest; laid in drawers of text, so that a page of nothing but figures is no trap.
function strongest(found: Candidate[]): Candidate[] {
  const drawer = 64;
  const taken = new Map<number, Candidate[]>();
  return found
    .sort((a, b) => b.score - a.score || a.start - b.start)
    .filter((each) => {
      const drawers = [];
      for (let at = Math.floor(each.start / drawer); at <= Math.floor(each.end / drawer); at++) drawers.push(at);
      if (drawers.some((at) => taken.get(at)?.some((other) => each.start < other.end && other.start < each.end))) return false;
      for (const at of drawers) taken.set(at, [...(taken.get(at) ?? []), each]);
      return true;
    });
}

const zero = 48;

/** Digits that stand so near each other that they may be one number, ten at a time. */
function candidatesInDigits(text: string, today: string, ocr: boolean): Candidate[] {
  const found: Candidate[] = [];
  let chain: number[] = [];
  let gap = 0;
  let broken = false;
  const close = (): void => {
    if (chain.length >= 10) candidatesOfChain(text, chain, today, ocr, found);
    chain = [];
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= 57) {
      chain.push(at);
      gap = 0;
      broken = false;
    } else if (chain.length > 0) {
      gap++;
      if (code === 10) broken = true;
      // Between two digits: space, tab, line break, ( ) * + , - . / : ; = | _ ~ · •
      const joins =
        code === 32 ||
        code === 9 ||
        code === 10 ||
        (code >= 40 && code <= 47) ||
        code === 58 ||
        code === 59 ||
        code === 61 ||
        code === 124 ||
        code === 95 ||
        code === 126 ||
        code === 183 ||
        code === 8226;
      if (!joins || gap > (broken ? 40 : 5)) close();
    }
  }
  close();
  return found;
}

function candidatesOfChain(text: string, chain: readonly number[], today: string, ocr: boolean, found: Candidate[]): void {
  for (let first = 0; first + 10 <= chain.length; first++) {
    const start = chain[first]!;
    if (first > 0 && chain[first - 1] === start - 1) continue;
    // The first four digits tell at once that most runs are no birth date.
    const day = digitAt(text, start) * 10 + digitAt(text, chain[first + 1]!);
    const month = digitAt(text, chain[first + 2]!) * 10 + digitAt(text, chain[first + 3]!);
    if ((day === 19 || day === 20) && first + 12 <= chain.length) yearFirst(text, chain, first, today, found);
    if (month < 1 || month > 12 || day === 0 || (day > 31 && day < 61) || day > 91) continue;
    wholeYear(text, chain, first, today, found);
    const taken = takeDigits(text, chain, first, 10);
    if (taken === null) continue;
    const { digits, gaps, end } = taken;
    const before = first > 0 ? text.slice(chain[first - 1]! + 1, start) : null;
    const after = first + 10 < chain.length ? text.slice(end, chain[first + 10]!) : null;
    const alone = after === "/" && /^\/\s?\d{6}[\s-]?\d{4}(?!\d)/u.test(text.slice(end, end + 14));
    const second = before === "/" && /(?<!\d)\d{6}[\s-]?\d{4}\/$/u.test(text.slice(Math.max(0, start - 13), start));
    // Of two whole numbers with a slash between, neither is part of something longer.
    const shape = shapeOf(gaps, second ? null : before, alone ? null : after, ocr);
    const named = /(?:cpr|personnummer|personnr)[^\d]{0,20}$/iu.test(text.slice(Math.max(0, start - 32), start));
    const base = shape?.base ?? (named ? 0.4 : null);
    if (base === null) continue;
    const candidate = weighed(text, digits, start, end, base, shape?.written ?? false, today);
    if (candidate) found.push(candidate);
  }
}

// Written with the whole year: 01-01-1940-1234. A date with a time of day behind it, and a row of years, are not.
function wholeYear(text: string, chain: readonly number[], first: number, today: string, found: Candidate[]): void {
  const taken = first + 12 <= chain.length ? takeDigits(text, chain, first, 12) : null;
  if (taken === null || !/^(?:19|20)/u.test(taken.digits.slice(4, 6))) return;
  const { digits, gaps, end } = taken;
  const [day, month, behind] = [gaps[1]!, gaps[3]!, gaps[7]!];
  if (gaps.some((gap, index) => gap !== "" && index !== 1 && index !== 3 && index !== 7)) return;
  if (day !== month || !/^[-./]?$/u.test(day) || !/^ ?- ?$/u.test(behind)) return;
  const ten = digits.slice(0, 4) + digits.slice(6);
  const clock = /^(?:[01]\d|2[0-3])[0-5]\d$/u.test(digits.slice(8));
  const candidate = weighed(text, ten, chain[first]!, end, clock || /[/=]$/u.test(text[chain[first]! - 1] ?? "") ? 0.25 : 0.6, true, today);
  if (candidate) found.push(candidate);
}

// As machines sort dates: 19400101-1234. So do they write the time of day, and number their papers, which are of this century.
function yearFirst(text: string, chain: readonly number[], first: number, today: string, found: Candidate[]): void {
  const taken = takeDigits(text, chain, first, 12);
  if (taken === null) return;
  const { digits, gaps, end } = taken;
  const [year, month, behind] = [gaps[3]!, gaps[5]!, gaps[7]!];
  if (gaps.some((gap, index) => gap !== "" && index !== 3 && index !== 5 && index !== 7)) return;
  if (year !== month || !/^[-./]?$/u.test(year) || !/^ ?- ?$/u.test(behind)) return;
  const ten = digits.slice(6, 8) + digits.slice(4, 6) + digits.slice(2, 4) + digits.slice(8);
  const base = !inItsYear(ten, digits.slice(0, 4)) ? 0.25 : digits.startsWith("19") ? 0.6 : 0.4;
  const candidate = weighed(text, ten, chain[first]!, end, base, false, today);
  if (candidate) found.push(candidate);
}

// The seventh digit tells the century: what stands behind a date of another century is a time or a count.
function inItsYear(digits: string, year: string): boolean {
  return birthDate(digits)?.startsWith(year) === true;
}

// As one writes dates by hand: 1.1.40-1234, 01/01-40-1234. A period ends in a year, and what goes on before or behind is a number of papers.
function handWritten(text: string, today: string): Candidate[] {
  const found: Candidate[] = [];
  // Looked for ahead, so that a figure before a date does not take the date's own.
  for (const match of text.matchAll(/(?<!\d)(?=((\d{1,2})([./])(\d{1,2})([./-])((?:19|20)?\d\d) ?- ?(\d{4})(?!\d)))/gu)) {
    const [, spelled, day, first, month, second, year, four] = match as unknown as [string, string, string, string, string, string, string, string];
    if (day.length + month.length === 4 && first === second) continue;
    const digits = day.padStart(2, "0") + month.padStart(2, "0") + year.slice(-2) + four;
    const end = match.index + spelled.length;
    const goesOn = /[./-]/u.test(text[match.index - 1] ?? "") || /[/-]/u.test(text[end] ?? "");
    const unlikely = goesOn || /^(?:19|20)\d\d$/u.test(four) || (year.length === 4 && !inItsYear(digits, year));
    const candidate = weighed(text, digits, match.index, end, unlikely ? 0.25 : 0.6, true, today);
    if (candidate) found.push(candidate);
  }
  return found;
}

const theWord = /(?:cpr|personn(?:umme)?r)(?:et|[\s.-]{0,2}(?:nr|nummer(?:et)?|numre|no))?[^\p{L}\d]{0,10}(?:er[^\p{L}\d]{1,4})?(?=\d)/giu;
const [within, behind] = ["[^\\p{L}\\d\\t\\n]{0,3}", "(?:[^\\p{L}\\d]{0,4}|\\s{1,3}og\\s{1,3})"];
// Day, month, year and the last four, named so that each order can be told.
const forms = [
  `(?<d>\\d\\d)${within}(?<m>\\d\\d)${within}(?<y>\\d\\d)${behind}`,
  `(?<d>\\d\\d)${within}(?<m>\\d\\d)${within}(?<c>19|20)(?<y>\\d\\d)${behind}`,
  `(?<c>19|20)(?<y>\\d\\d)${within}(?<m>\\d\\d)${within}(?<d>\\d\\d)${behind}`,
  `(?<d>\\d)${within}(?<m>\\d\\d)${within}(?<y>\\d\\d)${behind}`,
  `(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<c>19|20)?(?<y>\\d\\d)${behind}`,
].map((form) => new RegExp(`^${form}(?<four>\\d{4})(?!\\d)`, "u"));

/** Right behind the word for it almost any signs may part the figures, and the first zero may be lost. */
function behindTheWord(text: string, today: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(theWord)) {
    const start = match.index + match[0].length;
    const near = text.slice(start, start + 40);
    for (const form of forms) {
      const spelled = form.exec(near);
      if (!spelled) continue;
      const { d = "", m = "", c = "", y = "", four = "" } = spelled.groups ?? {};
      const digits = d.padStart(2, "0") + m.padStart(2, "0") + y + four;
      // The register's own figures stand behind the word as well, with the day they are from.
      const base = c !== "" && !inItsYear(digits, c + y) ? 0.25 : 0.6;
      const candidate = weighed(text, digits, start, start + spelled[0].length, base, true, today);
      if (candidate) found.push(candidate);
    }
  }
  return found;
}

const heading = /^["\s]*(?:\p{L}+[\s.'-]{1,3}){0,2}(?:cpr|person(?:nummer|nr))[^\d\n]{0,20}$/iu;

/** In a table the word stands above its column, and a number kept as a figure has lost its first zero. */
function belowTheWord(text: string, today: string): Candidate[] {
  const found: Candidate[] = [];
  if (!/cpr|person(?:nummer|nr)/iu.test(text)) return found;
  let column: { mark: string; index: number } | null = null;
  let start = 0;
  for (const line of text.split("\n")) {
    const headed = line.length < 2_000 ? headedColumn(line) : null;
    if (headed) column = headed;
    else if (column) {
      let from = 0;
      for (let index = 0; index < column.index && from !== -1; index++) from = nextCell(line, column.mark, from);
      const cell = from === -1 ? null : /^["\s]{0,3}(\d{9,10})(?=["\s]{0,3}(?:$|[\t;,|]))/u.exec(line.slice(from, from + 20));
      if (cell) {
        const end = start + from + cell[0].length;
        const candidate = weighed(text, cell[1]!.padStart(10, "0"), end - cell[1]!.length, end, 0.8, true, today);
        if (candidate) found.push(candidate);
      }
    }
    start += line.length + 1;
  }
  return found;
}

function headedColumn(line: string): { mark: string; index: number } | null {
  if (!/cpr|person(?:nummer|nr)/iu.test(line)) return null;
  for (const mark of ["\t", ";", "|", ","]) {
    const index = line.split(mark).findIndex((cell) => heading.test(cell));
    if (index !== -1) return { mark, index };
  }
  return null;
}

function nextCell(line: string, mark: string, from: number): number {
  const at = line.indexOf(mark, from);
  return at === -1 ? -1 : at + 1;
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - zero;
}

function takeDigits(text: string, chain: readonly number[], first: number, count: number): { digits: string; gaps: string[]; end: number } | null {
  const last = chain[first + count - 1]!;
  if (chain[first + count] === last + 1) return null;
  const gaps: string[] = [];
  let digits = text[chain[first]!]!;
  for (let index = first + 1; index < first + count; index++) {
    const from = chain[index - 1]! + 1;
    const to = chain[index]!;
    gaps.push(from === to ? "" : text.slice(from, to));
    digits += text[to]!;
  }
  return { digits, gaps, end: last + 1 };
}

/** How likely the spelling itself makes it; `written`: spelled as only CPR numbers are, six and four with a dash. Null: not a spelling of one. */
function shapeOf(gaps: readonly string[], before: string | null, after: string | null, ocr: boolean): { base: number; written: boolean } | null {
  const seams = gaps.flatMap((gap, index) => (gap === "" ? [] : [index]));
  const middle = gaps[5]!;
  const dashed = /^\s*[-/~_.:·•|]\s*(?:[-]\s*)?$/u.test(middle);
  const spaced = /^\s+$/u.test(middle);
  // 12-010140-1234-5 is part of something longer.
  const longer = (before !== null && /^[-/]$/.test(before)) || (after !== null && /^[-/]$/.test(after));
  const inNumber = before !== null && /^[.,]$/.test(before);
  if (seams.length === 0) return { base: inNumber ? 0.3 : longer ? 0.4 : 0.6, written: false };
  if (seams.length === 1 && seams[0] === 5) {
    if (/^\s*-\s*$/u.test(middle)) return { base: longer ? 0.45 : 0.65, written: true };
    if (middle.includes("\t")) return { base: 0.3, written: false };
    if (spaced) return { base: longer ? 0.4 : 0.6, written: false };
    if (/^\)\s?-?\s?$/u.test(middle)) return { base: longer ? 0.4 : 0.6, written: true };
    // So are sums, and numbers told one after another.
    if (/^(?:\s?[,;+*=]\s?|\s?\()$/u.test(middle)) return { base: 0.4, written: false };
    if (dashed) return { base: longer ? 0.4 : middle === "." || middle === ":" || middle === "|" ? (ocr ? 0.6 : 0.5) : 0.6, written: true };
    return null;
  }
  const [first, second] = [gaps[1]!, gaps[3]!];
  const parted = /^\s?[-./·]?\s?$/u;
  const dated = first !== "" && second !== "" && first.trim() === second.trim() && parted.test(first) && parted.test(second);
  if (dated && seams.length === 3 && middle !== "") {
    if (/^\s*-\s*$/u.test(middle)) return { base: longer ? 0.4 : 0.6, written: true };
    // A date and a time of day, or three columns and a fourth.
    if (first.trim() === "" && spaced) return { base: /[\t\n]/.test(first + second + middle) ? 0.25 : 0.4, written: false };
    return { base: spaced ? 0.4 : 0.6, written: false };
  }
  if (dated && seams.length === 2 && middle === "") return { base: 0.6, written: false };
  // 01 01 40 - 12 34
  if (dated && seams.length === 4 && gaps[7] !== "") return { base: /-/.test(middle) ? 0.5 : 0.3, written: false };
  // Every digit in its own box.
  if (seams.length === 9) {
    const inner = gaps.filter((_, index) => index !== 5).map((gap) => gap.replace(/\s+/g, " "));
    if (inner.every((gap) => gap === inner[0]) && !/[()*+;=]/u.test(inner[0]!))
      return { base: before === gaps[0] || after === gaps[0] ? 0.25 : 0.5, written: false };
    return null;
  }
  // One break where it does not belong: a narrow column, or a reader of images that saw a gap.
  const odd = seams.filter((index) => index !== 5);
  if (odd.length === 1 && /^(?:-?\s+|\s)$/u.test(gaps[odd[0]!]!)) {
    const gap = gaps[odd[0]!]!;
    if (gap.includes("\t")) return null;
    if (/^\s*-\s*$/u.test(middle)) return { base: ocr ? 0.6 : 0.5, written: true };
    if (middle === "") return { base: gap.includes("\n") ? 0.45 : ocr ? 0.5 : 0.35, written: false };
  }
  return null;
}

function weighed(text: string, digits: string, start: number, end: number, base: number, written: boolean, today: string): Candidate | null {
  const born = birthDate(digits);
  if (born === null || insideMark(text, start, end)) return null;
  const future = born > today;
  const before = text.slice(Math.max(0, start - 60), start);
  const near = before.slice(-40);
  let score = base;
  let label: string | null = null;
  if (elevenHolds(digits)) score += 0.3;
  const other = otherNumbers.find(([words]) => words.test(near));
  const named = lastMatch(before, about) || about.test(text.slice(end, end + 30));
  if (other) {
    score -= written ? 0.3 : 0.5;
    label = other[1];
    if (written) score = Math.max(score, 0.3);
  } else if (named) score += 0.3;
  else if (!written && machines.test(near)) score -= 0.4;
  else if (!written && papers.test(near)) score -= 0.3;
  if (!other && !named && !written) {
    // Part of a name, an address on the net, a hash.
    if (end - start === 10 && insideName(before.slice(-8), text.slice(end, end + 8))) score -= 0.4;
    if (future) score -= 0.1;
    if (born < "1900") score -= 0.2;
  }
  // Ten digits with a birth date are at least shown, unless the words before say what else they are.
  if (!other) score = Math.max(score, shownFrom);
  return { start, end, digits, score: Math.round(score * 100) / 100, future, label };
}

// A word that lost its space to the number is still a word; "IMG_", "?id=" and "DOC" are not.
function insideName(before: string, after: string): boolean {
  return /[_=&?#/]$|(?<!\p{L})\p{Lu}{1,6}$/u.test(before) || /^[_=&#]|^\p{Lu}(?!\p{Ll})/u.test(after);
}

// 3f2504e0-4f89-41d3-9a0c-0305e82c3301: a machine's name for something, and never a person's.
function insideMark(text: string, start: number, end: number): boolean {
  if (!/[0-9a-f-]/iu.test(text[start - 1] ?? "") && !/[0-9a-f-]/iu.test(text[end] ?? "")) return false;
  const from = Math.max(0, start - 36);
  for (const match of text.slice(from, end + 36).matchAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/giu))
    if (from + match.index < end && start < from + match.index + 36) return true;
  return false;
}

// A word speaks of the number when no other number of some length stands between them.
function lastMatch(before: string, words: RegExp): boolean {
  const cut = /\d{6,}[^\d]*$/u.exec(before);
  const near = cut ? before.slice(cut.index) : before;
  // In a list of numbers the word stands before the first: "CPR-numre: 010140-1234 og 020240-1234".
  return words.test(near) || (cut !== null && /^\d{6}[\s-]{0,3}\d{4}[\s,;og]*$/u.test(before.slice(cut.index)) && words.test(before));
}

/** The birth date a number tells, as 1940-01-01, or null when it is none. Days of administrative numbers have 60 added. */
export function birthDate(digits: string): string | null {
  let day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const yy = Number(digits.slice(4, 6));
  const seventh = Number(digits[6]);
  if (day > 60) day -= 60;
  const year = yy + century(seventh, yy);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

// DOMAIN §3, the table of the CPR office.
function century(seventh: number, yy: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return yy <= 36 ? 2000 : 1900;
  return yy <= 57 ? 2000 : 1800;
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

/** Modulus 11; numbers without it have been given out since 1 October 2007, so it refuses nothing. */
export function elevenHolds(digits: string): boolean {
  return weights.reduce((sum: number, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}

const likeDigits: Record<string, string> = {
  O: "0",
  o: "0",
  Q: "0",
  D: "0",
  I: "1",
  l: "1",
  i: "1",
  "|": "1",
  "!": "1",
  S: "5",
  s: "5",
  B: "8",
  Z: "2",
  z: "2",
  g: "9",
  A: "4",
};

// A reader of images takes 0 for O and 1 for l; so does a person who types on an old machine.
function misreadDigits(text: string, today: string, ocr: boolean): Candidate[] {
  const found: Candidate[] = [];
  const pattern = ocr
    ? /(?<![\p{L}\d])[\dOoQDIli|!SsBZzgA]{6}\s?[-~=._]\s?[\dOoQDIli|!SsBZzgA]{4}(?![\p{L}\d])/gu
    : /(?<![\p{L}\d])[\dOoIl|]{6}\s?-\s?[\dOoIl|]{4}(?![\p{L}\d])/gu;
  for (const match of text.matchAll(pattern)) {
    const written = match[0].replace(/[\s~=._-]/gu, "");
    const misread = written.replace(/\d/gu, "").length;
    if (misread === 0 || misread > 4 || written.length !== 10) continue;
    const digits = written.replace(/\D/gu, (letter) => likeDigits[letter] ?? letter);
    const candidate = /^\d{10}$/.test(digits) ? weighed(text, digits, match.index, match.index + match[0].length, ocr ? 0.6 : 0.5, true, today) : null;
    if (candidate) found.push(candidate);
  }
  return found;
}

// Hospitals give numbers with letters to those whose own is not known.
function replacementNumbers(text: string, today: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(/(?<![\p{L}\d])(\d{6})-?([\dA-Z]{4})(?![\p{L}\d])/gu)) {
    if (!/[A-Z]/.test(match[2]!) || !/cpr|erstatnings|personnummer/iu.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    const born = birthDate(`${match[1]}0000`);
    if (born !== null)
      found.push({ start: match.index, end: match.index + match[0].length, digits: match[1]! + match[2]!, score: 0.6, future: born > today, label: null });
  }
  return found;
}

/**
 * Numbers as Danish texts write them: "2.790", "7,3", "74,98 %", "1.766.000 kr.", "½", "tre ansatte"; with the unit that follows and the words that
 * qualify it. What is written with digits and counts nothing (dates, case numbers, § …) is told apart in not-figures.ts. A stretch that can be read
 * in two ways ("12.5") is no number here but an `unread` with its reason: nothing is guessed.
 *
 * Stable: checks and figures are built on `readNumbers`, `DanishNumber` and `Unit`. All positions are offsets into the text given.
 */

import { marksIn, type Mark } from "./not-figures.ts";
import { countedAt, measureAt, scaleAt, unitOfCounted, type Counted, type Unit } from "./units.ts";

export type Qualifier = "about" | "justUnder" | "justOver" | "moreThan" | "atLeast" | "lessThan" | "atMost";

/**
 * A number. `value` is as told (7.3 of "7,3 mio. kr."), `scaled` in the unit itself (7300000 kr.; without a unit the value). `text` is
 * `text.slice(start, end)`, the number without unit. `decimals`: digits after the comma as written. `written`: in digits, letters or as "½".
 * `range`: the first or the last of "10-15"; the two stand beside each other in the list and share their unit.
 * `counted`: the noun phrase after it, also where the unit is kroner or percent's noun. `shared`: the unit stands after another number that it is
 * coordinated with ("fra 41 til 23 flygtninge", "3-4 borgere").
 */
export type DanishNumber = {
  value: number;
  scaled: number;
  text: string;
  start: number;
  end: number;
  decimals: number;
  written: "digits" | "words" | "fraction";
  unit: Unit | null;
  counted: Counted | null;
  qualifier: Qualifier | null;
  range: "from" | "to" | null;
  shared: boolean;
};

/** Digits that may be a number but can be read in two ways. "decimalPoint": a point where Danish has a comma; "englishThousands": a comma as thousands mark. */
export type Unread = { text: string; start: number; end: number; reason: "decimalPoint" | "englishThousands" | "notANumber" };

export type NumbersRead = { numbers: DanishNumber[]; marks: Mark[]; unread: Unread[] };

const words: Record<string, number> = {
  to: 2,
  tre: 3,
  fire: 4,
  fem: 5,
  seks: 6,
  syv: 7,
  otte: 8,
  ni: 9,
  ti: 10,
  elleve: 11,
  tolv: 12,
  tretten: 13,
  fjorten: 14,
  femten: 15,
  seksten: 16,
  sytten: 17,
  atten: 18,
  nitten: 19,
  tyve: 20,
  tredive: 30,
  fyrre: 40,
  halvtreds: 50,
  tres: 60,
  halvfjerds: 70,
  firs: 80,
  halvfems: 90,
  hundrede: 100,
  halvanden: 1.5,
  halvandet: 1.5,
};
const ones: Record<string, number> = { en: 1, to: 2, tre: 3, fire: 4, fem: 5, seks: 6, syv: 7, otte: 8, ni: 9 };
for (const [one, value] of Object.entries(ones))
  for (const ten of ["tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"]) words[`${one}og${ten}`] = value + words[ten]!;

const fractions: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3 };

const thousand = "[.\\u00A0\\u202F\\u2009]";
const digitsForm = new RegExp(
  String.raw`(?<![\p{L}\d]|\d[.,])(?:(?<sign>(?<![\p{L}\d)\]%]|\d\s)[-–−÷+](?=\d))?(?<whole>\d{1,3}(?:${thousand}\d{3})+(?![\d])|\d{1,3}(?: \d{3}){1,6}(?=\s?(?:kr|mio|DKK)|(?![\d ]{0,12}\d))(?!\d)|\d+)(?:,(?<decimals>\d+))?(?<fraction>\s?[½¼¾⅓⅔])?|(?<alone>[½¼¾⅓⅔]))`,
  "gu",
);
const wordsForm = new RegExp(
  `(?<![\\p{L}\\d-])(?:${Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join("|")})(?:\\sen\\shalv)?(?![\\p{L}\\d])`,
  "giu",
);
// "en tredjedel", "tre fjerdedele", "halvdelen".
const sharesForm =
  /(?<!\p{L})(?:(en|to|tre|fire|fem|seks|syv|otte|ni)\s(tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende)dele?|(halvdelen))(?!\p{L})/giu;
const parts: Record<string, number> = { tredje: 3, fjerde: 4, femte: 5, sjette: 6, syvende: 7, ottende: 8, niende: 9, tiende: 10 };

const qualifiers: readonly [RegExp, Qualifier][] = [
  [/(?:\bca\.?|\bcirka|\bomkring|\bomtrent|\bomtr\.|\brundt regnet|\bi størrelsesordenen|\banslået|~|\bgodt og vel|\bcirca)$/iu, "about"],
  [/(?:\bknap(?:t)?|\bnæsten|\blidt under|\btæt på)$/iu, "justUnder"],
  [/(?:\bgodt|\blidt over|\blidt mere end)$/iu, "justOver"],
  [/(?:\bmere end|\bflere end|\bover|\bhøjere end|\bmere\send|>)$/iu, "moreThan"],
  [/(?:\bmindst|\bminimum|\bmin\.|\bikke under|\bfra minimum|\bikke mindre end|≥|>=)$/iu, "atLeast"],
  [/(?:\bmindre end|\bfærre end|\bunder|\blavere end|<)$/iu, "lessThan"],
  [/(?:\bop til|\bhøjst|\bmaksimalt|\bmaks\.|\bmax\.?|\bmaksimum|\bikke over|\bikke mere end|\btop[- ]|≤|<=)$/iu, "atMost"],
];

const numberWords: ReadonlySet<string> = new Set([
  ...Object.keys(words),
  "halvdelen",
  "tredjedel",
  "tredjedele",
  "fjerdedel",
  "fjerdedele",
  "femtedel",
  "femtedele",
]);

// Asked before looking: most sentences hold none.
function holdsNumberWords(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[^a-zæøåéü]+/u)
    .some((word) => numberWords.has(word) || word.endsWith("dele") || word.endsWith("dedel"));
}

/** Every number of a text in the order it stands, what is written with digits and is none, and what can be read in two ways. */
export function readNumbers(text: string): NumbersRead {
  const marks = marksIn(text);
  const inWords = holdsNumberWords(text);
  if (!inWords && !/[\d½¼¾⅓⅔]/u.test(text)) return { numbers: [], marks, unread: [] };
  const numbers: DanishNumber[] = [];
  const unread: Unread[] = [];
  const held = spansOf(marks);
  for (const found of text.matchAll(digitsForm)) {
    const start = found.index;
    const end = start + found[0].length;
    if (held(start, end)) continue;
    const read = valueOf(found, text, end);
    if (read === null) continue;
    if ("reason" in read) unread.push(read);
    else numbers.push(bareNumber(text, start, end, read.value, read.decimals, found.groups!["alone"] === undefined ? "digits" : "fraction"));
  }
  for (const found of inWords ? text.matchAll(wordsForm) : []) {
    const start = found.index;
    const end = start + found[0].length;
    if (held(start, end) || !countsSomething(text, found[0], start, end)) continue;
    const [word, half] = found[0].toLowerCase().split(/\sen\s/);
    numbers.push(bareNumber(text, start, end, words[word!]! + (half === undefined ? 0 : 0.5), half === undefined && words[word!]! % 1 === 0 ? 0 : 1, "words"));
  }
  for (const found of inWords ? text.matchAll(sharesForm) : []) {
    const start = found.index;
    const value = found[3] === undefined ? ones[found[1]!.toLowerCase()]! / parts[found[2]!.toLowerCase()]! : 0.5;
    numbers.push(bareNumber(text, start, start + found[0].length, value, 2, "fraction"));
  }
  numbers.sort((a, b) => a.start - b.start);
  for (const number of numbers) measure(text, number);
  coordinate(text, numbers);
  return { numbers: numbers.filter((number) => !isUnread(number, unread)), marks, unread };
}

/** A number printed as Danish minutes print it: "2.790", "7,3"; reads back equal. */
export function printNumber(value: number, decimals = 0): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ".");
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? "-" : "";
  return `${sign}${grouped}${rest === undefined ? "" : `,${rest}`}`;
}

/** The value in the unit itself, without the noise of binary fractions: 7.3 and 1.000.000 → 7300000. */
export function scaledBy(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

type Value = { value: number; decimals: number };

function valueOf(found: RegExpExecArray | RegExpMatchArray, text: string, end: number): Value | Unread | null {
  const { sign, whole, decimals, fraction, alone } = found.groups as Record<string, string | undefined>;
  if (alone !== undefined) return { value: fractions[alone]!, decimals: 2 };
  const start = found.index!;
  // A point or comma right on: "12.5", "1,234.50", "1.2.3", "7,3,4".
  const goesOn = /^(?:[.,]\d+)+/u.exec(text.slice(end));
  if (goesOn !== null) {
    const all = found[0] + goesOn[0];
    const reason = /^[+-]?\d+\.\d{1,2}$|^[+-]?\d+\.\d{4,}$/u.test(all)
      ? "decimalPoint"
      : /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(all)
        ? "englishThousands"
        : "notANumber";
    return { text: all, start, end: start + all.length, reason };
  }
  // "2,790 personer" and "1,234": a comma with three digits behind it before what can only be whole.
  if (
    decimals?.length === 3 &&
    whole !== "0" &&
    !whole!.includes(".") &&
    /^\s?(?:personer|borgere|fuldtidspersoner|helårspersoner|unge|sager|virksomheder)/iu.test(text.slice(end))
  )
    return { text: found[0], start, end, reason: "englishThousands" };
  const value = Number(`${whole!.replace(/\D/g, "")}.${decimals ?? "0"}`) + (fraction === undefined ? 0 : fractions[fraction.trim()]!);
  const negative = sign !== undefined && sign !== "+";
  return { value: negative && value !== 0 ? -value : value, decimals: decimals?.length ?? (fraction === undefined ? 0 : 2) };
}

function bareNumber(text: string, start: number, end: number, value: number, decimals: number, written: DanishNumber["written"]): DanishNumber {
  return {
    value,
    scaled: value,
    text: text.slice(start, end),
    start,
    end,
    decimals,
    written,
    unit: null,
    counted: null,
    qualifier: qualifierBefore(text, start),
    range: null,
    shared: false,
  };
}

// A word for a number counts where a noun or "af" follows, or a verb as in "to er afgået"; "på to måder" does too, "hver to" does not stand in Danish.
function countsSomething(text: string, word: string, start: number, end: number): boolean {
  const after = /^[ \u00A0]([\p{L}]+)/u.exec(text.slice(end, end + 40))?.[1]?.toLowerCase();
  if (after === undefined)
    return (
      /(?:\bheraf|\bhvoraf|\baf disse er|\btil|\bpå|\bde|\balle)\s$/iu.test(text.slice(Math.max(0, start - 20), start)) &&
      /^(?:[\s.,;:)]|$)/u.test(text.slice(end))
    );
  // A name's word ("The War To End") has its capital in the middle of a sentence; "scenarie to" is a name as well.
  const before = text.slice(Math.max(0, start - 16), start);
  if (/^\p{Lu}/u.test(word) && !/(?:^|\n|[.!?:;]\s|[-–•"”(]\s?)$/u.test(before)) return false;
  if (/(?:scenarie|model|fase|spor|trin|punkt|del|gruppe|klasse|niveau)\s$/iu.test(before)) return false;
  // English ("how to get") has no Danish noun after it; "ti" and "fem" are no names in small letters.
  return !(
    word === "to" &&
    /(?:\b(?:how|way|back|access|ready|go|want|need|due|up|face|right|life|time|guide|introduction)\s)$/iu.test(text.slice(Math.max(0, start - 16), start))
  );
}

function qualifierBefore(text: string, start: number): Qualifier | null {
  const before = text.slice(Math.max(0, start - 24), start).trimEnd();
  const direct = qualifierIn(before);
  // "over de 30", "op til i alt 20", "mindst ét til to".
  return direct ?? qualifierIn(before.replace(/\s(?:de|i alt|på|kr\.?|samlet)$/iu, ""));
}

function qualifierIn(before: string): Qualifier | null {
  for (const [form, qualifier] of qualifiers) if (form.test(before)) return qualifier;
  return null;
}

function measure(text: string, number: DanishNumber): void {
  if (number.written === "fraction" && /\p{L}/u.test(number.text)) return void Object.assign(number, { counted: countedAfterShare(text, number.end) });
  const measured = measureAt(text, number.end);
  const prefix = measured === null ? krBefore(text, number.start) : null;
  const rank = rankOf(text, number);
  if (rank !== null) return void Object.assign(number, { unit: rank });
  if (measured !== null || prefix !== null) {
    const unit = (measured ?? prefix)!;
    const scale = measured === null ? scaleAt(text, number.end) : null;
    number.unit = scale === null ? unit : { ...unit, factor: scale.factor };
    number.scaled = scaledBy(number.value, number.unit.factor);
    number.counted = measured?.kind === "percent" ? countedAfterShare(text, measured.end) : null;
    return;
  }
  const scale = scaleAt(text, number.end);
  const counted = countedAt(text, scale?.end ?? number.end);
  number.counted = counted;
  if (counted !== null) {
    const unit = unitOfCounted(counted, text);
    number.unit = { ...ageOr(text, number, unit), factor: scale?.factor ?? 1 };
  }
  if (scale !== null) number.scaled = scaledBy(number.value, scale.factor);
}

// "63% af borgerne", "24% af borgerne tre måneder efter": a share of what.
function countedAfterShare(text: string, at: number): Counted | null {
  const of = /^\s?af\s(?:de\s|den\s|det\s|alle\s)?/iu.exec(text.slice(at, at + 12));
  return of === null ? null : countedAt(text, at + of[0].trimEnd().length);
}

function krBefore(text: string, start: number): Unit | null {
  const found = /(?:\bkr\.?|\bDKK)\s?$/iu.exec(text.slice(Math.max(0, start - 6), start));
  if (found === null || /\d\s?(?:mio\.?|mia\.?)?\s?$/iu.test(text.slice(Math.max(0, start - 16), start - found[0].length))) return null;
  return {
    kind: "kr",
    name: "kr.",
    factor: 1,
    text: found[0].trimEnd(),
    start: start - found[0].length,
    end: start - found[0].length + found[0].trimEnd().length,
  };
}

// "15. plads", "plads 89.", "nr. 4 på listen", "placering som nr. 14", "top-15".
function rankOf(text: string, number: DanishNumber): Unit | null {
  if (number.decimals > 0) return null;
  const after = /^\.?\splads(?:er)?(?!\p{L})/iu.exec(text.slice(number.end, number.end + 10));
  if (after !== null && text[number.end] === ".")
    return { kind: "rank", name: "plads", factor: 1, text: after[0].replace(/^\.?\s/, ""), start: number.end + 2, end: number.end + after[0].length };
  const before = /(?:(?<!\p{L})(?:[Pp]å plads|plads)(?: nr\.?)?|(?<!\p{L})(?:[Nn]r\.|[Nn]ummer)|(?<!\p{L})[Tt]op-)\s?$/u.exec(
    text.slice(Math.max(0, number.start - 14), number.start),
  );
  if (before === null) return null;
  const start = number.start - before[0].length;
  return { kind: "rank", name: "plads", factor: 1, text: before[0].trimEnd(), start, end: start + before[0].trimEnd().length };
}

// Years are an age where the words say people of that age, else a length of time.
function ageOr(text: string, number: DanishNumber, unit: Unit): Unit {
  if (unit.kind !== "duration" || unit.name !== "år") return unit;
  const before = text.slice(Math.max(0, number.start - 40), number.start);
  const after = text.slice(unit.end, unit.end + 16);
  const people =
    /(?:\balder(?:en|s\p{L}*)?|aldersgruppe\p{L}*|\bborgere|\bunge|\bpersoner|\bældre|\bbørn|\bledige|\bmænd|\bkvinder|\bmodtagere|\beller derover)[^.;]{0,24}$/iu.test(
      before,
    );
  const bound = /(?:\bover|\bunder|\bmellem|\bfra|\bfyldt|\bfyldte|\bstil|\bpå|[-–])\s?(?:de\s)?(?:\d+\s?(?:[-–]|til|og)\s?)?$/iu.test(before);
  return (people && (bound || /alder/iu.test(before))) || /^\s?(?:gammel|gamle)/iu.test(after) || /(?:\bunder|\bover|\bfyldt)\s$/iu.test(before)
    ? { ...unit, kind: "age" }
    : unit;
}

// Ranges and coordinated numbers share the one unit that stands after the last of them.
function coordinate(text: string, numbers: readonly DanishNumber[]): void {
  for (let index = numbers.length - 2; index >= 0; index--) {
    const first = numbers[index]!;
    const second = numbers[index + 1]!;
    const between = text.slice(first.end, second.start);
    const dash = /^\s?[-–—]\s?$/u.test(between);
    const range =
      dash ||
      (/^\s(?:til|og)\s(?:ca\.\s)?$/iu.test(between) && /\b(?:mellem|fra)\s(?:ca\.\s)?$/iu.test(text.slice(Math.max(0, first.start - 12), first.start)));
    if (dash || (range && /\bmellem\s(?:ca\.\s)?$/iu.test(text.slice(Math.max(0, first.start - 12), first.start)))) {
      first.range = "from";
      second.range ??= "to";
    }
    const coordinated = range || /^(?:,| og| eller| samt|, samt)\s$/iu.test(between) || /^\s(?:til|mod)\s$/iu.test(between);
    if (first.unit === null && coordinated && second.unit !== null && first.written === second.written) {
      first.unit = second.unit;
      first.counted = second.counted;
      first.scaled = scaledBy(first.value, second.unit.factor);
      first.shared = true;
    }
  }
}

function spansOf(marks: readonly Mark[]): (start: number, end: number) => boolean {
  return (start, end) => marks.some((mark) => start < mark.end && end > mark.start);
}

function isUnread(number: DanishNumber, unread: readonly Unread[]): boolean {
  return unread.some((each) => number.start < each.end && number.end > each.start);
}

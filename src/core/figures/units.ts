/** What follows a number and says what it is measured in: kroner, percent, persons, time, or whatever noun is counted. */

export type UnitKind =
  | "kr"
  | "percent"
  | "percentagePoint"
  | "fuldtidspersoner"
  | "helårspersoner"
  | "årsværk"
  | "persons"
  | "rank"
  | "age"
  | "duration"
  | "count";

/**
 * A unit as written. `name` is the same for the same unit however written ("kr.", "procent", "procentpoint", "personer", "måneder"; for what is
 * counted the noun in small letters). `factor` is what a value as told is multiplied by: 1.000.000 for "mio. kr.". `text` is
 * `text.slice(start, end)` of the text asked about; a unit shared by two numbers ("fra 41 til 23 flygtninge") has one place.
 */
export type Unit = { kind: UnitKind; name: string; factor: number; text: string; start: number; end: number };

const scales: Record<string, number> = {
  "1.000": 1e3,
  "1000": 1e3,
  t: 1e3,
  tusind: 1e3,
  tusinde: 1e3,
  mio: 1e6,
  mill: 1e6,
  million: 1e6,
  millioner: 1e6,
  mia: 1e9,
  milliard: 1e9,
  milliarder: 1e9,
};

const scaleWord = String.raw`(?<scale>1\.000|1000|t\.?|tusinde?|mio\.?|mill\.?|million(?:er)?|mia\.?|milliard(?:er)?)`;
const krWord = String.raw`(?:kr\.?|kroner|krone|DKK)(?![\p{L}])`;
const moneyForm = new RegExp(
  String.raw`^[\s-]?(?:,-{1,2})?\s?(?:i\s)?(?:(?:${scaleWord})\s?)?${krWord}|^\s?(?:,-{1,2})(?!\d)|^\s?(?<scale2>tkr\.?|mio\.?kr\.?|mia\.?kr\.?|mkr\.?)(?!\p{L})`,
  "iu",
);
const scaleOnly = /^\s?(?<scale>mio\.?|millioner|million|mia\.?|milliarder|milliard|tusinde?)(?![\p{L}])/iu;
const percentagePointForm = /^\s?(?:%|pct\.?|procent)\s?-?\s?points?(?!\p{L})|^\s?(?:procentpoints?|procent-point)(?!\p{L})|^\s?pp\.?(?!\p{L})/iu;
const percentForm = /^\s?%|^\s?(?:pct\.?|procent|procents)(?!\p{L})/iu;

/** A unit of money or share directly after a number ending at `at`, or null. "mio." alone is a scale without kroner and is told with name "". */
export function measureAt(text: string, at: number): Unit | null {
  const rest = text.slice(at, at + 40);
  const points = percentagePointForm.exec(rest);
  if (points !== null) return unit("percentagePoint", "procentpoint", 1, text, at, points[0]);
  const percent = percentForm.exec(rest);
  if (percent !== null) return unit("percent", "procent", 1, text, at, percent[0]);
  const money = moneyForm.exec(rest);
  if (money !== null) return unit("kr", "kr.", scaleOf(money.groups), text, at, money[0]);
  return null;
}

/** "14,3 millioner ukrainere", "mio. kr." lost its kroner: the scale after a number ending at `at`, and where it ends; null when none. */
export function scaleAt(text: string, at: number): { factor: number; end: number } | null {
  const found = scaleOnly.exec(text.slice(at, at + 20));
  return found === null ? null : { factor: scales[found.groups!.scale!.toLowerCase().replace(/\.$/, "")]!, end: at + found[0].length };
}

/** A unit of a heading or caption as "1.000 kr.", "I hele 1.000 kr.", "mio. kr.", "pct.", "Antal fuldtidspersoner", "Budget (mio. kr.)"; null when it names none. */
export function unitNamedIn(caption: string): Unit | null {
  for (const [form, make] of named) {
    const found = form.exec(caption);
    if (found !== null) return { ...make(found), text: found[0], start: found.index, end: found.index + found[0].length };
  }
  return null;
}

const named: readonly [RegExp, (found: RegExpExecArray) => Omit<Unit, "text" | "start" | "end">][] = [
  [/(?:pct\.?|procent|%)\s?-?\s?points?|procentpoints?/iu, () => ({ kind: "percentagePoint", name: "procentpoint", factor: 1 })],
  [
    new RegExp(`(?:${scaleWord}\\s?)?(?<!\\p{L})${krWord}|(?<!\\p{L})(?<scale2>tkr|mkr)(?!\\p{L})`, "iu"),
    (found) => ({ kind: "kr", name: "kr.", factor: scaleOf(found.groups) }),
  ],
  [
    /%|(?<!\p{L})(?:pct\.?|procent(?:del)?)(?!\p{L})|\p{L}+procent(?!\p{L})|(?:^|\s)andel(?:en)?\s(?:i\s)?(?:pct|procent)/iu,
    () => ({ kind: "percent", name: "procent", factor: 1 }),
  ],
  [/fuldtidsperson(?:er)?(?:ne)?/iu, () => ({ kind: "fuldtidspersoner", name: "fuldtidspersoner", factor: 1 })],
  [/helårsperson(?:er)?(?:ne)?/iu, () => ({ kind: "helårspersoner", name: "helårspersoner", factor: 1 })],
  [/årsværk|fuldtidsstilling(?:er)?/iu, () => ({ kind: "årsværk", name: "årsværk", factor: 1 })],
  [/(?<!\p{L})(?:rangliste\s*)?placering(?!er)|(?<!\p{L})rang(?:ering)?(?!\p{L})/iu, () => ({ kind: "rank", name: "plads", factor: 1 })],
  [
    /(?<=antal\s)(?:personer|borgere)|(?:^|[(\s])(?:personer|borgere)(?=[)\s]|$)/iu,
    (found) => ({ kind: "persons", name: found[0].trim().replace(/^\(/, "").toLowerCase(), factor: 1 }),
  ],
];

// "8,5 år" is a time; "over 30 år" about people is an age, which only the words around tell.
const durations: Record<string, string> = {
  år: "år",
  måned: "måneder",
  måneder: "måneder",
  måneders: "måneder",
  måneds: "måneder",
  mdr: "måneder",
  "mdr.": "måneder",
  uge: "uger",
  uger: "uger",
  ugers: "uger",
  dag: "dage",
  dage: "dage",
  dages: "dage",
  hverdage: "hverdage",
  arbejdsdage: "arbejdsdage",
  timer: "timer",
  time: "timer",
  timers: "timer",
  min: "minutter",
  "min.": "minutter",
  minutter: "minutter",
  års: "år",
  kvartaler: "kvartaler",
  døgn: "døgn",
};

const persons = new Set(
  (
    "person personer persons borger borgere børn voksne unge ældre ledige elever studerende ansatte medarbejdere medlemmer deltagere kvinder mænd familier flygtninge indbyggere " +
    "forældre pensionister modtagere ukrainere lærlinge praktikanter mentorer vejledere sagsbehandlere konsulenter frivillige respondenter beboere patienter brugere kursister " +
    "kandidater lærere pædagoger sygemeldte fleksjobbere førtidspensionister akademikere nyankomne familiesammenførte indvandrere efterkommere lejere gæster passagerer " +
    "besøgende tilskuere ansøgere klienter jobsøgende dagplejere sygeplejersker læger vælgere"
  ).split(" "),
);
const personEnd =
  /(?:\d-årige|personer|borgere|modtagere|ledige|fleksjobbere|pensionister|konsulenter|vejledere|behandlere|elever|børn|medarbejdere|deltagere|flygtninge|sygemeldte|årige|ansøgere|arbejdere|ansatte|lærere|studerende|medlemmer|brugere)(?:ne)?$/u;

// Words that are none of: a counted noun, an adjective before one. Met right after a number, they say that the noun is not here.
const stops = new Set(
  (
    "i på af for til fra med ved om over under efter før siden mod og eller samt men som der det den de at er var blev bliver har havde vil ville kan kunne skal skulle må " +
    "ud ind op ned hvor hvoraf heraf heri dermed derfor når hvis mens pr per ad a á ca cirka knap godt mere mindre højere lavere end ikke en et én ét"
  ).split(" "),
);
// Between a number and its noun stand words of degree and adjectives.
const degrees = new Set(
  "færre flere nye ny nyt nyeste andre øvrige samlede samlet særlige yderligere ekstra hele første sidste seneste store små forskellige tilfældigt ud".split(
    " ",
  ),
);
const participle = /(?:ede|te|ende|ige|ske|ale|elle|ive|iske|lige|bare|øse|ære|rede|nne|vne|ste)$/u;
// Nouns that look like adjectives, as those end in -e too.
const nounsInE =
  /(?:borgere|unge|ledige|voksne|kvinder|ansatte|dage|uger|årige|studerende|sygemeldte|frivillige|fuldmægtige|ordrer|sygeplejersker|dagplejere|familiesammenførte|skole|timer|besøg)$/u;
// "rådgivere", "ledere" are people; "større", "tidligere" are not.
const comparatives = new Set(
  "større højere lavere flere færre yderligere tidligere senere længere mindre hurtigere bedre dårligere nærmere kortere ældre yngre dyrere billigere svagere stærkere bredere tættere".split(
    " ",
  ),
);

/** What is counted after a number. `head` is the noun, `phrase` the noun with the adjectives before it. */
export type Counted = { head: string; phrase: string; start: number; end: number };

/** The noun counted right after `at`, past adjectives ("28 færre helårspersoner", "10 tilfældigt udvalgte borgere"); null when a verb, preposition or mark follows. */
export function countedAt(text: string, at: number): Counted | null {
  const words = /[ \u00A0]{1,2}((?:\d{1,2}(?:[-–]\d{1,2})?-)?\p{L}[\p{L}'’\-/]*\.?)/uy;
  words.lastIndex = at;
  let first = -1;
  let noun: { start: number; end: number } | null = null;
  for (let taken = 0; taken < 5; taken++) {
    const from = words.lastIndex;
    const found = words.exec(text);
    if (found === null) break;
    const raw = found[1]!;
    const word = raw.replace(/\.$/, "");
    const lower = word.toLowerCase();
    const start = from + found[0].length - raw.length;
    const end = start + word.length;
    if (stops.has(lower)) break;
    // "har 10 fået job", "har 404 svaret": after a number only an adverb ends so, and an adjective follows it ("10 tilfældigt udvalgte borgere").
    if (
      lower.endsWith("t") &&
      lower !== "point" &&
      !degrees.has(lower) &&
      !isPersonNoun(lower) &&
      !isMeasured(lower) &&
      !/^[ \u00A0]\p{Ll}+e(?!\p{L})/u.test(text.slice(words.lastIndex))
    )
      break;
    if (first < 0) first = start;
    if (isPersonNoun(lower) || durations[lower] !== undefined || isMeasured(lower)) {
      noun = { start, end };
      // "389 måneders ydelse": what is measured in months; the months are the unit.
      break;
    }
    noun = { start, end };
    if (raw.endsWith(".") || (lower.endsWith("ere") && lower.length > 5 && !comparatives.has(lower))) break;
    const adjective =
      degrees.has(lower) ||
      (participle.test(lower) && !nounsInE.test(lower)) ||
      (lower.endsWith("e") && lower.length > 3 && !nounsInE.test(lower)) ||
      lower.endsWith("t");
    if (!adjective) break;
  }
  if (noun === null) return null;
  // "har 10 forladt Danmark": a name is not counted.
  if (noun.start > at + 2 && /^\p{Lu}/u.test(text.slice(noun.start, noun.end)) && !isPersonNoun(text.slice(noun.start, noun.end).toLowerCase())) return null;
  const head = text.slice(noun.start, noun.end);
  if (degrees.has(head.toLowerCase()) || /^(?:ud|altså|dog|kun)$/iu.test(head)) return null;
  return { head, phrase: text.slice(first, noun.end), start: first, end: noun.end };
}

/** The unit a counted noun is: full-time persons, persons, a length of time, or the noun itself. */
export function unitOfCounted(counted: Counted, text: string): Unit {
  const head = counted.head.toLowerCase();
  const start = counted.end - counted.head.length;
  const at = { text: text.slice(start, counted.end), start, end: counted.end };
  if (/^fuldtidsperson(?:er)?s?$/u.test(head)) return { kind: "fuldtidspersoner", name: "fuldtidspersoner", factor: 1, ...at };
  if (/^helårsperson(?:er)?s?$/u.test(head)) return { kind: "helårspersoner", name: "helårspersoner", factor: 1, ...at };
  if (/^(?:årsværk|fuldtidsstilling(?:er)?)$/u.test(head)) return { kind: "årsværk", name: "årsværk", factor: 1, ...at };
  if (/^plads(?:er)?$/u.test(head) && /^\d+\.?$/.test(text.slice(0, start).trimEnd().split(/\s/).at(-1) ?? ""))
    return { kind: "rank", name: "plads", factor: 1, ...at };
  const duration = durations[head];
  if (duration !== undefined) return { kind: "duration", name: duration, factor: 1, ...at };
  if (isPersonNoun(head)) return { kind: "persons", name: head === "person" ? "personer" : head === "borger" ? "borgere" : head, factor: 1, ...at };
  return { kind: "count", name: head, factor: 1, ...at };
}

function isMeasured(word: string): boolean {
  return /^(?:fuldtids|helårs)person|^årsværk$|^plads(?:er)?$/u.test(word);
}

function isPersonNoun(word: string): boolean {
  return persons.has(word) || personEnd.test(word);
}

function scaleOf(groups: Record<string, string | undefined> | undefined): number {
  const compact = groups?.["scale2"]?.toLowerCase();
  if (compact !== undefined) return compact.startsWith("mia") ? 1e9 : compact.startsWith("m") ? 1e6 : 1e3;
  return scales[(groups?.["scale"] ?? "").toLowerCase().replace(/\.$/, "")] ?? scales[groups?.["scale"] ?? ""] ?? 1;
}

function unit(kind: UnitKind, name: string, factor: number, text: string, at: number, found: string): Unit {
  const start = at + (found.length - found.trimStart().length);
  return { kind, name, factor, text: text.slice(start, at + found.length), start, end: at + found.length };
}

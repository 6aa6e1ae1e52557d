/**
 * Danish writes compounds as one word, so a search for "kontanthjælp" would miss "kontanthjælpsmodtagere" (STACK-database §2).
 * Pure: the word list is an argument. It says of each word how it may join the next: bare, with -s-, with -e-, or as "arbejde" → "arbejds".
 */

/** How a word may stand in a compound. Values are added together in a WordList. */
export const joint = { last: 1, bare: 2, s: 4, e: 8, eToS: 16 } as const;

/** Base forms in lower case, each with the joints it allows. */
export type WordList = ReadonlyMap<string, number>;

/** A piece of a compound: the letters from `start` to `end` in the word, and the base form they stand for. */
export type CompoundPart = { start: number; end: number; base: string };

const shortest = 4;
const longest = 70;

// Three letters make too many accidental words ("rat", "ens", "ale"); these carry meaning in municipal papers.
const shortParts = new Set([
  "job",
  "mål",
  "råd",
  "hus",
  "vej",
  "bus",
  "bil",
  "tal",
  "sag",
  "lov",
  "køn",
  "løn",
  "syg",
  "ung",
  "tog",
  "hav",
  "mad",
  "nød",
  "liv",
  "fag",
  "gas",
  "jul",
  "mor",
  "far",
  "rum",
  "dyr",
  "dag",
]);

// A word beginning with one of these is a derivation with a meaning of its own: "indstilling" is no kind of "stilling".
const particles = new Set([
  "ad",
  "af",
  "an",
  "bag",
  "be",
  "bi",
  "efter",
  "for",
  "foran",
  "fore",
  "forud",
  "fra",
  "frem",
  "gen",
  "gennem",
  "hen",
  "her",
  "igen",
  "imod",
  "ind",
  "inden",
  "med",
  "mellem",
  "mis",
  "mod",
  "ned",
  "om",
  "omkring",
  "op",
  "over",
  "på",
  "sam",
  "sammen",
  "til",
  "tilbage",
  "ud",
  "uden",
  "under",
  "ved",
  "vide",
  "hver",
  "hvor",
  "samt",
  "ikke",
  "eller",
  "hvad",
  "ville",
  "skulle",
  "være",
  "dette",
  "disse",
  "fort",
  "yder",
  "lige",
  "konk",
  "sel",
]);

// Endings that are words by themselves but make nouns of what stands before: "regnskab" is no cupboard in the rain.
const endings = new Set([
  "skab",
  "hed",
  "dom",
  "else",
  "eri",
  "inde",
  "vis",
  "ende",
  "ning",
  "ling",
  "ring",
  "sted",
  "lig",
  "lighed",
  "rede",
  "løs",
  "fuld",
  "mere",
  "anden",
  "pelvis",
  "ægge",
  "ting",
  "visse",
  "efter",
]);

// Say nothing by themselves as the last part, but leave the first part true: "beskæftigelsesmæssig".
const silentLast = new Set(["mæssig", "agtig", "mæssigt", "mæssige"]);

// One notion each. Their parts would bring every agenda when a citizen asks for order, masters or questions.
const wholeWords = new Set([
  "dagsorden",
  "borgmester",
  "byråd",
  "rådhus",
  "spørgsmål",
  "tidspunkt",
  "udgangspunkt",
  "grundlag",
  "hovedsagelig",
  "formål",
  "årsag",
  "mindretal",
  "flertal",
  "antal",
  "område",
  "forsamling",
  "udvalg",
  "kommune",
  "handling",
  "landsdel",
  "hjemmel",
  "herlev",
  "holstebro",
  "albertslund",
  "midlertidig",
  "standpunkt",
  "synspunkt",
  "tilbud",
  "langsom",
  "samtidig",
  "rådmand",
  "fællesskab",
  "værdi",
  "statistik",
  "personale",
  "lokale",
  "materiale",
  "møde",
  "andel",
  "vedtægt",
  "bestyrelse",
  "beskæftigelse",
  "styrelse",
  "protokol",
  "resultat",
  "referat",
  "vejledning",
  "vejleder",
  "formand",
  "billede",
  "eksempelvis",
  "orientering",
  "varetage",
  "hovedstad",
  "partnerskab",
  "medlemskab",
]);

/** Splits a word once into the fewest parts of the list, or gives [] when it is no compound. Inflected last parts are understood ("-modtagerne"). */
export function splitCompound(word: string, words: WordList): CompoundPart[] {
  if (word.length < 6 || word.length > longest || !/^\p{Ll}+$/u.test(word)) return [];
  if (wholeWords.has(word) || wholeWords.has(baseForm(word, words) ?? "")) return [];
  const best: (CompoundPart[] | null)[] = Array.from({ length: word.length + 1 }, () => null);
  for (let start = word.length - 3; start >= 0; start--) {
    const tail = word.slice(start);
    const last = start === 0 ? null : lastPart(tail, words);
    if (last !== null) best[start] = [{ start, end: word.length, base: last }];
    for (let end = start + 3; end <= word.length - 3; end++) {
      const rest = best[end];
      if (!rest || rest.length >= 4) continue;
      const base = firstPart(word.slice(start, end), words);
      if (base === null) continue;
      const candidate = [{ start, end, base }, ...rest];
      if (isBetter(candidate, best[start] ?? null)) best[start] = candidate;
    }
  }
  const found = best[0] ?? [];
  return found.length > 1 ? found : [];
}

/** Everything a word should also be found under: the base forms of its parts, and of their parts, and its own base form where the stemmer misses it. */
export function searchTerms(word: string, words: WordList): string[] {
  const terms = new Set<string>();
  const own = doubledBase(word, words);
  if (own !== null) terms.add(own);
  gather(word, words, terms, 0);
  terms.delete(word);
  return [...terms];
}

/** The words a text leaves half said: "refusions- og medfinansieringstrappen" says "refusionstrappen" too. In lower case. */
export function elidedCompounds(text: string, words: WordList): string[] {
  const found = new Set<string>();
  if (!/-,?\s/u.test(text)) return [];
  for (const [, firsts, whole] of text.toLocaleLowerCase("da").matchAll(/(?<!\p{L})((?:\p{L}{2,40}-,?\s{1,3}){1,4})(?:og|eller|samt)\s{1,3}(\p{L}{6,70})/gu)) {
    const last = splitCompound(whole!, words).at(-1);
    if (last) for (const [first] of firsts!.matchAll(/\p{L}+/gu)) found.add(first + whole!.slice(last.start));
  }
  return [...found];
}

/** "budgettet" → "budget", "byerne" → "by": forms the Danish stemmer leaves apart from their word. Null when it manages alone. */
export function doubledBase(word: string, words: WordList): string | null {
  const doubled = /^(.+?([bdfgklmnprst]))\2(?:e|en|et|er|erne|ene|ens|ets|ernes|enes|eres)$/u.exec(word);
  if (doubled && allows(doubled[1]!, joint.last, words) && !words.has(`${doubled[1]}${doubled[2]}e`)) return doubled[1]!;
  const short = /^(\p{Ll}{2,3})(?:en|er|erne|ens|ernes)$/u.exec(word);
  if (short && /[aeiouyæøå]$/u.test(short[1]!) && words.has(short[1]!)) return short[1]!;
  return null;
}

function gather(word: string, words: WordList, terms: Set<string>, depth: number): void {
  if (depth > 2) return;
  for (const part of splitCompound(word, words)) {
    if (silentLast.has(part.base)) continue;
    terms.add(part.base);
    // "planen" may be a form of "plan" or of "plane": both readings are kept, a search for either should find it.
    if (part.end === word.length) for (const base of baseForms(word.slice(part.start), words)) terms.add(base);
    gather(part.base, words, terms, depth + 1);
  }
}

// Fewest parts, then the one whose shortest part is longest: "bolig|selskab" before a split that leaves a stump.
function isBetter(candidate: CompoundPart[], held: CompoundPart[] | null): boolean {
  if (held === null) return true;
  if (candidate.length !== held.length) return candidate.length < held.length;
  return shortestOf(candidate) > shortestOf(held);
}

function shortestOf(parts: CompoundPart[]): number {
  return Math.min(...parts.map((part) => part.base.length));
}

function firstPart(piece: string, words: WordList): string | null {
  if (particles.has(piece)) return null;
  if (allows(piece, joint.bare, words)) return piece;
  if (piece.endsWith("s")) {
    const stem = piece.slice(0, -1);
    if (allows(stem, joint.s, words)) return stem;
    if (allows(`${stem}e`, joint.eToS, words)) return `${stem}e`;
  }
  if (piece.endsWith("e") && allows(piece.slice(0, -1), joint.e, words)) return piece.slice(0, -1);
  return null;
}

function lastPart(piece: string, words: WordList): string | null {
  if (inflections.some((inflection) => piece.endsWith(inflection) && endings.has(piece.slice(0, piece.length - inflection.length)))) return null;
  if (silentLast.has(piece)) return piece;
  return baseForm(piece, words);
}

// Shortest first: "lister" is a form of "liste", not of "list".
const inflections = [
  "",
  "s",
  "e",
  "r",
  "n",
  "t",
  "en",
  "et",
  "er",
  "ne",
  "ns",
  "ts",
  "es",
  "rs",
  "ene",
  "rne",
  "ens",
  "ets",
  "ers",
  "erne",
  "enes",
  "rnes",
  "ernes",
];

/** The word of the list that this is a form of, or null. */
function baseForm(word: string, words: WordList): string | null {
  return baseForms(word, words)[0] ?? null;
}

function baseForms(word: string, words: WordList): string[] {
  const found: string[] = [];
  for (const inflection of inflections) {
    if (!word.endsWith(inflection)) continue;
    const stem = inflection === "" ? word : word.slice(0, -inflection.length);
    if (allows(stem, joint.last, words)) found.push(stem);
    else if (inflection.startsWith("e") && /([bdfgklmnprst])\1$/u.test(stem) && allows(stem.slice(0, -1), joint.last, words)) found.push(stem.slice(0, -1));
  }
  return found;
}

function allows(word: string, how: number, words: WordList): boolean {
  if (word.length < shortest && !shortParts.has(word)) return false;
  if (particles.has(word)) return false;
  return ((words.get(word) ?? 0) & how) !== 0;
}

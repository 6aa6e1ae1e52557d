/** Words of the same meeting's closed items, found in what is to be open: the title, the parties, names and numbers, long quotations, unusual words. */

import type { ClosedItem, GuardContext, Spot } from "./finding.ts";
import { readable, type Readable } from "./readable.ts";

type Token = { word: string; start: number; end: number; /** Does a capital begin it that does not begin a sentence? */ name: boolean };
type Wanted = { item: string; what: string; level: "stop" | "look"; certainty: number; words: readonly string[] };

/** Consecutive words that are a quotation and no coincidence. */
const quotation = 8;

/** What is looked for, made once per meeting. */
type Index = { byFirst: Map<string, Wanted[]>; quoted: Map<string, string>; unusual: Map<string, Set<string>> };
const indexes = new WeakMap<GuardContext, Index>();

/** Where a text says what a closed item says. */
export function closedWordSpots(text: Readable, context: GuardContext): Spot[] {
  if (context.closed.length === 0) return [];
  let index = indexes.get(context);
  if (!index) indexes.set(context, (index = indexOf(context)));
  const tokens = tokensOf(text.text);
  const found: Spot[] = [];
  const lone = new Map<string, Token[]>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    for (const form of formsOf(token.word)) {
      for (const wanted of index.byFirst.get(form) ?? []) {
        if (!follows(tokens, at, wanted.words)) continue;
        const last = tokens[at + wanted.words.length - 1]!;
        found.push(spot(text, token.start, last.end, wanted.level, wanted.certainty, wanted.what, wanted.item, wanted.words.join(" ")));
        break;
      }
      for (const item of index.unusual.get(form) ?? []) lone.set(item, [...(lone.get(item) ?? []), token]);
    }
    const run = tokens.length - at >= quotation ? runAt(tokens, at) : null;
    const quotedFrom = run === null ? undefined : index.quoted.get(run);
    if (quotedFrom !== undefined) {
      let end = at + quotation;
      while (end < tokens.length && index.quoted.get(runAt(tokens, end - quotation + 1)) === quotedFrom) end++;
      found.push(
        spot(
          text,
          token.start,
          tokens[end - 1]!.end,
          "stop",
          0.95,
          "Et stykke tekst, der står ordret i",
          quotedFrom,
          tokens
            .slice(at, end)
            .map((each) => each.word)
            .join(" "),
        ),
      );
      at = end - 1;
    }
  }
  for (const [item, words] of lone) {
    const different = new Set(words.map((each) => each.word)).size;
    for (const token of words)
      found.push(
        spot(
          text,
          token.start,
          token.end,
          different >= 3 ? "stop" : "look",
          different >= 3 ? 0.75 : 0.4,
          "Et usædvanligt ord, der også står i",
          item,
          token.word,
        ),
      );
  }
  return found;
}

function spot(text: Readable, start: number, end: number, level: "stop" | "look", certainty: number, what: string, item: string, identity: string): Spot {
  return {
    kind: "closed-words",
    start: text.at(start),
    end: text.at(end - 1) + 1,
    certainty,
    level,
    what: `${what} det lukkede punkt ${item}`,
    todo: level === "stop" ? "Slet det, eller skriv, hvorfor det må være offentligt." : "Se efter, om det røber noget om punktet.",
    identity: `${item}: ${identity}`,
  };
}

function indexOf(context: GuardContext): Index {
  const open = new Set(tokensOf(readable(context.openText).text).flatMap((token) => formsOf(token.word)));
  const openRuns = runsOf(context.openText);
  const byFirst = new Map<string, Wanted[]>();
  const quoted = new Map<string, string>();
  const unusual = new Map<string, Set<string>>();
  const want = (wanted: Wanted): void => {
    const first = wanted.words[0];
    if (first === undefined) return;
    const same = byFirst.get(first) ?? [];
    if (!same.some((each) => each.words.join(" ") === wanted.words.join(" "))) byFirst.set(first, [...same, wanted]);
  };
  for (const closed of context.closed) {
    const { item } = closed;
    for (const party of closed.parties) {
      const words = wordsOf(party);
      if (words.length > 1 || (words[0]?.length ?? 0) >= 4) want({ item, what: "Navnet på en part i", level: "stop", certainty: 0.95, words });
      // A person is also known by the last name alone, when it is not a word everyone uses.
      const last = words.at(-1);
      if (
        words.length > 1 &&
        last !== undefined &&
        last.length >= 4 &&
        !open.has(last) &&
        !isCommon(last, context) &&
        /^\p{Lu}/u.test(party.trim().split(/\s+/u).at(-1) ?? "")
      )
        want({ item, what: "Efternavnet på en part i", level: "stop", certainty: 0.7, words: [last] });
    }
    const title = wordsOf(closed.title.replace(/^\s*lukket\s*(?:punkt)?\s*:?\s*/iu, ""));
    const tellsNothing = title.length < 3 && title.every((word) => isCommon(word, context) || open.has(word));
    if (title.length > 0 && !tellsNothing) {
      const alsoOpen = openRuns.text.includes(` ${title.join(" ")} `);
      want({ item, what: "Titlen på", level: alsoOpen ? "look" : "stop", certainty: alsoOpen ? 0.4 : 0.9, words: title });
    }
    namesAndNumbers(closed, context, open, want, (word) => unusual.set(word, (unusual.get(word) ?? new Set()).add(item)));
    const words = wordsOf(closed.text);
    for (let at = 0; at + quotation <= words.length; at++) {
      const run = words.slice(at, at + quotation).join(" ");
      if (!openRuns.runs.has(run)) quoted.set(run, item);
    }
  }
  return { byFirst, quoted, unusual };
}

// From the closed text itself: names of two words, case numbers, single names and unusual words.
function namesAndNumbers(
  closed: ClosedItem,
  context: GuardContext,
  open: ReadonlySet<string>,
  want: (wanted: Wanted) => void,
  lone: (word: string) => void,
): void {
  for (const source of [closed.text, closed.title]) {
    const tokens = tokensOf(readable(source).text);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      const next = tokens[at + 1];
      const known = open.has(token.word);
      if (token.name && next?.name && next.start - token.end === 1 && !(known && open.has(next.word)))
        want({ item: closed.item, what: "Et navn fra", level: "stop", certainty: 0.85, words: [token.word, next.word] });
      if (known) continue;
      if (/\d/u.test(token.word)) {
        if (token.word.replace(/\D/gu, "").length >= 5 && !/^(?:19|20)\d\d$/u.test(token.word))
          want({ item: closed.item, what: "Et nummer fra", level: "stop", certainty: 0.85, words: [token.word] });
      } else if (token.word.length >= 5 && !isCommon(token.word, context) && (token.name || context.isCommonWord !== undefined)) lone(token.word);
    }
  }
}

const everyday = new Set(
  "administrationen arbejdsmarkedsudvalget beskæftigelsesudvalget beslutning borgmesteren byrådet danmark dagsorden direktør forvaltningen formanden indstilling indstilles kommune kommunen kommunalbestyrelsen kommunens lukket orientering referat rådhuset sagsfremstilling socialudvalget udvalget økonomiudvalget mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april juni juli august september oktober november december meddelelser eventuelt godkendelse personalesag".split(
    " ",
  ),
);

function isCommon(word: string, context: GuardContext): boolean {
  if (everyday.has(word) || word.length < 3) return true;
  return context.isCommonWord !== undefined && formsOf(word).some((form) => context.isCommonWord!(form));
}

function runsOf(text: string): { text: string; runs: Set<string> } {
  const words = wordsOf(text);
  const runs = new Set<string>();
  for (let at = 0; at + quotation <= words.length; at++) runs.add(words.slice(at, at + quotation).join(" "));
  return { text: ` ${words.join(" ")} `, runs };
}

function wordsOf(text: string): string[] {
  return tokensOf(readable(text).text).map((token) => token.word);
}

function runAt(tokens: readonly Token[], at: number): string {
  let run = tokens[at]!.word;
  for (let index = at + 1; index < at + quotation; index++) run += ` ${tokens[index]!.word}`;
  return run;
}

// The genitive is the same name; a word broken at the line's end is one word.
function formsOf(word: string): string[] {
  return word.length > 4 && word.endsWith("s") ? [word, word.replace(/['’]?s$/u, "")] : [word];
}

function follows(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  if (at + words.length > tokens.length) return false;
  return words.every((word, index) => index === 0 || formsOf(tokens[at + index]!.word).includes(word));
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[\p{L}\d]+(?:[-'’./][\p{L}\d]+)*(?:-\n\s*\p{Ll}+)?/gu)) {
    const written = match[0].replace(/-\n\s*/u, "");
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    const begins = match.index === 0 || /[.!?:\n•\t"»«(]\s*$/u.test(before) || before.trim() === "";
    tokens.push({
      word: written.toLowerCase().normalize("NFC"),
      start: match.index,
      end: match.index + match[0].length,
      name: !begins && /^\p{Lu}\p{L}/u.test(written),
    });
  }
  return tokens;
}

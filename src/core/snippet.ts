/** Pieces of a text around what was searched for, with the hits told apart. Gives text and flags, never HTML, so nothing can slip through unescaped. Pure. */

import { doubledBase, splitCompound, type WordList } from "./compound-words.ts";

export type Marked = { text: string; hit: boolean };
export type Snippet = { marked: Marked[]; cutBefore: boolean; cutAfter: boolean };

/** Where in a word the hit is, or null. `letters`: a word without any of these in lower case is no hit, so a text need not be cut in words to know. */
export type HitFinder = { (word: string): { start: number; end: number } | null; letters: readonly string[] };

/** Finds words whose stem is searched for, and parts of compounds: in "kontanthjælpsmodtagere" only "kontanthjælps". */
export function hitFinder(stems: readonly string[], stem: (word: string) => string, words: WordList): HitFinder {
  const wanted = new Set(stems);
  const known = new Map<string, { start: number; end: number } | null>();
  const find = (word: string, depth: number): { start: number; end: number } | null => {
    if (!stems.some((each) => word.includes(each))) return null;
    const whole = { start: 0, end: word.length };
    if (wanted.has(stem(word))) return whole;
    const base = doubledBase(word, words);
    if (base !== null && wanted.has(stem(base))) return whole;
    if (depth > 2) return null;
    for (const part of splitCompound(word, words)) {
      const piece = word.slice(part.start, part.end);
      if (wanted.has(stem(part.base)) || wanted.has(stem(piece))) return { start: part.start, end: part.end };
      const inner = find(part.base, depth + 1);
      if (inner) return { start: part.start + inner.start, end: Math.min(part.end, part.start + inner.end) };
    }
    return null;
  };
  const finder = (word: string): { start: number; end: number } | null => {
    const lower = word.toLocaleLowerCase("da");
    const before = known.get(lower);
    if (before !== undefined) return before;
    const found = lower.length === word.length ? find(lower, 0) : null;
    known.set(lower, found);
    return found;
  };
  return Object.assign(finder, { letters: stems });
}

/** The whole text with its hits marked. */
export function markHits(text: string, find: HitFinder): Marked[] {
  return cut(text, hitsIn(text, find), 0, text.length);
}

/** Up to `most` pieces of about `length` characters, where the hits stand closest. Empty when the text has none. */
export function snippetsOf(text: string, find: HitFinder, { most = 2, length = 180 }: { most?: number; length?: number } = {}): Snippet[] {
  const hits = hitsIn(text, find);
  if (hits.length === 0) return [];
  const pieces: { from: number; to: number; weight: number }[] = [];
  for (let first = 0; first < hits.length;) {
    let last = first;
    const kinds = new Set<string>();
    while (last < hits.length && hits[last]!.end - hits[first]!.start <= length * 0.7) {
      kinds.add(text.slice(hits[last]!.start, hits[last]!.end).toLowerCase());
      last++;
    }
    if (last === first) last++;
    const room = Math.max(20, Math.floor((length - (hits[last - 1]!.end - hits[first]!.start)) / 2));
    pieces.push({
      from: wordStart(text, hits[first]!.start - room),
      to: wordEnd(text, hits[last - 1]!.end + room),
      weight: kinds.size * 10 + Math.min(9, last - first),
    });
    first = last;
  }
  const chosen = pieces
    .toSorted((a, b) => b.weight - a.weight || a.from - b.from)
    .slice(0, most)
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const piece of chosen) {
    const before = joined.at(-1);
    if (before && piece.from <= before.to) before.to = Math.max(before.to, piece.to);
    else joined.push({ from: piece.from, to: piece.to });
  }
  return joined.map(({ from, to }) => ({ marked: cut(text, hits, from, to), cutBefore: from > 0, cutAfter: to < text.length }));
}

type Range = { start: number; end: number };

// Looks only at the words that hold a stem: most texts are long and most words are none.
function hitsIn(text: string, find: HitFinder): Range[] {
  const lower = text.toLocaleLowerCase("da");
  if (lower.length !== text.length) return hitsAmong(text, find, 0, text.length);
  const hits: Range[] = [];
  const next = find.letters.map((letters) => (letters === "" ? -1 : lower.indexOf(letters)));
  for (let done = 0; ;) {
    let at = -1;
    for (const [index, letters] of find.letters.entries()) {
      if (next[index]! >= 0 && next[index]! < done) next[index] = lower.indexOf(letters, done);
      if (next[index]! >= 0 && (at === -1 || next[index]! < at)) at = next[index]!;
    }
    if (at === -1) return hits;
    let start = at;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && isLetter(text.charCodeAt(end))) end++;
    hits.push(...hitsAmong(text, find, start, end));
    done = end;
  }
}

function hitsAmong(text: string, find: HitFinder, from: number, to: number): Range[] {
  const hits: Range[] = [];
  for (const m of text.slice(from, to).matchAll(/[\p{L}\p{N}]+/gu)) {
    const hit = find(m[0]);
    if (hit) hits.push({ start: from + m.index + hit.start, end: from + m.index + hit.end });
  }
  return hits;
}

// Letters and digits, and everything rarer than Danish: what is more than a word here is cut in words by hitsAmong.
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code >= 0xaa;
}

function cut(text: string, hits: Range[], from: number, to: number): Marked[] {
  const marked: Marked[] = [];
  let at = from;
  for (const hit of hits) {
    if (hit.start < from || hit.end > to) continue;
    if (hit.start > at) marked.push({ text: text.slice(at, hit.start), hit: false });
    marked.push({ text: text.slice(hit.start, hit.end), hit: true });
    at = hit.end;
  }
  if (at < to) marked.push({ text: text.slice(at, to), hit: false });
  return marked;
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(" ", at);
  return space === -1 || space > at + 25 ? at : space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(" ", at);
  return space === -1 || space < at - 25 ? at : space;
}

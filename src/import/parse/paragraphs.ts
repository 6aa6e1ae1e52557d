/**
 * From the lines the eye sees on a page to the lines the writer wrote: wrapped lines joined to paragraphs, hyphens mended, headings
 * told by type size, running heads and feet set aside. Pure; only documents with positions (PDF, OCR) pass here.
 */

import { decisionHeading } from "./decision-headings.ts";
import type { Line } from "./lines.ts";
import { withTables } from "./tables.ts";

export type Rebuilt = { lines: Line[]; furniture: Line[] };

/** Rebuilds a positioned document's lines. Every input line ends in exactly one output line or in `furniture`. `pageWidth` is in points. */
export function rebuildParagraphs(visual: readonly Line[], pageWidth: number | null = null): Rebuilt {
  const { kept: printed, furniture } = withoutFurniture(visual);
  if (printed.length === 0) return { lines: [], furniture };
  const words = wordsOf(printed);
  const type = typeOf(printed, pageWidth);
  const hyphenated = breaksWords(printed, words);
  const kept = withTables(printed, type.leading, (above, line) => joined(above, line, words, hyphenated));
  const lines: Line[] = [];
  let last: Line | null = null; // the visual line joined most recently
  for (const line of kept) {
    const heading = headingOf(line, type);
    const above = lines.at(-1);
    if (above && last && continues(last, line, above, heading, type)) {
      above.text = joined(above.text, line.text, words, hyphenated);
      above.right = line.right;
    } else {
      lines.push({ ...line, heading, blankBefore: last && spaceAbove(last, line, type) ? 1 : 0 });
    }
    last = line;
  }
  for (const line of lines) line.text = line.text.replace(/\u00AD/gu, "");
  return { lines, furniture };
}

type TypeArea = {
  /** Size of the body text: the size most characters are set in. */
  body: number;
  /** Sizes larger than the body, largest first: heading level 1, 2, … */
  headings: number[];
  /** How far right text runs, by page. */
  margin: Map<number, number>;
  /** Usual distance between baselines of body text. */
  leading: number;
};

function typeOf(lines: readonly Line[], pageWidth: number | null): TypeArea {
  const characters = new Map<number, number>();
  for (const line of lines) characters.set(line.size ?? 0, (characters.get(line.size ?? 0) ?? 0) + line.text.length);
  const body = [...characters].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const headings = [...characters.keys()].filter((size) => size > body * 1.08).sort((a, b) => b - a);
  const margin = new Map<number, number>();
  for (const line of lines) if (!line.cells) margin.set(line.page, Math.max(margin.get(line.page) ?? 0, line.right ?? 0));
  // A short page says little of where lines end; the document's own widest line does.
  const left = Math.min(...lines.map((line) => line.x ?? 0));
  let widest = Math.max(...margin.values());
  // Where no line comes near the far side of the paper, none is full: the longest short line is no margin.
  if (pageWidth !== null && widest < pageWidth * 0.8 - left) widest = pageWidth - left;
  for (const [page, right] of margin) if (right < widest) margin.set(page, widest);
  return { body, headings, margin, leading: usualLeading(lines, body) };
}

function usualLeading(lines: readonly Line[], body: number): number {
  const steps = new Map<number, number>();
  for (let index = 1; index < lines.length; index++) {
    const a = lines[index - 1]!;
    const b = lines[index]!;
    if (a.page !== b.page || a.size !== body || b.size !== body) continue;
    const step = Math.round((b.y! - a.y!) * 2) / 2;
    if (step > body * 0.8 && step < body * 2.2) steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  if (steps.size === 0) return body * 1.25;
  const total = [...steps.values()].reduce((a, b) => a + b, 0);
  // The smallest step that is common: wrapped lines stand closer than paragraphs, however many short paragraphs there are.
  return (
    [...steps]
      .filter(([, count]) => count >= total * 0.12)
      .map(([step]) => step)
      .sort((a, b) => a - b)[0] ?? body * 1.25
  );
}

function headingOf(line: Line, type: TypeArea): number | null {
  const level = type.headings.findIndex((size) => Math.abs(size - (line.size ?? 0)) < 0.3);
  return level === -1 ? null : Math.min(6, level + 1);
}

function spaceAbove(above: Line, line: Line, type: TypeArea): boolean {
  if (above.page !== line.page) return false;
  return line.y! - above.y! > type.leading * 1.35 * Math.max(1, (line.size ?? type.body) / type.body);
}

const listMark = /^(?:[•·▪◦‣●○■–—-]|\(?\d{1,2}[.)]|[a-zæøå][.)])\s+\S/iu;
// Danish ordinals at the start of a wrapped line look like list numbers: "29. plads", "1. behandling", "4. oktober".
const ordinal = /^\d{1,2}\. (?:\p{Ll})/u;

function continues(above: Line, line: Line, paragraph: Line, heading: number | null, type: TypeArea): boolean {
  if (line.cells || above.cells) return false;
  if (heading !== paragraph.heading || line.bold !== above.bold) return false;
  if (Math.abs((line.size ?? 0) - (above.size ?? 0)) > 0.6) return false;
  // A heading as wide as the column is full without going on ("<udvalg>s beslutning den dd.mm.yyyy Punkt N", LAYOUTS D7).
  if (decisionHeading(above.text)?.rest === "") return false;
  if (dotLeaders.test(above.text) || dotLeaders.test(line.text)) return false;
  if (above.page !== line.page) {
    return (
      heading === null &&
      !listMark.test(line.text) &&
      full(above, line, type) &&
      (/^[\p{Ll}]/u.test(line.text) || !/[.:!?)]$/.test(above.text)) &&
      !/^\p{Lu}/u.test(line.text)
    );
  }
  if (line.y! - above.y! < 0) return false; // a new column
  if (spaceAbove(above, line, type)) return false;
  if (listMark.test(line.text) && !(ordinal.test(line.text) && !/[.:;]$/.test(above.text) && full(above, line, type))) return false;
  return full(above, line, type);
}

// A line was broken because it was full when the next line's first word would not have fitted on it.
function full(above: Line, line: Line, type: TypeArea): boolean {
  if (/[\u00AD]$/u.test(above.text)) return true;
  const first = /^\S+/.exec(line.text)?.[0] ?? "";
  const perCharacter = ((line.right ?? 0) - (line.x ?? 0)) / Math.max(1, line.text.length);
  const margin = type.margin.get(above.page) ?? 0;
  return (above.right ?? 0) + perCharacter * (first.length + 1) > margin - perCharacter * 0.5;
}

const dotLeaders = /\.{4,}|(?:\. ){4,}/;

function wordsOf(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const line of lines) for (const word of line.text.toLowerCase().match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []) words.add(word);
  return words;
}

// Whether the document breaks words at line ends at all. Many municipal systems never do: every hyphen there belongs to its word
// ("p-/huse", "2030-/fremskrivning"; LAYOUTS case 9).
function breaksWords(lines: readonly Line[], words: ReadonlySet<string>): boolean {
  let ends = 0;
  for (let index = 1; index < lines.length; index++) {
    const before = /(\p{L}+)-$/u.exec(lines[index - 1]!.text)?.[1];
    const after = /^\p{Ll}+/u.exec(lines[index]!.text)?.[0];
    if (before === undefined || after === undefined || /^(?:og|eller|samt|til)$/u.test(after)) continue;
    if (words.has(`${before}${after}`.toLowerCase())) return true;
    ends++;
  }
  return ends >= 3 && ends > lines.length * 0.02;
}

/** Joins a wrapped line to what stands above it. A hyphen at the end goes unless it belongs to the word (STACK-documents §2.3, LAYOUTS case 9). */
function joined(above: string, line: string, words: ReadonlySet<string>, hyphenated: boolean): string {
  if (above.endsWith("\u00AD")) return above.slice(0, -1) + line;
  const hyphen = /([\p{L}\d]+)-$/u.exec(above);
  if (!hyphen) return `${above.replace(/\s+$/, "")} ${line}`;
  const before = hyphen[1]!;
  const after = /^[\p{L}\d]+/u.exec(line)?.[0] ?? "";
  if (/^(?:og|eller|samt|til|som|både)$/u.test(after)) return `${above} ${line}`;
  const keep =
    !hyphenated ||
    !/^\p{Ll}/u.test(line) || // "Beskæftigelses- Udvalg", "2030-2034"
    /^(?:\p{Lu}|\d+|\p{Lu}+)$/u.test(before) || // "A-dagpenge", "2030-fremskrivning", "AMU-møde"
    before.length === 1 || // "p-huse"
    (words.has(`${before}-${after}`.toLowerCase()) && !words.has(`${before}${after}`.toLowerCase()));
  return keep ? above + line : above.slice(0, -1) + line;
}

/**
 * Lines that stand in the same place, with the same words but for numbers, on most pages. Where each item begins a page, its case number
 * and first heading do so too: what stands under an item's heading is no running head, and a foot stands at the foot.
 */
function withoutFurniture(lines: readonly Line[]): { kept: Line[]; furniture: Line[] } {
  const pages = new Map<number, Line[]>();
  for (const line of lines) pages.set(line.page, [...(pages.get(line.page) ?? []), line]);
  const seen = new Map<string, number>();
  const key = (line: Line): string => `${Math.round((line.y ?? 0) / 4)} ${line.text.replace(/\d+/g, "#").replace(/\s+/g, " ")}`;
  for (const page of pages.values()) {
    const edge = new Set([...page.slice(0, 5), ...page.slice(-5)].map(key));
    for (const each of edge) seen.set(each, (seen.get(each) ?? 0) + 1);
  }
  const repeated = Math.max(3, pages.size * 0.5);
  const lowest = Math.max(...lines.map((line) => line.y ?? 0));
  const firstItem = new Map([...pages].map(([number, page]) => [number, page.findIndex((line) => opensItem.test(line.text.trim()))]));
  const furniture: Line[] = [];
  const kept: Line[] = [];
  for (const line of lines) {
    const page = pages.get(line.page)!;
    const index = page.indexOf(line);
    const item = firstItem.get(line.page)!;
    const atHead = index < 5 && (item === -1 || index < item);
    const atFoot = index >= page.length - 5 && (item === -1 || (line.y ?? 0) > lowest - footPoints);
    const atEdge = index < 5 || index >= page.length - 5;
    const often = (atHead || atFoot) && pages.size > 2 && (seen.get(key(line)) ?? 0) >= repeated;
    (often || (atEdge && pageNumber.test(line.text)) ? furniture : kept).push(line);
  }
  return { kept, furniture };
}

const opensItem = /^Punkt\s+\d{1,4}[a-z]?\s*:/iu;
const footPoints = 60;
const pageNumber = /^(?:side|s\.)\s*\d+(?:\s*(?:af|\/|ud af)\s*\d+)?$|^\d+\s*(?:\/|af)\s*\d+$|^-\s*\d+\s*-$/iu;

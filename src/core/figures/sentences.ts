/** A text's sentences with their places. Lines are never joined: a line of a list or a heading is a sentence of its own. */

/** `text` is `text.slice(start, end)` of the text asked about, without blanks around. `line` counts from 0. */
export type Sentence = { text: string; start: number; end: number; line: number };

// After these a full stop ends nothing, whatever follows.
const never =
  /(?:^|[\s(])(?:ca|pr|pt|per|jf|jfr|nr|bl\.a|f\.eks|fx|eks|d|kl|stk|hhv|dvs|inkl|ekskl|vedr|evt|iflg|ift|mht|mhp|m\.h\.p|mio|mia|mill|t|maks|min|tlf|kap|pkt|bek|lbk|sagsnr|journalnr|dr|St|Skt|Gl|Ndr|Sdr|nov|dec|okt|sept|sep|aug|jan|feb|apr|\p{Lu})$/u;
// After these it ends a sentence only before a capital letter or a figure that begins one.
const unitEnd = /(?:\d|mio\.|mia\.|tusinde?)\s?(?:kr|pct)$/iu;

/** The sentences of a text, in order. Lines with tabs are tables and are left to tables.ts. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const [line, written] of text.split("\n").entries()) {
    if (written.trim() !== "" && !written.includes("\t")) addLine(sentences, text, start, start + written.length, line);
    start += written.length + 1;
  }
  return sentences;
}

function addLine(sentences: Sentence[], text: string, from: number, to: number, line: number): void {
  const stops = /[.!?][")”»\]]*\s+(?=["(„“”»[]?[\p{Lu}\d])/gu;
  const written = text.slice(from, to);
  let begun = 0;
  for (const stop of written.matchAll(stops)) {
    // What an ending is told by stands close to it.
    const before = written.slice(Math.max(begun, stop.index - 40), stop.index);
    const after = written.slice(stop.index + stop[0].length, stop.index + stop[0].length + 40);
    if (!endsSentence(before, stop[0], after)) continue;
    push(sentences, text, from + begun, from + stop.index + stop[0].length, line);
    begun = stop.index + stop[0].length;
  }
  push(sentences, text, from + begun, to, line);
}

function endsSentence(before: string, stop: string, after: string): boolean {
  if (!stop.startsWith(".")) return true;
  if (never.test(before)) return false;
  if (unitEnd.test(before)) return true;
  const digitNext = /^["(„“”»[]?\d/u.test(after);
  if (/\d$/.test(before))
    return (
      /(?:^|\D)(?:19|20)\d{2}$/.test(before) ||
      /\d,\d+$|\d\.\d{3}$/.test(before) ||
      (!digitNext && /(?:^|\s)\d{1,3}$/.test(before) && !/^\d{1,3}$/.test(before.trim()) && !/^\p{Lu}\p{Ll}+\s?\d/u.test(after))
    );
  // "pct. 12", "kr. 50.000": an abbreviation that a figure follows.
  if (digitNext && /(?:^|\s)(?:kr|pct|art|stk|grp|fig|sag|s|afs)$/iu.test(before)) return false;
  return true;
}

// No sentence is longer: what is, is a list or a file gone wrong, and would cost what nothing in it is worth.
const longest = 2000;

function push(sentences: Sentence[], text: string, from: number, to: number, line: number): void {
  for (let at = from; at < to; at = endOfPiece(text, at, to)) pushPiece(sentences, text, at, endOfPiece(text, at, to), line);
}

function endOfPiece(text: string, from: number, to: number): number {
  if (to - from <= longest) return to;
  const blank = text.lastIndexOf(" ", from + longest - 1);
  return blank > from ? blank + 1 : from + longest;
}

function pushPiece(sentences: Sentence[], text: string, from: number, to: number, line: number): void {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const trimmed = words.trim();
  if (trimmed !== "") sentences.push({ text: trimmed, start, end: start + trimmed.length, line });
}

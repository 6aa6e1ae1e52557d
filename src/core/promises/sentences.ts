/** A text of minutes in its sentences, where a full stop is often something else: "d. 26. oktober", "1. behandling", "bl.a.", "mio. kr.". Pure. */

// A stop after one of these ends no sentence, though a capital follows ("kl. Ørsted", "jf. Kommunestyrelsesloven").
const abbreviations = new Set(
  "bl.a ca d dvs e.g eks evt f.eks ff fx hhv hr if iflg inkl jf jfr kap kl kr lov m.fl m.h.p m.m m.v max mht mhp mia min mio mv nr o.l ol osv p.t pct pga pkt pr pt ref s sml stk stp t.o.m tlf ult vedr vha".split(
    " ",
  ),
);

/** The longest sentence looked at; a text without stops is cut there, so that no pattern works on a page at a time. */
const longest = 1200;

/** Sentences in reading order, white space made single, list marks taken off. A line break ends one, except where the next line goes on in lower case. */
export function sentencesOf(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.replace(/\s+/gu, " ").trim();
    if (line === "") continue;
    const before = lines.at(-1);
    const goesOn = before !== undefined && /^\p{Ll}/u.test(line) && /[\p{L}\p{N},–-]$/u.test(before);
    if (goesOn) lines[lines.length - 1] = `${before} ${line}`;
    else lines.push(line.replace(/^(?:[-–•·*●▪o]\s+|\(?\p{Lu}[.)]\s+(?=\p{Lu})|\d{1,2}[.)]\s+(?=\p{Lu}|at\s))/u, ""));
  }
  return lines.flatMap(inSentences).filter((sentence) => sentence.length > 0);
}

function inSentences(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const stop of line.matchAll(/[.!?]["”»)]?\s+(?=["”»(]?[\p{Lu}\d])/gu)) {
    const word = /(\S+)$/u.exec(line.slice(Math.max(start, stop.index - 40), stop.index))?.[1] ?? "";
    if (stop[0].startsWith(".") && (abbreviations.has(word.toLowerCase().replace(/^[("]/u, "")) || /^\(?\d{1,2}$/.test(word) || /^\p{Lu}$/u.test(word)))
      continue;
    sentences.push(line.slice(start, stop.index + stop[0].length).trim());
    start = stop.index + stop[0].length;
  }
  sentences.push(line.slice(start).trim());
  return sentences.flatMap((sentence) => (sentence.length <= longest ? [sentence] : pieces(sentence)));
}

function pieces(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / longest) }, (_, index) => text.slice(index * longest, (index + 1) * longest));
}

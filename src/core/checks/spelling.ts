/** Slips of the pen: a word the list does not know, told once, one letter from a word the same paper uses. Pure. */

import type { DraftOfMeeting } from "./across.ts";
import { placeIn, saidIn, type ReadItem, type ReadSection } from "./read-items.ts";

/** True when a word list has the word, an inflection of it, or the words it is joined of. Lower case. */
export type IsWord = (word: string) => boolean;

// Short words are too near each other, and a name or a term of the trade is near none that the paper uses as well.
const leastLetters = 8;

/** Words in small letters; what begins a sentence or is a name is let be. */
export function misspelt(items: readonly ReadItem[], isWord: IsWord): DraftOfMeeting[] {
  const told = new Map<string, { times: number; item: ReadItem; section: ReadSection; at: number }>();
  for (const item of items)
    for (const section of saidIn(item))
      for (const { 0: word, index } of section.text.matchAll(/(?<![\p{L}\d\-/.@_])\p{Ll}{7,}(?![\p{L}\d\-/@_])/gu)) {
        const before = told.get(word);
        if (before === undefined) told.set(word, { times: 1, item, section, at: index });
        else before.times++;
      }
  const used = Map.groupBy(
    [...told].filter(([, { times }]) => times >= 2).map(([word]) => word),
    (word) => word[0]!,
  );
  return [...told].flatMap(([word, { times, item, section, at }]): DraftOfMeeting[] => {
    // "medførte" is one letter from "medføre": the list has base forms, and the past tense is not told there.
    if (times > 1 || word.length < leastLetters || word.endsWith("te")) return [];
    const near = (used.get(word[0]!) ?? []).find((other) => isOneApart(word, other) && !sameWordBent(word, other));
    if (near === undefined || isWord(word) || !isWord(near)) return [];
    const from = section.text.lastIndexOf("\n", at) + 1;
    const to = section.text.indexOf("\n", at);
    return [
      {
        index: item.index,
        level: "note",
        message: `“${word}” står én gang og ligner “${near}”, som står ${told.get(near)!.times} gange. Er det en slåfejl?`,
        computed: null,
        from: [word],
        text: section.text.slice(from, to < 0 ? undefined : to).trim(),
        at: placeIn(section, at, at + word.length),
      },
    ];
  });
}

/** One letter added, lost, changed or two swapped: what stands before and after is the same. */
function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let before = 0;
  while (before < short.length && short[before] === long[before]) before++;
  let after = 0;
  while (after < short.length - before && short.at(-1 - after) === long.at(-1 - after)) after++;
  if (short.length < long.length) return before + after === short.length;
  const middle = short.length - before - after;
  return middle === 1 || (middle === 2 && short[before] === long[before + 1] && short[before + 1] === long[before]);
}

function sameWordBent(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) || a.slice(0, -1) === b.slice(0, -1) || (a.length === b.length && a.slice(0, -2) === b.slice(0, -2));
}

/** Slips of the pen: a word the list does not know, told once, one letter from a word the same paper uses. Pure. */

import { distanceBetween } from "../spelling.ts";
import type { DraftOfMeeting } from "./across.ts";
import { placeIn, saidIn, type Draft, type ReadItem } from "./read-items.ts";

/** True when a word list has the word, an inflection of it, or the words it is joined of. Lower case. */
export type IsWord = (word: string) => boolean;

// Short words are too near each other, and a name or a term of the trade is near none that the paper uses as well.
const leastLetters = 8;

/** Words in small letters; what begins a sentence or is a name is let be. */
export function misspelt(items: readonly ReadItem[], isWord: IsWord): DraftOfMeeting[] {
  const times = new Map<string, number>();
  const first = new Map<string, { index: number; text: string; at: Draft["at"] }>();
  for (const item of items)
    for (const section of saidIn(item))
      for (const { 0: word, index } of section.text.matchAll(/(?<![\p{L}\d\-/.@_])\p{Ll}{7,}(?![\p{L}\d\-/@_])/gu)) {
        times.set(word, (times.get(word) ?? 0) + 1);
        if (!first.has(word)) {
          const from = section.text.lastIndexOf("\n", index) + 1;
          const to = section.text.indexOf("\n", index);
          const text = section.text.slice(from, to < 0 ? undefined : to).trim();
          first.set(word, { index: item.index, text, at: placeIn(section, index, index + word.length) });
        }
      }
  const used = Map.groupBy(
    [...times].filter(([, count]) => count >= 2).map(([word]) => word),
    (word) => word[0]!,
  );
  return [...times].flatMap(([word, count]): DraftOfMeeting[] => {
    // "medførte" is one letter from "medføre": the list has base forms, and the past tense is not told there.
    if (count > 1 || word.length < leastLetters || /te$/u.test(word)) return [];
    const near = (used.get(word[0]!) ?? []).find(
      (other) => Math.abs(other.length - word.length) <= 1 && distanceBetween(word, other) === 1 && !sameWordBent(word, other),
    );
    if (near === undefined || isWord(word) || !isWord(near)) return [];
    return [
      {
        ...first.get(word)!,
        level: "note",
        message: `“${word}” står én gang og ligner “${near}”, som står ${times.get(near)!} gange. Er det en slåfejl?`,
        computed: null,
        from: [word],
      },
    ];
  });
}

function sameWordBent(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) || a.slice(0, -1) === b.slice(0, -1) || (a.length === b.length && a.slice(0, -2) === b.slice(0, -2));
}

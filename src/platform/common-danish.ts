/** Is a word one that Danish papers use every day? Asked by the guard of the words of closed items, and by the checks of what may be misspelt. */

import { danishStem, danishWords } from "./danish-words.ts";

let stems: Set<string> | null = null;

/** True when the word list has the word, its stem, or two words it is put together of. Lower case. */
export function isCommonDanish(word: string): boolean {
  const words = danishWords();
  if (words.has(word)) return true;
  stems ??= new Set([...words.keys()].map((each) => danishStem(each)));
  if (stems.has(danishStem(word))) return true;
  for (let cut = 3; cut <= word.length - 3; cut++) {
    const joints = words.get(word.slice(0, cut)) ?? 0;
    const rest = word.slice(cut);
    if (
      (joints & 2 && last(rest)) ||
      (joints & 4 && rest.startsWith("s") && last(rest.slice(1))) ||
      (joints & 8 && rest.startsWith("e") && last(rest.slice(1)))
    )
      return true;
  }
  return false;
}

function last(word: string): boolean {
  return word.length >= 3 && (danishWords().has(word) || stems!.has(danishStem(word)));
}

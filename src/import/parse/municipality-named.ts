/** The municipality a text speaks of most. It is evidence of whose minutes they are, never proof: neighbours are named too. */

import type { Line } from "./lines.ts";

export type MunicipalityNamed = { name: string; times: number; others: number };

// No Danish municipality has a space in its name; some have a hyphen.
const lastWord = /(?<!\p{L})\p{Lu}[\p{L}-]{2,30}$/u;
const mark = " Kommune";

// Every house asks about the same document.
const asked = new WeakMap<readonly Line[], MunicipalityNamed | null>();

/** The municipality named most, with how often it and all others are named; null when none is. */
export function municipalityNamed(lines: readonly Line[]): MunicipalityNamed | null {
  const known = asked.get(lines);
  if (known !== undefined) return known;
  const times = new Map<string, number>();
  let all = 0;
  for (const { text } of lines) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
      const name = lastWord.exec(text.slice(Math.max(0, at - 32), at))?.[0];
      if (name === undefined || !/^s?(?!\p{L})/u.test(text.slice(at + mark.length, at + mark.length + 2))) continue;
      times.set(name, (times.get(name) ?? 0) + 1);
      all += 1;
    }
  }
  const [most] = [...times].sort((a, b) => b[1] - a[1]);
  const named = most ? { name: `${most[0]}${mark}`, times: most[1], others: all - most[1] } : null;
  asked.set(lines, named);
  return named;
}

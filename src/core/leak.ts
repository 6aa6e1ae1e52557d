/** Whether what is closed can be read in something open, whatever the writing: HTML, JSON, addresses, file names (DESIGN §8). */

import type { ClosedText } from "./open-minutes.ts";

/** One stretch of closed text that stands nowhere in the open text, in the bare letters it is looked for by. */
export type Probe = { item: string; bare: string };

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", shy: "" };
const leastTitle = 6;
const leastStretch = 24;

/** Letters and digits alone, in lower case with one blank between: what remains the same however a text is marked up or escaped. */
export function bare(text: string): string {
  return plain(text.replace(/<[^>]*>/gu, " "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function plain(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
      decimal ? fromCode(Number(decimal)) : hex ? fromCode(Number.parseInt(hex, 16)) : (entities[name!.toLowerCase()] ?? whole),
    )
    .replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => fromCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt"\\/]/gu, " ")
    .replace(/(?:%[0-9a-f]{2})+/giu, (escaped) => decoded(escaped))
    .replace(/\u00ad/gu, "")
    .normalize("NFC")
    .toLowerCase();
}

function fromCode(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}

function decoded(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return " ";
  }
}

/** What to look for: each closed title, and each sentence or line that is long enough to be nobody else's. What is open as well is no secret. */
export function probesFor(closed: readonly ClosedText[], openText: string): Probe[] {
  const open = ` ${bare(openText)} `;
  const probes = new Map<string, Probe>();
  for (const { item, title, text } of closed) {
    const stretches = text.split(/(?<=[.!?:;])\s+|\n|\t/u).map(bare);
    for (const each of [...(bare(title).length >= leastTitle ? [bare(title)] : []), ...stretches.filter((stretch) => stretch.length >= leastStretch)])
      if (!open.includes(` ${each} `)) probes.set(each, { item, bare: each });
  }
  return [...probes.values()];
}

function longestWord({ bare: words }: Probe): string {
  return words.split(" ").reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

/** The first probe that can be read in a text; null when none can. */
export function leakIn(text: string, probes: readonly Probe[]): Probe | null {
  if (probes.length === 0) return null;
  // Taking tags and marks out parts words and joins none, so where a probe's longest word is not, the probe is not.
  const letters = plain(text);
  const possible = probes.filter((probe) => letters.includes(longestWord(probe)));
  if (possible.length === 0) return null;
  const seen = ` ${bare(text)} `;
  // Tags may stand in the middle of what a JSON answer or a script holds, so the text is looked through with them as well.
  const raw = text.includes("<") ? ` ${bare(text.replace(/[<>]/gu, " "))} ` : seen;
  return possible.find((probe) => seen.includes(` ${probe.bare} `) || raw.includes(` ${probe.bare} `)) ?? null;
}

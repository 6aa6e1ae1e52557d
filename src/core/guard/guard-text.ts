/** The guard on a text: everything that may not become public unseen (decision 0024). Pure; the files are opened by src/guard. */

import { closedWordSpots } from "./closed-words.ts";
import { emailSpots, phoneSpots } from "./contact.ts";
import { cprSpots } from "./cpr.ts";
import type { Finding, GuardContext, GuardedPart, Spot } from "./finding.ts";
import { machinePathSpots } from "./machine-paths.ts";
import { addressSpots, personSpots } from "./people-and-places.ts";
import { readable, type Readable } from "./readable.ts";
import { sha256OfText } from "./sha256.ts";
import { smallGroupSpots } from "./small-groups.ts";
import { templateSpots } from "./template-text.ts";

/** Everything found in a text, in the order it stands there; the same find in the same part is told once, with its count. Never throws. */
export function guardText(source: GuardedPart, context: GuardContext): Finding[] {
  const text = readable(source.text);
  const spots = [
    ...cprSpots(text, context.today, source.ocr ?? false),
    ...emailSpots(text, context),
    ...phoneSpots(text, context),
    ...addressSpots(text),
    ...personSpots(text),
    ...closedWordSpots(text, context),
    ...smallGroupSpots(text),
    ...templateSpots(text, context),
    ...machinePathSpots(text),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  if (spots.length === 0) return [];
  const digest = source.bytesDigest ?? sha256OfText(source.text);
  const told = new Map<string, Finding>();
  const clear = withoutShadows(spots);
  for (const spot of clear) {
    const same = `${spot.kind}\u0000${spot.identity}`;
    const before = told.get(same);
    if (before) {
      before.count++;
      continue;
    }
    told.set(same, {
      kind: spot.kind,
      place: { file: source.file, part: source.part },
      excerpt: excerptOf(text, spot, spots),
      certainty: spot.certainty,
      level: spot.level,
      words: `${spot.what} står i ${maskedName(source.file)} (${source.part}). ${spot.todo}`,
      key: sha256OfText(JSON.stringify([spot.kind, spot.identity, source.file, source.part, digest])).slice(0, 40),
      start: spot.start,
      count: 1,
    });
  }
  return [...told.values()].map((finding) =>
    finding.count > 1 ? { ...finding, words: finding.words.replace(" står i ", ` står ${finding.count} steder i `) } : finding,
  );
}

/** A finding that the guard itself makes of a whole file: it could not be read, or its bytes are closed elsewhere. */
export function findingOfFile(
  about: { kind: "unreadable" | "closed-bytes"; file: string; part: string; what: string; todo: string; level?: "stop" | "look"; certainty?: number },
  bytesDigest: string,
): Finding {
  return {
    kind: about.kind,
    place: { file: about.file, part: about.part },
    excerpt: "",
    certainty: about.certainty ?? 1,
    level: about.level ?? "stop",
    words: `${about.what} ${about.todo}`,
    key: sha256OfText(JSON.stringify([about.kind, about.what, about.file, about.part, bytesDigest])).slice(0, 40),
    start: null,
    count: 1,
  };
}

/** A file's name with what may not be read in it masked: names hold CPR numbers too. */
export function maskedName(file: string): string {
  return `»${file.replace(/\d{6}(?=\D{0,3}\d{4})|(?<=\d{6}\D{0,3})\d{4}/gu, (digits) => "•".repeat(digits.length))}«`;
}

// A number is told once: a phone number inside a CPR number, a name inside a closed title, is the same place. Spots come in their order.
function withoutShadows(spots: readonly Spot[]): Spot[] {
  const rank = (spot: Spot): number => (spot.level === "stop" ? 2 : 0) + spot.certainty;
  const ownPlace = (spot: Spot): boolean => spot.kind === "small-group" || spot.kind === "template-text";
  const shadowed = new Set<Spot>();
  for (const [index, spot] of spots.entries()) {
    for (let next = index + 1; next < spots.length && spots[next]!.start < spot.end; next++) {
      const other = spots[next]!;
      const weaker = rank(other) > rank(spot) || (rank(other) === rank(spot) && other.end - other.start > spot.end - spot.start) ? spot : other;
      if (!ownPlace(weaker)) shadowed.add(weaker);
    }
  }
  return spots.filter((spot) => !shadowed.has(spot));
}

const around = 48;
/** No find that must be masked is longer. */
const longest = 2_000;

function firstFrom(spots: readonly Spot[], start: number): number {
  let low = 0;
  let high = spots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spots[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words around a find with every find in them masked. */
function excerptOf(text: Readable, spot: Spot, spots: readonly Spot[]): string {
  const from = Math.max(0, spot.start - around);
  const to = Math.min(text.raw.length, Math.min(spot.end, spot.start + 120) + around);
  let shown = "";
  let at = from;
  for (let index = firstFrom(spots, from - longest); index < spots.length && spots[index]!.start < to; index++) {
    const each = spots[index]!;
    if (each.end <= at) continue;
    if (each.start > at) shown += text.raw.slice(at, each.start);
    const begin = Math.max(at, each.start);
    const end = Math.min(each.end, to);
    if (end > begin) shown += masked(text.raw.slice(begin, end), each, begin === each.start);
    at = Math.max(at, end);
  }
  shown += text.raw.slice(at, to);
  const even = shown
    .replace(/[\p{Cf}]/gu, "")
    .replace(/\d(?:[\s.-]{0,2}\d){7,}/gu, (digits) => digits.replace(/\d/gu, "•"))
    .replace(/\s+/gu, " ")
    .trim();
  return `${from > 0 ? "… " : ""}${even}${to < text.raw.length ? " …" : ""}`;
}

// Words that are only wrong in their place are shown; what tells of a person is not.
function masked(written: string, spot: Spot, whole: boolean): string {
  if (spot.kind === "template-text" || spot.kind === "small-group") return written;
  const hidden = written.replace(/[\p{L}\p{N}\p{M}]/gu, "•");
  if (!whole || spot.kind === "cpr" || spot.kind === "phone") return hidden;
  const [first = ""] = written;
  return `${first}${hidden.slice(1)}`;
}

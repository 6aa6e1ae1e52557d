/** Tables of contents: lists run together on one line, and the closed items that only the list tells of (LAYOUTS case 12). */

import type { ItemDraft } from "./item-reader.ts";
import type { Mark } from "./marks.ts";
import { cutAt, type Piece } from "./pieces.ts";

const entry = /(?<=^|\s)(?<number>\d{1,4})\. (?=\p{Lu})/gu;
const fewestEntries = 4;

/** Cuts a line of four or more rising numbered titles into its entries: "1. Godkendelse … 2. Orientering … 3. …" (Glostrup). */
export function entriesOnOneLine(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.text.length < 60 || piece.text.length > 20000) return [piece];
    const found = [...piece.text.matchAll(entry)];
    if (found.length < fewestEntries || found[0]!.index !== 0) return [piece];
    const rising = found.filter((each, i) => i === 0 || Number(each.groups!.number) > Number(found[i - 1]!.groups!.number));
    return rising.length < found.length
      ? [piece]
      : cutAt(
          piece,
          piece.text,
          rising.slice(1).map((each) => each.index),
        );
  });
}

const closedEntry =
  /^(?:(?:lukket |punkt )?(?<number>\d{1,4})\.? )?(?<title>(?<=^lukket \d{1,4} )\p{Lu}.*?|Lukket(?: sag| punkt)? ?[-–:] ?\p{L}.*?|\p{L}.{2,200} \((?:lukket(?: sag)?|for lukkede døre)\))(?:\s*[.…]{2,}[\s.]*(?:\d{1,4}|[ivxl]{1,6})?|,?\s+(?:side |s\. ?)?\d{1,4}|)$/iu;

export type ClosedEntry = { at: number; number: string | null; title: string; before: number };

/**
 * Closed items that stand in the list and nowhere else. With a number they come where it says; without one where the document names
 * them, which is before the items whose text follows the list.
 */
export function closedEntries(pieces: readonly Piece[], marks: readonly Mark[], contents: ReadonlySet<number>, drafts: readonly ItemDraft[]): ClosedEntry[] {
  const known = new Set(drafts.map((draft) => draft.start.number));
  const titles = drafts.map((draft) => words(draft.start.title ?? ""));
  const entries: ClosedEntry[] = [];
  for (const at of contents) {
    const text = pieces[at]!.text.slice(0, 400);
    const found = closedEntry.exec(text)?.groups ?? (underClosedGroup(at, marks) ? numberedEntry.exec(text)?.groups : undefined);
    if (
      found === undefined ||
      (found.number !== undefined && known.has(String(Number(found.number)))) ||
      titles.some((title) => title.endsWith(words(found.title!)))
    )
      continue;
    const number = found.number === undefined ? null : String(Number(found.number));
    const following = drafts.findIndex((draft) => (number === null ? draft.start.at > at : Number(draft.start.number ?? -1) > Number(number)));
    entries.push({ at, number, title: found.title!.trim(), before: (following < 0 ? drafts.length : following) + entries.length });
  }
  return entries.sort((a, b) => a.before - b.before);
}

const numberedEntry =
  /^(?:punkt |pkt\.? |sag )?(?<number>\d{1,4})[.:]? +(?<title>\p{Lu}.{2,300}?)(?:\s*[.…]{2,}[\s.]*\d{0,4}|,? (?:side|s\.) ?\d{1,4}|\s{3,}\d{1,4})?$/iu;

// The list's own heading "Lukket møde", "Lukkede punkter" stands above it, with nothing open between.
function underClosedGroup(at: number, marks: readonly Mark[]): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    const mark = marks[i]!;
    if (mark.is === "group") return mark.closed;
    if (mark.is !== "text" && mark.is !== "furniture") return false;
  }
  return false;
}

function words(title: string): string {
  return title.toLocaleLowerCase("da").replace(/[^\p{L}\d]+/gu, "");
}

const pagedHead = /^(?:Indholdsfortegnelse )?(?:Pkt\. Tekst Side ?)?(?:Åbne dagsordenspunkter )?(?=1 [\p{Lu}\d])/u;
const numberAndTitle = /(?<=^| )(?<number>\d{1,4}) (?=[\p{Lu}]|\d\. \p{L})/gu;
const titleOpener =
  /(?<=\p{Ll} )(?=(?:Godkendelse|Orientering|Drøftelse|Udpegning|Valg|Opfølgning|Ansøgning|Forslag|Budgetopfølgning|Beretning) (?:af|om|til|på|vedr)\b)/u;

/**
 * A list with pages read as one line, "1 Gældsafvikling 10 2 Afsluttende regnskab 12": numbers rise one by one and pages never fall.
 * Entries whose number was lost in the reading are left out rather than given to their neighbours (LAYOUTS case 12).
 */
export function pagedEntries(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, i) => {
    const head = piece.text.length > 20000 ? null : pagedHead.exec(piece.text);
    if (head === null || !(/Tekst Side/u.test(head[0]) || /Tekst Side/u.test(pieces[i - 1]?.text ?? ""))) return [piece];
    const entries = pagedRow(piece.text.slice(head[0].length));
    if (entries.length < 2) return [piece];
    const above = head[0] === "" ? [] : [{ ...piece, text: head[0].trim() }];
    return [...above, ...entries.map((text) => ({ ...piece, text, bullet: null, blankBefore: 0 }))];
  });
}

function pagedRow(text: string): string[] {
  const places = [...text.matchAll(numberAndTitle)].map((each) => ({
    number: Number(each.groups!.number),
    at: each.index,
    after: each.index + each[0].length,
  }));
  const entries: string[] = [];
  let last = 0;
  let page = 0;
  let from = 0;
  for (const [i, place] of places.entries()) {
    if (place.number <= last || place.number > last + 8 || place.at < from) continue;
    const end = endOfTitle(text, place.after, page, places.slice(i + 1).find((each) => each.number === place.number + 1)?.at);
    if (end === null) continue;
    const title = text.slice(place.after, end.at).trim();
    const lost = end.skipped ? titleOpener.exec(title) : null;
    entries.push(`${place.number}. ${lost ? title.slice(0, lost.index).trim() : title}`);
    last = place.number;
    page = end.page;
    from = end.at;
  }
  return entries;
}

// The page stands before the next number, or before a capital, or at the end, and is no smaller than the page before.
function endOfTitle(text: string, from: number, page: number, next: number | undefined): { at: number; page: number; skipped: boolean } | null {
  const pages = / (?<page>\d{1,4})(?=$| \d{1,4} [\p{Lu}\d]| \p{Lu})/gu;
  pages.lastIndex = from;
  for (let found = pages.exec(text); found !== null && found.index < from + 400; found = pages.exec(text)) {
    const number = Number(found.groups!.page);
    if (number >= page && number < 1900) return { at: found.index, page: number, skipped: next === undefined || found.index + found[0].length + 1 !== next };
  }
  return null;
}

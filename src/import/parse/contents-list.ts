/** Tables of contents: lists run together on one line, and the closed items that only the list tells of (LAYOUTS case 12). */

import type { ItemDraft } from "./item-reader.ts";
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
    return rising.length < found.length ? [piece] : cutAt(piece, piece.text, rising.slice(1).map((each) => each.index));
  });
}

const closedEntry = /^(?:(?<number>\d{1,4})\. )?(?<title>Lukket(?: sag)? ?[-–:] ?\p{L}.*?|\p{L}.{2,200} \((?:lukket(?: sag)?|for lukkede døre)\))(?:[ .…]*\.{2,}[ .]*(?:\d{1,4}|[ivxl]{1,6})?|)$/iu;

export type ClosedEntry = { at: number; number: string | null; title: string; before: number };

/**
 * Closed items that stand in the list and nowhere else. They come where the document first names them: before the items whose text
 * follows the list, for their numbers are often lost.
 */
export function closedEntries(pieces: readonly Piece[], contents: ReadonlySet<number>, drafts: readonly ItemDraft[]): ClosedEntry[] {
  const known = new Set(drafts.map((draft) => draft.start.number));
  const entries: ClosedEntry[] = [];
  for (const at of contents) {
    const found = closedEntry.exec(pieces[at]!.text.slice(0, 400))?.groups;
    if (found === undefined || (found.number !== undefined && known.has(found.number))) continue;
    const following = drafts.findIndex((draft) => draft.start.at > at);
    entries.push({ at, number: found.number ?? null, title: found.title!.trim(), before: (following < 0 ? drafts.length : following) + entries.length });
  }
  return entries;
}

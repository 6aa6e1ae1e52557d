/**
 * Reads a document by a layout's description. Four steps: lines to pieces and marks, where the items begin, each item by itself,
 * and last what can only be judged with the whole document known: the meeting's date, whose decision is whose, what is closed.
 */

import { onlyPeople } from "#core/person-name.ts";
import { entriesOnOneLine, pagedEntries } from "./contents-list.ts";
import { flattenedPieces, isFlattened } from "./flattened.ts";
import { runningHeads } from "./furniture.ts";
import { headerLabel } from "./header-labels.ts";
import { readItem } from "./item-reader.ts";
import { itemStarts, looksLikeTitle, type Start } from "./item-starts.ts";
import type { Layout } from "./layout.ts";
import { marksOf, type Mark } from "./marks.ts";
import { isPersonLine, readHeader, type Header } from "./meeting-header.ts";
import { minutesOf } from "./minutes-of-document.ts";
import { piecesOf, type Piece } from "./pieces.ts";
import type { Reading, Source, TextDocument } from "./source.ts";
import { groupLine, type Whole } from "./whole-document.ts";

/** The source a layout's description makes. */
export function sourceOf(layout: Layout): Source {
  return { name: layout.name, recognises: (document) => recognises(layout, document), read: (document) => readWith(layout, document) };
}

const linesLookedAt = 400;

function recognises(layout: Layout, document: TextDocument): number {
  const lines = document.lines.slice(0, linesLookedAt).map((line) => line.text.slice(0, 600).trim());
  const seen = (sign: RegExp): boolean => lines.some((line) => sign.test(line));
  if (!layout.signs.all.every(seen) || (layout.signs.none ?? []).some(seen)) return 0;
  // The more signs it takes, the surer; never as sure as FirstAgenda's own layout, to which municipalities move with their old headings.
  return Math.min(0.48, 0.36 + 0.04 * layout.signs.all.length);
}

/** Reads a document by this description. Never throws; what fits nowhere is listed as unplaced. */
function readWith(layout: Layout, document: TextDocument): Reading {
  const { lines } = document;
  const flattened = layout.flattened || isFlattened(lines);
  const pieces = readListLines(flattened ? flattenedPieces(lines) : piecesOf(lines, layout.beforeHeading));
  const marks = marksOf(pieces, layout);
  const heads = runningHeads(lines);
  for (const [i, piece] of pieces.entries()) if (heads.has(piece.line) && marks[i]!.is === "text") marks[i] = { is: "furniture" };

  const starts = itemStarts(pieces, marks, layout);
  const listOnly = starts.by === "contents";
  if (starts.items.length === 1) letHeaderFollow(starts.items[0]!, pieces, marks, layout);
  const headerEnd = listOnly ? pieces.length : (starts.items[0]?.at ?? pieces.length);
  const contents = listOnly ? new Set(starts.items.flatMap((start) => start.heading)) : contentsOf(pieces, marks, headerEnd, layout);
  const skipped = new Set([...contents, ...starts.items.flatMap((start) => start.heading)]);
  const header = readHeader(pieces, marks, headerEnd, flattened ? { unlabelledNames: "absent", ...layout } : layout, listOnly ? contents : skipped);
  const only = starts.items[0];
  if (starts.items.length === 1 && only!.title === null) takeLooseTitle(only!, header, pieces, marks);

  const headerLines = new Set(
    pieces
      .slice(0, headerEnd)
      .map((piece) => piece.text)
      .filter((text) => groupLine.test(text)),
  );
  const decisionsOnly = pieces.slice(0, headerEnd).some((piece) => /^beslutningsreferat\b/iu.test(piece.text)) && !marks.some((mark) => mark.is === "decision");
  const ends = (i: number): number => starts.items[i + 1]?.at ?? pieces.length;
  const drafts = starts.items.map((start, i) =>
    readItem(pieces, marks, start, listOnly ? Math.max(start.at, ...start.heading) + 1 : ends(i), headerLines, decisionsOnly),
  );
  const whole: Whole = { layout, lines, pieces, marks, header, drafts, contents, listOnly };
  return minutesOf(whole, document);
}

function readListLines(pieces: readonly Piece[]): Piece[] {
  return entriesOnOneLine(pagedEntries(pieces));
}

// A page of one item may print its number and title first, and when and where the meeting was under them.
function letHeaderFollow(start: Start, pieces: readonly Piece[], marks: readonly Mark[], layout: Layout): void {
  const body = marks.findIndex((mark, at) => at > start.at && (mark.is === "section" || mark.is === "case" || (mark.is === "decision" && mark.body === null)));
  const between = pieces.slice(start.at + 1, Math.max(body, 0));
  const labelled = between.filter((piece) => ["date", "time", "place"].includes(headerLabel(piece.text, layout.labels)?.field ?? ""));
  if (body >= 0 && marks[body]!.is !== "case" && labelled.length >= 2) start.at = body;
}

// The list runs from its heading to the first line that belongs to something else: a header label, names, the items themselves.
function contentsOf(pieces: readonly Piece[], marks: readonly Mark[], end: number, layout: Layout): Set<number> {
  const found = new Set<number>();
  let inside = false;
  for (let at = 0; at < end; at += 1) {
    const mark = marks[at]!;
    const { text } = pieces[at]!;
    if (mark.is === "contents") inside = true;
    else if (inside && (mark.is === "absence" || headerLabel(text, layout.labels) !== null || isPersonLine(text))) inside = false;
    else if (inside && mark.is !== "group" && mark.is !== "furniture") found.add(at);
    else if (
      !inside &&
      mark.is === "text" &&
      listEntry.test(text) &&
      (listEntry.test(pieces[at + 1]?.text ?? "") || found.has(at - 1) || (marks[at - 1]?.is === "group" && found.has(at - 2)))
    )
      found.add(at);
  }
  return found;
}

const listEntry = /^(?:åbent?|lukket|punkt|pkt\.?|sag(?: nr\.?)?)? ?\d{1,4}[.:]? {0,8}\p{Lu}/iu;

// A page of one item prints its title among the header lines (LAYOUTS D4, D19): the last one that looks like a title, before any sentence.
function takeLooseTitle(start: Start, header: Header, pieces: readonly Piece[], marks: readonly Mark[]): void {
  const sentence = header.leftover.findIndex((at) => /[.!?]$/u.test(pieces[at]!.text));
  const before = sentence < 0 ? header.leftover : header.leftover.slice(0, sentence);
  const at = before
    .filter(
      (each) => looksLikeTitle(pieces[each]!) && marks[each]!.is === "text" && onlyPeople(pieces[each]!.text) === null && pieces[each]!.text.includes(" "),
    )
    .at(-1);
  if (at === undefined) return;
  start.title = pieces[at]!.text;
  start.heading = [at];
  start.at = at;
  header.leftover = header.leftover.filter((each) => each < at);
}

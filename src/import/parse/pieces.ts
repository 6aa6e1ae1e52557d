/** Lines as the reader takes them: bullets taken off, words that lost their line break cut apart again (LAYOUTS case 8). */

import { knownHeadings, sectionRole } from "#core/section-role.ts";
import { agendaTableRows } from "./agenda-table.ts";
import { absenceLabel } from "./absence.ts";
import { headerLabel } from "./header-labels.ts";
import type { Line } from "./lines.ts";

/** A line, or a part of one where the source glued several together. */
export type Piece = {
  /** Index of the line in the document. */
  line: number;
  text: string;
  /** The list mark that stood before the words, if any. */
  bullet: string | null;
  indent: number;
  blankBefore: number;
  heading: number | null;
  bold: boolean;
  cells: string[] | null;
  size: number | null;
};

// "fold dette punkt ind Resume": what a screen reader is told about the heading's button.
const foldingWords = /^fold dette punkt (?:ind|ud) +(?=\p{Lu})/iu;

// "+" and the arrows are the buttons an accordion unfolds by, read as text.
const bulletMark = /^(?:[•·●▪■◦○*–—+►▶▸▼▾-]|o(?=\s{2}))\s+(?=\S)/u;

// "*Beslutning*": a whole line in italics, marked as text does it.
const emphasis = /^[*_]([^*_\s][^*_]{0,200}[^*_\s])[*_](:?)$/u;

/** A piece of a text document's line. */
export function pieceOf(line: Line, index: number): Piece {
  const tabbed = line.cells === null && line.text.includes("\t") ? line.text.trim().split(/\t+/u) : null;
  const unpiped =
    tabbed?.length === 2
      ? labelAndValue(tabbed, line.text)
      : line.text.includes("|")
        ? withoutPipes(line.text)
        : line.cells?.length === 2
          ? labelAndValue(line.cells, line.text)
          : line.text;
  const trimmed = unpiped.trim().replace(emphasis, "$1$2");
  const mark = bulletMark.exec(trimmed)?.[0];
  return {
    line: index,
    text: trimmed.slice(mark?.length ?? 0),
    bullet: line.mark ?? mark?.trim() ?? null,
    indent: unpiped.length - unpiped.trimStart().length,
    blankBefore: line.blankBefore,
    heading: line.heading,
    bold: line.bold,
    cells: line.cells ?? (line.text.includes("|") ? cellsBetweenPipes(line.text) : null),
    size: line.size,
  };
}

/** All lines as pieces, cut where a label is glued to its value or to the sentence before it. */
export function piecesOf(lines: readonly Line[], beforeHeading?: RegExp): Piece[] {
  const rows = agendaTableRows(lines);
  return lines.flatMap((line, index) => {
    const row = rows.get(index);
    if (row !== undefined) return row.map((text) => ({ ...pieceOf(line, index), text, bullet: null, cells: null }));
    const piece = pieceOf(line, index);
    const details = betweenDots(piece.text);
    if (details !== null) return details.map((words) => ({ ...piece, text: words, cells: null }));
    const text = piece.text.replace(beforeHeading ?? foldingWords, "");
    return cutAt(piece, text, gluedAt(text));
  });
}

// "Type: Beslutning · Status: Åben · Sag: 24-000113": a row of labels with their values.
function betweenDots(text: string): string[] | null {
  if (text.length > 300 || !/ [·•] /u.test(text)) return null;
  const parts = text.split(/ +[·•] +/u);
  return parts.every((part) => /^\p{Lu}[\p{L}. ]{2,30}: ?\S/u.test(part)) ? parts : null;
}

/** The piece cut at these offsets of `text`. */
export function cutAt(piece: Piece, text: string, offsets: readonly number[]): Piece[] {
  if (offsets.length === 0) return [text === piece.text ? piece : { ...piece, text }];
  const bounds = [0, ...offsets, text.length];
  return offsets
    .concat(text.length)
    .map((end, i) => ({
      ...piece,
      text: text.slice(bounds[i], end).trim(),
      bullet: i === 0 ? piece.bullet : null,
      blankBefore: i === 0 ? piece.blankBefore : 0,
      cells: null,
    }))
    .filter((part) => part.text !== "");
}

/** The words as they stood, with their list mark. */
export function written(piece: Piece): string {
  return piece.bullet === null ? piece.text : `${piece.bullet} ${piece.text}`;
}

const capitalised = (name: string): string => name[0]!.toLocaleUpperCase("da") + name.slice(1);
const headings = knownHeadings
  .map(capitalised)
  .sort((a, b) => b.length - a.length)
  .join("|")
  .replaceAll(".", "\\.");
const headerWords = "Mødested|Mødedato|Udvalg|Bemærkninger|Fraværende|Deltagere|Medlemmer|Indholdsfortegnelse|Afbud";

// Danish has no capital inside a word, so "BilagIngen" and "MødestedRådssalen" can only be two words that lost the break between them.
const labelGluedToValue = new RegExp(`^(?:${headings}|${headerWords})(?=\\p{Lu}\\p{Ll}|\\d{1,3}\\. \\p{Lu}|[-–•] \\p{Lu})`, "u");
const headingGluedToSentence = new RegExp(`(?:(?<=[\\p{Ll}\\d)][.:?!])|(?<=^.{15,}[\\p{Ll})]{3}[.?!] ))(?:${headings})$`, "u");
// "Kvalitetsrapport for skolerne Sagsnummer: 19/24410": a page of short lines on which the case's line was taken for the title's second.
const caseBehindTitle = /(?<=[\p{L}\d)] )(?<!(?:Acadre|ESDH|eDoc)[ -])(?:Sagsnr\.?|Sagsnummer|Sagsid\.?|Sags ID|Journalnr\.?) ?:? ?(?=\d)/gu;
// "ØkonomiudvalgetMødedato: 22. august 2017Mødetidspunkt: 08:00": the cells of a header run together.
const labelGluedBehind =
  /(?<=[\p{Ll}\d)])(?:Mødedato|Mødetidspunkt|Mødetid|Mødested|Dato|Tidspunkt|Sted|Lokale|Deltagere|Medlemmer|Fraværende|Afbud|Sagsnr\.|Sagsid\.):/gu;
// "… vedtægter. Beslutning: Vedtægterne godkendes.": a section that runs on in the paragraph of the one before.
const labelBehindSentence = /(?<=[.!?] )(?:Beslutning|Indstilling|Sagsfremstilling|Resumé|Resume|Økonomi|Konklusion):(?= \p{Lu})/gu;
const headerLabelFirst = /^(?:Start|Dato|Tid|Tidspunkt|Mødedato|Mødetid|Mødetidspunkt|Sted|Mødested|Lokale) ?:/u;
const headerLabelInside =
  /(?<=\S +)(?:Start|Slut|Dato|Tid|Tidspunkt|Mødedato|Mødetid|Mødetidspunkt|Sted|Mødested|Lokale|Mødelokale|Deltagere|Medlemmer|Afbud|Fraværende) ?:(?= )/gu;
const helpGluedToTitle = /Klik her for at folde ud/u;

function gluedAt(text: string): number[] {
  const offsets: number[] = [];
  const label = labelGluedToValue.exec(text);
  if (label) offsets.push(label[0].length);
  // Only the end of the line is looked at: a heading is short, and a line may be very long.
  const tail = text.slice(-90);
  const heading = headingGluedToSentence.exec(tail);
  if (heading) offsets.push(text.length - tail.length + heading.index);
  if (text.length < 20_000) for (const each of text.matchAll(labelBehindSentence)) offsets.push(each.index);
  if (text.length < 600 && !/^(?:Sag|Dok|Journal|J\.|Acadre)/u.test(text)) for (const each of text.matchAll(caseBehindTitle)) offsets.push(each.index);
  // "Start: 12.30 Slut: 14.00 Sted: Virtuelt": a header on one line.
  if (text.length < 600 && headerLabelFirst.test(text)) for (const each of text.matchAll(headerLabelInside)) offsets.push(each.index);
  if (text.length < 600) for (const each of text.matchAll(labelGluedBehind)) offsets.push(each.index);
  const help = text.length < 2000 ? text.search(helpGluedToTitle) : -1;
  if (help > 0) offsets.push(help);
  return offsets.sort((a, b) => a - b);
}

// A table drawn with "|" and "---": the cells' words are kept, a row of nothing but strokes becomes "|", which is furniture.
function withoutPipes(text: string): string {
  const cells = cellsBetweenPipes(text);
  if (cells?.length === 2) return labelAndValue(cells, withoutStrokes(text));
  return withoutStrokes(text);
}

function cellsBetweenPipes(text: string): string[] | null {
  const cells = text
    .trim()
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.trim());
  return cells.length < 2 ? null : cells;
}

// "| Beslutning | Godkendt. |": of two cells the first is the label when it is a word that heads things.
function labelAndValue(cells: readonly string[], otherwise: string): string {
  const [label, value] = cells.map((cell) => cell.trim());
  if (label === "" || value === "" || label!.length > 60 || label!.endsWith(":")) return otherwise;
  return sectionRole(label!) === null && absenceLabel(label!) === null && headerLabel(label!) === null && !ofItem.test(label!)
    ? otherwise
    : `${label}: ${value}`;
}

const ofItem = /^(?:nr\.?|titel|emne|overskrift|offentligt?|åbent?(?: punkt)?|lukket|status|sags?[ -]?(?:nr|nummer|id)\.?|journal(?:nr|nummer)\.?)$/iu;

function withoutStrokes(text: string): string {
  const words = text.replace(/\s*\|\s*$/u, "").replace(/\s*\|\s*/gu, " ");
  return /^[\s|:-]*$/u.test(words) ? "|" : words;
}

/** PDF → lines with page, position, size and weight, through pdfjs. Run only in a reading process with bounded time and memory. */

import * as zlib from "node:zlib";
import type { Line } from "../parse/lines.ts";
import { limits } from "./limits.ts";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "./pdfjs.ts";
import { Unreadable } from "./unreadable.ts";

export type PdfText = { lines: Line[]; pages: number; /** Of the widest page, in points. */ pageWidth: number; emptyPages: number[]; partial: boolean };

/** What pdfjs tells of a run of text (its own type has no public path). */
type TextItem = { str: string; transform: number[]; width: number; height: number; fontName: string };

type Piece = { text: string; font: string; x: number; right: number; y: number; size: number; bold: boolean; italic: boolean };

/** Reads every page's text as visual lines, top to bottom. Throws Unreadable for damaged, encrypted and exploding files. */
export async function linesOfPdf(bytes: Uint8Array): Promise<PdfText> {
  refuseBomb(bytes);
  const strict = await open(bytes, true);
  try {
    return await readPages(strict, false);
  } catch {
    // Some files only open with pdfjs' own repairs; what they then give may not be all (STACK-documents: silent loss).
    const lenient = await open(bytes, false);
    return await readPages(lenient, true);
  }
}

async function open(bytes: Uint8Array, stopAtErrors: boolean): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: new Uint8Array(bytes), // pdfjs takes the buffer over, and the lenient second try needs its own
    stopAtErrors,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    maxImageSize: 1,
    verbosity: 0,
  } as never);
  try {
    return await task.promise;
  } catch (error) {
    const name = (error as Error).name;
    if (name === "PasswordException") throw new Unreadable("pdf-encrypted", { cause: error });
    throw new Unreadable("pdf-damaged", { cause: error });
  }
}

async function readPages(document: PDFDocumentProxy, repaired: boolean): Promise<PdfText> {
  const lines: Line[] = [];
  const emptyPages: number[] = [];
  let pageWidth = 0;
  const fonts = new Map<string, { bold: boolean; italic: boolean }>();
  const last = Math.min(document.numPages, limits.pages);
  let partial = repaired || last < document.numPages;
  try {
    for (let number = 1; number <= last; number++) {
      try {
        const page = await document.getPage(number);
        pageWidth = Math.max(pageWidth, page.view[2]! - page.view[0]!);
        const before = lines.length;
        await linesOfPage(page, number, fonts, lines);
        if (lines.length === before) emptyPages.push(number);
        page.cleanup();
      } catch (error) {
        if (!repaired) throw error;
        emptyPages.push(number);
      }
      if (lines.length > limits.lines) {
        lines.length = limits.lines;
        partial = true;
        break;
      }
    }
  } finally {
    await document.loadingTask.destroy();
  }
  settleHyphens(lines);
  if (repaired && lines.length === 0) throw new Unreadable("pdf-damaged");
  return { lines, pages: document.numPages, pageWidth, emptyPages, partial };
}

// A soft hyphen beside a digit or a space is a drawn hyphen under a wrong name; then all of this file's are. Otherwise those inside a
// line mark where a word could have been broken and were not drawn, and the one at its end (with or without U+2010) was.
function settleHyphens(lines: Line[]): void {
  const drawn = lines.some((line) => /[\d.]\u00AD|\u00AD\d|\s\u00AD\s/u.test(line.text));
  // pdfjs now and then takes the step over an undrawn hyphen for a space; no word has a space beside one.
  const undrawn = (text: string): string =>
    text
      .replace(/(?<=\p{L}) ?\u00AD(?!\u2010?$) ?(?=\p{L})/gu, "")
      .replace(/\u00AD(?!\u2010?$)/gu, "")
      .replace(/\u00AD\u2010$/u, "\u00AD");
  const settle = (text: string): string => (drawn ? text.replace(/\u00AD/gu, "-") : undrawn(text)).replace(/\u2010/gu, "-");
  for (const line of lines) {
    line.text = settle(line.text);
    if (line.cells) line.cells = line.cells.map(settle);
  }
}

async function linesOfPage(page: PDFPageProxy, number: number, fonts: Map<string, { bold: boolean; italic: boolean }>, lines: Line[]): Promise<void> {
  const content = await page.getTextContent({ disableNormalization: false });
  const items = content.items.filter((item) => "str" in item) as TextItem[];
  if (items.some((item) => !fonts.has(item.fontName))) await learnFonts(page, items, fonts);
  const height = page.view[3]! - page.view[1]!;
  const pieces: Piece[] = [];
  for (const item of items) {
    const text = item.str.replace(/[\u200B\u2060\uFEFF]/gu, "").replace(/\u00A0/gu, " ");
    if (text.trim() === "") continue;
    const [, , c, d, x, y] = item.transform as [number, number, number, number, number, number];
    const size = Math.hypot(c, d) || item.height;
    const font = fonts.get(item.fontName) ?? { bold: false, italic: false };
    pieces.push({ text, font: item.fontName, x, right: x + item.width, y: height - (y - page.view[1]!), size, ...font });
  }
  const rows = rowsOf(pieces);
  mendSplitWords(rows);
  for (const row of rows) lines.push(lineOfRow(row, number, lines.length + 1));
}

// Chromium prints a word with soft hyphens in pieces, and a space it never meant to show behind each; pdfjs now and then takes that
// space for one. A page where words are split like this has its own spaces inside the pieces, never at the seam of two.
function mendSplitWords(rows: Piece[][]): void {
  const seams = rows
    .flatMap((row) => row.slice(1).map((piece, index) => [row[index]!, piece] as const))
    .filter(([before, piece]) => {
      return piece.font === before.font && Math.abs(piece.x - before.right) < piece.size * 0.03 && /\p{L}$/u.test(before.text) && /^ ?\p{Ll}/u.test(piece.text);
    });
  const split = seams.filter(([, piece]) => !piece.text.startsWith(" ")).length;
  if (split < 5 || split < seams.length * 0.6) return;
  for (const [, piece] of seams) piece.text = piece.text.replace(/^ /, "");
}

// Font names are only known after the page's operators have been read; that is done only for pages that bring a new font.
async function learnFonts(page: PDFPageProxy, items: TextItem[], fonts: Map<string, { bold: boolean; italic: boolean }>): Promise<void> {
  await page.getOperatorList();
  for (const item of items) {
    if (fonts.has(item.fontName)) continue;
    let name = "";
    try {
      name = ((page.commonObjs.get(item.fontName) as { name?: string } | null)?.name ?? "").toString();
    } catch {
      // not resolved: an unused or broken font has no weight to tell
    }
    fonts.set(item.fontName, { bold: /bold|black|heavy|demi/i.test(name), italic: /italic|oblique/i.test(name) });
  }
}

/** Pieces on one baseline, left to right; baselines top to bottom. */
function rowsOf(pieces: Piece[]): Piece[][] {
  const ordered = pieces.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const rows: Piece[][] = [];
  for (const piece of ordered) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.y - piece.y) <= Math.max(2, Math.min(row[0]!.size, piece.size) * 0.35)) row.push(piece);
    else rows.push([piece]);
  }
  for (const row of rows) row.sort((a, b) => a.x - b.x);
  return rows;
}

// A gap wider than a character's height may part the cells of a table row; whether it does is judged by the rows around it (parse/tables.ts).
function lineOfRow(row: Piece[], page: number, line: number): Line {
  const cells: string[] = [];
  const spans: [number, number][] = [[row[0]!.x, row[0]!.x]];
  let cell = "";
  let right = row[0]!.x;
  for (const piece of row) {
    const gap = piece.x - right;
    if (cell !== "" && gap > piece.size * 0.95) {
      cells.push(cell.trim());
      spans.push([piece.x, piece.right]);
      cell = piece.text;
    } else {
      cell += cell !== "" && gap > piece.size * 0.12 && !cell.endsWith(" ") && !piece.text.startsWith(" ") ? ` ${piece.text}` : piece.text;
    }
    right = Math.max(right, piece.right);
    spans.at(-1)![1] = right;
  }
  cells.push(cell.trim());
  const characters = row.reduce((sum, piece) => sum + piece.text.length, 0);
  const bold = row.reduce((sum, piece) => sum + (piece.bold ? piece.text.length : 0), 0) > characters * 0.6;
  const widest = row.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    page,
    line,
    text: cells.join("\t").replace(/ {2,}/g, " "),
    heading: null,
    bold,
    blankBefore: 0,
    cells: cells.length > 1 ? cells : null,
    ...(cells.length > 1 ? { cellSpans: spans } : {}),
    size: Math.round(widest.size * 10) / 10,
    x: Math.round(row[0]!.x * 10) / 10,
    y: Math.round(row[0]!.y * 10) / 10,
    right: Math.round(right * 10) / 10,
  };
}

// Every Flate stream is inflated against a bound before pdfjs sees it: a kilobyte can hold a gigabyte.
function refuseBomb(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = buffer.indexOf("stream"); at !== -1; at = buffer.indexOf("stream", at + 6)) {
    if (buffer.subarray(at - 3, at).toString("latin1") === "end") continue;
    let start = at + 6;
    if (buffer[start] === 13) start++;
    if (buffer[start] === 10) start++;
    if ((buffer[start]! & 0x0f) !== 8) continue;
    const end = buffer.indexOf("endstream", start);
    try {
      const inflated = zlib.inflateSync(buffer.subarray(start, end === -1 ? undefined : end), {
        maxOutputLength: limits.inflatedStream,
        finishFlush: zlib.constants.Z_SYNC_FLUSH,
      });
      total += inflated.length;
      // Flate twice: what came out is itself compressed.
      if ((inflated[0]! & 0x0f) === 8 && inflated.length < 4 * 1024 * 1024)
        zlib.inflateSync(inflated, { maxOutputLength: limits.inflatedStream, finishFlush: zlib.constants.Z_SYNC_FLUSH });
    } catch (error) {
      if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw new Unreadable("zip-bomb", { cause: error });
    }
    if (total > limits.inflatedFile * 4) throw new Unreadable("zip-bomb");
    if (end === -1) break;
    at = end;
  }
}

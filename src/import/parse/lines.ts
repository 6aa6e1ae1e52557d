/** What every kind of document is turned into before it is parsed: lines of text with what the eye would see of them. */

export type Line = {
  /** Page the line stands on, from 1. Formats without pages are one page. */
  page: number;
  /** Number of the line in the document, from 1; what `at.line` points to. */
  line: number;
  /** The words, without markup, soft hyphens and trailing space. Never empty. */
  text: string;
  /** Heading level the format itself states (markdown #, HTML h1–h6, DOCX style), or that the type size gives in a PDF; null for body text. */
  heading: number | null;
  bold: boolean;
  /** Empty lines above it (text), or 1 where a PDF leaves paragraph space. */
  blankBefore: number;
  /** A row of a table, cell by cell; `text` then holds the cells joined by tabs. */
  cells: string[] | null;
  /** Where each cell begins and ends, in points, when the format has positions. */
  cellSpans?: [from: number, to: number][];
  /** Type size in points and position in points from the page's top left; null where the format has none. */
  size: number | null;
  x: number | null;
  y: number | null;
  /** Right edge of the words in points; null where the format has none. */
  right: number | null;
  /** A list item's mark ("-", "•", "1.") when the format keeps it apart from the words. */
  mark?: string;
  href?: string;
};

/** Lines of a plain or markdown-like text, with headings and bold read from its marks. */
export function linesOfText(text: string): Line[] {
  const lines: Line[] = [];
  let blankBefore = 0;
  let number = 0;
  let page = 1;
  for (const raw of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n|\u2028|\u2029/)) {
    for (const [index, part] of raw.split("\f").entries()) {
      number += 1;
      if (index > 0) page += 1;
      const line = lineOfMarkdown(part, page, number, blankBefore);
      if (line === null) {
        blankBefore += 1;
      } else {
        lines.push(crossUnderRow(line, lines.at(-1)));
        blankBefore = 0;
      }
    }
  }
  return lines;
}

// A cross alone under a row stands under its first cell: the empty cells after it are lost with the blanks at the end of a line.
function crossUnderRow(line: Line, above: Line | undefined): Line {
  const under = line.blankBefore === 0 && above !== undefined && above.cells !== null && above.cells.length > 2;
  return under && /^x$/iu.test(line.text) ? { ...line, text: `${line.text}\t`, cells: [line.text, ""] } : line;
}

// Marks that text copied from a page carries inside the words: HTML tags of type, and links as [words](address).
const typeTag = /<\/?(?:b|i|u|em|strong|sub|sup|span|br)\s*\/?>/giu;
const link = /\[((?:[^[\]\\]|\\.){1,500})\]\(([^()\s]{1,1000})\)/u;

function lineOfMarkdown(raw: string, page: number, line: number, blankBefore: number): Line | null {
  const clean = raw
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/\u00A0/g, " ")
    .trimEnd();
  if (clean.trim() === "") return null;
  const hashes = /^\s{0,3}(#{1,6})\s+(.*)$/.exec(clean);
  let text = hashes ? hashes[2]! : clean;
  const bold = /\*\*|__/.test(text);
  text = text.replace(/\*\*|__(?=\S)|(?<=\S)__/g, "");
  if (hashes) text = text.replace(/^\*(.+)\*$/, "$1");
  if (text.includes("<")) text = text.replace(typeTag, "");
  const href = text.includes("](") ? link.exec(text)?.[2] : undefined;
  if (href !== undefined) text = text.replace(new RegExp(link, "gu"), (_, words: string) => words.replace(/\\(.)/gu, "$1"));
  if (text.trim() === "") return null;
  const cells = text.includes("\t") ? text.split("\t").map((cell) => cell.trim()) : null;
  return {
    page,
    line,
    text: hashes ? text.trim() : text,
    heading: hashes ? hashes[1]!.length : null,
    bold,
    blankBefore,
    cells,
    size: null,
    x: null,
    y: null,
    right: null,
    ...(href === undefined ? {} : { href }),
  };
}

/**
 * The text of a section: paragraphs apart by an empty line; list items and table rows on lines of their own, cells apart by tabs.
 * Printing takes such a text apart and reading puts it together, by the same marks.
 */

export type TextLineKind = "paragraph" | "listItem" | "tableRow";

/** A line of a text and whether it follows the line above without an empty line between. */
export type TextLine = { kind: TextLineKind; text: string; joined: boolean };

// A dash or dot, a number or a letter, and then words: "- Interne forløb", "1. at dagsordenen godkendes", "A. Morgenbriefing".
const listMark = /^(?:[-–—•·●▪*]|\d{1,3}[.)]|\p{L}[.)])\s+(?=\S)/u;

/** What a line of text is, by its look. */
export function kindOfLine(text: string): TextLineKind {
  if (text.includes("\t")) return "tableRow";
  return listMark.test(text) ? "listItem" : "paragraph";
}

/** The line without the mark of a list item. */
export function withoutMark(text: string): string {
  return text.replace(listMark, "");
}

/** The mark that opens a list item, without the space after it; null when the line is none. */
export function markOf(text: string): string | null {
  return listMark.exec(text)?.[0].trimEnd() ?? null;
}

/** A row without the empty cells at its end, which no text tells; it keeps one tab, by which it is a row. */
export function withoutEmptyEnd(row: string): string {
  const told = row.trimEnd();
  return told.includes("\t") || told === "" ? told : `${told}\t`;
}

/** The lines of a section's text. */
export function linesOfSection(text: string): TextLine[] {
  return text.split("\n\n").flatMap((part) =>
    part
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line, index) => ({ kind: kindOfLine(line), text: line, joined: index > 0 })),
  );
}

/** Lines as one text. Neighbours of one list or one table stay together however far apart the source set them. */
export function joinLines(lines: readonly { text: string; joined: boolean }[]): string {
  let text = "";
  let above: TextLineKind | null = null;
  for (const line of lines) {
    const kind = kindOfLine(line.text);
    if (above !== null) text += line.joined || (kind === above && kind !== "paragraph") ? "\n" : "\n\n";
    text += line.text;
    above = kind;
  }
  return text;
}

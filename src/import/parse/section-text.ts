/** Lines of a document as the lines of a section: what is kept apart in `Line` (list mark, cells) is put where the eye sees it. */

import { joinLines, kindOfLine } from "#core/house-styles/running-text.ts";
import type { Line } from "./lines.ts";

/** A line inside a section. `joined`: no space above it. `local`: a heading inside the section. */
export type SectionLine = { text: string; joined: boolean; local: boolean };

/** A source line as a line of running text. */
export function sectionLine(line: Line, local = false): SectionLine {
  const words = line.cells !== null ? line.cells.join("\t") : line.text.trim();
  const mark = line.mark !== undefined && !words.startsWith(line.mark) ? `${line.mark} ` : "";
  return { text: mark + words, joined: line.blankBefore === 0 && !local, local };
}

// Below this a line is too short to have been broken by the edge of the page.
const fullLine = 40;

/**
 * Whether a line of a page only goes on with the line above, as one cut in two by the end of a page does: in the middle of a sentence,
 * with a small letter or a figure. A point of a recommendation opens with a small "at" and is a line of its own.
 */
export function goesOn(above: SectionLine | undefined, line: Line, text: string): boolean {
  if (above === undefined || above.local || line.y === null || line.heading !== null || line.cells !== null) return false;
  if (above.text.length < fullLine || above.text.includes("\t") || /[.:;!?…”"»)]$/u.test(above.text)) return false;
  return /^[\p{Ll}\d]/u.test(text) && kindOfLine(text) === "paragraph" && !/^at\s/u.test(text);
}

/** The text of a section, and the lines of it that are headings. */
export function sectionText(lines: readonly SectionLine[]): { text: string; localHeading?: string[] } {
  const text = joinLines(lines);
  const localHeading = lines.filter((line) => line.local).map((line) => line.text);
  return localHeading.length === 0 ? { text } : { text, localHeading };
}

/** Lines of a document as the lines of a section: what is kept apart in `Line` (list mark, cells) is put where the eye sees it. */

import { joinLines } from "#core/house-styles/running-text.ts";
import type { Line } from "./lines.ts";

/** A line inside a section. `joined`: no space above it. `local`: a heading inside the section. */
export type SectionLine = { text: string; joined: boolean; local: boolean };

/** A source line as a line of running text. */
export function sectionLine(line: Line, local = false): SectionLine {
  const words = line.cells !== null ? line.cells.join("\t") : line.text.trim();
  const mark = line.mark !== undefined && !words.startsWith(line.mark) ? `${line.mark} ` : "";
  return { text: mark + words, joined: line.blankBefore === 0 && !local, local };
}

/** The text of a section, and the lines of it that are headings. */
export function sectionText(lines: readonly SectionLine[]): { text: string; localHeading?: string[] } {
  const text = joinLines(lines);
  const localHeading = lines.filter((line) => line.local).map((line) => line.text);
  return localHeading.length === 0 ? { text } : { text, localHeading };
}

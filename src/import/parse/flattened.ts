/** Text of a PDF whose pages were each read as one line (LAYOUTS D5): cut again where labels, headings and numbers must have begun a line. */

import type { Line } from "./lines.ts";
import { piecesOf, type Piece } from "./pieces.ts";

/** Pieces of a flattened transcript. */
export function flattenedPieces(lines: readonly Line[]): Piece[] {
  return piecesOf(lines);
}

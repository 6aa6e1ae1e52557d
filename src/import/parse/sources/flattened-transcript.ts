/** Transcripts of PDF files from the archive sites (LAYOUTS D5): each page is one line that begins with its number. */

import type { Layout } from "../layout.ts";

export const flattenedTranscript: Layout = {
  name: "flattened-transcript",
  signs: { all: [/^Transkript$/u, /^1 \S.{20}/u] },
  itemStart: [{ by: "heading", forms: ["dot", "sag", "punkt", "space"] }],
  flattened: true,
  unlabelledNames: "absent",
};

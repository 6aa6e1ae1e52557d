/** Hvidovre (LAYOUTS D9): a block of meeting facts, then numbered items with a dated decision heading before or after the case. */

import type { Layout } from "../layout.ts";

export const hvidovre: Layout = {
  name: "hvidovre",
  signs: { all: [/^Mødefakta$/u, /^(?:Referat|Dagsorden) - .+ den \d{1,2}\. \p{Ll}+ \d{4}$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

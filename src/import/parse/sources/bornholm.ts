/** Bornholm, InfRef pages (LAYOUTS D16): "Åbent punkt" over each heading, and again in a table that every item prints with "Lukket punkt" beside it. */

import type { Layout } from "../layout.ts";

export const bornholm: Layout = {
  name: "bornholm",
  signs: { all: [/^Dagsordenspunkter$/u, /^(?:åbent|lukket) \d{1,3} /u] },
  itemStart: [{ by: "heading", forms: ["space", "marked"] }],
};

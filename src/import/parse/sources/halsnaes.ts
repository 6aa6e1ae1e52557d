/** Halsnæs (LAYOUTS D26): no headings at all, and closed items published with their reason and decision. An item ends with its substitutes. */

import type { Layout } from "../layout.ts";

export const halsnaes: Layout = {
  name: "halsnaes",
  signs: { all: [/^Beslutning på \p{Ll}+mødet den \d/u, /^Stedfortrædere:/u] },
  itemStart: [{ by: "after", line: /^Stedfortrædere:/u }],
};

/** Monrad's aggregator (LAYOUTS D4): one FirstAgenda item to a page, perhaps with its decisions from several readings. */

import type { Layout } from "../layout.ts";

export const monrad: Layout = {
  name: "monrad",
  signs: { all: [/^First-agenda Sagsfremstilling$/u] },
  itemStart: [{ by: "openingLabel" }],
};

/** Aarhus 2019 (LAYOUTS D18): bare titles over "Beslutning"; every decision is told again under "Sagens forløb". */

import type { Layout } from "../layout.ts";

export const aarhus: Layout = {
  name: "aarhus-2019",
  signs: { all: [/^Sagens forløb \d\d-\d\d-\d{4} \p{Lu}/u, /^Beslutning$/u] },
  itemStart: [{ by: "titleBefore", line: /^Beslutning$/u }],
};

/** Odense, SBSYS (LAYOUTS D14): lettered groups, repeated under each title, and "Åbent - <journalnummer>". */

import type { Layout } from "../layout.ts";

export const odense: Layout = {
  name: "odense",
  signs: { all: [/^mødet i \p{Lu}/u, /^(?:Åbent|Lukket) - \d\d\.\d\d/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

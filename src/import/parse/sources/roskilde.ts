/** Roskilde (LAYOUTS D11): English order in the date, number and title printed twice, the decision under "<udvalg>, dd-mm-yyyy, pkt. N". */

import type { Layout } from "../layout.ts";

export const roskilde: Layout = {
  name: "roskilde",
  signs: { all: [/^Dato: \p{L}+dag, \p{Lu}\p{L}+ \d{1,2}, \d{4} - \d/u, /^[•\s]*Pkt\. \d+ \p{Lu}/u] },
  itemStart: [{ by: "heading", forms: ["punkt"] }],
  furniture: [/^You are here$/u],
};

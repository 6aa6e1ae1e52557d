/** PDF text of Frederikshavn and Lyngby-Taarbæk (LAYOUTS D6), where most of what is printed is the list of items with pages. */

import type { Layout } from "../layout.ts";

export const frederikshavn: Layout = {
  name: "frederikshavn",
  signs: { all: [/^\d{1,3} \((?:Åben|Lukket)\) ?\S/u] },
  itemStart: [{ by: "heading", forms: ["marked"] }],
};

export const lyngby: Layout = {
  name: "lyngby-taarbaek",
  signs: { all: [/^Indkaldelse$/u, /^Pkt\. Tekst Side /u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

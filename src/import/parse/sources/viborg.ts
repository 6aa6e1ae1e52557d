/** Viborg (LAYOUTS D10). In 2019 an item is a bullet with number and title; from 2020 only its case number is left of the heading. */

import type { Layout } from "../layout.ts";

export const viborg: Layout = {
  name: "viborg",
  signs: { all: [/ - (?:Referat|Dagsorden) fra mødet den \d\d-\d\d-\d{4}$/u, /^• \d{1,3} \p{Lu}/u] },
  itemStart: [{ by: "heading", forms: ["space"] }],
};

export const viborgTable: Layout = {
  name: "viborg-table",
  signs: { all: [/^Mødested \p{Lu}/u, /^Mødedeltagere \p{Lu}/u, /^Sagsid\.:/u] },
  itemStart: [{ by: "caseNumber" }],
};

/** The reader for layouts nobody has described: the same engine, with every form allowed. */

import type { Layout } from "./layout.ts";
import { headingForms } from "./item-headings.ts";
import { sourceOf } from "./layout-engine.ts";
import type { Source } from "./source.ts";

const generalLayout: Layout = {
  name: "general",
  signs: { all: [] },
  itemStart: [
    { by: "heading", forms: headingForms },
    { by: "separator", line: /^(?:åben|åbent|lukket|udskriv|kopi(?:er|ér) link til punktet.*)$/iu },
    { by: "markup" },
    { by: "titled" },
    { by: "caseNumber" },
    { by: "openingLabel" },
  ],
};

export const generalReader: Source = { ...sourceOf(generalLayout), recognises: () => 0.1 };

/** Ringkøbing-Skjern, eDoc (LAYOUTS D25): "N: Title" after a line of links; letters from citizens with numbers of their own in the text. */

import type { Layout } from "../layout.ts";

export const ringkoebingSkjern: Layout = {
  name: "ringkoebing-skjern",
  signs: { all: [/^(?:Referat|Dagsorden): \d{1,2}\. \p{Ll}+ \d{4} kl\./u, /^Kopi(?:er|ér) link til punktet/u] },
  itemStart: [{ by: "heading", forms: ["colon"] }],
};

/** Pages whose accordion headings are lost in the text (LAYOUTS D23): Ishøj, Svendborg, Aabenraa. An item begins with its first label. */

import type { Layout } from "../layout.ts";

export const ishoj: Layout = {
  name: "ishoj",
  signs: {
    all: [
      /^(?:Dagsorden|Referat)$/u,
      /^\p{Lu}.{5,80}(?:udvalget|rådet|byrådet|Byrådet) \p{Ll}+dag den \d{1,2}\. \p{Ll}+ \d{4} kl\. [\d.:]+$/u,
      /^(?:Sagsfremstilling|Resume|Beslutningstema)$/u,
    ],
    none: [/^\d{1,4}\. ?\p{Lu}[^.]{5,80}$/u, /^(?:Sagsnr|Sagsid)/u, /^Punkt \d/u],
  },
  itemStart: [{ by: "openingLabel" }],
};

export const svendborg: Layout = {
  name: "svendborg",
  signs: { all: [/^(?:Dagsorden|Referat) • \d{1,2}\. \p{Ll}+ \d{4} kl\./u, /^Beslutningstema$/u] },
  itemStart: [{ by: "openingLabel" }],
};

export const aabenraa: Layout = {
  name: "aabenraa",
  signs: { all: [/^(?:Beslutningsprotokol|Dagsorden)$/u, /^Sagsid\.: .*Sagsinitialer:/u] },
  itemStart: [{ by: "separator", line: /^Udskriv$/u }],
};

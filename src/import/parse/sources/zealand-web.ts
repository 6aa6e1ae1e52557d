/** Pages of Køge, Glostrup, Rødovre and Fredensborg (LAYOUTS D22), alike in their lists of members and unlike in their headings. */

import type { Layout } from "../layout.ts";

export const koege: Layout = {
  name: "koege",
  signs: { all: [/^(?:Referat|Dagsorden) (?:af|for|til) møde i \p{Lu}/u, /^Den \d\d\.\d\d\.\d{4} kl\. [\d:.]+ i /u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const glostrup: Layout = {
  name: "glostrup",
  signs: { all: [/^(?:Referat|Dagsorden)$/u, /^Deltagere:$/u, /^(?:\d{1,3}\. {1,3}\d{1,3}\. \p{Lu}|1\. \p{Lu}.* 2\. \p{Lu}.* 3\. \p{Lu})/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const roedovre: Layout = {
  name: "roedovre",
  signs: { all: [/^Sager \d+ - \d+$/u, /^Sag nr\. \d+$/u] },
  itemStart: [{ by: "heading", forms: ["sag"] }],
};

export const fredensborg: Layout = {
  name: "fredensborg",
  signs: { all: [/^Nr\. ?\d{1,3} - \p{Lu}/u] },
  itemStart: [{ by: "heading", forms: ["nr"] }],
};

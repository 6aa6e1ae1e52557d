/** SBSYS pages of Brønderslev and Thisted (LAYOUTS D21): absence as the first item or under a dated label after each decision. */

import type { Layout } from "../layout.ts";

export const broenderslev: Layout = {
  name: "broenderslev",
  signs: { all: [/^Lokale: /u, /^Tidspunkt: /u, /^Til toppen$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const thisted: Layout = {
  name: "thisted",
  signs: { all: [/^Sagstema$/u, /^Redegørelse$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

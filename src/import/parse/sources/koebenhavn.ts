/** København (LAYOUTS D19): one item to a page, on kk.dk without a number; the local committees' eDoc pages with three lists of absentees. */

import type { Layout } from "../layout.ts";

export const koebenhavn: Layout = {
  name: "koebenhavn",
  signs: { all: [/^Mødedato: \d\d\.\d\d\.\d{4}, kl\./u, /^Se alle bilag$/u] },
  itemStart: [{ by: "openingLabel" }],
  furniture: [/^Gå ikke glip af/u],
};

export const koebenhavnLocal: Layout = {
  name: "koebenhavn-local",
  signs: { all: [/^\d{1,3}\. \p{Lu}/u, /^(?:Fraværende (?:med|uden) afbud:|Fremmøde og inhabilitet:?)$/u, /^Beslutning$/u], none: [/^Mødefakta$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const koebenhavnCouncil: Layout = {
  name: "koebenhavn-2004",
  signs: { all: [/^Nr\. \d{1,3} BR \d+\/\d\d\. /u] },
  itemStart: [{ by: "heading", forms: ["nr"] }],
};

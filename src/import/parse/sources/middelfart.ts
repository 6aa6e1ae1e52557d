/** Middelfart, Gribskov's archive and Region Syddanmark (LAYOUTS D27): numbered items under groups of open and closed cases. */

import type { Layout } from "../layout.ts";

export const middelfart: Layout = {
  name: "middelfart",
  signs: { all: [/^(?:ÅBNE|LUKKEDE) SAGER$/u, /^Forvaltningen foreslår:$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const gribskov: Layout = {
  name: "gribskov",
  signs: { all: [/^Publiceret \d\d-\d\d-\d{4}$/u, /^Indholdsfortegnelse:$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const regionSyddanmark: Layout = {
  name: "region-syddanmark",
  signs: { all: [/^fold dette punkt (?:ind|ud) /u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

/** Drupal pages of Faxe, Stevns and Syddjurs (LAYOUTS D15). */

import type { Layout } from "../layout.ts";

export const faxe: Layout = {
  name: "faxe",
  signs: { all: [/^Hent som fil:$/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const stevns: Layout = {
  name: "stevns",
  signs: { all: [/^• \d{1,4}\. \p{Lu}.* - godkendelse$/iu] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
};

export const stevnsLostHeadings: Layout = {
  name: "stevns-2022",
  signs: { all: [/^Mødested\p{Lu}/u, /^Udvalg\p{Lu}/u] },
  itemStart: [{ by: "openingLabel" }],
};

export const syddjurs: Layout = {
  name: "syddjurs",
  signs: { all: [/^Udvalg Dato Type Hent$/u, /^Punkt \d{1,4} \p{Lu}/u] },
  itemStart: [{ by: "heading", forms: ["punkt"] }],
};

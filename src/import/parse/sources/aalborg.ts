/** Aalborg (LAYOUTS D17): the council's items have lost number and title and begin with "Åben"; committees print a numbered list with decisions. */

import type { Layout } from "../layout.ts";

export const aalborg: Layout = {
  name: "aalborg",
  signs: { all: [/^Du har valgt en specifik dagsorden eller referat/u, /^Åben$/u] },
  itemStart: [{ by: "separator", line: /^(?:Åben|Lukket)$/u }],
  furniture: [/^Hjem Politiske udvalg/u],
};

export const aalborgList: Layout = {
  name: "aalborg-list",
  signs: { all: [/^Se\/vælg den samlede dagsorden\/referat som PDF$/u, /^\d{1,3}\. \p{Lu}/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }],
  furniture: [/^Se\/vælg den samlede/u, /^Fulde pdf for/u],
};

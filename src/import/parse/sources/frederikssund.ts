/** Frederikssund (LAYOUTS D24): the number is glued to the title, and the committee's name stands in the genitive. */

import type { Layout } from "../layout.ts";

export const frederikssund: Layout = {
  name: "frederikssund",
  signs: { all: [/s møde den \d{1,2}\. \p{Ll}+ \d{4}$/u, /^\d{1,3}\p{Lu}\p{Ll}/u] },
  itemStart: [{ by: "heading", forms: ["glued"] }],
};

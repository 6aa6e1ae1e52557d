/** SBSYS agendas in Umbraco (LAYOUTS D13): Hedensted and Herning. The case number comes first; titles are lost in one generation. */

import type { Layout } from "../layout.ts";

export const hedensted: Layout = {
  name: "hedensted",
  signs: { all: [/ - Dagsordener og referater$/u, /^Mødedato: \d{1,2}\. \p{Ll}+ \d{4}/u] },
  itemStart: [{ by: "heading", forms: ["dot"] }, { by: "caseNumber" }],
  furniture: [/^Se dagsordener og referater fra .+ møder\.$/u],
};

export const herning: Layout = {
  name: "herning-web",
  signs: { all: [/^Udvalg: ?\S/u, /^Sagsnr\.: ?\S.* Sagsbehandler:/u] },
  itemStart: [{ by: "caseNumber" }],
};

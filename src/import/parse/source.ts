/** What a source is: one layout or vendor, one file in `sources/`, that recognises its documents and reads them. Pure. */

import type { PublishedMinutes } from "#core/published-minutes.ts";
import type { Line } from "./lines.ts";

/** A document as lines, whatever format it came in. `hints` may come from where it was fetched; absent for a lone file. */
export type TextDocument = {
  lines: Line[];
  pages: number | null;
  mediaType: string;
  hints?: { municipality?: string; committee?: string; date?: string; url?: string };
};

export type ReadMinutes = Omit<PublishedMinutes, "schema" | "source">;

/**
 * What came out of reading. `placement[i]` is the field that line i of the document went to, as a path such as "meeting/date",
 * "agendaItem/3/section/2", "tableOfContents", "furniture" or "unplaced". Every line has exactly one (DESIGN §6: nothing is lost).
 */
export type Reading = { minutes: ReadMinutes; placement: string[] };

export type Source = {
  /** Stands as `houseStyle` in what it read. */
  name: string;
  /** How sure it is that this document is of its layout: 0 = not, 1 = certain. Looks at lines only; cheap. */
  recognises(document: TextDocument): number;
  read(document: TextDocument): Reading;
};

/** Reads a document with the source that knows its layout best, or with the general reader. */

import { generalReader } from "./general-reader.ts";
import type { Reading, Source, TextDocument } from "./source.ts";
import { houseStyleSources } from "./sources/house-styles.ts";
import { layoutSources } from "./sources/list.ts";

/** The source that would read the document. `without` leaves one out, by name. */
export function sourceFor(document: TextDocument, options: { without?: string } = {}): Source {
  let best: Source = generalReader;
  let sure = generalReader.recognises(document);
  for (const source of [...houseStyleSources, ...layoutSources]) {
    if (source.name === options.without) continue;
    const recognised = source.recognises(document);
    if (recognised > sure) {
      best = source;
      sure = recognised;
    }
  }
  return best;
}

/** Reads any document of lines; never throws, whatever the text. */
export function readDocument(document: TextDocument, options: { without?: string } = {}): Reading {
  return sourceFor(document, options).read(document);
}

/** False for a text that holds no meeting: a letter, a list of coming cases, a cookie page. The importer then says so instead of filing it. */
export function looksLikeMinutes(reading: Reading): boolean {
  const { minutes } = reading;
  const decided = minutes.agendaItem.some((item) => item.decision !== null || (item.earlierDecision?.length ?? 0) > 0);
  const cases = minutes.agendaItem.some((item) => item.caseNumber !== null || item.section.some((section) => section.role !== "other"));
  if (minutes.agendaItem.length === 0) return false;
  const { meeting, organization } = minutes;
  const known =
    [meeting.date, organization.name, meeting.place, meeting.start].filter((each) => each !== null).length +
    (meeting.participants.length > 0 ? 1 : 0) +
    (meeting.kind === "minutes" ? 1 : 0);
  return decided || cases || (known > 1 && minutes.agendaItem.length > 1);
}

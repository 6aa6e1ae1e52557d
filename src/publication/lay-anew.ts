/** What is out is laid once more, by itself: no more than a person has published, and since the same day as before. */

import { outNow, type Publication } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import { loadPapers } from "#minutes/store.ts";
import type { Tx } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import type { PublicHouse } from "./public-house.ts";
import { stage } from "./stage.ts";
import { publications } from "./store.ts";

/** Throws what it was refused: a job fails, and is tried again. */
export async function layAnew(tx: Tx, house: PublicHouse, call: Call, publication: Publication): Promise<void> {
  const { meeting } = publication;
  const papers = await loadPapers(tx, meeting);
  if (papers === null) return;
  const done = await stage(tx, house, { papers, publication, wanted: outNow(publication), at: call.at, anew: true });
  if (!done.ok) throw new Error(`${done.code} ${JSON.stringify(done.words ?? {})}`);
  const { address, document, laid, ended } = done.staged;
  const what = { editions: [], excerpts: [], document, address, laid, ended, ...judgedBy(call) };
  await publications.save(tx, meeting, publication, [{ kind: "papers-published", what }], call);
}

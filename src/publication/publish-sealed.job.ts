/** The minutes are sealed, and were public already: the copy that is out becomes the sealed one. */

import { outNow } from "#core/publication.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import type { Call } from "#journal/change.ts";
import { loadPapers } from "#minutes/store.ts";
import { judgedBy } from "./judged-by.ts";
import type { PublicHouse } from "./public-house.ts";
import { stage } from "./stage.ts";
import { publications } from "./store.ts";

/** Fails, and is tried again, when it cannot be done. */
export function publishSealed(house: PublicHouse): FollowUp {
  return async (tx, entry, { at }) => {
    const meeting = (entry.what["meeting"] as number | undefined) ?? idIn(entry.about);
    const publication = await publications.loadForChange(tx, meeting);
    const wanted = outNow(publication);
    if (entry.what["kind"] !== "minutes" || publication?.state !== "published" || !wanted.editions.includes("minutes")) return;
    const papers = await loadPapers(tx, meeting);
    if (papers === null) return;
    const call: Call = { actor: { person: 0, name: "Sagsgang", roles: [] }, at };
    const done = await stage(tx, house, { papers, publication, wanted, at, anew: true });
    if (!done.ok) throw new Error(`${done.code} ${JSON.stringify(done.words ?? {})}`);
    const { address, document, laid, ended } = done.staged;
    await publications.save(
      tx,
      meeting,
      publication,
      [{ kind: "papers-published", what: { editions: [], excerpts: [], document, address, laid, ended, ...judgedBy(call) } }],
      call,
    );
  };
}

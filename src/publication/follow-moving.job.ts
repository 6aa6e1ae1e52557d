/** A meeting that is moved takes its public papers along: they stand under the new day, and the old address says so. */

import { outNow } from "#core/publication.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import type { Call } from "#journal/change.ts";
import { loadPapers } from "#minutes/store.ts";
import { judgedBy } from "./judged-by.ts";
import type { PublicHouse } from "./public-house.ts";
import { stage } from "./stage.ts";
import { publications } from "./store.ts";

/** After "meeting-moved". What is out stays what is out; nothing is opened by it. */
export function followMoving(house: PublicHouse): FollowUp {
  return async (tx, entry, { at }) => {
    const meeting = idIn(entry.about);
    const publication = await publications.loadForChange(tx, meeting);
    if (publication === null || publication.state !== "published") return;
    const wanted = outNow(publication);
    const papers = wanted.editions.length + wanted.excerpts.length === 0 ? null : await loadPapers(tx, meeting);
    if (papers === null) return;
    const done = await stage(tx, house, { papers, publication, wanted, at, anew: true });
    if (!done.ok) throw new Error(done.code);
    const call: Call = { actor: { person: Number(/^person:(\d+)$/.exec(entry.by)?.[1] ?? 0), name: "Sagsgang", roles: [] }, at };
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

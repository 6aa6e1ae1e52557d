/** A meeting that is moved takes its public papers along: they stand under the new day, and the old address says so. */

import { outNow } from "#core/publication.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { layAnew } from "./lay-anew.ts";
import type { PublicHouse } from "./public-house.ts";
import { publications } from "./store.ts";

/** After "meeting-moved". What is out stays what is out; nothing is opened by it. */
export function followMoving(house: PublicHouse): FollowUp {
  return async (tx, entry, { at }) => {
    const publication = await publications.loadForChange(tx, idIn(entry.about));
    const { editions, excerpts } = outNow(publication);
    if (publication?.state !== "published" || editions.length + excerpts.length === 0) return;
    await layAnew(tx, house, { actor: { person: Number(/^person:(\d+)$/.exec(entry.by)?.[1] ?? 0), name: "Sagsgang", roles: [] }, at }, publication);
  };
}

/** The minutes are sealed, and were public already: the copy that is out becomes the sealed one. */

import { outNow } from "#core/publication.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { layAnew } from "./lay-anew.ts";
import type { PublicHouse } from "./public-house.ts";
import { publications } from "./store.ts";

/** Fails, and is tried again, when it cannot be done. */
export function publishSealed(house: PublicHouse): FollowUp {
  return async (tx, entry, { at }) => {
    const meeting = (entry.what["meeting"] as number | undefined) ?? idIn(entry.about);
    const publication = await publications.loadForChange(tx, meeting);
    if (entry.what["kind"] !== "minutes" || publication?.state !== "published" || !outNow(publication).editions.includes("minutes")) return;
    await layAnew(tx, house, { actor: { person: 0, name: "Sagsgang", roles: [] }, at }, publication);
  };
}

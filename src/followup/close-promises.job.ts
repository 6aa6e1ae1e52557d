/** An item that is closed after its meeting closes what was promised at it. */

import { agendas } from "#agenda/store.ts";
import { houseActor } from "#core/people.ts";
import { handlingOf } from "#core/sitting.ts";
import { isClosed } from "#core/visibility.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { sittings } from "#meeting/store.ts";
import { followups, promisedAt } from "./store.ts";

export const closePromises: FollowUp = async (tx, entry, house) => {
  const meeting = idIn(entry.about);
  const agenda = await agendas.load(tx, meeting);
  const sitting = await sittings.load(tx, meeting);
  if (agenda === null) return;
  for (const promised of await promisedAt(tx, meeting)) {
    const item = agenda.items.find((each) => each.id === promised.item);
    // An item that is gone is nobody's to open: unknown is closed.
    const closed = item === undefined || isClosed(item, sitting === null ? null : handlingOf(sitting, item.id));
    if (closed && !promised.closed)
      await followups.save(tx, promised.id, promised, [{ kind: "promise-closed", what: { at: house.at.toISOString() } }], { actor: houseActor, at: house.at });
  }
};

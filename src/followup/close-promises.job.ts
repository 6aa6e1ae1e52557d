/**
 * An item that is closed after its meeting closes what was promised at it. Whatever keeps an item from the public, a later agenda that tells its promise
 * keeps that place from the public as well: what one paper may not say, another may not quote.
 */

import { agendas } from "#agenda/store.ts";
import { quotedOn, type Followup } from "#core/followup.ts";
import { houseActor } from "#core/people.ts";
import { isWhollyOpen, openPartsOf, type PublicationHappening } from "#core/publication.ts";
import { handlingOf } from "#core/sitting.ts";
import { isClosed } from "#core/visibility.ts";
import type { Call } from "#journal/change.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { sittings } from "#meeting/store.ts";
import { publications } from "#publication/store.ts";
import type { Tx } from "#platform/sql.ts";
import { agendasAfter, followups, promisedAt, wordingsOf } from "./store.ts";

export const closePromises: FollowUp = async (tx, entry, { at }) => {
  const meeting = idIn(entry.about);
  const agenda = await agendas.load(tx, meeting);
  const sitting = await sittings.load(tx, meeting);
  if (agenda === null) return;
  const publication = await publications.load(tx, meeting);
  const call: Call = { actor: houseActor, at };
  for (const promised of await promisedAt(tx, meeting)) {
    const item = agenda.items.find((each) => each.id === promised.item);
    const handling = item === undefined || sitting === null ? null : handlingOf(sitting, item.id);
    // An item that is gone is nobody's to open: unknown is closed.
    if ((item === undefined || isClosed(item, handling)) && !promised.closed)
      await followups.save(tx, promised.id, promised, [{ kind: "promise-closed", what: { at: at.toISOString() } }], call);
    if (item === undefined || !isWhollyOpen(publication, item, handling)) await closeQuotes(tx, promised, call);
  }
};

async function closeQuotes(tx: Tx, promised: Followup, call: Call): Promise<void> {
  const wordings = await wordingsOf(tx, promised.id);
  for (const meeting of await agendasAfter(tx, promised)) {
    const agenda = await agendas.loadForChange(tx, meeting);
    const quotes = agenda === null ? [] : quotedOn(agenda, wordings);
    if (agenda === null || quotes.length === 0) continue;
    const sitting = await sittings.load(tx, meeting);
    const before = await publications.loadForChange(tx, meeting);
    const happened = quotes.flatMap(({ item: id, parts }): PublicationHappening[] => {
      const item = agenda.items.find((each) => each.id === id)!;
      const open = openPartsOf(before, { item, handling: sitting === null ? null : handlingOf(sitting, id), attachments: [] });
      const judged = { item: id, open: false, by: call.actor.person, name: call.actor.name, at: call.at.toISOString() };
      return parts
        .filter((part) => open[part])
        .map((part) => ({
          kind: "part-graded",
          what: { ...judged, part, reason: `Gengiver et punkt fra mødet den ${promised.madeOn}, som siden er lukket.`, basis: "Kommunestyrelsesloven § 10" },
        }));
    });
    const begun: PublicationHappening[] = before === null ? [{ kind: "publication-begun", what: { meeting, committee: agenda.committee } }] : [];
    if (happened.length > 0) await publications.save(tx, meeting, before, [...begun, ...happened], call);
  }
}

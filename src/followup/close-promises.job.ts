/**
 * An item that is closed after its meeting closes what was promised at it. Whatever keeps an item from the public, a later agenda that tells its promise
 * keeps that place from the public as well: what one paper may not say, another may not quote.
 */

import { agendas } from "#agenda/store.ts";
import type { Agenda } from "#core/agenda.ts";
import { dateLong } from "#core/calendar.ts";
import { quotedOn, type Followup } from "#core/followup.ts";
import { houseActor } from "#core/people.ts";
import { isWhollyOpen, saidOf, type ItemPart, type Publication, type PublicationHappening } from "#core/publication.ts";
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
  const kept: Followup[] = [];
  for (const promised of await promisedAt(tx, meeting)) {
    const item = agenda.items.find((each) => each.id === promised.item);
    const handling = item === undefined || sitting === null ? null : handlingOf(sitting, item.id);
    // An item that is gone is nobody's to open: unknown is closed.
    if ((item === undefined || isClosed(item, handling)) && !promised.closed)
      await followups.save(tx, promised.id, promised, [{ kind: "promise-closed", what: { at: at.toISOString() } }], call);
    // Nothing found is quoted before a person has taken it.
    const followed = promised.state !== "proposed" && promised.state !== "dismissed";
    if (followed && (item === undefined || !isWhollyOpen(publication, item, handling))) kept.push(promised);
  }
  if (kept[0] !== undefined) await closeQuotes(tx, meeting, kept, call);
};

async function closeQuotes(tx: Tx, from: number, kept: readonly Followup[], call: Call): Promise<void> {
  const wordings = await wordingsOf(
    tx,
    kept.map(({ id }) => id),
  );
  const { committee, madeOn } = kept[0]!;
  for (const [meeting, seen] of await agendasAfter(tx, { committee, meeting: from, madeOn })) {
    if (quotedOn(seen, wordings).length === 0) continue;
    // Held only where something is to be written, and asked again.
    const agenda: Agenda = (await agendas.loadForChange(tx, meeting))!;
    const before = await publications.loadForChange(tx, meeting);
    const happened = quotedOn(agenda, wordings).flatMap(({ item, parts }): PublicationHappening[] =>
      parts
        .filter((part) => !isSettled(before, item, part))
        .map((part) => ({
          kind: "part-graded",
          what: {
            item,
            part,
            open: false,
            reason: quotes(madeOn),
            basis: "Som punktet selv",
            by: call.actor.person,
            name: call.actor.name,
            at: call.at.toISOString(),
          },
        })),
    );
    const begun: PublicationHappening[] = before === null ? [{ kind: "publication-begun", what: { meeting, committee: agenda.committee } }] : [];
    if (happened.length > 0) await publications.save(tx, meeting, before, [...begun, ...happened], call);
  }
}

const beginning = "Gengiver et punkt fra mødet den ";
const quotes = (madeOn: string): string => `${beginning}${dateLong(madeOn)}, som ikke kan læses af alle.`;

// Closed already, or opened by a person who was told that it quotes: theirs is the last word.
function isSettled(publication: Publication | null, item: number, part: ItemPart): boolean {
  const last = saidOf(publication, item, part);
  if (last === null) return false;
  return (
    !last.open ||
    publication!.gradings.some((each) => each.item === item && each.part === part && each.by === houseActor.person && each.reason.startsWith(beginning))
  );
}

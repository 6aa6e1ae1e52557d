/**
 * An item that is closed after its meeting closes what was promised at it. Whatever keeps an item from the public, a later agenda that tells its promise
 * keeps that place from the public as well: what one paper may not say, another may not quote.
 */

import { agendas } from "#agenda/store.ts";
import { isOpenForItems, type Agenda } from "#core/agenda.ts";
import { dateLong } from "#core/calendar.ts";
import { quotedOn, type Followup } from "#core/followup.ts";
import { houseActor } from "#core/people.ts";
import { isWhollyOpen, saidOf, type ItemPart, type Publication, type PublicationHappening, type Retraction } from "#core/publication.ts";
import { handlingOf } from "#core/sitting.ts";
import { isClosed } from "#core/visibility.ts";
import type { Call } from "#journal/change.ts";
import { idIn, type FollowUp, type JournalEntry } from "#journal/follow-up.ts";
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
  const about = ownItem(entry);
  const kept: Followup[] = [];
  for (const promised of await promisedAt(tx, meeting)) {
    const item = agenda.items.find((each) => each.id === promised.item);
    const handling = item === undefined || sitting === null ? null : handlingOf(sitting, item.id);
    // An item that is gone is nobody's to open: unknown is closed.
    if ((item === undefined || isClosed(item, handling)) && !promised.closed)
      await followups.save(tx, promised.id, promised, [{ kind: "promise-closed", what: { at: at.toISOString() } }], call);
    // Nothing found is quoted before a person has taken it.
    const followed = promised.state !== "proposed" && promised.state !== "dismissed";
    if (followed && (about === "all" || about === promised.item) && (item === undefined || !isWhollyOpen(publication, item, handling))) kept.push(promised);
  }
  if (kept[0] !== undefined) await closeQuotes(tx, { meeting, since: entry.at.toISOString() }, kept, call);
};

// What the entry is about. A meeting that was taken down since one item could not be closed alone was told of by that item's own entry.
function ownItem({ kind, what }: JournalEntry): number | "all" | null {
  if (kind !== "papers-retracted") return (what["item"] ?? what["id"]) as number;
  const { scope, name } = what as Pick<Retraction, "scope" | "name">;
  return scope.kind !== "meeting" ? scope.item : name === houseActor.name ? null : "all";
}

async function closeQuotes(tx: Tx, from: { meeting: number; since: string }, kept: readonly Followup[], call: Call): Promise<void> {
  const wordings = await wordingsOf(
    tx,
    kept.map(({ id }) => id),
  );
  const { committee, madeOn } = kept[0]!;
  for (const [meeting, seen] of await agendasAfter(tx, { committee, meeting: from.meeting, madeOn })) {
    // Held where something is to be written, or may be being sent just now; and asked again.
    if (quotedOn(seen, wordings).length === 0 && !isOpenForItems(seen)) continue;
    const agenda: Agenda = (await agendas.loadForChange(tx, meeting))!;
    const before = await publications.loadForChange(tx, meeting);
    const happened = quotedOn(agenda, wordings).flatMap(({ item, parts }): PublicationHappening[] =>
      parts
        .filter((part) => !isSettled(before, item, part, from.since))
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

const quotes = (madeOn: string): string => `Gengiver et punkt fra mødet den ${dateLong(madeOn)}, som ikke kan læses af alle.`;

// Closed already, or opened by a person who knew: after what happened.
function isSettled(publication: Publication | null, item: number, part: ItemPart, since: string): boolean {
  const last = saidOf(publication, item, part);
  return last !== null && (!last.open || last.at > since);
}

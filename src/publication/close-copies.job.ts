/**
 * A file that is closed to the public by its name is closed wherever the same bytes hang: why it was closed is in the file, whenever and wherever it is read.
 * What closes with its whole item closes the same bytes at that meeting alone: the reason is the item's.
 */

import { agendas, meetingsWithFiles } from "#agenda/store.ts";
import { heldAttachments } from "#core/open-minutes.ts";
import { houseActor } from "#core/people.ts";
import { saidOf, type PartName, type PublicationHappening, type Retraction } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import { idIn, type FollowUp, type JournalEntry } from "#journal/follow-up.ts";
import { sittings } from "#meeting/store.ts";
import { judgedBy } from "./judged-by.ts";
import { publications } from "./store.ts";

/** After "part-graded", "papers-retracted", "item-closed" and "doors-changed". What a person opens by name afterwards is theirs. */
export const closeCopies: FollowUp = async (tx, entry, { at }) => {
  const meeting = idIn(entry.about);
  const closed = closedIn(entry);
  const agenda = closed === null ? null : await agendas.load(tx, meeting);
  if (closed === null || agenda === null) return;
  const own = heldAttachments({ agenda, sitting: await sittings.load(tx, meeting) }, closed.item);
  const hashes = new Set(own.filter(({ id }) => closed.part === null || closed.part === `attachment:${id}`).map(({ sha256 }) => sha256));
  if (hashes.size === 0) return;
  const call: Call = { actor: houseActor, at };
  const said = { open: false, reason: "Samme fil er lukket et andet sted", basis: asTheFile, ...judgedBy(call) };
  for (const other of closed.everywhere ? await meetingsWithFiles(tx, [...hashes]) : [meeting]) {
    const there = (await agendas.loadForChange(tx, other))!;
    const sitting = await sittings.load(tx, other);
    const before = await publications.loadForChange(tx, other);
    const open = (item: number, part: PartName): boolean => {
      const last = saidOf(before, item, part);
      return last === null || (last.open && last.at <= entry.at.toISOString());
    };
    const happened = there.items
      .filter(({ id, number }) => number !== null && !(other === meeting && id === closed.item))
      .flatMap(({ id: item }): PublicationHappening[] =>
        heldAttachments({ agenda: there, sitting }, item)
          .filter(({ id, sha256 }) => hashes.has(sha256) && open(item, `attachment:${id}`))
          .map(({ id }) => ({ kind: "part-graded", what: { item, part: `attachment:${id}` as const, ...said } })),
      );
    const begun: PublicationHappening[] = before === null ? [{ kind: "publication-begun", what: { meeting: other, committee: there.committee } }] : [];
    if (happened.length > 0) await publications.save(tx, other, before, [...begun, ...happened], call);
  }
};

// By this its own closings are known: they reach as far as they should already.
const asTheFile = "Som filen selv";

type Closed = { item: number; /** Null: each of the item's. */ part: PartName | null; everywhere: boolean };

function closedIn({ kind, what }: JournalEntry): Closed | null {
  if (kind === "item-closed") return { item: what["id"] as number, part: null, everywhere: false };
  if (kind === "doors-changed") return what["closed"] === true ? { item: what["item"] as number, part: null, everywhere: false } : null;
  if (kind === "part-graded") {
    const part = what["part"] as PartName;
    return what["open"] === false && what["basis"] !== asTheFile && part.startsWith("attachment:")
      ? { item: what["item"] as number, part, everywhere: true }
      : null;
  }
  const { scope, personalData, name } = what as Pick<Retraction, "scope" | "personalData" | "name">;
  // What the house takes back follows a closing that has an entry of its own.
  if (scope.kind === "meeting" || name === houseActor.name) return null;
  return scope.kind === "item"
    ? { item: scope.item, part: null, everywhere: personalData }
    : scope.part.startsWith("attachment:")
      ? { item: scope.item, part: scope.part, everywhere: true }
      : null;
}

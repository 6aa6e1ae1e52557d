/** What was closed after it came out does not stay out: the open side is made anew without it, and every earlier version goes. */

import { outNow, type PartName, type Scope } from "#core/publication.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { itemsToPublish } from "#core/open-minutes.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import type { Call } from "#journal/change.ts";
import { loadPapers } from "#minutes/store.ts";
import type { PublicHouse } from "./public-house.ts";
import { takenBack } from "./retract-papers.ts";
import { publications } from "./store.ts";

export const publicWordsOfClosing = "Punktet er siden lukket for offentligheden.";

/** After "item-closed" and "doors-changed" (the whole item) and "part-graded" (one part). */
export function followClosing(house: PublicHouse): FollowUp {
  return async (tx, entry, { at }) => {
    const meeting = idIn(entry.about);
    const publication = await publications.loadForChange(tx, meeting);
    if (publication === null || publication.state !== "published") return;
    const scope = scopeOf(entry.kind, entry.what);
    const { editions, excerpts } = outNow(publication);
    const papers = scope === null || editions.length + excerpts.length === 0 ? null : await loadPapers(tx, meeting);
    if (scope === null || papers === null || !itemsToPublish(papers).some(({ item }) => item.id === scope.item)) return;
    const call: Call = { actor: { person: Number(/^person:(\d+)$/.exec(entry.by)?.[1] ?? 0), name: "Sagsgang", roles: [] }, at };
    const reason = `Lukket på arbejdssiden (journalens nr. ${entry.id})`;
    const back = (what: Scope, why: string): ReturnType<typeof takenBack> =>
      takenBack(tx, house, call, { papers, publication }, { meeting, scope: what, reason: why, publicReason: publicWordsOfClosing, personalData: false });
    let done = await back(scope, reason);
    // What is left could not be laid: its words stand in another item too, or a file is gone. Then nothing of the meeting stays out.
    if (!done.ok) done = await back({ kind: "meeting" }, `${reason}. Alt er taget ned: ${sentenceOf(done)}`);
    if (!done.ok) throw new Error(done.code);
    await publications.save(tx, meeting, publication, done.change, call);
  };
}

// What was closed, and so what goes; null when something was opened. Whatever was opened by name in an item that is closed now goes with it.
function scopeOf(kind: string, what: Record<string, unknown>): Exclude<Scope, { kind: "meeting" }> | null {
  if (kind === "item-closed") return { kind: "item", item: what["id"] as number };
  if (kind === "doors-changed") return what["closed"] === true ? { kind: "item", item: what["item"] as number } : null;
  return what["open"] === false ? { kind: "part", item: what["item"] as number, part: what["part"] as PartName } : null;
}

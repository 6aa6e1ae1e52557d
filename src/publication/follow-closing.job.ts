/** What was closed after it came out does not stay out: the open side is made anew without it, and every earlier version goes. */

import { openingsEnded, outNow, type PartName, type Scope } from "#core/publication.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { itemsToPublish } from "#core/open-minutes.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import type { Call } from "#journal/change.ts";
import { loadPapers } from "#minutes/store.ts";
import type { Tx } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import type { PublicHouse } from "./public-house.ts";
import { takenBack } from "./retract-papers.ts";
import { publications } from "./store.ts";

export const publicWordsOfClosing = "Punktet er siden lukket for offentligheden.";

/** After "item-closed" and "doors-changed" (the whole item) and "part-graded" (one part). */
export function followClosing(house: PublicHouse): FollowUp {
  return async (tx, entry, { at }) => {
    const meeting = idIn(entry.about);
    const publication = await publications.loadForChange(tx, meeting);
    const scope = scopeOf(entry.kind, entry.what);
    if (publication === null || scope === null) return;
    const call: Call = { actor: { person: Number(/^person:(\d+)$/.exec(entry.by)?.[1] ?? 0), name: "Sagsgang", roles: [] }, at };
    const reason = `Lukket på arbejdssiden (journalens nr. ${entry.id})`;
    const { editions, excerpts } = outNow(publication);
    const papers = publication.state !== "published" || editions.length + excerpts.length === 0 ? null : await loadPapers(tx, meeting);
    if (papers === null || !itemsToPublish(papers).some(({ item }) => item.id === scope.item)) {
      const ended = scope.kind === "item" ? openingsEnded(publication, scope.item, { reason, basis: "Lukket på arbejdssiden", ...judgedBy(call) }) : [];
      await publications.save(tx, meeting, publication, ended, call);
      return;
    }
    const back = (on: Tx, what: Scope, why: string): ReturnType<typeof takenBack> =>
      takenBack(on, house, call, { papers, publication }, { meeting, scope: what, reason: why, publicReason: publicWordsOfClosing, personalData: false });
    // What is left could not be laid (its words stand in another item too, a file is gone, something broke): nothing of the trial stays, and nothing of the
    // meeting stays out.
    const failed: { why: string } = { why: "" };
    const done = await tx
      .savepoint(async (trial) => {
        const laid = await back(trial as unknown as Tx, scope, reason);
        if (laid.ok) return laid.change;
        failed.why = sentenceOf(laid);
        throw new Undone();
      })
      .catch(async (error: unknown) => {
        if (isPassing(error)) throw error;
        if (!(error instanceof Undone)) failed.why = `Det kunne ikke læses igennem (${error instanceof Error ? error.name : "fejl"}).`;
        const all = await back(tx, { kind: "meeting" }, `${reason}. Alt er taget ned: ${failed.why}`);
        if (!all.ok) throw new Error(all.code);
        return all.change;
      });
    await publications.save(tx, meeting, publication, done, call);
  };
}

class Undone extends Error {}

// Two that waited for each other, a server that was stopped, a disk that did not answer: tried again in a minute.
function isPassing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(?:08|40|53|55|57|58)\w{3}$/u.test(code) || /^(?:EIO|EMFILE|ENFILE|ENOSPC|EAGAIN|EBUSY|CONNECTION_\w+)$/u.test(code);
}

// What was closed, and so what goes; null when something was opened. Whatever was opened by name in an item that is closed now goes with it.
function scopeOf(kind: string, what: Record<string, unknown>): Exclude<Scope, { kind: "meeting" }> | null {
  if (kind === "item-closed") return { kind: "item", item: what["id"] as number };
  if (kind === "doors-changed") return what["closed"] === true ? { kind: "item", item: what["item"] as number } : null;
  return what["open"] === false ? { kind: "part", item: what["item"] as number, part: what["part"] as PartName } : null;
}

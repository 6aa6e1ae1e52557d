/**
 * One act takes it all away: pages, files, feed entries, search hits and the words a search proposes; the addresses answer 410. An item or
 * an attachment goes by itself; what stands is made anew without it, and every earlier version goes with it, since it is in them too.
 */

import { itemsToPublish } from "#core/open-minutes.ts";
import { afterPublication, outNow, retractable, retracted, type PublicationHappening, type Scope } from "#core/publication.ts";
import { allow, type Refused } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import { saveRetractions, withdrawEarlierVersions, withdrawElsewhere, withdrawMeeting } from "./published-store.ts";
import type { PublicHouse } from "./public-house.ts";
import * as queries from "./queries.ts";
import { stage } from "./stage.ts";
import { onPublication, type PapersToPublish } from "./store.ts";

export type ToRetract = { meeting: number; scope: Scope; reason: string; /** Shown at the address. */ publicReason: string; personalData: boolean };

export function retractPapers(sql: Sql, house: PublicHouse, call: Call, given: ToRetract): Answer<"retract-papers"> {
  return onPublication(sql, call, "retract-papers", given.meeting, async (found, tx) => {
    const verdict = retractable(found.publication, given, itemsToPublish(found.papers));
    return verdict.ok ? takenBack(tx, house, call, found, given) : verdict;
  });
}

/** What was out is gone when the caller's transaction is committed. */
export async function takenBack(
  tx: Tx,
  house: PublicHouse,
  call: Call,
  { papers, publication }: PapersToPublish,
  { meeting, scope, reason, publicReason, personalData }: ToRetract,
): Promise<
  { ok: true; change: readonly PublicationHappening[] } | Refused<"closed-text-would-leak" | "file-gone" | "frozen-otherwise" | "municipality-not-named">
> {
  const address = (await queries.addressOf(tx, meeting))!;
  const words = publicReason.trim();
  // Asked before the rows go: how often each address was fetched since it came out.
  const wasOut = await queries.wasOut(tx, address, publication);
  const told = retracted(publication, { scope, reason: reason.trim(), publicReason: words, personalData, ...judgedBy(call), wasOut });
  if (scope.kind === "meeting") {
    const gone = (await withdrawMeeting(tx, address))?.addresses ?? [`/${address}`];
    const elsewhere = await withdrawElsewhere(tx, await queries.copiesOf(tx, meeting), address);
    await saveRetractions(tx, [...gone, ...elsewhere.addresses], words, call.at);
    return allow(told);
  }
  const after = told.reduce<typeof publication>((state, each) => afterPublication(state, each), publication);
  const staged = await stage(tx, house, { papers, publication: after, wanted: outNow(publication), at: call.at, anew: true });
  if (!staged.ok) {
    if (staged.code !== "nothing-to-publish") return { ...staged, code: staged.code };
    // What else is out may not be laid anew either (taken back to be corrected, say): then nothing stays.
    return takenBack(tx, house, call, { papers, publication }, { meeting, scope: { kind: "meeting" }, reason, publicReason, personalData });
  }
  const gone = await withdrawEarlierVersions(tx, staged.staged.address);
  await saveRetractions(tx, gone?.addresses ?? [], words, call.at);
  const { document, laid, ended } = staged.staged;
  return allow(told.map((each) => (each.kind === "papers-retracted" ? { ...each, what: { ...each.what, document, laid, ended } } : each)));
}

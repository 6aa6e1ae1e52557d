/**
 * Papers become public: read through first, then laid in the published schema and read again from outside, all or nothing. What was read
 * through is what goes out: were it changed meanwhile, nothing does.
 */

import { rulesOn } from "#core/committee.ts";
import { howFar, itemsToPublish, openPapers } from "#core/open-minutes.ts";
import { isCleared, publishable, type Edition } from "#core/publication.ts";
import { may } from "#core/rights.ts";
import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import { loadPapers } from "#minutes/store.ts";
import type { Sql } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import type { PublicHouse } from "./public-house.ts";
import { digestOf, readAsPublic, withWhatIsOut, type ReadAsPublic } from "./read-as-public.ts";
import { stage } from "./stage.ts";
import { onPublication, publications } from "./store.ts";

export type ToPublish = { meeting: number; editions: readonly Edition[]; excerpts: readonly number[] };

export async function publishPapers(sql: Sql, house: PublicHouse, call: Call, given: ToPublish): Answer<"publish-papers"> {
  const read = await readBefore(sql, house, call, given);
  return onPublication(sql, call, "publish-papers", given.meeting, async ({ papers, publication }, tx) => {
    const verdict = publishable(given, howFar(papers), itemsToPublish(papers));
    if (!verdict.ok) return verdict;
    const wanted = withWhatIsOut(papers, publication, given);
    if (read === null || read.digest !== digestOf(openPapers(papers, publication, wanted), papers)) return refuse("changed-since-check");
    const fourEyes = rulesOn(papers.committee, papers.meeting.date).fourEyes === true;
    const stops = read.found.filter(({ level, key }) => level === "stop" && !isCleared(publication, key, fourEyes));
    if (stops.length > 0) return refuse("findings-stop", { count: stops.length === 1 ? "ét fund" : `${stops.length} fund` });
    const done = await stage(tx, house, { papers, publication, wanted, at: call.at, printed: read.printed });
    if (!done.ok) return done;
    const { address, document, laid, ended } = done.staged;
    return allow([
      { kind: "papers-published", what: { editions: given.editions, excerpts: given.excerpts, document, address, laid, ended, ...judgedBy(call) } },
    ]);
  });
}

// Reading files takes its time and needs no lock; whoever may not publish is told so without it.
async function readBefore(sql: Sql, house: PublicHouse, call: Call, given: ToPublish): Promise<ReadAsPublic | null> {
  const papers = await loadPapers(sql, given.meeting);
  if (papers === null || !may(call.actor, "publish-papers", papers.meeting.committee)) return null;
  if (!publishable(given, howFar(papers), itemsToPublish(papers)).ok) return null;
  const publication = await publications.load(sql, given.meeting);
  return readAsPublic(sql, house.files, { papers, publication, wanted: withWhatIsOut(papers, publication, given), at: call.at });
}

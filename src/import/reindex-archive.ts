/** Makes everything published findable anew, and finds anew its figures and what was promised in it: after an upgrade that finds more, or when the archive has grown past what one bucket should hold. */

import type { Sql } from "#platform/sql.ts";
import { fileFiguresAnew, findPromisesAnew } from "#publication/published-store.ts";
import { currentMeetings, fullBuckets, indexItems, splitBucket } from "#publication/search-store.ts";

export type Reindexed = { meetings: number; items: number; promises: number; newBuckets: number };

// As many as take turns without the database's processes waiting for each other.
const lanes = 2;

/**
 * Each meeting is a transaction, so that the archive can be searched meanwhile, and a run that was broken off can be run again. Oldest first:
 * rows of one time then lie together. `owner` makes tables; buckets of more than `most` items are split.
 */
export async function reindexArchive(
  { worker, owner }: { worker: Sql; owner: Sql },
  { most = 100_000 }: { most?: number } = {},
  tell: (done: number, total: number) => void = () => {},
): Promise<Reindexed> {
  const meetings = await currentMeetings(worker);
  let [next, done, items, promises] = [0, 0, 0, 0];
  const lane = async (): Promise<void> => {
    for (let meeting = meetings[next++]; meeting; meeting = meetings[next++]) {
      const taken = meeting;
      const written = await worker.begin(async (tx) => {
        await fileFiguresAnew(tx, taken);
        const found = await findPromisesAnew(tx, { municipality: taken.municipality, meeting: Number(taken.meeting) });
        promises += found;
        return indexItems(tx, taken);
      });
      items += written;
      tell(++done, meetings.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  let newBuckets = 0;
  for (const bucket of await fullBuckets(owner, most)) newBuckets += await splitBucket(owner, bucket, most);
  return { meetings: meetings.length, items, promises, newBuckets };
}

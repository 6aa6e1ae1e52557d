/**
 * The clock: one mail to each who follows something with news, at most one a day. What is told is read as the citizen in the moment the mail
 * is laid in the outbox, and the mail and the mark that it is told are one transaction.
 */

import { digest, followedAt, type News, type NewsOf } from "#core/following.ts";
import type { ClockJob } from "#journal/follow-up.ts";
import { queueMail } from "#people/store.ts";
import type { Tx } from "#platform/sql.ts";
import { newToken } from "#platform/token.ts";
import { kindNames } from "#ui/words.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import { calledOf, type OpenSide } from "./open-side.ts";
import { followPaths } from "./paths.ts";
import { changesOf, lastChange, type Change } from "./queries.ts";
import { followersBehind, saveTold, saveWayOut, takeFollower, toldOf, type Follow } from "./store.ts";

// A day, with room for a mail that was a little late yesterday.
const betweenMs = 20 * 60 * 60_000;
const mostLines = 30;

/** The job for one open side. */
export function tellFollowers(open: OpenSide): ClockJob {
  return async (sql, { at }) => {
    const toldBefore = new Date(at.getTime() - betweenMs);
    const behind = await followersBehind(sql, await lastChange(open.sql), toldBefore);
    let broken: unknown = null;
    for (const id of behind) {
      // One that cannot be told holds up nobody else; it is tried again, and said once.
      await sql.begin((tx) => tellOne(tx, open, id, { at, toldBefore })).catch((error: unknown) => (broken ??= error));
    }
    if (broken !== null) throw broken;
  };
}

async function tellOne(tx: Tx, open: OpenSide, id: number, { at, toldBefore }: { at: Date; toldBefore: Date }): Promise<void> {
  const follower = await takeFollower(tx, id, toldBefore);
  if (follower === null) return;
  const through = await lastChange(open.sql);
  const parts: NewsOf[] = [];
  for (const follow of follower.follows) {
    const part = await newsOf(tx, open, follow, through);
    if (part !== null) parts.push(part);
  }
  if (parts.length === 0) return saveTold(tx, id, { through, mark: null, at, addresses: [] });
  const { token, hash } = newToken();
  await saveWayOut(tx, id, hash, at);
  const wayOut = open.origin + followPaths.stop(token);
  const mark = `follow ${id} ${through}`;
  const mail = digest(parts, { origin: open.origin, wayOut });
  await queueMail(
    tx,
    {
      to: follower.address,
      ...mail,
      // RFC 8058: a mail program may stop it with one click and one POST.
      headers: { "List-Unsubscribe": `<${wayOut}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "X-Auto-Response-Suppress": "All" },
      follower: id,
      once: mark,
    },
    at,
  );
  const addresses = parts.flatMap(({ follow, news }) => news.filter((each) => each.what !== "removed").map(({ address }) => ({ follow, address })));
  await saveTold(tx, id, { through, mark, at, addresses });
}

async function newsOf(tx: Tx, open: OpenSide, follow: Follow, through: number): Promise<NewsOf | null> {
  const followed = followedAt(follow.target);
  if (followed === null || follow.told >= through) return null;
  let changes = await changesOf(open.sql, followed, { told: follow.told, through });
  if (followed.kind === "search") {
    const days = changes.flatMap((each) => (each.open && each.date !== null ? [each.date] : [])).sort();
    const hits = new Set(days.length === 0 ? [] : await open.searches.hits(followed.name, { from: days[0]!, to: days.at(-1)! }));
    changes = changes.filter((each) => !each.open || hits.has(each.address));
  }
  if (followed.kind !== "committee" && followed.kind !== "municipality") {
    const gone = changes.filter((each) => !each.open).map((each) => each.address);
    const known = gone.length === 0 ? new Set<string>() : await toldOf(tx, follow.id, gone);
    changes = changes.filter((each) => each.open || known.has(each.address));
  }
  const all = withoutPartsOfMeetings(changes);
  if (all.length === 0) return null;
  return {
    follow: follow.id,
    name: (await calledOf(open, followed)) ?? "Noget, der ikke er i arkivet mere",
    address: followed.address,
    news: all.slice(0, mostLines).map(toldAs),
    more: Math.max(0, all.length - mostLines),
  };
}

// A meeting that is news stands for its items.
function withoutPartsOfMeetings(changes: readonly Change[]): Change[] {
  const meetings = new Set(changes.filter((each) => !each.isItem).map((each) => each.address));
  return changes.filter((each) => !each.isItem || !meetings.has(each.meetingAddress));
}

function toldAs(change: Change): News {
  const { address, what, date, committee, number, title, closed, at, kind, isItem, cancelled } = change;
  const paper = isItem ? null : (kindNames[kind as MeetingKind] ?? "Papirer");
  return { address, what, date, committee, number, title, closed, at, paper, ...(cancelled && !isItem ? { cancelled } : {}) };
}

/** A meeting that is called off, or called again, says so where its papers are public. The papers stand: what they told is not taken back by it. */

import { loadMeeting } from "#committee/store.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { markCancelled } from "./published-store.ts";
import { copiesOf } from "./queries.ts";
import { publications } from "./store.ts";

/** After "meeting-cancelled" and "meeting-restored": as the meeting is now, whichever is read first. The reason is the desk's and is not told. */
export const followCancelling: FollowUp = async (tx, entry) => {
  const meeting = (entry.what["meeting"] as number | undefined) ?? idIn(entry.about);
  const publication = await publications.loadForChange(tx, meeting);
  const planned = await loadMeeting(tx, meeting);
  if (publication === null || planned === null) return;
  await markCancelled(tx, await copiesOf(tx, meeting), planned.state === "cancelled");
};

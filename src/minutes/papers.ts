/** All that agenda and minutes are composed of, loaded together. */

import type { MeetingPapers } from "#core/compose-minutes.ts";
import { rulesOn, type Committee, type PlannedMeeting } from "#core/committee.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { agendas } from "#agenda/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { minutesOf } from "./store.ts";

export type LoadedPapers = MeetingPapers & { committee: Committee; meeting: PlannedMeeting };

/** Null when the meeting has no agenda. */
export async function loadPapers(sql: Sql | Tx, meetingId: number): Promise<LoadedPapers | null> {
  const meeting = await loadMeeting(sql, meetingId);
  const agenda = await agendas.load(sql, meetingId);
  const committee = meeting === null ? null : await loadCommittee(sql, meeting.committee);
  if (meeting === null || agenda === null || committee === null) return null;
  const [sitting, minutes] = [await sittings.load(sql, meetingId), await minutesOf.load(sql, meetingId)];
  return { meeting, committee, agenda, sitting, minutes, houseStyle: styleNamed(rulesOn(committee, meeting.date).houseStyle) };
}

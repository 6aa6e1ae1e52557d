/** Loads and writes minutes; their table's only writer. */

import type { MeetingPapers } from "#core/compose-minutes.ts";
import { rulesOn, type Committee, type PlannedMeeting } from "#core/committee.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { afterMinutes, type Minutes, type MinutesHappening } from "#core/minutes.ts";
import { agendas } from "#agenda/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { recordStore } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** By the planned meeting's number. */
export const minutesOf = recordStore<Minutes, MinutesHappening>({ table: "desk.minutes", about: "minutes", after: afterMinutes });

/** The minutes for change; begun when the meeting has none yet. */
export async function minutesForChange(tx: Tx, meeting: number, committee: number, call: Call): Promise<Minutes> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`minutes of ${meeting}`}, 9))`;
  return (await minutesOf.loadForChange(tx, meeting)) ?? minutesOf.save(tx, meeting, null, [{ kind: "minutes-begun", what: { meeting, committee } }], call);
}

export type LoadedPapers = MeetingPapers & { committee: Committee; meeting: PlannedMeeting };

/** All that agenda and minutes are composed of; null when the meeting has no agenda. */
export async function loadPapers(sql: Sql | Tx, meetingId: number): Promise<LoadedPapers | null> {
  const meeting = await loadMeeting(sql, meetingId);
  const agenda = await agendas.load(sql, meetingId);
  const committee = meeting === null ? null : await loadCommittee(sql, meeting.committee);
  if (meeting === null || agenda === null || committee === null) return null;
  const [sitting, minutes] = [await sittings.load(sql, meetingId), await minutesOf.load(sql, meetingId)];
  return { meeting, committee, agenda, sitting, minutes, houseStyle: styleNamed(rulesOn(committee, meeting.date).houseStyle) };
}

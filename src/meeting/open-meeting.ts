/** The meeting begins: who belongs to it is taken from the committee's seats and substitutes on the day. */

import { sittingOn } from "#core/committee.ts";
import { mayNot } from "#core/rights.ts";
import { openMeeting as decide } from "#core/sitting.ts";
import { refuse } from "#core/verdict.ts";
import { agendas } from "#agenda/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { sittings } from "./store.ts";

export async function openMeeting(sql: Sql, call: Call, given: { meeting: number }): Answer<"open-meeting"> {
  return change(sql, call, async (tx) => {
    const agenda = await agendas.loadForChange(tx, given.meeting);
    const meeting = await loadMeeting(tx, given.meeting);
    if (meeting === null) return refuse("not-found");
    const no = mayNot(call.actor, "open-meeting", meeting.committee);
    if (no) return no;
    if (meeting.state === "cancelled") return refuse("meeting-cancelled");
    const committee = await loadCommittee(tx, meeting.committee);
    const members = committee === null ? [] : sittingOn(committee, meeting.date, meeting.id);
    // A substitute sits in the plan in place of the member; both are of the meeting, so that it can be told who was replaced.
    const replaced =
      committee === null
        ? []
        : committee.seats.filter(
            (seat) =>
              members.some((each) => each.inPlaceOf === seat.person) && seat.from <= meeting.date && (seat.until === null || meeting.date <= seat.until),
          );
    const verdict = decide(await sittings.loadForChange(tx, given.meeting), {
      meeting: given.meeting,
      committee: meeting.committee,
      participants: [
        ...replaced.map(({ person, name, party, role }) => ({ person, name, party, role, inPlaceOf: null })),
        ...members.map(({ person, name, party, role, inPlaceOf }) => ({
          person,
          name,
          party,
          role: inPlaceOf === null ? role : ("substitute" as const),
          inPlaceOf,
        })),
      ],
      at: call.at.toISOString(),
      agendaSent: agenda?.state === "released",
    });
    if (!verdict.ok) return verdict;
    const after = await sittings.save(tx, given.meeting, null, verdict.change, call);
    return { ok: true, answer: { id: given.meeting, version: after.version } };
  });
}

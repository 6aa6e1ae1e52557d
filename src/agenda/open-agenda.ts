/** An agenda is begun for a planned meeting, with the house's standing items in their places and what the chair has decided meanwhile (KSL § 22). */

import { mayNot } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import { loadCommittee, loadMeetingForChange } from "#committee/store.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendaBegun, agendas } from "./store.ts";

export async function openAgenda(sql: Sql, call: Call, given: { meeting: number }): Answer<"open-agenda"> {
  return change(sql, call, async (tx) => {
    // Locked: there is no agenda yet to take one at a time.
    const meeting = await loadMeetingForChange(tx, given.meeting);
    const committee = meeting === null ? null : await loadCommittee(tx, meeting.committee);
    if (meeting === null || committee === null) return refuse("not-found");
    const no = mayNot(call.actor, "open-agenda", meeting.committee);
    if (no) return no;
    if (meeting.state === "cancelled") return refuse("meeting-cancelled");
    if ((await agendas.loadForChange(tx, given.meeting)) !== null) return refuse("agenda-exists");
    const after = await agendas.save(tx, given.meeting, null, await agendaBegun(tx, meeting, committee), call);
    return { ok: true, answer: { id: given.meeting, version: after.version } };
  });
}

/** An agenda is begun for a planned meeting, with the house's standing items in their places and what the chair has decided meanwhile (KSL § 22). */

import { afterAgenda, standingItem, type AgendaHappening } from "#core/agenda.ts";
import { reportOn } from "#core/chair-decision.ts";
import { rulesOn } from "#core/committee.ts";
import { statusOn } from "#core/followup.ts";
import { mayNot } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import { loadCommittee, loadMeetingForChange } from "#committee/store.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { chairDecisionsToReport, promisesToTell } from "./queries.ts";
import { agendas } from "./store.ts";

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
    const standing = rulesOn(committee, meeting.date).standingItems;
    const items = [...standing.filter((each) => each.place === "first"), ...standing.filter((each) => each.place === "last")].map((each, index) =>
      standingItem(index + 1, each),
    );
    const opened: AgendaHappening = { kind: "agenda-opened", what: { meeting: given.meeting, committee: meeting.committee, items } };
    const begun = afterAgenda(null, opened);
    const report = reportOn(begun, await chairDecisionsToReport(tx, meeting.committee));
    const status = statusOn(report.reduce(afterAgenda, begun), await promisesToTell(tx, meeting.committee), meeting.date);
    const after = await agendas.save(tx, given.meeting, null, [opened, ...report, ...status], call);
    return { ok: true, answer: { id: given.meeting, version: after.version } };
  });
}

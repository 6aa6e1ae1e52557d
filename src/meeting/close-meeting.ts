/** The meeting is closed: from here nothing can be stopped (KSL § 23), dissented or decided. Cases that were decided have taken a step of their way. */

import { closeMeeting as decide, handlingOf } from "#core/sitting.ts";
import { agendas } from "#agenda/store.ts";
import { cases } from "#case/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { refuse } from "#core/verdict.ts";
import { sittings } from "./store.ts";

export function closeMeeting(sql: Sql, call: Call, given: { meeting: number }): Answer<"close-meeting"> {
  return onRecord(sql, call, sittings, "close-meeting", given.meeting, async (sitting, tx) => {
    const agenda = await agendas.load(tx, given.meeting);
    if (agenda === null) return refuse("not-found");
    const items = agenda.items.filter((item) => item.number !== null);
    const verdict = decide(
      sitting,
      items.map((item) => item.id),
      call.at.toISOString(),
      (id) => items.find((item) => item.id === id)?.number ?? String(id),
    );
    if (!verdict.ok) return verdict;
    for (const item of items) {
      const handling = handlingOf(sitting, item.id);
      if (item.case === null || handling.turn?.kind === "postponed" || handling.turn?.kind === "returned" || handling.turn?.kind === "withdrawn") continue;
      const paper = await cases.loadForChange(tx, item.case);
      if (paper?.route.some((step) => step.committee === agenda.committee && step.done === null))
        await cases.save(tx, item.case, paper, [{ kind: "route-step-done", what: { committee: agenda.committee, meeting: given.meeting } }], call);
    }
    return verdict;
  });
}

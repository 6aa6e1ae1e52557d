/** Standsningsret: a member brings the decision before the council; the case gets the council as its next step (KSL § 23). */

import { holds } from "#core/people.ts";
import { stopDecision as decide } from "#core/sitting.ts";
import { refuse } from "#core/verdict.ts";
import { agendas } from "#agenda/store.ts";
import { cases } from "#case/store.ts";
import { loadCouncil } from "#committee/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

export function stopDecision(sql: Sql, call: Call, given: { meeting: number; item: number; person: number }): Answer<"stop-decision"> {
  return onRecord(sql, call, sittings, "stop-decision", given.meeting, async (sitting, tx) => {
    if (given.person !== call.actor.person && !holds(call.actor, ["secretary"], sitting.committee)) return refuse("not-this-member");
    const name = sitting.participants.find((each) => each.person === given.person)?.name;
    if (name === undefined) return refuse("not-a-participant");
    const verdict = decide(sitting, { ...given, name, at: call.at.toISOString() });
    if (!verdict.ok) return verdict;
    const item = (await agendas.load(tx, given.meeting))?.items.find((each) => each.id === given.item);
    const paper = item?.case ? await cases.loadForChange(tx, item.case) : null;
    if (paper !== null) {
      const council = await loadCouncil(tx);
      const step = { committee: council?.id ?? null, body: council?.names.at(-1)?.name ?? "Kommunalbestyrelsen", reading: "only" as const, done: null };
      await cases.save(
        tx,
        paper.id,
        paper,
        [{ kind: "case-referred", what: { step, because: `Standsningsret ved ${name} (kommunestyrelsesloven § 23)` } }],
        call,
      );
    }
    return verdict;
  });
}

/** When a meeting is closed, the chair's decisions that stood on its agenda have been reported (KSL § 22). */

import { houseActor } from "#core/people.ts";
import { agendas } from "#agenda/store.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { loadUnreported, saveChairDecision } from "./chair-store.ts";

export const reportChairDecisions: FollowUp = async (tx, entry, house) => {
  const meeting = idIn(entry.about);
  const agenda = await agendas.load(tx, meeting);
  const sent = agenda?.releases[0]?.at;
  if (agenda === null || sent === undefined) return;
  const call = { actor: houseActor, at: house.at };
  for (const decision of await loadUnreported(tx, agenda.committee))
    // What was decided after the agenda was sent did not stand on it.
    if (decision.at <= sent) await saveChairDecision(tx, decision.id, [{ kind: "chair-decision-reported", what: { meeting } }], call);
};

/** A case that is closed closes what the chair decided in it where that is told: on each agenda that was sent, and whose meeting is still to come. */

import { agendas, decidedInCase, sentAndComing, wasClosedBefore } from "#agenda/store.ts";
import { cases } from "#case/store.ts";
import { danishDay } from "#core/calendar.ts";
import { reportedOn } from "#core/chair-decision.ts";
import { houseActor } from "#core/people.ts";
import { saidOf, type PublicationHappening } from "#core/publication.ts";
import type { Call } from "#journal/change.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { judgedBy } from "./judged-by.ts";
import { publications } from "./store.ts";

/** After "case-described". What a meeting has heard stands, as its own items do. */
export const closeReport: FollowUp = async (tx, entry, { at }) => {
  const paper = await cases.load(tx, idIn(entry.about));
  if (paper === null || !paper.closed || (await wasClosedBefore(tx, entry))) return;
  const call: Call = { actor: houseActor, at };
  for (const { committee, text } of await decidedInCase(tx, paper.id))
    for (const meeting of await sentAndComing(tx, committee, danishDay(entry.at))) {
      const agenda = (await agendas.loadForChange(tx, meeting))!;
      const before = await publications.loadForChange(tx, meeting);
      const said = { part: "body" as const, open: false, reason: "Gengiver en sag, der er lukket siden", basis: "Som sagen selv", ...judgedBy(call) };
      const happened = reportedOn(agenda, text)
        .filter((item) => saidOf(before, item, "body")?.open !== false)
        .map((item): PublicationHappening => ({ kind: "part-graded", what: { item, ...said } }));
      const begun: PublicationHappening[] = before === null ? [{ kind: "publication-begun", what: { meeting, committee } }] : [];
      if (happened.length > 0) await publications.save(tx, meeting, before, [...begun, ...happened], call);
    }
};

/**
 * A case that is closed after it was sent closes its item on every agenda whose meeting is still to come. What a meeting has had is a person's to close, and an
 * item that a person has opened since is theirs.
 */

import { danishDay } from "#core/calendar.ts";
import { houseActor } from "#core/people.ts";
import { cases } from "#case/store.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { agendas, comingWith, wasClosedBefore } from "./store.ts";

export const closeWithCase: FollowUp = async (tx, entry, { at }) => {
  const paper = await cases.load(tx, idIn(entry.about));
  if (paper === null || !paper.closed || paper.closedReason === null || paper.publicTitle === null) return;
  if (await wasClosedBefore(tx, entry)) return;
  for (const meeting of await comingWith(tx, paper.id, danishDay(entry.at))) {
    const agenda = (await agendas.loadForChange(tx, meeting))!;
    const item = agenda.items.find((each) => each.case === paper.id && each.number !== null);
    if (item === undefined || item.closed) continue;
    const what = { id: item.id, by: houseActor.person, reason: paper.closedReason, publicTitle: paper.publicTitle };
    await agendas.save(tx, meeting, agenda, [{ kind: "item-closed", what }], { actor: houseActor, at });
  }
};

/** When minutes are frozen, what is promised in them is proposed to the secretary. What stands no more in them when they are frozen again is no proposal any more. */

import type { Followup, FollowupHappening } from "#core/followup.ts";
import { houseActor } from "#core/people.ts";
import { promisesOf } from "#core/promises/promises-of.ts";
import { handlingOf } from "#core/sitting.ts";
import { isClosed } from "#core/visibility.ts";
import { idIn, type FollowUp } from "#journal/follow-up.ts";
import { loadPapers } from "#minutes/store.ts";
import { followups, nextFollowup, promisedAt } from "./store.ts";

export const findPromises: FollowUp = async (tx, entry, house) => {
  const meeting = idIn(entry.about);
  const papers = await loadPapers(tx, meeting);
  const official = papers?.minutes?.official ?? null;
  if (papers === null || official === null || papers.sitting === null) return;
  const { sitting } = papers;
  const call = { actor: houseActor, at: house.at };
  const items = papers.agenda.items.filter((item) => item.number !== null);
  // What the item itself answers, and papers that lie with it already, are not waited for.
  const found = promisesOf(official.minutes).filter((each) => each.kept === null);
  const before = await promisedAt(tx, meeting);
  const same = (one: { item: number | null; text: string | null }, item: number, text: string): boolean => one.item === item && one.text === text;
  for (const promised of found) {
    const item = items[promised.index];
    // What only the house set aside, since the words were gone, is asked about again when they are back.
    if (item === undefined || before.some((each) => same(each, item.id, promised.clause) && !setAsideByHouse(each))) continue;
    const id = await nextFollowup(tx);
    const made: Extract<FollowupHappening, { kind: "promise-found" }>["what"] = {
      id,
      committee: papers.agenda.committee,
      source: "found",
      meeting,
      item: item.id,
      itemTitle: item.title,
      caseNumber: item.paper?.caseNumber ?? item.own.caseNumber,
      madeOn: papers.meeting.date,
      closed: isClosed(item, handlingOf(sitting, item.id)),
      kind: promised.kind,
      text: promised.clause,
      words: promised.clause,
      owner: promised.owner,
      ownerPerson: null,
      due: promised.due,
      dueWords: promised.dueWords,
      resolved: promised.resolved,
    };
    await followups.save(tx, id, null, [{ kind: "promise-found", what: made }], call);
  }
  const stands = (each: Followup): boolean =>
    found.some((promised) => items[promised.index] !== undefined && same(each, items[promised.index]!.id, promised.clause));
  for (const each of before)
    if (each.state === "proposed" && !stands(each))
      await followups.save(
        tx,
        each.id,
        each,
        [{ kind: "promise-dismissed", what: { reason: "Sætningen står ikke længere i referatet.", by: houseActor.person, at: house.at.toISOString() } }],
        call,
      );
};

function setAsideByHouse({ state, settled }: Followup): boolean {
  return state === "dismissed" && settled?.by === houseActor.person;
}

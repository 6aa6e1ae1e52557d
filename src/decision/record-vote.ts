/** A vote: all one way, then the exceptions by person or by party with that day's attendance. */

import { presentAt, recordVote as decide } from "#core/sitting.ts";
import type { VoteChoice } from "#core/votes.ts";
import { itemsInOrder } from "#agenda/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

export type GivenVote = {
  meeting: number;
  item: number;
  subject: string | null;
  amendment: boolean;
  rest: VoteChoice;
  /** By person. */ persons: Readonly<Record<number, VoteChoice>>;
  /** By party's letter: its members present at the item; a person's own choice goes before their party's. */ parties: Readonly<Record<string, VoteChoice>>;
};

export function recordVote(sql: Sql, call: Call, given: GivenVote): Answer<"record-vote"> {
  return onRecord(sql, call, sittings, "record-vote", given.meeting, async (sitting, tx) => {
    const order = await itemsInOrder(tx, given.meeting);
    const byParty = presentAt(sitting, order, given.item).flatMap((each) => {
      const choice = each.party === null ? undefined : given.parties[each.party];
      return choice === undefined ? [] : [[each.person, choice] as const];
    });
    return decide(sitting, order, { ...given, exceptions: { ...Object.fromEntries(byParty), ...given.persons } });
  });
}

/** A person is seated as a member, from a day to a day, with the list they stand for and the group that elected them. */

import { seatMember as decide, type NewSeat } from "#core/committee.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";
import { personNamed } from "./store.ts";

export async function seatMember(
  sql: Sql,
  call: Call,
  { committee: id, version, ...seat }: OfCommittee & Omit<NewSeat, "name">,
): Promise<Outcome<"seat-member", { committee: number }>> {
  return act(sql, call, "seat-member", id, (tx) =>
    changeCommittee(tx, call, { committee: id, version }, async (committee) => {
      const name = await personNamed(tx, seat.person);
      return name === null ? refuse("person-unknown") : decide(committee, { ...seat, name });
    }),
  );
}

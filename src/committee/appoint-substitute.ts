/** Another member of the council sits in a member's place (KSL § 28). That they do sit in the council is told, not required: it may not be kept here. */

import { appointSubstitute as decide, seatsOn, type Substitution } from "#core/committee.ts";
import type { CommitteeWarning } from "#core/refusals/committee.da.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";
import { loadCouncil, personNamed } from "./store.ts";

export async function appointSubstitute(
  sql: Sql,
  call: Call,
  { committee: id, version, ...given }: OfCommittee & Omit<Substitution, "name">,
): Promise<Outcome<"appoint-substitute", { committee: number; warnings: CommitteeWarning[] }>> {
  return act(sql, call, "appoint-substitute", id, async (tx) => {
    const done = await changeCommittee(tx, call, { committee: id, version }, async (committee) => {
      const name = await personNamed(tx, given.person);
      return name === null ? refuse("person-unknown") : decide(committee, { ...given, name });
    });
    return done.ok ? { ok: true as const, answer: { ...done.answer, warnings: await warningsOf(tx, given) } } : done;
  });
}

async function warningsOf(tx: Tx, given: Pick<Substitution, "person" | "from">): Promise<CommitteeWarning[]> {
  const council = await loadCouncil(tx);
  const seats = council === null ? [] : seatsOn(council, given.from);
  return seats.length > 0 && !seats.some((seat) => seat.person === given.person) ? ["substitute-not-in-council"] : [];
}

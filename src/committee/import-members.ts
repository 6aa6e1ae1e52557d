/** Members come in from a file: all of them, or none and what is wrong with each line. */

import { faultLines, membersInFile, type LineFault } from "#core/committee-files.ts";
import { danishDay } from "#core/calendar.ts";
import { afterCommittee, seatMember, termOn, type CommitteeHappening } from "#core/committee.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { refuse } from "#core/verdict.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { loadCommitteeForChange, peopleByName, saveCommittee } from "./store.ts";

export async function importMembers(sql: Sql, call: Call, given: { committee: number; text: string }): Promise<Outcome<"import-members", { members: number }>> {
  return act(sql, call, "import-members", given.committee, async (tx) => {
    const committee = await loadCommitteeForChange(tx, given.committee);
    if (committee === null) return refuse("not-found");
    const file = membersInFile(given.text);
    const faults: LineFault[] = [...file.faults];
    const people = await peopleByName(
      tx,
      file.lines.map((each) => each.name),
    );
    const term = termOn(committee, danishDay(call.at)) ?? committee.terms.at(-1)!;
    const happened: CommitteeHappening[] = [];
    let state = committee;
    for (const { line, person, from, ...seat } of file.lines) {
      const found = people.get(seat.name.toLocaleLowerCase("da")) ?? [];
      const one = person === null ? (found.length === 1 ? found[0]! : null) : found.includes(person) ? person : null;
      if (one === null) {
        faults.push({
          line,
          why:
            found.length > 1 && person === null
              ? `Der er ${found.length} personer, der hedder ${seat.name}. Skriv nummeret i kolonnen person.`
              : `${seat.name}${person === null ? "" : ` (person ${person})`} findes ikke under Personer. Opret personen først.`,
        });
        continue;
      }
      const verdict = seatMember(state, { ...seat, person: one, from: from ?? `${term.from}-01-01` });
      if (!verdict.ok) faults.push({ line, why: sentenceOf(verdict) });
      else {
        happened.push(...verdict.change);
        state = verdict.change.reduce(afterCommittee, state);
      }
    }
    if (faults.length > 0) return refuse("member-file-wrong", { lines: faultLines(faults) });
    await saveCommittee(tx, committee, happened, call);
    return { ok: true as const, answer: { members: happened.length } };
  });
}

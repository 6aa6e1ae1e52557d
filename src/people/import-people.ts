/** An administrator reads people in from a list: new ones are added, known ones (by e-mail) corrected, roles given that they do not hold. All or nothing. */

import type { RefusalOf } from "#core/actions.ts";
import { danishDay } from "#core/calendar.ts";
import { addPerson, changePerson, giveRole, type PersonFields, type PersonHappening } from "#core/person.ts";
import { readPeopleList, type PersonRow } from "#core/people-list.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { change, recordAll, type Call, type Done } from "#journal/change.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import * as store from "./store.ts";

export type PeopleRead = { added: number; changed: number; unchanged: number; roles: number };

export async function importPeople(sql: Sql, call: Call, csv: string): Promise<Done<PeopleRead> | Refused<RefusalOf<"import-people">>> {
  const no = mayNot(call.actor, "import-people", null);
  if (no !== null) return no;
  const list = readPeopleList(csv);
  if (!list.ok) return list;
  const counts: PeopleRead = { added: 0, changed: 0, unchanged: 0, roles: 0 };
  let wrong: Refused<"csv-row-wrong"> | null = null;
  try {
    return await change<PeopleRead, RefusalOf<"import-people">>(sql, call, async (tx) => {
      for (const row of list.change) {
        const no = await takeRow(tx, call, row, counts);
        if (no === null) continue;
        wrong = refuse("csv-row-wrong", { line: String(row.line), why: sentenceOf(no) });
        throw new RowRefused();
      }
      return { ok: true, answer: counts };
    });
  } catch (error) {
    // Thrown so that the rows before it are rolled back; told as the refusal it is.
    if (error instanceof RowRefused && wrong !== null) return wrong;
    throw error;
  }
}

class RowRefused extends Error {}

async function takeRow(tx: Tx, call: Call, row: PersonRow, counts: PeopleRead): Promise<Refused | null> {
  const today = danishDay(call.at);
  const known = row.fields.email === null ? null : await store.loadPersonByEmail(tx, row.fields.email);
  const happened: PersonHappening[] = [];
  let id: number;
  if (known === null) {
    const verdict = addPerson(row.fields, await store.emailTaken(tx, row.fields.email, null));
    if (!verdict.ok) return verdict;
    id = await store.insertPerson(tx, verdict.change, call.at);
    happened.push({ kind: "person-added", what: verdict.change });
    counts.added++;
  } else {
    id = known.id;
    const verdict = changePerson(known, row.fields, known.version, false);
    if (!verdict.ok) return verdict;
    if (verdict.change === null) counts.unchanged++;
    else {
      const before: PersonFields = { name: known.name, email: known.email, initials: known.initials, title: known.title };
      await store.savePerson(tx, id, verdict.change);
      happened.push({ kind: "person-changed", what: { before, after: verdict.change } });
      counts.changed++;
    }
  }
  for (const role of row.roles) {
    const person = (await store.loadPersonForChange(tx, id))!;
    const verdict = giveRole(person, await store.loadRoles(tx, id, today), { role, committee: null, from: today, until: null }, true);
    if (!verdict.ok && verdict.code === "role-held") continue;
    if (!verdict.ok) return verdict;
    await store.insertRole(tx, id, verdict.change);
    happened.push({ kind: "role-given", what: verdict.change });
    counts.roles++;
  }
  await recordAll(tx, call, `person:${id}`, happened);
  return null;
}

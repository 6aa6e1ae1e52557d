/** A person says how often they will be told by mail. */

import { chooseMail as decide } from "#core/person.ts";
import { act, type Outcome } from "#journal/act.ts";
import { recordAll, type Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { loadMailChoice, saveMailChoice } from "./store.ts";

export async function chooseMail(sql: Sql, call: Call, given: { choice: string }): Promise<Outcome<"choose-mail", object>> {
  return act(sql, call, "choose-mail", null, async (tx) => {
    const verdict = decide(given.choice);
    if (!verdict.ok) return verdict;
    const { person } = call.actor;
    if ((await loadMailChoice(tx, person)) !== verdict.change) {
      await saveMailChoice(tx, person, verdict.change);
      await recordAll(tx, call, `person:${person}`, [{ kind: "mail-chosen", what: { choice: verdict.change } }]);
    }
    return { ok: true as const, answer: {} };
  });
}

/** A remark on the agenda or one of its items. */

import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export function commentOnAgenda(sql: Sql, call: Call, given: { meeting: number; item: number | null; text: string }): Answer<"comment-on-agenda"> {
  return onRecord(sql, call, agendas, "comment-on-agenda", given.meeting, (agenda) => {
    if (given.text.trim() === "") return refuse("remark-missing");
    const id = agenda.comments.length + 1;
    return allow([
      {
        kind: "agenda-commented",
        what: { id, item: given.item, by: call.actor.person, name: call.actor.name, text: given.text.trim().slice(0, 5000), at: call.at.toISOString() },
      },
    ]);
  });
}

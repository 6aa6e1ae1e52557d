/** The agenda goes round among those who wrote it and the chair, before it is sent to the members. */

import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendas } from "./store.ts";

export function sendAgendaToReview(sql: Sql, call: Call, given: { meeting: number }): Answer<"send-agenda-to-review"> {
  return onRecord(sql, call, agendas, "send-agenda-to-review", given.meeting, (agenda) => {
    if (agenda.state === "released") return refuse("agenda-already-sent");
    return allow(agenda.state === "inReview" ? [] : [{ kind: "agenda-sent-to-review", what: {} }]);
  });
}

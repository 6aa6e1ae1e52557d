/** Somebody has looked at a question to an agenda's text and lets the text stand, with a reason. */

import { danishDay } from "#core/calendar.ts";
import { acceptFinding as decide } from "#core/checks/accepted.ts";
import { allow } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { agendaAsked } from "./agenda-asked.ts";
import { agendas } from "./store.ts";

export function acceptAgendaFinding(sql: Sql, call: Call, given: { meeting: number; key: string; reason: string }): Answer<"accept-agenda-finding"> {
  return onRecord(sql, call, agendas, "accept-agenda-finding", given.meeting, async (agenda, tx) => {
    const { found, accepted } = await agendaAsked(tx, agenda, danishDay(call.at));
    const verdict = decide(found, accepted, given, call.actor, call.at.toISOString());
    return verdict.ok ? allow([{ kind: "agenda-finding-accepted", what: verdict.change }]) : verdict;
  });
}

/** A supplementary agenda is begun for what came too late for the one already sent. */

import { openSupplement as decide } from "#core/agenda.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { meetingClosed } from "./queries.ts";
import { agendas } from "./store.ts";

export function openSupplement(sql: Sql, call: Call, given: { meeting: number }): Answer<"open-supplement"> {
  return onRecord(sql, call, agendas, "open-supplement", given.meeting, async (agenda, tx) =>
    (await meetingClosed(tx, given.meeting)) ? refuse("meeting-closed") : decide(agenda),
  );
}

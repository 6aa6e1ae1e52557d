/** The committee's rules of procedure are set from a day; those before it stay in force until then. */

import { danishDay } from "#core/calendar.ts";
import { setRules as decide, type Rules } from "#core/committee.ts";
import { act, type Outcome } from "#journal/act.ts";
import type { Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { changeCommittee, type OfCommittee } from "./change-one.ts";
import { lastMeetingDay } from "./store.ts";

export async function setRules(sql: Sql, call: Call, given: OfCommittee & { rules: Rules }): Promise<Outcome<"set-rules", { committee: number }>> {
  return act(sql, call, "set-rules", given.committee, (tx) =>
    changeCommittee(tx, call, given, async () => decide(given.rules, await lastMeetingDay(tx, given.committee, danishDay(call.at)))),
  );
}

/** That a person read something closed is taken down (DESIGN §8). */

import type { RefusalOf } from "#core/actions.ts";
import { mayNot } from "#core/rights.ts";
import type { Refused } from "#core/verdict.ts";
import type { Call, Done } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import * as store from "./store.ts";

/** `what` in Danish as the log shows it, `about` as the journal names records ("case:7"). */
export async function logReading(
  sql: Sql,
  call: Call,
  read: { what: string; about: string; committee: number | null },
): Promise<Done<object> | Refused<RefusalOf<"log-reading">>> {
  const no = mayNot(call.actor, "log-reading", null);
  if (no !== null) return no;
  await store.logReading(sql, { ...read, at: call.at, person: call.actor.person });
  return { ok: true, answer: {}, again: false };
}

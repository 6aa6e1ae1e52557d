/** Which bodies the case goes to, in which order, for what. Steps already taken stay. */

import type { RouteStep } from "#core/case.ts";
import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { cases } from "./store.ts";

export function setRoute(sql: Sql, call: Call, given: { case: number; route: readonly Omit<RouteStep, "done">[] }): Answer<"set-route"> {
  return onRecord(sql, call, cases, "set-route", given.case, (paper) => {
    if (paper.state === "closed") return refuse("case-not-draft");
    const done = paper.route.filter((step) => step.done !== null);
    return allow([{ kind: "route-set", what: { route: [...done, ...given.route.map((step) => ({ ...step, done: null }))] } }]);
  });
}

/** One row of the table of actions, done: the right is asked first, and the refusals are exactly those the row tells. */

import type { ActionName, actions } from "#core/actions.ts";
import { mayNot } from "#core/rights.ts";
import type { RefusalCode } from "#core/refusals.da.ts";
import type { Refused } from "#core/verdict.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { change, type Call, type Done } from "./change.ts";

/** What an action's row says it refuses. */
export type RefusalsOf<Name extends ActionName> = (typeof actions)[Name]["refuses"][number];

/** What a verb answers. */
export type Outcome<Name extends ActionName, Answer> = Done<Answer> | Refused<RefusalsOf<Name> | "not-allowed">;

// Nothing more is asked of the caller when row and verb agree; else an argument that cannot be given, whose type names the codes they differ in.
type Agrees<InRow, InVerb> = [Exclude<InRow, InVerb>, Exclude<InVerb, InRow>] extends [never, never]
  ? []
  : [disagree: never, onlyInTheRow: Exclude<InRow, InVerb>, onlyInTheVerb: Exclude<InVerb, InRow>];

/** Does what a row tells, in one transaction, in a committee or (null) in the house. */
export async function act<Name extends ActionName, Answer extends object, Code extends RefusalCode>(
  sql: Sql,
  call: Call,
  name: Name,
  committee: number | null,
  work: (tx: Tx) => Promise<{ ok: true; answer: Answer } | Refused<Code>>,
  ..._agrees: Agrees<RefusalsOf<Name>, Code>
): Promise<Done<Answer> | Refused<Code | "not-allowed">> {
  return mayNot(call.actor, name, committee) ?? change(sql, call, work);
}

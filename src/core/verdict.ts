/** The answer of a rule: what would happen, or a no with its code. A no is a value; broken things are exceptions. */

import type { RefusalCode } from "./refusals.da.ts";

export type Allowed<Change> = { ok: true; change: Change };
/** `words` fill the {gaps} of the Danish sentence. */
export type Refused<Code extends string = RefusalCode> = { ok: false; code: Code; words?: Readonly<Record<string, string>> };
export type Verdict<Change, Code extends string = RefusalCode> = Allowed<Change> | Refused<Code>;

export function allow<Change>(change: Change): Allowed<Change> {
  return { ok: true, change };
}

export function refuse<Code extends RefusalCode>(code: Code, words?: Readonly<Record<string, string>>): Refused<Code> {
  return words === undefined ? { ok: false, code } : { ok: false, code, words };
}

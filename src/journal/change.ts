/** How every verb of the working side runs: one transaction, once, with the journal entry in it. */

import type { Entry, Happening } from "#core/journal.ts";
import type { Actor } from "#core/people.ts";
import type { RefusalCode } from "#core/refusals.da.ts";
import type { Refused } from "#core/verdict.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { loadOnce, record, saveOnce } from "./store.ts";

/** Who asks, when, and the form's own mark: a form sent twice is done once. */
export type Call = { actor: Actor; at: Date; once?: string | null };

export type Done<Answer> = { ok: true; answer: Answer; /** True when the same form was done before and nothing was written now. */ again: boolean };

// Thrown to undo what the work had written before its rule said no.
class Undone extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.code);
    this.refused = refused;
  }
}

/** Runs the work in one transaction. A refusal writes nothing. A form mark seen before answers as the first time did. */
export async function change<Answer extends object, Code extends RefusalCode>(
  sql: Sql,
  call: Call,
  work: (tx: Tx) => Promise<{ ok: true; answer: Answer } | Refused<Code>>,
): Promise<Done<Answer> | Refused<Code>> {
  const run = sql.begin(async (tx) => {
    const mark = call.once ? `${call.actor.person}:${call.once}` : null;
    if (mark !== null) {
      const before = await loadOnce(tx, mark);
      if (before !== null) return { ok: true as const, answer: before as Answer, again: true };
    }
    const done = await work(tx);
    if (!done.ok) throw new Undone(done);
    if (mark !== null) await saveOnce(tx, mark, done.answer, call.at);
    return { ok: true as const, answer: done.answer, again: false };
  }) as Promise<Done<Answer>>;
  return run.catch((error: unknown) => {
    if (error instanceof Undone) return error.refused as Refused<Code>;
    throw error;
  });
}

/** Writes what happened to one record, in order. */
export async function recordAll(tx: Tx, call: Call, about: string, happened: readonly { kind: Happening["kind"]; what: unknown }[]): Promise<void> {
  for (const each of happened) await record(tx, { ...each, about, by: `person:${call.actor.person}`, at: call.at } as Entry);
}

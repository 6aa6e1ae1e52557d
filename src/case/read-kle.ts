/** The municipality's own copy of KLE is read in, subjects or facets, in place of the one before. */

import { readKle as decide } from "#core/kle.ts";
import { act, type Outcome } from "#journal/act.ts";
import { recordAll, type Call } from "#journal/change.ts";
import type { Sql } from "#platform/sql.ts";
import { saveKle } from "./store.ts";

export type KleRead = { kind: "subjects" | "facets"; published: string | null; numbers: number };

export async function readKle(sql: Sql, call: Call, given: { xml: string }): Promise<Outcome<"read-kle", KleRead>> {
  return act(sql, call, "read-kle", null, async (tx) => {
    const verdict = decide(given.xml);
    if (!verdict.ok) return verdict;
    const file = verdict.change;
    await saveKle(tx, file, call.actor.person, call.at);
    const read = { kind: file.kind, published: file.published, numbers: file.entries.length };
    await recordAll(tx, call, "kle", [{ kind: "kle-read", what: read }]);
    return { ok: true as const, answer: read };
  });
}

/** A person answers a doubt: the answer is kept, journalled, and the document filed anew with it, all at once. */

import { canBeSettled, canStand, settleable } from "#core/doubts.ts";
import type { RefusalCode } from "#core/refusals.da.ts";
import { record } from "#journal/store.ts";
import type { Sql } from "#platform/sql.ts";
import { fileReading } from "./import-documents.ts";
import { readingVersion } from "./read-bytes.ts";
import * as store from "./store.ts";

export type Answer = { key: string; answer: "accepted" | "corrected" | "dismissed"; value: string | null };

/** Takes an answer. "accepted" needs a proposal, "corrected" a value the field can hold; "dismissed" says: seen, and as it should be. */
export async function settleDoubt(
  sql: Sql,
  given: Answer,
  by: string,
  at: Date,
  /** How the answer is signed for people to read. */ signed: string = by,
): Promise<{ ok: true; meeting: string | null } | { ok: false; code: RefusalCode }> {
  return sql.begin(async (tx) => {
    const doubt = await store.loadDoubtForChange(tx, given.key);
    if (!doubt || doubt.gone) return { ok: false, code: "doubt-gone" };
    const field = canBeSettled(doubt);
    const value = given.answer === "corrected" ? (given.value ?? "").trim() : given.answer === "accepted" ? doubt.proposal : null;
    if (given.answer === "dismissed" && !canStand(doubt, doubt.meeting !== null)) return { ok: false, code: "answer-needed" };
    if (given.answer !== "dismissed" && (field === null || value === null || !settleable[field].valid(value))) return { ok: false, code: "answer-not-valid" };

    await store.saveAnswer(tx, { key: given.key, answer: given.answer, value }, signed, at);
    await record(tx, {
      kind: "doubt-settled",
      about: given.key,
      what: { answer: given.answer, value, before: doubt.answered?.value ?? doubt.answered?.answer ?? null },
      by,
      at,
    });
    const reading = await store.loadReading(tx, doubt.sha256, readingVersion);
    const filed = reading ? await fileReading({ by, now: () => at }, tx, reading) : null;
    return { ok: true, meeting: filed?.meeting ?? null };
  });
}

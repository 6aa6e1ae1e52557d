/** After the signing nothing is changed; what is missing or wrong is told in an addition to the protocol, beside the text (ministry 25 May 2004). */

import { nameOn } from "#core/committee.ts";
import { addToMinutes as decide, additionParts } from "#core/minutes.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { saltedParts } from "./salted-parts.ts";
import { loadPapers, minutesOf } from "./store.ts";

export function addToMinutes(sql: Sql, call: Call, given: { meeting: number; text: string; municipality: string }): Answer<"add-to-minutes"> {
  return onRecord(sql, call, minutesOf, "add-to-minutes", given.meeting, async (minutes, tx) => {
    const papers = await loadPapers(tx, given.meeting);
    if (papers === null) return refuse("not-found");
    const { date } = papers.meeting;
    const committee = nameOn(papers.committee, date);
    const number = (minutes.additions?.length ?? 0) + 1;
    const [at, name, text] = [call.at.toISOString(), call.actor.name, given.text.trim()];
    const parts = additionParts(minutes, { number, committee, date, name, at, text });
    const signed = saltedParts(parts, { municipality: given.municipality, committee, date, meeting: given.meeting });
    return decide(minutes, { number, text, by: call.actor.person, name, at, manifest: signed.text, sha256: signed.sha256, parts: signed.parts });
  });
}

/** The papers are read through as the public would get them; what is found stands on the page until somebody has judged it. */

import { howFar, itemsToPublish } from "#core/open-minutes.ts";
import { publishable, type Edition } from "#core/publication.ts";
import { allow } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import type { PublicHouse } from "./public-house.ts";
import { readAsPublic, withWhatIsOut } from "./read-as-public.ts";
import { onPublication } from "./store.ts";

export function checkPapers(
  sql: Sql,
  house: Pick<PublicHouse, "files">,
  call: Call,
  given: { meeting: number; editions: readonly Edition[]; excerpts: readonly number[] },
): Answer<"check-papers"> {
  return onPublication(sql, call, "check-papers", given.meeting, async ({ papers, publication }, tx) => {
    const verdict = publishable(given, howFar(papers), itemsToPublish(papers));
    if (!verdict.ok) return verdict;
    const wanted = withWhatIsOut(papers, publication, given);
    const { found } = await readAsPublic(tx, house.files, { papers, publication, wanted, at: call.at });
    return allow([{ kind: "papers-checked", what: { at: call.at.toISOString(), by: call.actor.person, editions: wanted.editions, found } }]);
  });
}

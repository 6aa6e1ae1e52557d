/** Loads and writes what is public of each meeting's papers; its table's only writer. */

import { afterPublication, type Publication, type PublicationHappening } from "#core/publication.ts";
import { agendas } from "#agenda/store.ts";
import type { ActionName, RefusalOf } from "#core/actions.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Verdict } from "#core/verdict.ts";
import { change, type Call } from "#journal/change.ts";
import { recordStore, type Answer } from "#journal/record-store.ts";
import { sittings } from "#meeting/store.ts";
import { loadPapers, type LoadedPapers } from "#minutes/store.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** By the planned meeting's number. */
export const publications = recordStore<Publication, PublicationHappening>({ table: "desk.publication", about: "publication", after: afterPublication });

/** A meeting's papers that something was said of, with what is public of them. */
export type PapersToPublish = { papers: LoadedPapers; publication: Publication };

/**
 * The verb on a meeting's publication: begun with the first thing done to it. Two at once are taken one at a time. The agenda's row is
 * held as well, and the meeting's, so that nothing is closed between what was looked at and what goes out.
 */
export function onPublication<A extends ActionName>(
  sql: Sql,
  call: Call,
  action: A,
  meeting: number,
  decide: (
    given: PapersToPublish,
    tx: Tx,
  ) => Verdict<readonly PublicationHappening[], RefusalOf<A>> | Promise<Verdict<readonly PublicationHappening[], RefusalOf<A>>>,
): Answer<A> {
  return change<{ id: number; version: number }, RefusalOf<A> | "not-found" | "not-allowed">(sql, call, async (tx) => {
    const agenda = await agendas.loadForChange(tx, meeting);
    if (agenda === null) return refuse("not-found");
    const no = mayNot(call.actor, action, agenda.committee);
    if (no) return no;
    await sittings.loadForChange(tx, meeting);
    const papers = await loadPapers(tx, meeting);
    if (papers === null) return refuse("not-found");
    const before =
      (await publications.loadForChange(tx, meeting)) ??
      (await publications.save(tx, meeting, null, [{ kind: "publication-begun", what: { meeting, committee: agenda.committee } }], call));
    const verdict = await decide({ papers, publication: before }, tx);
    if (!verdict.ok) return verdict;
    const after = await publications.save(tx, meeting, before, verdict.change, call);
    return { ok: true, answer: { id: meeting, version: after.version } };
  });
}

/** A wish to bring a decision before the council that was entered wrongly is struck, and the council is no step of the case's way any more. */

import { strikeStop as decide } from "#core/sitting.ts";
import { agendas } from "#agenda/store.ts";
import { cases } from "#case/store.ts";
import { loadCouncil } from "#committee/store.ts";
import { sittings } from "#meeting/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";

export function strikeStop(sql: Sql, call: Call, given: { meeting: number; item: number; reason: string }): Answer<"strike-stop"> {
  return onRecord(sql, call, sittings, "strike-stop", given.meeting, async (sitting, tx) => {
    const verdict = decide(sitting, given.item, given.reason);
    if (!verdict.ok) return verdict;
    const item = (await agendas.load(tx, given.meeting))?.items.find((each) => each.id === given.item);
    const paper = item?.case ? await cases.loadForChange(tx, item.case) : null;
    const council = (await loadCouncil(tx))?.id ?? null;
    const step = paper?.route.findLastIndex((each) => each.committee === council && each.done === null) ?? -1;
    if (paper !== null && step !== -1) await cases.save(tx, paper.id, paper, [{ kind: "route-set", what: { route: paper.route.toSpliced(step, 1) } }], call);
    return verdict;
  });
}

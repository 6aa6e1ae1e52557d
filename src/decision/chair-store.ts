/** Loads and writes what chairs decided on their committees' behalf; that table's only writer. */

import type { ChairDecision, ChairDecisionHappening } from "#core/chair-decision.ts";
import { recordAll, type Call } from "#journal/change.ts";
import type { Tx } from "#platform/sql.ts";

type Row = Omit<ChairDecision, "at"> & { at: Date };

export async function nextChairDecision(tx: Tx): Promise<number> {
  const [row] = await tx<{ id: number }[]>`select nextval(pg_get_serial_sequence('desk.chair_decision', 'id'))::float8 as id`;
  return row!.id;
}

/** Those of a committee that no meeting has heard of, oldest first; held until the transaction ends. */
export async function loadUnreported(tx: Tx, committee: number): Promise<ChairDecision[]> {
  const rows = await tx<Row[]>`
    select id::float8 as id, committee::float8 as committee, paper::float8 as paper, text, because, closed, by::float8 as by, at, reported_at::float8 as "reportedAt"
    from desk.chair_decision where committee = ${committee} and reported_at is null order by at, id for update`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function saveChairDecision(tx: Tx, id: number, happened: readonly ChairDecisionHappening[], call: Call): Promise<void> {
  for (const { kind, what } of happened) {
    if (kind === "chair-decided")
      await tx`
        insert into desk.chair_decision (id, committee, paper, text, because, closed, by, at) overriding system value
        values (${id}, ${what.committee}, ${what.paper}, ${what.text}, ${what.because}, ${what.closed}, ${what.by}, ${what.at})`;
    else await tx`update desk.chair_decision set reported_at = ${what.meeting} where id = ${id} and reported_at is null`;
  }
  await recordAll(tx, call, `chair-decision:${id}`, happened);
}

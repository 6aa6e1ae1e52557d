/** Loads and writes what committees follow; that table's only writer. */

import { afterFollowup, type Followup, type FollowupHappening } from "#core/followup.ts";
import { recordStore } from "#journal/record-store.ts";
import type { Tx } from "#platform/sql.ts";

export const followups = recordStore<Followup, FollowupHappening>({ table: "desk.followup", about: "followup", after: afterFollowup });

export async function nextFollowup(tx: Tx): Promise<number> {
  const [row] = await tx<{ id: number }[]>`select nextval(pg_get_serial_sequence('desk.followup', 'id'))::float8 as id`;
  return row!.id;
}

/** All that was promised at a meeting, whatever became of it; held until the transaction ends. */
export async function promisedAt(tx: Tx, meeting: number): Promise<Followup[]> {
  const rows = await tx<{ content: Followup }[]>`select content from desk.followup where meeting = ${meeting} order by id for update`;
  return rows.map((row) => row.content);
}

/** Loads and writes what committees follow; that table's only writer. */

import type { Agenda } from "#core/agenda.ts";
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

/** Every wording these promises have had: what an agenda that was sent long ago may hold. */
export async function wordingsOf(tx: Tx, promises: readonly number[]): Promise<string[]> {
  const rows = await tx<{ words: string }[]>`
    select distinct what ->> 'words' as words from desk.journal where about = any(${promises.map((id) => `followup:${id}`)}) and what ? 'words'`;
  return rows.map((row) => row.words).filter((words) => words !== "");
}

/** The committee's other agendas from a day on. */
export async function agendasAfter(
  tx: Tx,
  { committee, meeting, madeOn }: { committee: number; meeting: number; madeOn: string },
): Promise<Map<number, Agenda>> {
  const rows = await tx<{ id: number; content: Agenda }[]>`
    select a.id::float8 as id, a.content from desk.agenda a join desk.planned_meeting m on m.id = a.id
    where a.committee = ${committee} and a.id <> ${meeting} and m.date >= ${madeOn}::date order by m.date, a.id`;
  return new Map(rows.map((row) => [row.id, row.content]));
}

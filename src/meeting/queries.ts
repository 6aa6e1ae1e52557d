/** What is asked of later stations and of other tables while a meeting is held. */

import type { Sql, Tx } from "#platform/sql.ts";

/** Whether the meeting's minutes have been frozen, sent or signed. */
export async function minutesFrozen(sql: Sql | Tx, meeting: number): Promise<boolean> {
  const [row] = await sql<{ state: string }[]>`select state from desk.minutes where id = ${meeting}`;
  return row !== undefined && row.state !== "draft";
}

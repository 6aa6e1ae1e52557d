/** Hearing from the database that published pages may have changed, so that kept ones can be let go at once. */

import type { Sql } from "./sql.ts";

export type Changes = { generation: () => number; stop: () => Promise<void> };

/** Listens on a channel. `generation` grows with every signal and with every reconnection, after which signals may have been missed. */
export async function listenForChanges(sql: Sql, channel: string): Promise<Changes> {
  let generation = 1;
  const grow = (): void => {
    generation++;
  };
  const { unlisten } = await sql.listen(channel, grow, grow);
  return { generation: () => generation, stop: async () => unlisten().catch(() => {}) };
}

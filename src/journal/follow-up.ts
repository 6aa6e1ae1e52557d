/** What a follow-up job is: what src/reactions.ts names and src/worker.ts runs. */

import type { Happening } from "#core/journal.ts";
import type { Sql, Tx } from "#platform/sql.ts";

/** What jobs work with beside the entry: the working side's own address for links, and what the clock says. */
export type JobHouse = { origin: string; at: Date };

export type JournalEntry = { id: number; at: Date; by: string; kind: Happening["kind"]; about: string; what: Record<string, unknown> };

/** One thing that follows an entry. Its work and the mark that it is done are one transaction; run twice it must do no more than once. */
export type FollowUp = (tx: Tx, entry: JournalEntry, house: JobHouse) => Promise<void>;

/** One thing the clock brings. Safe to run at any time and twice. */
export type ClockJob = (sql: Sql, house: JobHouse) => Promise<void>;

/** The number in "case:7". */
export function idIn(about: string): number {
  return Number(about.slice(about.indexOf(":") + 1));
}

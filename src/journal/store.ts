/** The journal: append one entry. Nothing in the program changes or removes one, and the database would refuse. */

import type { Entry } from "#core/journal.ts";
import type { Tx } from "#platform/sql.ts";

/** Writes what happened, in the transaction of the change itself. */
export async function record(tx: Tx, entry: Entry): Promise<void> {
  await tx`insert into desk.journal (at, by, kind, about, what) values (${entry.at}, ${entry.by}, ${entry.kind}, ${entry.about}, ${tx.json(entry.what as never)})`;
}

/** An item's decision waits until the party has been told: nobody is to read of their own case in the newspaper first. */

import { itemsToPublish } from "#core/open-minutes.ts";
import { holdItemBack as decide } from "#core/publication.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { judgedBy } from "./judged-by.ts";
import { onPublication } from "./store.ts";

export function holdItemBack(sql: Sql, call: Call, given: { meeting: number; item: number; party: string }): Answer<"hold-item-back"> {
  return onPublication(sql, call, "hold-item-back", given.meeting, ({ papers, publication }) =>
    itemsToPublish(papers).some(({ item }) => item.id === given.item)
      ? decide(publication, { item: given.item, party: given.party, ...judgedBy(call) })
      : refuse("item-unknown"),
  );
}

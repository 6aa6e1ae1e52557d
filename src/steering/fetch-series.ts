/** A series' figures are fetched from jobindsats. Revised figures become new versions; what was known before stays. */

import { addRows } from "#core/steering/ledger.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import { may } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { fetchTable, type Asked, type JobindsatsSettings } from "./jobindsats.ts";
import { rowsBy } from "./on-ledger.ts";
import { ledgers } from "./store.ts";

/** The service is asked before anything is locked. */
export async function fetchSeries(sql: Sql, settings: JobindsatsSettings | null, call: Call, given: Asked & { ledger: number }): Answer<"fetch-series"> {
  const before = await ledgers.load(sql, given.ledger);
  if (before === null) return refuse("not-found");
  if (!may(call.actor, "fetch-series", before.committee)) return refuse("not-allowed");
  if (before.kind !== "series") return refuse("not-a-series");
  if (settings === null) return refuse("jobindsats-not-set");
  const fetched = await fetchTable(settings, given);
  if (!fetched.ok) return fetched;
  const source = { from: "service", name: "jobindsats", table: fetched.table } as const;
  return onRecord(sql, call, ledgers, "fetch-series", given.ledger, (ledger) =>
    addRows(
      ledger,
      kindOf(ledger),
      rowsBy(
        call,
        fetched.rows.map((values) => ({ values, source })),
        `Hentet fra jobindsats, tabel ${fetched.table}`,
      ),
    ),
  );
}

/** A figure of published minutes becomes a row of a series, by a person's click, with its sentence and its address. */

import { rowIn, writeRows } from "#core/steering/ledger.ts";
import { figureInDanish } from "#core/steering/danish-figure.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import { refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { Sql } from "#platform/sql.ts";
import { rowsBy } from "./on-ledger.ts";
import { figureAt } from "./queries.ts";
import { ledgers } from "./store.ts";

const longestSentence = 400;

/** The value is the minutes' own, read anew here; the period and the area are what the person says they are. */
export function takeFigure(
  sql: Sql,
  call: Call,
  given: { ledger: number; municipality: number; item: string; n: number; period: string; area: string; because: string | null },
): Answer<"take-figure"> {
  return onRecord(sql, call, ledgers, "take-figure", given.ledger, async (ledger, tx) => {
    if (ledger.kind !== "series") return refuse("not-a-series");
    const figure = /^\d{1,18}$/u.test(given.item) ? await figureAt(tx, given.municipality, given.item, given.n) : null;
    if (figure === null) return refuse("figure-gone");
    const kind = kindOf(ledger);
    const read = rowIn(kind, { period: given.period, area: given.area, value: figureInDanish(figure.value) });
    if (!read.ok) return refuse("row-wrong", { lines: read.why.join("\n") });
    const source = { from: "minutes", address: figure.address, words: figure.words.slice(0, longestSentence) } as const;
    return writeRows(ledger, kind, rowsBy(call, [{ values: read.values, source }], given.because));
  });
}

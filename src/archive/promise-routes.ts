/** Addresses of what was promised: page, JSON and CSV, for a committee and for a municipality. */

import { danishDay } from "#core/calendar.ts";
import { promiseKinds, type PromiseKind } from "#core/promises/promise.ts";
import { promiseStatusNames, type PromiseStatus } from "#core/promises/status.ts";
import type { Sql } from "#platform/sql.ts";
import type { Page } from "#ui/layout.ts";
import { promisesCsv, promisesPage } from "./promise-pages.ts";
import { promiseCounts, promisePlace, promisesAt, type PromiseWishes } from "./promise-queries.ts";

type Asked = { municipality: string; committee: string | null; query: (name: string) => string | undefined };

// A list that is fetched is whole, up to what a spreadsheet takes well.
const mostInCsv = 20_000;

/** The page with its data; null: no such place. */
export async function promisesShown(sql: Sql, asked: Asked, now: Date = new Date()): Promise<{ page: Page; data: unknown } | null> {
  const place = await promisePlace(sql, asked.municipality, asked.committee);
  if (place === null) return null;
  const today = danishDay(now);
  const wishes = wishesIn(asked.query);
  const [found, counts] = await Promise.all([promisesAt(sql, asked, wishes, today), promiseCounts(sql, asked, today)]);
  return {
    page: promisesPage(place, { ...found, counts, wishes, today }),
    data: { ...place, today, wishes, counts, found: found.found, pages: found.pages, promises: found.rows },
  };
}

/** The list as CSV; null: no such place. */
export async function promisesAsCsv(sql: Sql, asked: Asked, origin: string, now: Date = new Date()): Promise<string | null> {
  if ((await promisePlace(sql, asked.municipality, asked.committee)) === null) return null;
  const { rows } = await promisesAt(sql, asked, { ...wishesIn(asked.query), page: 1 }, danishDay(now), mostInCsv);
  return promisesCsv(rows, origin);
}

// What no list has is no wish.
function wishesIn(query: Asked["query"]): PromiseWishes {
  const [status, kind, year, page] = [query("status") ?? "", query("slags") ?? "", query("aar") ?? "", Number(query("side") ?? "1")];
  return {
    status: status === "lost" || Object.hasOwn(promiseStatusNames, status) ? (status as PromiseStatus | "lost") : null,
    kind: Object.hasOwn(promiseKinds, kind) ? (kind as PromiseKind) : null,
    year: /^(?:19|20)\d\d$/.test(year) ? year : null,
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

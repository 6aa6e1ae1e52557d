/** Searches that are followed: their one address, what they are called, and their hits of some days. */

import type { Sql } from "#platform/sql.ts";
import { paths } from "#ui/paths.ts";
import { asksSomething, hitsBetween, readWishes, wishesQuery, type SearchWishes } from "./search.ts";

export type FollowedSearches = {
  /** The one query of a search, however it was written; null when it asks for nothing. */
  query(written: string): string | null;
  name(query: string): string;
  feeds(query: string): { atom: string; calendar: string };
  /** Addresses of the hits in meetings of those days. */
  hits(query: string, days: { from: string; to: string }): Promise<string[]>;
};

const most = 500;

/** Searches asked on one connection, the citizen's. */
export function followedSearches(sql: Sql): FollowedSearches {
  const wishesOf = (query: string): SearchWishes => {
    const given = new URLSearchParams(query);
    return { ...readWishes((name) => given.get(name) ?? undefined), order: "relevans", page: 1 };
  };
  return {
    query: (written) => (asksSomething(wishesOf(written)) ? wishesQuery(wishesOf(written)) : null),
    name: (query) => {
      const { q } = wishesOf(query);
      return q.trim() === "" ? "En afgrænset søgning" : `Søgningen ”${q.replace(/\s+/gu, " ").trim()}”`;
    },
    feeds: (query) => ({ atom: paths.searchFeed(query), calendar: paths.searchCalendar(query) }),
    hits: async (query, days) => {
      const found = await hitsBetween(sql, wishesOf(query), days, most);
      if (found.length < most || days.from === days.to) return found;
      // More than one answer holds: half the days at a time.
      const middle = new Date((Date.parse(days.from) + Date.parse(days.to)) / 2).toISOString().slice(0, 10);
      const next = new Date(Date.parse(middle) + 86_400_000).toISOString().slice(0, 10);
      const [older, newer] = [
        await followedSearches(sql).hits(query, { from: days.from, to: middle }),
        next > days.to ? [] : await followedSearches(sql).hits(query, { from: next, to: days.to }),
      ];
      return [...newer, ...older];
    },
  };
}

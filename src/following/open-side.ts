/** The open side as following meets it: the citizen's connection, its address, and searches, which belong to the archive and are given. */

import type { Followed } from "#core/following.ts";
import type { Sql } from "#platform/sql.ts";
import { nameOf } from "./queries.ts";

export type OpenSide = {
  /** Connections as role `citizen`. */
  sql: Sql;
  /** Without a final slash. */
  origin: string;
  searches: {
    query(written: string): string | null;
    name(query: string): string;
    feeds(query: string): { atom: string; calendar: string };
    hits(query: string, days: { from: string; to: string }): Promise<string[]>;
  };
};

/** What something followed is called; null when it is not in the archive. */
export async function calledOf(open: OpenSide, followed: Followed): Promise<string | null> {
  if (followed.kind !== "search") return nameOf(open.sql, followed);
  return open.searches.query(followed.name) === null ? null : open.searches.name(followed.name);
}

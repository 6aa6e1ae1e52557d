/**
 * Counts how often open addresses are fetched, by the hour and by what kind of reader, so that a retraction can tell what was read. No
 * reader is known by it: neither address nor name is kept, and what a reader calls itself is only sorted in three.
 */

import type { Sql } from "#platform/sql.ts";
import { addReadings, type Reading } from "./reading-store.ts";

export type ReadingCount = { count(address: string, userAgent: string | undefined, at: Date): void; flush(): Promise<void> };

const searchEngines = /bot\b|crawl|spider|slurp|bingpreview|facebookexternalhit/iu;
const people = /mozilla\//iu;
const mostWaiting = 20_000;
// Searches are the asker's own; the links of those who follow are secrets.
const kept = /^\/(?!ui\/|dkfds\/|sund$|soeg|foelg)/;

export function readerKind(userAgent: string | undefined): "person" | "search engine" | "program" {
  if (userAgent === undefined) return "program";
  return searchEngines.test(userAgent) ? "search engine" : people.test(userAgent) ? "person" : "program";
}

/** Kept in memory until `flush`; what a kill takes with it is a minute's counts. */
export function countReadings(sql: Sql): ReadingCount {
  let waiting = new Map<string, Reading>();
  return {
    count(path, userAgent, at) {
      const address = path.replace(/\.json$/, "").slice(0, 500);
      if (!kept.test(address)) return;
      const hour = `${at.toISOString().slice(0, 13)}:00:00Z`;
      const reader = readerKind(userAgent);
      const key = `${hour} ${reader} ${address}`;
      const before = waiting.get(key);
      if (before) before.times++;
      else if (waiting.size < mostWaiting) waiting.set(key, { address, hour, reader, times: 1 });
    },
    async flush() {
      const rows = [...waiting.values()].sort((a, b) => a.address.localeCompare(b.address));
      waiting = new Map();
      await addReadings(sql, rows);
    },
  };
}

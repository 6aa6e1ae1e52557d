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

export type Subjects = {
  /** Calls `tell` whenever something is said of the subject (null: of any), and after a reconnection, when words may have been missed. Answers how to stop. */
  on(subject: string | null, tell: () => void): () => void;
  stop(): Promise<void>;
};

/** Listens on a channel whose payload names what changed. */
export async function listenForSubjects(sql: Sql, channel: string): Promise<Subjects> {
  const listeners = new Map<string | null, Set<() => void>>();
  const { unlisten } = await sql.listen(
    channel,
    (subject) => {
      for (const heard of [subject, null]) for (const tell of listeners.get(heard) ?? []) tell();
    },
    () => {
      for (const each of listeners.values()) for (const tell of each) tell();
    },
  );
  return {
    on(subject, tell) {
      const all = listeners.get(subject) ?? new Set();
      listeners.set(subject, all.add(tell));
      return () => {
        all.delete(tell);
        if (all.size === 0) listeners.delete(subject);
      };
    },
    stop: async () => unlisten().catch(() => {}),
  };
}

/**
 * Does what follows what happened. It reads the journal, never a queue of its own: whatever was committed is found, also after a restart.
 * It looks when the database says that something happened, and twice a minute whatever it says.
 */

import { raiseFloors, knowJob, saveDone, saveFailed, takeEntry, waitingEntries } from "#journal/reaction-store.ts";
import type { Subjects } from "#platform/changes.ts";
import type { Sql } from "#platform/sql.ts";
import type { Reaction, Timed } from "./reactions.ts";

const minute = 60_000;
const lookMs = 30_000;
const entriesAtOnce = 200;
// What fails is tried for some three days, then given up and told.
const waits = [1, 5, 15, 60, 180, 360, 720, 1440, 1440].map((minutes) => minutes * minute);
const rememberMs = 24 * 60 * minute;

export type WorkerHouse = { sql: Sql; origin: string; now: () => Date; log: (message: string) => void };
export type Round = { done: number; failed: number };

/** Does all that waits, once. A job that fails holds up neither the others nor its own later entries. */
export async function followUp({ sql, origin, now, log }: WorkerHouse, reactions: readonly Reaction[]): Promise<Round> {
  const round: Round = { done: 0, failed: 0 };
  for (const { job, after, does } of reactions) {
    await knowJob(sql, job);
    for (;;) {
      const entries = await waitingEntries(sql, job, after, now(), entriesAtOnce);
      let moved = 0;
      for (const id of entries) {
        try {
          const done = await sql.begin(async (tx) => {
            const entry = await takeEntry(tx, job, id, now());
            if (entry === null) return false;
            await does(tx, entry, { origin, at: now() });
            await saveDone(tx, job, id, now());
            return true;
          });
          if (done) round.done++;
          if (done) moved++;
        } catch (error) {
          round.failed++;
          moved++;
          const said = String((error as Error).message).slice(0, 300);
          const tries = await saveFailed(sql, job, id, said, (count) => {
            const wait = waits[count - 1];
            return wait === undefined ? null : new Date(now().getTime() + wait);
          });
          log(`${job} ved journalens nr. ${id} (forsøg ${tries}${tries > waits.length ? ", opgivet" : ""}): ${String((error as Error).stack)}`);
        }
      }
      // Another worker may hold what is left.
      if (entries.length < entriesAtOnce || moved === 0) break;
    }
  }
  return round;
}

/** Does what the clock brings and is due. `last` remembers when each was done; a new start does all once. */
export async function byTheClock({ sql, origin, now, log }: WorkerHouse, clockwork: readonly Timed[], last: Map<string, number>): Promise<void> {
  for (const { job, everyMinutes, does } of clockwork) {
    const at = now();
    if (at.getTime() - (last.get(job) ?? Number.NEGATIVE_INFINITY) < everyMinutes * minute) continue;
    last.set(job, at.getTime());
    try {
      await does(sql, { origin, at });
    } catch (error) {
      log(`${job}: ${String((error as Error).stack)}`);
    }
  }
}

/** Starts the worker. `stop` waits for what it is doing. */
export async function startWorker(
  house: WorkerHouse,
  subjects: Subjects,
  work: { reactions: readonly Reaction[]; clockwork: readonly Timed[] },
): Promise<{ stop(): Promise<void> }> {
  const last = new Map<string, number>();
  let round: Promise<void> = Promise.resolve();
  let waiting = false;
  let stopped = false;
  const once = async (): Promise<void> => {
    waiting = false;
    if (stopped) return;
    try {
      await followUp(house, work.reactions);
      await byTheClock(house, work.clockwork, last);
      await raiseFloors(house.sql, new Date(house.now().getTime() - rememberMs));
    } catch (error) {
      if (!stopped) house.log(`opfølgning: ${String((error as Error).stack)}`);
    }
  };
  // However often it is called, one round at a time and one waiting: that one sees all.
  const look = (): void => {
    if (waiting || stopped) return;
    waiting = true;
    round = round.then(once);
  };
  for (const { job } of work.reactions) await knowJob(house.sql, job);
  const leave = subjects.on(null, look);
  const timer = setInterval(look, lookMs);
  look();
  return {
    stop: async () => {
      stopped = true;
      leave();
      clearInterval(timer);
      await round;
    },
  };
}

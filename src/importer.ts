/** What every import command works with: the database as `worker`, the kept files, the reading processes. */

import * as os from "node:os";
import * as path from "node:path";
import type { Importer } from "#import/importer.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import type { Config } from "#platform/config.ts";
import { openFileStore } from "#platform/files.ts";
import { openDatabase, type Database } from "#platform/database.ts";

/** An importer on an open database. Stop its pool when done. */
export function importerOn(database: Database, config: Config): Importer {
  const pool = openReadingPool();
  return {
    sql: database.as("worker", { max: pool.size + 3 }),
    files: openFileStore(path.join(config.dataFolder, "files")),
    pool,
    by: os.userInfo().username,
    now: () => new Date(),
  };
}

/** Opens database and importer, works, and closes them again whatever happens. */
export function withImporter(config: Config, work: (importer: Importer) => Promise<number>): Promise<number> {
  return withDatabase(config, async (database, onStop) => {
    const importer = importerOn(database, config);
    onStop(() => importer.pool.stop());
    return work(importer);
  });
}

/** Opens the database, works, and closes it again whatever happens; what `onStop` is given is stopped first. */
export async function withDatabase(
  config: Config,
  work: (database: Database, onStop: (stop: () => Promise<void>) => void) => Promise<number>,
): Promise<number> {
  const database = await openDatabase({ dataFolder: config.dataFolder, url: config.databaseUrl, citizenUrl: config.citizenDatabaseUrl });
  let stopFirst = async (): Promise<void> => {};
  const stop = async (): Promise<void> => {
    await stopFirst();
    await database.stop();
  };
  const interrupted = stoppedBySignal(stop);
  try {
    return await work(database, (first) => (stopFirst = first));
  } finally {
    interrupted.forget();
    await stop();
  }
}

/** Calls `stop` once on Ctrl-C or a polite kill, then ends the process with the signal's own exit code. */
export function stoppedBySignal(stop: () => Promise<void>): { forget(): void } {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    void stop().finally(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    forget() {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}

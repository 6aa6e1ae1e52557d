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
export async function withImporter(config: Config, work: (importer: Importer) => Promise<number>): Promise<number> {
  const database = await openDatabase({ dataFolder: config.dataFolder, url: config.databaseUrl, citizenUrl: config.citizenDatabaseUrl });
  const importer = importerOn(database, config);
  const interrupted = stoppedBySignal(async () => {
    await importer.pool.stop();
    await database.stop();
  });
  try {
    return await work(importer);
  } finally {
    interrupted.forget();
    await importer.pool.stop();
    await database.stop();
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

/** What the verbs of importing work with: the database, the kept files, the reading processes, who does it, and the time. */

import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import type { ReadingPool } from "./reading-pool.ts";

export type Importer = { sql: Sql; files: FileStore; pool: ReadingPool; by: string; now: () => Date };

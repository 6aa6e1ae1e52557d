/** The import's reading processes, one per core: a document that takes too long or too much memory costs its process, not the batch. */

import * as fs from "node:fs";
import * as path from "node:path";
import { openProcessPool } from "#platform/process-pool.ts";
import { limits } from "./extract/limits.ts";
import type { ReadAnswer, ReadTask } from "./reading-process.ts";

export type ReadingPool = {
  /** Reads one file. Always answers: with minutes, or with the reason it could not. */
  read(task: ReadTask): Promise<ReadAnswer>;
  /** How many documents are read at once. */
  size: number;
  stop(): Promise<void>;
};

/** A process is replaced after this many documents, so that what pdfjs keeps does not pile up. */
const documentsPerProcess = 400;

/** Opens a pool; processes start when they are first needed. */
export function openReadingPool(options: { size?: number; seconds?: number; processBytes?: number } = {}): ReadingPool {
  const pool = openProcessPool<ReadTask, ReadAnswer>({
    program: path.join(import.meta.dirname, "reading-process.ts"),
    ...(options.size === undefined ? {} : { size: options.size }),
    seconds: (task) => secondsFor(task, options.seconds),
    bytes: options.processBytes ?? limits.processBytes,
    tasksPerProcess: documentsPerProcess,
    failed: (why) => ({ ok: false, code: why === "crashed" ? "reader-crashed" : why }),
  });
  return { size: pool.size, read: pool.run, stop: pool.stop };
}

function secondsFor(task: ReadTask, seconds: number | undefined): number {
  const megabytes = fs.statSync(task.path, { throwIfNoEntry: false })?.size ?? 0;
  return (seconds ?? limits.seconds) + (megabytes / 1048576) * limits.secondsPerMegabyte + (task.options.ocr ? 60 * limits.secondsPerOcrPage : 0);
}

/** A process that reads strangers' files goes when the one that started it goes. */

import { Worker } from "node:worker_threads";

/**
 * Watches from a thread of its own that the parent, whose number is this process's first argument, is still there, and ends this process
 * when it is not: also in the middle of a file that never lets the event loop turn.
 */
export function followParent(): void {
  new Worker(
    `const { workerData } = require("node:worker_threads");
   const watch = () => { if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL"); };
   watch();
   setInterval(watch, 500);`,
    { eval: true, workerData: Number(process.argv[2]) },
  ).unref();
  process.on("disconnect", () => process.exit(0));
}

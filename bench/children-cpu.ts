/** CPU time of the processes this one started and has seen end (Linux). */

import * as fs from "node:fs";

/** Seconds of user and system time of all ended children, by the kernel's own account. */
export function childrenCpuSeconds(): number {
  const fields = fs
    .readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * `npm run soak`: what takes too long for every change. The laws twenty times as often, and the killed imports and servers ten times over.
 * `npm run soak -- closed FROM THOUSANDS`: some of the twenty thousand meetings with closed words alone, a line told after each hundred, so that parts
 * can be run beside each other and be added up.
 */

import { spawnSync } from "node:child_process";
import * as path from "node:path";

const root = path.join(import.meta.dirname, "..");
const closed = "test/flow/closed-stays-closed.db.test.ts";
const [part, from, thousands] = process.argv.slice(2);
if (part === "closed") {
  const run = spawnSync(process.execPath, ["--test", "--test-isolation=none", "--test-name-pattern=/whatever is published|^meetings /", closed], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, SAGSGANG_SOAK_FROM: from ?? "0", SAGSGANG_SOAK: thousands ?? "20" },
  });
  process.exit(run.status ?? 1);
}

const rounds: [what: string, times: number, files: string[]][] = [
  ["laws", 1, ["src/import/parse/print-and-read.test.ts", "src/import/parse/general-reader.test.ts"]],
  ["what is closed, in twenty thousand meetings", 1, [closed]],
  ["kills at work", 1, ["test/flow/kill-publishing.db.test.ts"]],
  ["kills at work", 1, ["test/flow/kill-desk.db.test.ts"]],
  ["kills", 10, ["test/flow/kill-import.db.test.ts", "src/platform/embedded-postgres.db.test.ts"]],
];

let failed = 0;
for (const [what, times, files] of rounds) {
  for (let round = 1; round <= times; round++) {
    const started = performance.now();
    const run = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...files], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, SAGSGANG_SOAK: "20" },
    });
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${what}, round ${round} of ${times}: ${run.status === 0 ? "held" : "BROKE"} in ${seconds} s\n`);
    if (run.status !== 0) {
      failed++;
      process.stdout.write(`${run.stdout.slice(-4000)}\n`);
    }
  }
}
process.exitCode = failed > 0 ? 1 : 0;

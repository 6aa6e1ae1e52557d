/**
 * `npm run soak`: what takes too long for every change. The laws twenty times as often, and the killed imports and servers ten times over.
 * `npm run soak -- closed FROM THOUSANDS`: some of the twenty thousand meetings with closed words alone, a line told after each hundred, so that parts
 * can be run beside each other and be added up.
 */

import { spawnSync } from "node:child_process";
import * as path from "node:path";

const root = path.join(import.meta.dirname, "..");
const [part, from, thousands] = process.argv.slice(2);
if (part === "closed") {
  process.env.SAGSGANG_SOAK = "1";
  await closedMeetings(Number(from ?? 0), Math.round(10 * Number(thousands ?? 20)));
}

/** Outside the test runner, which follows every promise made: that is a sixth of the work. */
async function closedMeetings(first: number, hundreds: number): Promise<never> {
  const { aHundred, nothingYet } = await import("#test/closed-meetings.ts");
  const all = nothingYet();
  let broke = 0;
  for (let from = first; from < first + hundreds * 100; from += 100) {
    const began = performance.now();
    const [tally, afterwards] = [nothingYet(), [] as (() => unknown)[]];
    const failed = await aHundred({ after: (does?: unknown) => void afterwards.unshift(does as () => unknown) }, from, tally).catch((error: unknown) => error);
    for (const each of afterwards) await each();
    for (const which of ["meetings", "looks", "answers"] as const) all[which] += tally[which];
    for (const [told, times] of tally.outcomes) all.outcomes.set(told, (all.outcomes.get(told) ?? 0) + times);
    const counts = `${tally.meetings} meetings, ${tally.looks} looks, ${tally.answers} answers, ${Math.round((performance.now() - began) / 1000)} s`;
    process.stdout.write(`${new Date().toISOString()} from ${from}: ${failed === undefined ? "held" : "BROKE"}, ${counts}\n`);
    for (let why: unknown = failed; why !== undefined; why = why instanceof Error ? why.cause : undefined)
      process.stdout.write(`${String(why instanceof Error ? why.stack : why)}\n`);
    if (failed !== undefined) broke++;
  }
  const outcomes = [...all.outcomes].sort((a, b) => b[1] - a[1]).map(([told, times]) => `${told}: ${times}`);
  process.stdout.write(`${all.meetings} meetings, ${all.looks} looks, ${all.answers} answers; ${broke} hundreds broke\n${outcomes.join("; ")}\n`);
  process.exit(broke > 0 ? 1 : 0);
}

const tests = ["--test", "--test-concurrency=1"];
const rounds: [what: string, times: number, args: string[]][] = [
  ["laws", 1, [...tests, "src/import/parse/print-and-read.test.ts", "src/import/parse/general-reader.test.ts"]],
  ["what is closed, in twenty thousand meetings", 1, ["scripts/soak.ts", "closed", "0", "20"]],
  ["kills at work", 1, [...tests, "test/flow/kill-publishing.db.test.ts"]],
  ["kills at work", 1, [...tests, "test/flow/kill-desk.db.test.ts"]],
  ["kills", 10, [...tests, "test/flow/kill-import.db.test.ts", "src/platform/embedded-postgres.db.test.ts"]],
];

let failed = 0;
for (const [what, times, args] of rounds) {
  for (let round = 1; round <= times; round++) {
    const started = performance.now();
    const run = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env: { ...process.env, SAGSGANG_SOAK: "20" } });
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${what}, round ${round} of ${times}: ${run.status === 0 ? "held" : "BROKE"} in ${seconds} s\n`);
    if (run.status !== 0) {
      failed++;
      process.stdout.write(`${run.stdout.slice(-4000)}\n`);
    }
  }
}
process.exitCode = failed > 0 ? 1 : 0;

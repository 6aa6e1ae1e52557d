/**
 * `npm test [-- PATTERN…]`: every test of the project on one shared database server, with one closing line that counts what was skipped.
 * `--pure` runs only the tests that need no server and no browser.
 */

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { startEmbeddedServer } from "#platform/embedded-postgres.ts";

const root = path.join(import.meta.dirname, "..");
const args = process.argv.slice(2);
const pure = args.includes("--pure");
const patterns = args.filter((arg) => !arg.startsWith("--"));

function testFiles(): string[] {
  const found: string[] = [];
  for (const folder of ["src", "test"]) {
    for (const name of fs.readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }))
      if (name.endsWith(".test.ts")) found.push(path.join(folder, name));
  }
  const needsServer = /\.(?:db|browser)\.test\.ts$/;
  return found.filter((file) => (!pure || !needsServer.test(file)) && (patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))).sort();
}

const files = testFiles();
if (files.length === 0) {
  process.stderr.write(`Ingen test passer på ${patterns.join(" ")}.\n`);
  process.exit(1);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-test-"));
fs.chmodSync(folder, 0o755);
const server = pure ? null : await startEmbeddedServer(folder, { durable: false });
if (server) process.env.SAGSGANG_TEST_SOCKET = server.socketFolder;

const counts = { passed: 0, failed: 0, skipped: 0 };
const reasons = new Map<string, number>();
const stream = run({ files: files.map((file) => path.join(root, file)), concurrency: Math.max(2, os.availableParallelism()), timeout: 15 * 60_000 });
stream.on("test:pass", (event) => {
  if (event.details.type === "suite") return;
  if (event.skip !== undefined && event.skip !== false) {
    counts.skipped++;
    const reason = typeof event.skip === "string" ? event.skip : "no reason given";
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  } else counts.passed++;
});
stream.on("test:fail", (event) => {
  if (event.details.type !== "suite") counts.failed++;
});
stream.compose(spec()).pipe(process.stdout);
await new Promise((resolve) => stream.on("end", resolve));
await server?.stop();
fs.rmSync(folder, { recursive: true, force: true });
await new Promise((resolve) => setTimeout(resolve, 200));

for (const [reason, count] of reasons) process.stdout.write(`skipped ${count}: ${reason}\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

/** `npm run bench -- start`: from the command to the first page answered, on an existing data folder with the demonstration in it. */

import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { median } from "./children-cpu.ts";

const root = path.join(import.meta.dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-bench-"));
fs.chmodSync(folder, 0o755);
const port = 4720;

async function started(): Promise<number> {
  const from = performance.now();
  const server = spawn("npm", ["start", "--silent", "--", "--data", path.join(folder, "data"), "--port", String(port)], {
    cwd: root,
    stdio: "ignore",
    detached: true,
  });
  while (
    !(await fetch(`http://127.0.0.1:${port}/`).then(
      (response) => response.ok,
      () => false,
    ))
  )
    await wait(20);
  const seconds = (performance.now() - from) / 1000;
  process.kill(-server.pid!, "SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  return seconds;
}

const first = await started();
const later: number[] = [];
for (let round = 0; round < 5; round++) later.push(await started());
process.stdout.write(
  `first start, demonstration printed and read: ${first.toFixed(1)} s\nstart on existing data, ${later.length} times: median ${median(later).toFixed(2)} s, slowest ${Math.max(...later).toFixed(2)} s\n`,
);
fs.rmSync(folder, { recursive: true, force: true });

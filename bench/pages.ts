/**
 * `npm run bench -- pages`: archive pages a second on one core against nginx serving the same bytes from files on the same core, with the load from
 * the other core. Needs nginx and taskset. The database holds the demonstration.
 */

import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import autocannon from "autocannon";
import { median } from "./children-cpu.ts";

const root = path.join(import.meta.dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-bench-"));
fs.chmodSync(folder, 0o755);
const port = 4710;
const server = spawn(
  "taskset",
  ["-c", "0", process.execPath, path.join(root, "bin/sagsgang.mjs"), "start", "--data", path.join(folder, "data"), "--port", String(port)],
  { cwd: root, stdio: "ignore" },
);
spawnSync("taskset", ["-pc", "1", String(process.pid)]);
const ours = `http://127.0.0.1:${port}`;
while (
  !(await fetch(ours).then(
    (response) => response.ok,
    () => false,
  ))
)
  await wait(200);

const meetings =
  (await (await fetch(`${ours}/lindeborg/boerne-og-skoleudvalget`)).text()).match(/\/lindeborg\/boerne-og-skoleudvalget\/\d{4}-\d\d-\d\d/g) ?? [];
const items = (await (await fetch(`${ours}${meetings[0]}`)).text()).match(/\/lindeborg\/boerne-og-skoleudvalget\/\d{4}-\d\d-\d\d\/punkt-\d+/g) ?? [];
const addresses = { front: "/", meeting: meetings[0]!, item: items[1] ?? items[0]!, search: "/soeg?q=kontanthj%C3%A6lp" };

const www = path.join(folder, "www");
fs.mkdirSync(www);
for (const [name, address] of Object.entries(addresses)) fs.writeFileSync(path.join(www, `${name}.html`), await (await fetch(ours + address)).text());
fs.writeFileSync(
  path.join(folder, "nginx.conf"),
  `worker_processes 1; worker_cpu_affinity 01; pid ${folder}/nginx.pid; error_log ${folder}/error.log; daemon off; user root;
events { worker_connections 512; } http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100; types { text/html html; } server { listen 127.0.0.1:${port + 5}; root ${www}; } }`,
);
const nginx = spawn("taskset", ["-c", "0", "nginx", "-c", path.join(folder, "nginx.conf")], { stdio: "ignore" });
await wait(1000);

async function perSecond(url: string, vary: boolean): Promise<number> {
  let n = 0;
  const result = await autocannon({
    url,
    connections: 16,
    duration: 4,
    headers: { accept: "text/html" },
    ...(vary
      ? {
          requests: [
            { setupRequest: (request) => ({ ...request, path: `${new URL(url).pathname}${url.includes("?") ? `${new URL(url).search}&` : "?"}u=${n++}` }) },
          ],
        }
      : {}),
  });
  return result.requests.average;
}

process.stdout.write("| page | bytes | nginx, file | Sagsgang, kept page | of nginx | Sagsgang, made anew |\n|---|---|---|---|---|---|\n");
for (const [name, address] of Object.entries(addresses)) {
  const rounds = { nginx: [] as number[], kept: [] as number[], anew: [] as number[] };
  // Once uncounted: a program that has just started is still being compiled.
  await perSecond(`http://127.0.0.1:${port + 5}/${name}.html`, false);
  await perSecond(ours + address, false);
  for (let round = 0; round < 3; round++) {
    rounds.nginx.push(await perSecond(`http://127.0.0.1:${port + 5}/${name}.html`, false));
    rounds.kept.push(await perSecond(ours + address, false));
    rounds.anew.push(await perSecond(ours + address, true));
  }
  const [a, b, c] = [median(rounds.nginx), median(rounds.kept), median(rounds.anew)];
  process.stdout.write(
    `| ${name} | ${fs.statSync(path.join(www, `${name}.html`)).size} | ${Math.round(a)} | ${Math.round(b)} | ${(b / a).toFixed(2)} | ${Math.round(c)} |\n`,
  );
}
nginx.kill("SIGTERM");
server.kill("SIGTERM");
await new Promise((resolve) => server.once("exit", resolve));
fs.rmSync(folder, { recursive: true, force: true });
process.exit(0);

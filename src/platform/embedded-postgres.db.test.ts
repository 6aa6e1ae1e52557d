import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

type Started = { n: number; data: string; shared: boolean; socketFolder: string };

function folder(t: TestContext, mode = 0o755): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-own-"));
  fs.chmodSync(made, mode);
  t.after(() => fs.rmSync(made, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return made;
}

async function startIn(t: TestContext, data: string, user: { uid?: number; gid?: number } = {}): Promise<{ child: ChildProcess; started: Started }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "..", "..", "test", "own-server.ts"), data], {
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
    env: { ...process.env, HOME: data },
  });
  t.after(() => child.kill("SIGKILL"));
  let said = "";
  let complaint = "";
  child.stderr!.on("data", (part: Buffer) => (complaint += part.toString()));
  for await (const part of child.stdout!) {
    said += (part as Buffer).toString();
    if (said.includes("\n")) return { child, started: JSON.parse(said) as Started };
  }
  throw new Error(`the server did not start: ${complaint}`);
}

function postmaster(data: string): number {
  return Number(fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[0]);
}

async function goneWithin(milliseconds: number, pid: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    const stat = fs.existsSync(`/proc/${pid}/stat`) ? fs.readFileSync(`/proc/${pid}/stat`, "utf8") : "";
    if (stat === "" || / Z /.test(stat)) return true;
    await wait(50);
  }
  return false;
}

test("a program killed with -9 takes its database server along, and the next start finds everything", async (t) => {
  const data = folder(t);
  const { child, started } = await startIn(t, data);
  const server = postmaster(started.data);
  child.kill("SIGKILL");
  assert.ok(await goneWithin(8_000, server), "the database server outlived its program");
  const next = await startIn(t, data);
  assert.equal(next.started.n, 2);
  assert.ok(!fs.existsSync(started.socketFolder), "the dead program's socket folder was left behind");
  next.child.kill("SIGTERM");
});

test("a start right after a kill waits for the old server instead of failing or joining a dying one", async (t) => {
  const data = folder(t);
  const { child } = await startIn(t, data);
  child.kill("SIGKILL");
  const next = await startIn(t, data);
  assert.deepEqual([next.started.n, next.started.shared], [2, false]);
  next.child.kill("SIGTERM");
});

test("a second program on the same data folder works on the first one's server", async (t) => {
  const data = folder(t);
  const first = await startIn(t, data);
  const second = await startIn(t, data);
  assert.deepEqual([second.started.shared, second.started.socketFolder, second.started.n], [true, first.started.socketFolder, 2]);
  second.child.kill("SIGTERM");
  await new Promise((resolve) => second.child.once("exit", resolve));
  assert.ok(fs.existsSync(`/proc/${postmaster(first.started.data)}`), "the first program's server was stopped by the second");
  first.child.kill("SIGTERM");
});

test("a program stopped politely leaves no server, no socket and no note behind", async (t) => {
  const data = folder(t);
  const { child, started } = await startIn(t, data);
  const server = postmaster(started.data);
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  assert.ok(await goneWithin(1_000, server));
  assert.ok(!fs.existsSync(started.socketFolder));
  assert.ok(!fs.existsSync(path.join(data, "running.json")));
});

test(
  "root with a data folder that nobody else can reach still gets a database, and is told where",
  { skip: process.getuid?.() !== 0 ? "only root has this problem" : false },
  async (t) => {
    const data = folder(t, 0o700);
    const { child, started } = await startIn(t, path.join(data, "data"));
    t.after(() => fs.rmSync(path.dirname(started.data), { recursive: true, force: true }));
    assert.match(started.data, /^\/var\/lib\/sagsgang\//);
    assert.equal(fs.realpathSync(path.join(data, "data", "database", "postgres")), started.data);
    child.kill("SIGTERM");
  },
);

test(
  "an ordinary user starts the database in a folder of their own",
  { skip: process.getuid?.() !== 0 ? "runs as the user of this run anyway" : !fs.existsSync("/etc/passwd") ? "no users here" : false },
  async (t) => {
    const data = folder(t, 0o700);
    fs.chownSync(data, 1, 1); // daemon: a user every Unix has
    const { child, started } = await startIn(t, path.join(data, "data"), { uid: 1, gid: 1 });
    assert.equal(fs.statSync(started.data).uid, 1);
    child.kill("SIGTERM");
  },
);

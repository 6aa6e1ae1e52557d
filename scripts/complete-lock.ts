/**
 * `npm run lock`: after an install, writes the lockfile entries npm left out. A registry that lacks a package's binary for some other platform
 * makes `npm install` drop that optional dependency from the lockfile, and `npm ci` then refuses the lockfile as out of step. An entry with the
 * platform in it is enough: npm never fetches what is not for the machine it runs on.
 */

import * as fs from "node:fs";
import * as path from "node:path";

type Entry = {
  version: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
};

const file = path.join(import.meta.dirname, "..", "package-lock.json");
const lock = JSON.parse(fs.readFileSync(file, "utf8")) as { packages: Record<string, Entry> };

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32", "sunos", "aix"];
const processors: [RegExp, string][] = [
  [/arm64|aarch64/, "arm64"],
  [/arm(?:-|v|e)|arm$/, "arm"],
  [/riscv64/, "riscv64"],
  [/ppc64/, "ppc64"],
  [/s390x/, "s390x"],
  [/ia32/, "ia32"],
  [/x64|x86_64/, "x64"],
  [/wasm32/, "wasm32"],
  [/loong64/, "loong64"],
  [/universal/, "universal"],
];

/** The platform a package is for, as its name says; null when it says none. */
function platformOf(name: string): Pick<Entry, "os" | "cpu" | "libc"> | null {
  const last = name.split("/").at(-1)!;
  const os = systems.find((system) => last.includes(system));
  const cpu = processors.find(([pattern]) => pattern.test(last))?.[1];
  if (!os || !cpu) return null;
  return {
    cpu: [cpu],
    ...(last.endsWith("-gnu") || last.endsWith("gnueabihf") ? { libc: ["glibc"] } : last.includes("musl") ? { libc: ["musl"] } : {}),
    os: [os],
  };
}

let added = 0;
for (const [at, entry] of Object.entries(lock.packages)) {
  if (at === "") continue;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${at}/node_modules/${name}`]) continue;
    const platform = platformOf(name);
    if (!platform || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true };
    added++;
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
process.stdout.write(`${added} entries added\n`);

/** Stylesheet, fonts and icons from our own origin: kept in memory, compressed once, told to stay for a year. */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Context } from "hono";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
};

/** A file as it is answered. */
export type Asset = { bytes: Buffer; type: string; gzip: Buffer | null; brotli: Buffer | null };

const held = new Map<string, Asset | null>();
const uiFolder = import.meta.dirname;
let designSystem: string | null = null;

/** The address of a stylesheet of our own; it changes when the file does. */
export function styleAddress(name: "sagsgang" | "desk" = "sagsgang"): string {
  return `/ui/${name}.${fingerprintOf(fs.readFileSync(path.join(uiFolder, `${name}.css`)))}.css`;
}

/** Answers an asset of Det Fælles Designsystem or our own; null when there is none. */
export function asset(c: Context, kind: "dkfds" | "ui", name: string): Response | null {
  const key = `${kind}/${name}`;
  if (!held.has(key)) held.set(key, load(kind, name));
  const found = held.get(key);
  if (!found) {
    if (held.size > 2000) held.clear();
    return null;
  }
  return answered(c, found, kind === "ui" && !/\.[0-9a-f]{10}\./.test(name) ? "public, max-age=3600" : forAYear);
}

/** What a file is told to be kept as when its address changes with it. */
export const forAYear = "public, max-age=31536000, immutable";

/** The file in the form the browser takes. */
export function answered(c: Context, found: Asset, keep: string): Response {
  const accepts = c.req.header("accept-encoding") ?? "";
  const [bytes, encoding] =
    found.brotli && /\bbr\b/.test(accepts) ? [found.brotli, "br"] : found.gzip && /\bgzip\b/.test(accepts) ? [found.gzip, "gzip"] : [found.bytes, null];
  return c.body(new Uint8Array(bytes), 200, {
    "Content-Type": found.type,
    "Cache-Control": keep,
    Vary: "Accept-Encoding",
    ...(encoding === null ? {} : { "Content-Encoding": encoding }),
  });
}

/** The file with its compressed forms. */
export function packed(bytes: Buffer, type: string): Asset {
  const worth = type.startsWith("text/") || type.includes("svg");
  return { bytes, type, gzip: worth ? gzipSync(bytes, { level: 9 }) : null, brotli: worth ? brotliCompressSync(bytes) : null };
}

/** Ten characters that change when the file does. */
export function fingerprintOf(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 10);
}

function load(kind: "dkfds" | "ui", name: string): Asset | null {
  if (!/^[\w/.-]+$/.test(name) || name.includes("..")) return null;
  const type = types[path.extname(name)];
  if (type === undefined) return null;
  const file = kind === "ui" ? path.join(uiFolder, path.basename(name).replace(/\.[0-9a-f]{10}\.css$/, ".css")) : path.join(designSystemFolder(), name);
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return null;
  return packed(fs.readFileSync(file), type);
}

function designSystemFolder(): string {
  designSystem ??= path.dirname(path.dirname(createRequire(import.meta.url).resolve("dkfds")));
  return designSystem;
}

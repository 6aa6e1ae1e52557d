/** The small browser modules of src/ui/client/: written in TypeScript, served with the types taken out. */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import * as path from "node:path";
import type { Context } from "hono";

const folder = path.join(import.meta.dirname, "client");
const held = new Map<string, { text: string; hash: string } | null>();

function load(name: string): { text: string; hash: string } | null {
  if (!/^[a-z-]+$/.test(name)) return null;
  if (!held.has(name)) {
    const file = path.join(folder, `${name}.ts`);
    if (!fs.existsSync(file)) return null;
    const text = stripTypeScriptTypes(fs.readFileSync(file, "utf8"));
    held.set(name, { text, hash: createHash("sha256").update(text).digest("hex").slice(0, 10) });
  }
  return held.get(name) ?? null;
}

/** The address of a module; it changes when the file does. */
export function clientModule(name: string): string {
  return `/ui/client/${name}.${load(name)?.hash ?? "0000000000"}.js`;
}

/** Answers a module; null when there is none. */
export function clientAsset(c: Context, file: string): Response | null {
  const found = load(file.replace(/(?:\.[0-9a-f]{10})?\.js$/, ""));
  return found === null
    ? null
    : c.body(found.text, 200, { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable" });
}

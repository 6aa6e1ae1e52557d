/**
 * The scripts of the working side, served as they stand: our own with their types taken off, the editor's libraries as their authors
 * ship them. There is no build step; a bare name in an import becomes an address, so that `script-src 'self'` is enough.
 */

import * as fs from "node:fs";
import * as nodeModule from "node:module";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import type { Context, Env, Hono } from "hono";
import { answered, fingerprintOf, forAYear, packed, type Asset } from "./assets.ts";

export type ClientModule = (typeof modules)[number];

const modules = ["autosave", "check", "editor", "live", "once", "passkey", "reorder"] as const;

const sourceFolder = path.join(import.meta.dirname, "..");
const clientFolder = path.join(import.meta.dirname, "client");

// What a client module may reach. Anything else in an import is a mistake found when the address is asked for, not by the browser.
const libraries = /^(?:prosemirror-[a-z-]+|orderedmap|rope-sequence|w3c-keyname)$/;
const importLine = /^(\s*(?:import|export)\b[^;"'()]*?\bfrom\s*|\s*import\s*)(["'])([^"'\n]+)\2/gm;

const addresses = new Map<string, string>();
const texts = new Map<string, string>();
const ready = new Map<string, Asset>();

/** The address of a client module; it changes when the module or anything it imports does. */
export function clientModule(name: ClientModule): string {
  return addressOf(path.join(clientFolder, `${name}.ts`));
}

/** Answers the addresses that `clientModule` gives and those they import. */
export function serveClient<E extends Env>(app: Hono<E>): void {
  for (const name of modules) clientModule(name);
  const answer = (c: Context): Response | Promise<Response> => {
    const text = texts.get(c.req.path);
    if (text === undefined) return c.notFound();
    let asset = ready.get(c.req.path);
    if (!asset) ready.set(c.req.path, (asset = packed(Buffer.from(text), "text/javascript; charset=utf-8")));
    return answered(c, asset, forAYear);
  };
  app.get("/ui/client/*", answer);
  app.get("/ui/modules/*", answer);
}

function addressOf(file: string): string {
  const known = addresses.get(file);
  if (known !== undefined) return known;
  const source = fs.readFileSync(file, "utf8");
  const script = file.endsWith(".ts") ? withoutTypes(source) : source.replace(/^\/\/# sourceMappingURL=.*$/gm, "");
  const text = script.replace(importLine, (_, lead: string, quote: string, name: string) => `${lead}${quote}${addressOf(resolved(name, file))}${quote}`);
  const address = `${placeOf(file)}.${fingerprintOf(text)}.js`;
  addresses.set(file, address);
  texts.set(address, text);
  return address;
}

function resolved(name: string, from: string): string {
  if (libraries.test(name)) return fileURLToPath(import.meta.resolve(name));
  if (name.startsWith("#core/")) return path.join(sourceFolder, "core", name.slice("#core/".length));
  const file = path.resolve(path.dirname(from), name);
  if (name.startsWith(".") && [clientFolder, path.join(sourceFolder, "core")].some((folder) => file.startsWith(folder + path.sep))) return file;
  throw new Error(`${path.relative(sourceFolder, from)} imports ${name}, which no browser is given.`);
}

function placeOf(file: string): string {
  if (file.startsWith(clientFolder + path.sep)) return `/ui/client/${path.basename(file, ".ts")}`;
  if (file.endsWith(".ts")) return `/ui/client/${path.relative(sourceFolder, file).replaceAll(path.sep, "/").slice(0, -".ts".length)}`;
  return `/ui/modules/${file.replaceAll(path.sep, "/").split("/node_modules/").at(-1)!.split("/")[0]}`;
}

// Node still calls this function experimental and says so once on standard error, where our own messages are read.
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return nodeModule.stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

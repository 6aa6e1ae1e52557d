/** Several files as one zip, made as it is sent: never whole in memory. */

import { Readable } from "node:stream";
import * as yazl from "yazl";

/** Names may hold folders; characters a file system does not take are left out, and a name that comes twice gets a number. */
export function zipOf(files: readonly ({ name: string; bytes: Buffer } | { name: string; path: string })[]): ReadableStream {
  const zip = new yazl.ZipFile();
  const used = new Set<string>();
  for (const file of files) {
    const name = unique(safe(file.name), used);
    if ("bytes" in file) zip.addBuffer(file.bytes, name);
    else zip.addFile(file.path, name);
  }
  zip.end();
  return Readable.toWeb(zip.outputStream as Readable) as ReadableStream;
}

// A name from a stranger's computer leads nowhere but into the folder it is unpacked in.
function safe(name: string): string {
  return name
    .split("/")
    .map((part) => part.replace(/[\p{Cc}\\:*?"<>|]/gu, "").replace(/^\.+|[. ]+$/gu, "") || "fil")
    .join("/");
}

function unique(name: string, used: Set<string>): string {
  let free = name;
  for (let n = 2; used.has(free.toLowerCase()); n++) free = name.replace(/(\.[^./]{1,8})?$/u, ` (${n})$1`);
  used.add(free.toLowerCase());
  return free;
}

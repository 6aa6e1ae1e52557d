/** What is to be imported: files, everything in folders, everything in zips, in a fixed order. */

import * as fs from "node:fs";
import * as path from "node:path";
import type { RefusalCode } from "#core/refusals.da.ts";
import { limits } from "./extract/limits.ts";
import { Unreadable } from "./extract/unreadable.ts";
import { withZip } from "./extract/zip.ts";
import type { ReadOptions } from "./read-bytes.ts";

export type FoundFile = {
  /** As a person would name it; a file in a zip is "archive.zip!name". Unique in its run. */
  path: string;
  name: string;
  bytes: () => Promise<Buffer>;
  /** Why it will not be opened at all. */
  refused?: RefusalCode;
  sourceUrl?: string;
  hints?: ReadOptions["hints"];
};

/** Lists files below the paths. A path that is missing or a broken zip is listed with its refusal, so that the report tells of it. */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const each of paths) await findBelow(path.resolve(each), found);
  return found;
}

async function findBelow(at: string, found: FoundFile[]): Promise<void> {
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat) {
    found.push(refusedFile(at, "file-missing"));
  } else if (stat.isDirectory()) {
    for (const name of fs.readdirSync(at).sort((a, b) => a.localeCompare(b, "da"))) if (!name.startsWith(".")) await findBelow(path.join(at, name), found);
  } else if (!stat.isFile()) {
    found.push(refusedFile(at, "not-readable-kind"));
  } else if (stat.size > limits.fileBytes) {
    found.push(refusedFile(at, "file-too-large"));
  } else if (isZip(at)) {
    await findInZip(at, found);
  } else {
    found.push({ path: at, name: path.basename(at).normalize("NFC"), bytes: () => fs.promises.readFile(at) });
  }
}

function refusedFile(at: string, code: RefusalCode): FoundFile {
  return { path: at, name: path.basename(at), refused: code, bytes: () => Promise.reject(new Unreadable(code)) };
}

// A DOCX is a zip as well; its first entry or its suffix tells.
function isZip(at: string): boolean {
  const file = fs.openSync(at, "r");
  try {
    const head = Buffer.alloc(4);
    fs.readSync(file, head, 0, 4, 0);
    return head.toString("latin1") === "PK\u0003\u0004" && !fs.readFileSync(at).includes("word/document.xml");
  } finally {
    fs.closeSync(file);
  }
}

async function findInZip(at: string, found: FoundFile[]): Promise<void> {
  try {
    const names = await withZip(fs.readFileSync(at), async (entries) => entries.map((entry) => entry.name));
    for (const name of names) {
      found.push({
        path: `${at}!${name}`,
        name: path.posix.basename(name),
        bytes: () => withZip(fs.readFileSync(at), (entries) => entries.find((entry) => entry.name === name)!.bytes()),
      });
    }
  } catch (error) {
    found.push(refusedFile(at, error instanceof Unreadable ? error.code : "zip-damaged"));
  }
}

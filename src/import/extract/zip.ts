/** Reading zip files with a bound on what comes out of them: the directory is checked before, the bytes while they are inflated. */

import yauzl from "yauzl";
import { limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

export type ZipEntry = { name: string; bytes: () => Promise<Buffer> };

/**
 * Lists a zip's files (folders left out, and macOS leftovers unless asked for) and lets each be read once.
 * Throws Unreadable("zip-damaged" | "zip-bomb").
 */
export async function withZip<T>(zip: Buffer, use: (entries: ZipEntry[]) => Promise<T>, { leftovers = false } = {}): Promise<T> {
  const file = await opened(zip);
  const budget = { left: limits.inflatedFile };
  const entries: ZipEntry[] = [];
  await new Promise<void>((resolve, reject) => {
    file.on("entry", (entry: yauzl.Entry) => {
      if (entries.length >= limits.archiveFiles) return reject(new Unreadable("zip-bomb"));
      if (!entry.fileName.endsWith("/") && (leftovers || !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store)/.test(entry.fileName))) {
        entries.push({ name: entry.fileName.normalize("NFC"), bytes: () => inflate(file, entry, budget) });
      }
      file.readEntry();
    });
    file.on("end", () => resolve());
    file.on("error", (error: Error) => reject(new Unreadable("zip-damaged", { cause: error })));
    file.readEntry();
  });
  try {
    return await use(entries);
  } finally {
    file.close();
  }
}

function opened(zip: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true }, (error, file) => {
      if (error || !file) reject(new Unreadable("zip-damaged", { cause: error }));
      else resolve(file);
    });
  });
}

function inflate(file: yauzl.ZipFile, entry: yauzl.Entry, budget: { left: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (entry.generalPurposeBitFlag & 1) return reject(new Unreadable("zip-damaged"));
    file.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(new Unreadable("zip-damaged", { cause: error }));
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => {
        budget.left -= part.length;
        if (budget.left < 0) {
          stream.destroy();
          reject(new Unreadable("zip-bomb"));
        } else parts.push(part);
      });
      stream.on("error", (cause: Error) => reject(new Unreadable("zip-damaged", { cause })));
      stream.on("end", () => resolve(Buffer.concat(parts)));
    });
  });
}

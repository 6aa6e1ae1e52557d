/** Bytes kept under their SHA-256. A file is either whole or not there: written aside, flushed, then renamed. */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

export type FileStore = {
  /** Keeps the bytes and answers their SHA-256 in hex. Keeping the same bytes again changes nothing. */
  keep(bytes: Uint8Array): string;
  /** Where the bytes of a hash lie; the file may be missing. */
  pathOf(sha256: string): string;
  has(sha256: string): boolean;
  read(sha256: string): Buffer;
  /** Removes what a killed program left half written before a moment; answers how many. */
  sweep(before: Date): number;
  /** Whether what is kept lies at, above or below a place that is there, however the place is written. */
  liesIn(place: string): boolean;
};

/** Opens the store below `folder`, making it when it is not there. */
export function openFileStore(folder: string): FileStore {
  fs.mkdirSync(folder, { recursive: true });
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a SHA-256: ${sha256.slice(0, 80)}`);
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    pathOf,
    has: (sha256) => fs.existsSync(pathOf(sha256)),
    read: (sha256) => fs.readFileSync(pathOf(sha256)),
    sweep(before) {
      let removed = 0;
      for (const drawer of fs.readdirSync(folder, { withFileTypes: true })) {
        if (!drawer.isDirectory() || !/^[0-9a-f]{2}$/.test(drawer.name)) continue;
        for (const name of fs.readdirSync(path.join(folder, drawer.name))) {
          if (/^[0-9a-f]{64}$/.test(name)) continue;
          const half = path.join(folder, drawer.name, name);
          // Another program may have put it in place meanwhile.
          const made = fs.statSync(half, { throwIfNoEntry: false })?.mtime;
          if (made === undefined || made >= before) continue;
          fs.rmSync(half, { force: true });
          removed++;
        }
      }
      return removed;
    },
    liesIn(place) {
      const [own, other] = [fs.realpathSync(folder), fs.realpathSync(place)];
      const within = (inner: string, outer: string): boolean => `${inner}${path.sep}`.startsWith(outer.endsWith(path.sep) ? outer : `${outer}${path.sep}`);
      return within(own, other) || within(other, own);
    },
    keep(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const at = pathOf(sha256);
      if (fs.existsSync(at) && fs.statSync(at).size === bytes.length) return sha256;
      fs.mkdirSync(path.dirname(at), { recursive: true });
      const half = `${at}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      const file = fs.openSync(half, "w", 0o644);
      try {
        fs.writeSync(file, bytes);
        fs.fsyncSync(file);
      } finally {
        fs.closeSync(file);
      }
      fs.renameSync(half, at);
      return sha256;
    },
  };
}

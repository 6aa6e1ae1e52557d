/** Kept files: whole or not there, and what was left half written is swept away. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { openFileStore } from "./files.ts";

test("what a killed program left half written is removed after a day, and nothing else", (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-files-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const files = openFileStore(folder);
  const kept = files.keep(Buffer.from("Bilag 1"));
  const old = `${files.pathOf(kept)}.4711.abc`;
  const fresh = `${files.pathOf(kept)}.4712.def`;
  for (const half of [old, fresh]) fs.writeFileSync(half, "Bil");
  fs.utimesSync(old, new Date("2026-01-01"), new Date("2026-01-01"));
  assert.equal(files.sweep(new Date("2026-01-02")), 1);
  assert.deepEqual([fs.existsSync(old), fs.existsSync(fresh), files.read(kept).toString()], [false, true, "Bilag 1"]);
});

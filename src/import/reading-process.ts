/** The process that opens strangers' files. It may be stopped at any moment; nothing but its answer leaves it. */

import * as fs from "node:fs";
import * as zlib from "node:zlib";
import { followParent } from "#platform/follow-parent.ts";
import { extract, parse, sha256Of, type Extraction, type ReadOptions } from "./read-bytes.ts";
import { Unreadable } from "./extract/unreadable.ts";
import type { PublishedMinutes } from "#core/published-minutes.ts";
import type { RefusalCode } from "#core/refusals.da.ts";

export type ReadTask = { path: string; fileName: string; extraction?: Buffer; options: ReadOptions; keepExtraction: boolean };

/** What was extracted, packed for keeping: gzip of JSON. */
export type PackedExtraction = { pages: number | null; ocrPages: number[]; partial: boolean; content: Buffer };

export type ReadAnswer =
  | { ok: true; minutes: PublishedMinutes; extraction?: PackedExtraction }
  | { ok: false; code: RefusalCode; detail?: string; mediaType?: string; extraction?: PackedExtraction };

followParent();

process.on("message", ({ id, task }: { id: number; task: ReadTask }) => {
  void answer(task).then((result) => process.send!({ id, answer: result }));
});

async function answer(task: ReadTask): Promise<ReadAnswer> {
  let extraction: Extraction | undefined;
  const kept = (): { extraction?: PackedExtraction } => (task.keepExtraction && extraction && !task.extraction ? { extraction: packed(extraction) } : {});
  try {
    const bytes = fs.readFileSync(task.path);
    extraction = task.extraction ? unpacked(task.extraction) : await extract(bytes, task.fileName, task.options);
    const minutes = parse(extraction, { file: task.fileName, sha256: sha256Of(bytes) }, task.options);
    return { ok: true, minutes, ...kept() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, code: error.code, ...(extraction ? { mediaType: extraction.mediaType } : {}), ...kept() };
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { ok: false, code: "file-missing" };
    return { ok: false, code: "reader-crashed", detail: String((error as Error).stack ?? error).slice(0, 2000) };
  }
}

function packed(extraction: Extraction): PackedExtraction {
  const content = zlib.gzipSync(JSON.stringify(extraction), { level: 1 });
  return extraction.kind === "lines"
    ? { pages: extraction.pages, ocrPages: extraction.ocrPages, partial: extraction.partial, content }
    : { pages: null, ocrPages: [], partial: false, content };
}

function unpacked(content: Uint8Array): Extraction {
  return JSON.parse(zlib.gunzipSync(content).toString("utf8")) as Extraction;
}

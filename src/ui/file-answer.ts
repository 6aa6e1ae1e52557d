/** A kept file as an answer: shown when it is a PDF or a picture, saved otherwise, and never run. */

import type { Context } from "hono";
import { csvCell } from "#core/csv.ts";
import type { FileStore } from "#platform/files.ts";

const shownInBrowser = new Set(["application/pdf", "image/png", "image/jpeg", "text/plain"]);

export function answerFile(c: Context, files: FileStore, file: { sha256: string; fileName: string; mediaType: string }): Response | Promise<Response> {
  if (!files.has(file.sha256)) return c.notFound();
  const shown = shownInBrowser.has(file.mediaType);
  return c.body(new Uint8Array(files.read(file.sha256)), 200, {
    "Content-Type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
    "Content-Disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    "X-Content-Type-Options": "nosniff",
    // A browser shows no PDF in a sandbox; a PDF is bound by the house's own policy.
    ...(file.mediaType === "application/pdf" ? {} : { "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'" }),
    "Cache-Control": "private, no-store",
  });
}

/** Rows as a file a Danish spreadsheet opens; the first row is the head. */
export function answerCsv(c: Context, name: string, rows: readonly (readonly string[])[]): Response {
  // Excel takes a file for UTF-8 only when it begins with the mark.
  return c.body(`\uFEFF${rows.map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`, 200, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
    "Cache-Control": "private, no-store",
  });
}

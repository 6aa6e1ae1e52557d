/** A file is attached, closed until somebody says open; or takes the place of an earlier file of the same attachment. */

import { attachmentRefused } from "#core/case.ts";
import { allow, refuse } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { inspectUpload } from "#platform/uploads.ts";
import { cases } from "./store.ts";

export type Upload = { fileName: string; bytes: Uint8Array };

/** The bytes are kept only when the file may be attached. `replaces` is the attachment it is a new version of. */
export function attachFile(
  sql: Sql,
  files: FileStore,
  call: Call,
  given: { case: number; upload: Upload; name: string | null; open: boolean; reason: string | null; replaces: number | null },
): Answer<"attach-file"> {
  return onRecord(sql, call, cases, "attach-file", given.case, (paper) => {
    if (paper.state === "closed") return refuse("case-not-draft");
    const { fileName, bytes } = given.upload;
    const seen = inspectUpload(bytes, fileName);
    const verdict = attachmentRefused({ fileName, bytes: bytes.length, ...seen });
    if (!verdict.ok) return verdict;
    if (given.replaces !== null && !paper.attachments.some((each) => each.id === given.replaces)) return refuse("attachment-unknown");
    const file = { fileName, sha256: files.keep(bytes), mediaType: seen.mediaType, bytes: bytes.length };
    if (given.replaces !== null) return allow([{ kind: "attachment-replaced", what: { id: given.replaces, ...file, at: call.at.toISOString() } }]);
    const id = Math.max(0, ...paper.attachments.map((each) => each.id)) + 1;
    const name = given.name?.trim() || fileName.replace(/\.[^.]{1,8}$/u, "");
    return allow([{ kind: "attachment-added", what: { id, name, ...file, open: given.open, closedReason: given.open ? null : given.reason } }]);
  });
}

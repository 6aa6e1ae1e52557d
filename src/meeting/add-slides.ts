/** What was shown at the meeting is attached to its item, until the minutes are frozen. */

import { attachmentRefused } from "#core/case.ts";
import { allow, refuse } from "#core/verdict.ts";
import { handlingOf } from "#core/sitting.ts";
import { agendas } from "#agenda/store.ts";
import type { Call } from "#journal/change.ts";
import { onRecord, type Answer } from "#journal/record-store.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { inspectUpload } from "#platform/uploads.ts";
import { minutesFrozen } from "./queries.ts";
import { sittings } from "./store.ts";

export function addSlides(
  sql: Sql,
  files: FileStore,
  call: Call,
  given: { meeting: number; item: number; upload: { fileName: string; bytes: Uint8Array }; name: string | null; open: boolean; reason: string | null },
): Answer<"add-slides"> {
  return onRecord(sql, call, sittings, "add-slides", given.meeting, async (sitting, tx) => {
    const item = (await agendas.load(tx, given.meeting))?.items.find((each) => each.id === given.item);
    if (!item || item.number === null) return refuse("item-unknown");
    if (await minutesFrozen(tx, given.meeting)) return refuse("minutes-frozen");
    const { fileName, bytes } = given.upload;
    const seen = inspectUpload(bytes, fileName);
    const verdict = attachmentRefused({ fileName, bytes: bytes.length, ...seen });
    if (!verdict.ok) return verdict;
    const id = 1000 + handlingOf(sitting, given.item).slides.length;
    return allow([
      {
        kind: "slides-added",
        what: {
          item: given.item,
          attachment: {
            id,
            name: given.name?.trim() || fileName.replace(/\.[^.]{1,8}$/u, ""),
            fileName,
            sha256: files.keep(bytes),
            mediaType: seen.mediaType,
            bytes: bytes.length,
            open: given.open,
            closedReason: given.open ? null : given.reason,
          },
        },
      },
    ]);
  });
}

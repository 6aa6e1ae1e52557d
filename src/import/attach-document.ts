/** Lays a document that is no minutes with the attachment it is, when its name tells of exactly one. */

import * as zlib from "node:zlib";
import { attachmentNamed } from "#core/attachment-match.ts";
import { record } from "#journal/store.ts";
import type { Tx } from "#platform/sql.ts";
import type { Importer } from "./importer.ts";
import { attachmentsWithoutBytes, fileAttachment, type OpenAttachment } from "#publication/published-store.ts";
import type { Extraction } from "./read-bytes.ts";
import type { PackedExtraction } from "./reading-process.ts";
import type { ReceivedDocument } from "./store.ts";

// The search holds so many characters of one attachment; the rest stands in the document itself.
const mostText = 400_000;

/** Attaches by name among the attachments of the meetings given. Answers where it went, or null when no single attachment bears the name. */
export async function attachByName(
  tx: Tx,
  importer: Pick<Importer, "by" | "now">,
  document: ReceivedDocument,
  extraction: PackedExtraction,
  meetings: readonly string[],
): Promise<OpenAttachment | null> {
  const attachment = attachmentNamed(document.fileName, await attachmentsWithoutBytes(tx, meetings));
  if (attachment) await attachTo(tx, importer, attachment, document, extraction);
  return attachment;
}

/** Attaches to the attachment given: its bytes were fetched from where the municipality publishes it. Without an extraction it has no words to find. */
export async function attachTo(
  tx: Tx,
  importer: Pick<Importer, "by" | "now">,
  attachment: OpenAttachment,
  document: ReceivedDocument,
  extraction: PackedExtraction | null,
): Promise<void> {
  const facts = { pages: extraction?.pages ?? null, ocrPages: extraction?.ocrPages ?? [], partial: extraction?.partial ?? false };
  await fileAttachment(tx, attachment, { ...document, ...facts }, extraction ? wordsOf(extraction) : "");
  await record(tx, {
    kind: "attachment-filed",
    about: attachment.address,
    what: { sha256: document.sha256, name: attachment.name },
    by: importer.by,
    at: importer.now(),
  });
}

function wordsOf(extraction: PackedExtraction): string {
  const content = JSON.parse(zlib.gunzipSync(extraction.content).toString("utf8")) as Extraction;
  const text = content.kind === "lines" ? content.lines.map((line) => line.text).join("\n") : content.text.replace(/<[^>]*>/g, " ");
  // PostgreSQL's text holds no NUL.
  return text.replaceAll("\0", "").slice(0, mostText);
}

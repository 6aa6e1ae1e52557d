/** Fetches the attachments that harvested minutes name, from where the municipality publishes them, as slowly as the minutes themselves. */

import { attachTo } from "./attach-document.ts";
import type { Importer } from "./importer.ts";
import { HarvestStopped, siteOf, visitorOf } from "./polite-visitor.ts";
import { attachmentsWithoutBytes } from "#publication/published-store.ts";
import { extractionVersion } from "./read-bytes.ts";
import type { RefusalCode } from "#core/refusals.da.ts";
import { record } from "#journal/store.ts";
import * as store from "./store.ts";

export type HarvestedAttachments = { attached: number; failed: number; stopped: RefusalCode | null };

/** Fetches every attachment of the site that the archive has no bytes of, newest meeting first. An interrupted run goes on with the rest. */
export async function harvestAttachments(
  importer: Importer,
  url: string,
  options: { pause?: number; patience?: number } = {},
  onProgress: (done: number, total: number) => void = () => {},
): Promise<HarvestedAttachments> {
  const site = siteOf(url);
  const visit = visitorOf(site, options);
  await visit.readRobots();
  await visit.get("/");
  const open = (await attachmentsWithoutBytes(importer.sql, null)).filter((attachment) => attachment.href?.startsWith(`${site}/`));
  const result: HarvestedAttachments = { attached: 0, failed: 0, stopped: null };
  for (const [index, attachment] of open.entries()) {
    onProgress(index, open.length);
    try {
      const answer = await visit.get(attachment.href!.slice(site.length));
      if (answer.status !== 200 || answer.bytes.length === 0) {
        result.failed++;
        continue;
      }
      const sha256 = importer.files.keep(answer.bytes);
      const read = await importer.pool.read({ path: importer.files.pathOf(sha256), fileName: attachment.name, options: {}, keepExtraction: true });
      // Bytes without words (a picture, a locked file) are no less the attachment: it can be fetched, if not searched.
      const document: store.ReceivedDocument = {
        sha256,
        fileName: attachment.name,
        mediaType: (read.ok ? read.minutes.source.mediaType : read.mediaType) ?? "application/octet-stream",
        bytes: answer.bytes.length,
        sourceUrl: attachment.href,
        receivedAt: importer.now(),
      };
      await importer.sql.begin(async (tx) => {
        if (await store.saveDocument(tx, document)) {
          await record(tx, {
            kind: "document-received",
            about: sha256,
            what: { fileName: document.fileName, bytes: document.bytes, sourceUrl: document.sourceUrl },
            by: importer.by,
            at: importer.now(),
          });
        }
        if (read.extraction) await store.saveExtraction(tx, sha256, extractionVersion, read.extraction);
        await attachTo(tx, importer, attachment, document, read.extraction ?? (await store.loadPackedExtraction(tx, sha256, extractionVersion)));
      });
      result.attached++;
    } catch (error) {
      if (!(error instanceof HarvestStopped)) throw error;
      result.stopped = error.code;
      break;
    }
  }
  onProgress(open.length, open.length);
  return result;
}

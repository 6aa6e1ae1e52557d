/** The public copy of sealed minutes: the open parts in words, the others as salted hashes, under the signatures and the entry they all share. */

import type { OpenPapers } from "#core/open-minutes.ts";
import { handlingOf } from "#core/sitting.ts";
import { isClosed } from "#core/visibility.ts";
import type { LoadedPapers } from "#minutes/store.ts";
import type { Tx } from "#platform/sql.ts";
import { loadSealed } from "#seal/store.ts";
import { KeyMissing } from "#sealing/keys.ts";
import { NoOpenCopy, sealOpenCopy, type SealedFiles } from "#sealing/seal-copy.ts";
import { NoTimeStamp } from "#sealing/time-stamp.ts";
import type { PublicHouse } from "./public-house.ts";

/**
 * Which parts of the official text (core/minutes-text.ts) these papers leave open. A name nobody knows is closed. Who was there is open but where
 * somebody took part in a closed item alone: then the list would tell of it.
 */
export function openParts(papers: LoadedPapers, { items }: Pick<OpenPapers, "items">): (name: string) => boolean {
  const onlyAtClosed = (papers.sitting?.participants ?? []).some(
    ({ only }) => only !== null && items.some(({ source }) => source.item.id === only && isClosed(source.item, source.handling)),
  );
  return (name) => {
    if (name === "hoved") return true;
    if (name === "fremmøde") return !onlyAtClosed;
    const [, number, part] = /^punkt ([^/]+)\/(.+)$/u.exec(name) ?? [];
    const item = items.find((each) => each.number === number);
    if (item === undefined || part === undefined) return false;
    const held = [
      ...(papers.agenda.items.find(({ id }) => id === item.source.item.id)?.paper?.attachments ?? []),
      ...handlingOf(papers.sitting, item.source.item.id).slides,
    ];
    const attachment = /^bilag (\d+)$/.exec(part)?.[1];
    if (attachment !== undefined) {
      const id = held[Number(attachment) - 1]?.id;
      return id !== undefined && item.parts.attachments.has(id);
    }
    switch (part) {
      case "neutral titel":
        return true;
      case "titel":
        return item.parts.title;
      case "emne":
        return item.parts.subject;
      case "sag":
        return item.parts.body;
      case "beslutning":
        return item.parts.decision;
      case "bilagsliste":
        return item.parts.body && held.every(({ id }) => item.parts.attachments.has(id));
      default:
        return false;
    }
  };
}

/** The sealed PDF for the public, with its data inside; null while the minutes are not sealed, or no key is at hand, and then the copy goes out unsealed. */
export async function sealedCopy(
  tx: Tx,
  house: PublicHouse,
  papers: LoadedPapers,
  open: OpenPapers,
  municipality: string,
  at: Date,
): Promise<SealedFiles | null> {
  const official = papers.minutes?.state === "signed" ? papers.minutes.official : null;
  if (house.seal === null || official === null) return null;
  const sealed = await loadSealed(tx, house.files, official.sha256);
  if (sealed === null) return null;
  try {
    return await sealOpenCopy(sealed.whole, openParts(papers, open), at, { ...house.seal, municipality });
  } catch (error) {
    // A retraction waits for no key and no clock elsewhere: what must go goes, and the copy is sealed when it is published the next time.
    if (error instanceof KeyMissing || error instanceof NoOpenCopy || error instanceof NoTimeStamp) return null;
    throw error;
  }
}

/** The public copy of sealed minutes: the open parts in words, the others as salted hashes, under the signatures and the entry they all share. */

import { openParts, type OpenPapers } from "#core/open-minutes.ts";
import type { LoadedPapers } from "#minutes/store.ts";
import type { Tx } from "#platform/sql.ts";
import { loadSealed, SealedGone } from "#seal/store.ts";
import { KeyMissing } from "#sealing/keys.ts";
import { NoOpenCopy, sealOpenCopy, type SealedFiles } from "#sealing/seal-copy.ts";
import { NoTimeStamp } from "#sealing/time-stamp.ts";
import type { PublicHouse } from "./public-house.ts";

/** The sealed PDF for the public, with its data inside; null while the minutes are not sealed, their kept data are gone or spoiled, or no key is at hand, and then the copy goes out unsealed. */
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
  try {
    const sealed = await loadSealed(tx, house.files, official.sha256);
    if (sealed === null) return null;
    return await sealOpenCopy(sealed.whole, openParts(papers, open), at, { ...house.seal, municipality });
  } catch (error) {
    // A retraction waits for no key and no clock elsewhere: what must go goes, and the copy is sealed when it is published the next time.
    if (error instanceof KeyMissing || error instanceof NoOpenCopy || error instanceof NoTimeStamp || error instanceof SealedGone) return null;
    throw error;
  }
}

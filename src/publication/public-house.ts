/** What publishing works with beside the database: the files, and the open side as it would answer. */

import type { SealKeys } from "#sealing/keys.ts";
import type { Stamp } from "#sealing/seal-copy.ts";
import type { FileStore } from "#platform/files.ts";
import type { Tx } from "#platform/sql.ts";

export type OpenAnswer = { status: number; /** Headers and body as one text. */ text: string };

/** Answers an address as the open side does. */
export type OpenSide = (path: string) => Promise<OpenAnswer>;

/** `openSide` reads through a transaction: what it has written is seen by it alone, until it is committed. */
export type PublicHouse = {
  files: FileStore;
  openSide(tx: Tx): OpenSide;
  /** What the public copy of sealed minutes is sealed with; null where nothing is sealed. */ seal: { keys: SealKeys; stamp: Stamp } | null;
};

/** Why a document could not be read. The code has its Danish sentence in core/refusals.da.ts. */

import type { RefusalCode } from "#core/refusals.da.ts";

export class Unreadable extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}

/** When the sheet is complete the minutes are signed: the earlier station's record, in the same transaction. */

import type { SigningHappening } from "#core/signing.ts";
import { minutesOf } from "#minutes/store.ts";
import type { Call } from "#journal/change.ts";
import type { Tx } from "#platform/sql.ts";

export async function minutesSignedWhenComplete(tx: Tx, meeting: number, happened: readonly SigningHappening[], sha256: string, call: Call): Promise<void> {
  if (!happened.some((each) => each.kind === "signing-completed")) return;
  const minutes = await minutesOf.loadForChange(tx, meeting);
  await minutesOf.save(tx, meeting, minutes, [{ kind: "minutes-signed", what: { sha256, at: call.at.toISOString() } }], call);
}

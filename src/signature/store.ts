/** Loads and writes signature sheets and each signature by itself; their tables' only writer. */

import { afterSigning, type Signing, type SigningHappening } from "#core/signing.ts";
import { recordStore } from "#journal/record-store.ts";

/** By the planned meeting's number. */
export const signings = recordStore<Signing, SigningHappening>({
  table: "desk.signing",
  about: "signing",
  after: afterSigning,
  async alongside(tx, meeting, signing, happened) {
    for (const each of happened) {
      if (each.kind === "signature-given") {
        const { person, sha256, at, how, proof } = each.what;
        await tx`insert into desk.signature (meeting, person, sha256, at, how, proof) values (${meeting}, ${person}, ${sha256}, ${at}, ${how}, ${proof})`;
      } else if (each.kind === "signature-undone") {
        await tx`update desk.signature set undone_at = ${each.what.at} where meeting = ${meeting} and person = ${each.what.person} and undone_at is null`;
      } else if (each.kind === "signing-voided") {
        await tx`update desk.signature set undone_at = ${each.what.at} where meeting = ${meeting} and sha256 = ${signing.sha256} and undone_at is null`;
      }
    }
  },
});

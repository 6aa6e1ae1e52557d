/** A time stamp from a server by RFC 3161: what somebody else says the time was. Only a hash is sent. */

import { createHash, randomBytes } from "node:crypto";
import { isStampOf, stampedAt, timeStampQuestion, tokenInAnswer } from "#core/seal/cms.ts";
import { proofTools } from "#platform/proof-tools.ts";
import type { Stamp } from "./seal-copy.ts";

/** The server gave no stamp that can be used. */
export class NoTimeStamp extends Error {}

const waitMs = 15_000;

/** Asks the server at an address for a stamp over bytes, and looks at the answer before it is used. */
export function timeStampFrom(address: string): NonNullable<Stamp> {
  return async (bytes, at) => {
    const question = timeStampQuestion(createHash("sha256").update(bytes).digest(), randomBytes(8));
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/timestamp-query" },
        body: new Uint8Array(question),
        signal: AbortSignal.timeout(waitMs),
      });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const token = tokenInAnswer(new Uint8Array(await answer.arrayBuffer()));
      const stamped = await stampedAt(token, bytes, proofTools);
      if (stamped === null) throw new Error("the stamp is not of what was asked");
      // Whoever checks would take it for a stamp somebody else put in.
      if (!isStampOf(stamped.at, at))
        throw new NoTimeStamp(
          `Maskinens ur (${at.toISOString()}) og tidsstempelserverens (${stamped.at.toISOString()}) er langt fra hinanden. Stil uret. Forseglingen venter og prøves igen; intet er tabt.`,
        );
      return token;
    } catch (error) {
      if (error instanceof NoTimeStamp) throw error;
      throw new NoTimeStamp(`Tidsstempelserveren ${address} gav intet brugbart stempel. Forseglingen venter og prøves igen; intet er tabt.`, { cause: error });
    }
  };
}

/** The proof of a signature by passkey: everything that shows it, so that it can be checked later without us or the browser. */

import { createHash } from "node:crypto";
import { isStatementOf, type SignatureStatement } from "#core/signing.ts";
import { verifyAssertion, type PasskeySite, type PublicKey } from "#platform/passkey.ts";

export type Proof = {
  format: "sagsgang.signature-proof/1";
  /** The words whose SHA-256 was the challenge. */ statement: string;
  site: PasskeySite;
  /** The key as it was known here when it signed. */ key: { id: string; publicKey: string };
  /** What the authenticator answered, as it came. */ response: unknown;
};

/** What the authenticator is given to answer. */
export function challengeOf(statement: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(statement, "utf8").digest());
}

export function proofText(statement: string, site: PasskeySite, key: PublicKey, response: unknown): string {
  const proof: Proof = {
    format: "sagsgang.signature-proof/1",
    statement,
    site: { origin: site.origin, rpId: site.rpId },
    key: { id: key.id, publicKey: Buffer.from(key.publicKey).toString("base64url") },
    response,
  };
  return JSON.stringify(proof);
}

/** Whether a kept proof shows this person's signature on this text. Needs nothing but the proof: no database and no network. */
export async function proves(text: string, of: Omit<SignatureStatement, "nonce">): Promise<boolean> {
  const { statement, site, key, response } = JSON.parse(text) as Proof;
  if (!isStatementOf(statement, of)) return false;
  // The counter only tells a copied key while it is in use; afterwards any count will do.
  const publicKey: PublicKey = { id: key.id, publicKey: new Uint8Array(Buffer.from(key.publicKey, "base64url")), counter: 0, transports: [] };
  return (await verifyAssertion(site, challengeOf(statement), response, publicKey)) !== null;
}

/** Hashes, signatures and unpacking by Node itself, for whoever checks without a browser. No network, no database. */

import { createHash, createPublicKey, verify } from "node:crypto";
import { inflateSync } from "node:zlib";

type HashName = "SHA-256" | "SHA-384" | "SHA-512";

/** A text's SHA-256 in hex, as core wants it given. */
export async function digest(text: string): Promise<string> {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export const proofTools = {
  async hash(name: HashName, bytes: Uint8Array): Promise<Uint8Array> {
    return createHash(name.toLowerCase().replace("-", "")).update(bytes).digest();
  },
  async verify({ spki, hash }: { spki: Uint8Array; hash: HashName }, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
    try {
      const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
      const kind = key.asymmetricKeyType;
      if (kind !== "ec" && kind !== "rsa" && kind !== "ed25519") return false;
      return verify(kind === "ed25519" ? null : hash.toLowerCase().replace("-", ""), bytes, key, signature);
    } catch {
      return false;
    }
  },
  async inflate(bytes: Uint8Array, most: number): Promise<Uint8Array> {
    return inflateSync(bytes, { maxOutputLength: most });
  },
};

/** Hashes, signatures and unpacking by the browser itself. Nothing is sent anywhere. */

import { hexOf, rawEcdsa } from "#core/seal/der.ts";
import type { Tools } from "#core/seal/tools.ts";

// A curve is known by its number inside the key (SEC 2), written as hex: what stands before the point, and how long a half of a signature is.
const curves = [
  ["06082a8648ce3d030107", "P-256", 32],
  ["06052b81040022", "P-384", 48],
] as const;

export const proofTools: Tools = {
  async hash(name, bytes) {
    return new Uint8Array(await crypto.subtle.digest(name, new Uint8Array(bytes)));
  },
  async verify({ spki, hash }, signature, bytes) {
    try {
      const hex = hexOf(spki.subarray(0, 32));
      const curve = curves.find(([id]) => hex.includes(id));
      const [algorithm, given]: readonly [(EcdsaParams & EcKeyImportParams) | RsaHashedImportParams | Algorithm, Uint8Array] =
        curve !== undefined
          ? [{ name: "ECDSA", namedCurve: curve[1], hash }, rawEcdsa(signature, curve[2])]
          : hex.includes("06032b6570")
            ? [{ name: "Ed25519" }, signature]
            : [{ name: "RSASSA-PKCS1-v1_5", hash }, signature];
      const key = await crypto.subtle.importKey("spki", new Uint8Array(spki), algorithm, false, ["verify"]);
      return await crypto.subtle.verify(algorithm, key, new Uint8Array(given), new Uint8Array(bytes));
    } catch {
      return false;
    }
  },
  async inflate(bytes, most) {
    const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) throw new Error("larger than a file of ours");
      parts.push(value);
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  },
};

/** What checking needs and core cannot do: given in by whoever checks, a server or a browser. All of it offline. */

export type HashName = "SHA-256" | "SHA-384" | "SHA-512";

/** A public key as X.509 writes it (SubjectPublicKeyInfo). */
export type SignedWith = { spki: Uint8Array; hash: HashName };

export type Tools = {
  hash(name: HashName, bytes: Uint8Array): Promise<Uint8Array>;
  /** An ECDSA signature comes as DER, an RSA one by PKCS #1 v1.5. False for a key of a kind it does not know. */
  verify(key: SignedWith, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>;
  /** zlib; throws when the bytes are none, or more than the bound. */
  inflate(bytes: Uint8Array, most: number): Promise<Uint8Array>;
};

/** A kept answer of a passkey, checked by hand (WebAuthn level 3 § 7.2): so that a browser can do it offline, and another code than signing used. */

import { isStatementOf } from "../signing.ts";
import { base64Of, bytesOfBase64, der, hexOf, joined, oid, sequence, utf8 } from "./der.ts";
import type { HashName, Tools } from "./tools.ts";

type Kept = {
  format: string;
  statement: string;
  site: { origin: string; rpId: string };
  key: { id: string; publicKey: string };
  response: { id: string; response: { clientDataJSON: string; authenticatorData: string; signature: string } };
};

/**
 * The fingerprint (SHA-256 of the public key) of the passkey that answered for this text of these minutes in this person's name, by a kept proof
 * (`sagsgang.signature-proof/1`); null when the proof does not hold. The proof brings its key along: whose it is, it cannot say.
 */
export async function provenKey(text: string, of: { meeting: number; sha256: string; person: number }, tools: Tools): Promise<string | null> {
  try {
    const { format, statement, site, key, response } = JSON.parse(text) as Kept;
    if (format !== "sagsgang.signature-proof/1" || !isStatementOf(statement, of) || response.id !== key.id) return null;
    const given = response.response;
    const [client, authenticator, signature] = [given.clientDataJSON, given.authenticatorData, given.signature].map(bytesOfBase64);
    if (!client || !authenticator || !signature || authenticator.length < 37) return null;
    const said = JSON.parse(decodeURIComponent(Array.from(client, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""))) as Record<string, unknown>;
    const challenge = base64Of(await tools.hash("SHA-256", utf8(statement)))
      .replace(/=+$/, "")
      .replaceAll("+", "-")
      .replaceAll("/", "_");
    if (said["type"] !== "webauthn.get" || said["challenge"] !== challenge || said["origin"] !== site.origin) return null;
    if (hexOf(authenticator.subarray(0, 32)) !== hexOf(await tools.hash("SHA-256", utf8(site.rpId)))) return null;
    // Someone was there, and the device knew who (flags UP and UV).
    if ((authenticator[32]! & 0b101) !== 0b101) return null;
    const known = publicKey(bytesOfBase64(key.publicKey) ?? new Uint8Array());
    const holds = known !== null && (await tools.verify(known, signature, joined(authenticator, await tools.hash("SHA-256", client))));
    return holds ? hexOf(await tools.hash("SHA-256", known.spki)) : null;
  } catch {
    return null;
  }
}

/** A key as authenticators write it (COSE, RFC 9053) as X.509 writes it; null for a kind we do not take. */
function publicKey(cose: Uint8Array): { spki: Uint8Array; hash: HashName } | null {
  const map = readCbor(cose);
  const bytesAt = (label: number): Uint8Array => {
    const value = map.get(label);
    return value instanceof Uint8Array ? value : new Uint8Array();
  };
  const bits = (bytes: Uint8Array): Uint8Array => der(0x03, Uint8Array.of(0), bytes);
  const unsigned = (bytes: Uint8Array): Uint8Array => der(0x02, bytes[0]! > 0x7f ? Uint8Array.of(0) : new Uint8Array(), bytes);
  switch (map.get(3)) {
    case -7: {
      if (map.get(-1) !== 1) return null;
      const point = joined(Uint8Array.of(4), bytesAt(-2), bytesAt(-3));
      return { spki: sequence(sequence(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7")), bits(point)), hash: "SHA-256" };
    }
    case -8:
      return map.get(-1) === 6 ? { spki: sequence(sequence(oid("1.3.101.112")), bits(bytesAt(-2))), hash: "SHA-512" } : null;
    case -257: {
      const key = sequence(unsigned(bytesAt(-1)), unsigned(bytesAt(-2)));
      return { spki: sequence(sequence(oid("1.2.840.113549.1.1.1"), der(0x05)), bits(key)), hash: "SHA-256" };
    }
    default:
      return null;
  }
}

// A flat map of small whole numbers to whole numbers and bytes is all a key is.
function readCbor(bytes: Uint8Array): Map<number, number | Uint8Array> {
  let at = 0;
  const head = (): [kind: number, value: number] => {
    const first = bytes[at++]!;
    const [kind, short] = [first >> 5, first & 31];
    if (short < 24) return [kind, short];
    const size = { 24: 1, 25: 2 }[short];
    if (size === undefined) throw new Error("a longer number than a key has");
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + bytes[at++]!;
    return [kind, value];
  };
  const value = (): number | Uint8Array => {
    const [kind, number] = head();
    if (kind === 0) return number;
    // RSA's algorithm is -257, so its length takes two bytes as well.
    if (kind === 1) return -1 - number;
    if (kind !== 2 && kind !== 3) throw new Error("something no key has");
    at += number;
    return bytes.subarray(at - number, at);
  };
  const [kind, count] = head();
  if (kind !== 5) throw new Error("no key");
  const map = new Map<number, number | Uint8Array>();
  for (let index = 0; index < count; index++) map.set(value() as number, value());
  return map;
}

/** The list of the keys that seal: which, from when to when, and why one went out of use. Public, signed by the key in use, never shortened. */

import { base64Of, bytesOfBase64, hexOf, utf8 } from "./der.ts";
import { readCertificate } from "./cms.ts";
import type { Tools } from "./tools.ts";

export type SealKey = {
  /** SHA-256 of the public key, in hex. */ id: string;
  /** SubjectPublicKeyInfo, base64. */ spki: string;
  /** Base64; the key's own first, then those that vouch for it. */ certificates: readonly string[];
  from: string;
  /** Null while it is in use. */ to: string | null;
  /** replaced: what it sealed stands. revoked: somebody else may have had it, so what it sealed stands only where the register has it too. */
  end: { kind: "replaced" | "revoked"; why: string } | null;
};

/** Which key signed, and its signature in base64. */
export type KeySignature = { key: string; signature: string };
export type KeysList = { keys: readonly SealKey[]; signed: KeySignature };

const format = "sagsgang.keys/1";

/** What the list's signature is of. */
export function keysText(keys: readonly SealKey[]): string {
  return JSON.stringify({ format, keys: keys.map(keyInOrder) });
}

/** The file people keep: `noegler.json`. */
export function keysFile({ keys, signed: { key, signature } }: KeysList): string {
  return `${JSON.stringify({ format, keys: keys.map(keyInOrder), signed: { key, signature } })}\n`;
}

function keyInOrder({ id, spki, certificates, from, to, end }: SealKey): SealKey {
  return { id, spki, certificates, from, to, end: end === null ? null : { kind: end.kind, why: end.why } };
}

/** The list in a file; null when it is none, or written otherwise than `keysFile` would. */
export function readKeysFile(text: string): KeysList | null {
  try {
    const list = JSON.parse(text) as KeysList;
    return keysFile(list) === text ? list : null;
  } catch {
    return null;
  }
}

export function keyInUse(keys: readonly SealKey[]): SealKey | null {
  return keys.findLast((key) => key.to === null) ?? null;
}

/** The list with a new key in use; the one before is replaced, with why. */
export function withKey(keys: readonly SealKey[], added: Pick<SealKey, "id" | "spki" | "certificates">, at: string, why: string): SealKey[] {
  const before = keys.map((key): SealKey => (key.to === null ? { ...key, to: at, end: { kind: "replaced", why } } : key));
  return [...before, { ...added, from: at, to: null, end: null }];
}

/** The list where a key is no longer trusted, from a moment on and with why. */
export function withRevoked(keys: readonly SealKey[], id: string, at: string, why: string): SealKey[] {
  return keys.map((key) => (key.id === id ? { ...key, to: key.to ?? at, end: { kind: "revoked", why } } : key));
}

/** Whether the first keys of a newer list are those of an older one, as they were; only that a key went out of use, and why, may have come to it. */
export function goesOnFrom(older: readonly SealKey[], newer: readonly SealKey[]): boolean {
  return older.every((key, index) => {
    const now = newer[index];
    if (now === undefined) return false;
    const same = now.id === key.id && now.spki === key.spki && now.from === key.from && String(now.certificates) === String(key.certificates);
    const later = key.end === null || (key.end.kind === "replaced" && now.end?.kind === "revoked") || JSON.stringify(now.end) === JSON.stringify(key.end);
    return same && later && (key.to === null || key.to === now.to);
  });
}

/** What a signature by a key of the list is worth. `early` and `late`: dated outside the time in which the key was in use. */
export type KeyStanding = "good" | "revoked" | "unknown" | "early" | "late";

export function standingOf(keys: readonly SealKey[], id: string, at: string): KeyStanding {
  const key = keys.find((each) => each.id === id);
  if (key === undefined) return "unknown";
  if (Date.parse(at) < Date.parse(key.from)) return "early";
  // However it went out of use: what is dated afterwards was not sealed by whoever had it then.
  if (key.to !== null && Date.parse(at) > Date.parse(key.to)) return "late";
  return key.end?.kind === "revoked" ? "revoked" : "good";
}

/** Whether a text is signed by the key that is named. */
export async function signedBy(keys: readonly SealKey[], { key: id, signature }: KeySignature, text: string, tools: Tools): Promise<boolean> {
  const spki = bytesOfBase64(keys.find((each) => each.id === id)?.spki ?? "");
  const bytes = bytesOfBase64(signature);
  if (spki === null || bytes === null || spki.length === 0 || base64Of(bytes) !== signature) return false;
  return tools.verify({ spki, hash: "SHA-256" }, bytes, utf8(text));
}

/** What is wrong with a list, as a Danish sentence; null when each key is its own and the one in use signed the list. */
export async function faultInKeys({ keys, signed }: KeysList, tools: Tools): Promise<string | null> {
  for (const { id, spki, certificates } of keys) {
    const bytes = bytesOfBase64(spki);
    const certificate = bytesOfBase64(certificates[0] ?? "");
    if (bytes === null || certificate === null || hexOf(await tools.hash("SHA-256", bytes)) !== id)
      return `Nøglen ${shortId(id)} på nøglelisten er ikke den, dens fingeraftryk siger.`;
    if (hexOf(readCertificate(certificate).spki) !== hexOf(bytes)) return `Certifikatet til nøglen ${shortId(id)} er til en anden nøgle.`;
  }
  // After the last key was revoked there is none in use, and it has signed that itself.
  const last = keyInUse(keys) ?? keys.at(-1) ?? null;
  if (last === null || signed.key !== last.id) return "Nøglelisten er ikke underskrevet af den nøgle, der er i brug.";
  return (await signedBy(keys, signed, keysText(keys), tools)) ? null : "Nøglelisten er ændret, siden den blev underskrevet.";
}

/** A key's fingerprint as people compare it. */
export function shortId(id: string): string {
  return id.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ");
}

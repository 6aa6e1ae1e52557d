/** Secrets that are given away once and kept only as their SHA-256. */

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

export type Token = { token: string; hash: string };

/** 32 random bytes for a cookie or a link, and what may be kept of them. */
export function newToken(): Token {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOf(token) };
}

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A code a person can type: four groups of four, without letters that look alike. */
export function newCode(): string {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  return [...randomBytes(16)].map((byte, index) => (index > 0 && index % 4 === 0 ? "-" : "") + letters[byte % 32]!).join("");
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));
}

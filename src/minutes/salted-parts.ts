/** Parts of a text with their salts, and the manifest of them: what is signed (decision 25). */

import { createHash, createHmac, randomBytes } from "node:crypto";
import { manifestText, saltedText, type ManifestHead, type MinutesPart, type PartText } from "#core/minutes-text.ts";

/** All salts are made of one secret, which is dropped: the salts are what is kept. Another time the same words get others. */
export function saltedParts(texts: readonly PartText[], head: ManifestHead): { text: string; sha256: string; parts: MinutesPart[] } {
  const secret = randomBytes(32);
  const parts = texts.map(({ name, text }) => ({ name, salt: createHmac("sha256", secret).update(name, "utf8").digest("hex"), text }));
  const text = manifestText(
    head,
    parts.map((part) => ({ name: part.name, sha256: sha256(saltedText(part)) })),
  );
  return { text, sha256: sha256(text), parts };
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** A short name for a text, the same everywhere; not asked to withstand anyone (FNV-1a, 32 bits). Pure. */

export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return hash.toString(36);
}

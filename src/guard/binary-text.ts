/** Words in bytes whose form is not known: runs of letters, one or two bytes each. Finds what lies in the open and nothing that is packed. */

/** Every run of six or more printable characters, as Windows-1252 and as UTF-16. */
export function wordsInBytes(bytes: Buffer): string {
  const lines: string[] = [];
  const narrow = bytes.toString("latin1");
  for (const match of narrow.matchAll(/[\x20-\x7e\u00a0-\u00ff]{6,}/gu)) lines.push(match[0]);
  for (const match of narrow.matchAll(/(?:[\x20-\x7e\u00a0-\u00ff]\u0000){6,}/gu)) lines.push(match[0].replace(/\u0000/gu, ""));
  return lines.join("\n");
}

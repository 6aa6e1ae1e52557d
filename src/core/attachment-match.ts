/** Which attachment a file is: told by its name, and only when the name fits exactly one. Pure. */

/** The name two writings of one attachment share: without suffix, case, order mark, and the characters file names lose. */
export function attachmentKey(name: string): string {
  return name
    .normalize("NFC")
    .toLocaleLowerCase("da")
    .replace(/\.(?:pdf|docx?|xlsx?|pptx?|html?|txt)$/u, "")
    .replace(/^(?:bilag\s*)?\d{1,3}[.:)_ -]+\s*/u, "")
    .replace(/å/gu, "aa")
    .replace(/æ/gu, "ae")
    .replace(/ø/gu, "oe")
    .replace(/[^a-z0-9]+/gu, "");
}

/** The one attachment whose name a file bears; null when none or several do: then nothing is guessed. */
export function attachmentNamed<T extends { name: string }>(fileName: string, attachments: readonly T[]): T | null {
  const key = attachmentKey(fileName);
  if (key.length < 3) return null;
  const fitting = attachments.filter((attachment) => attachmentKey(attachment.name) === key);
  return fitting.length === 1 ? fitting[0]! : null;
}

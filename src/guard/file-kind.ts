/** What kind of file it is, where the first bytes alone do not tell. */

/** A letter sent by mail: its suffix or type says so. */
export function isMail(file: { name: string; mediaType?: string }): boolean {
  return /\.(?:eml|mht|mhtml)$/iu.test(file.name) || /^message\//iu.test(file.mediaType ?? "");
}

/** "Text" with marks that nobody writes is some other kind of file. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  return (sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD\u0080-\u009F]/gu)?.length ?? 0) > sample.length * 0.02;
}

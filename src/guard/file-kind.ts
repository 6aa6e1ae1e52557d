/** What kind of file it is, where the first bytes alone do not tell. */

/** A letter sent by mail: its suffix, its type or its own head says so. */
export function isMail(file: { name: string; mediaType?: string; bytes: Uint8Array }): boolean {
  return /\.(?:eml|mht|mhtml|mbox)$/iu.test(file.name) || /^message\//iu.test(file.mediaType ?? "") || hasMailHead(file.bytes);
}

// A text that only tells whom it is from is read as it stands; one that tells how it is packed must be unpacked.
function hasMailHead(bytes: Uint8Array): boolean {
  const [head = ""] = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16_384))
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/u, "")
    .split(/\r?\n\r?\n/u);
  return /^(?:From \S|[A-Za-z][\w-]{1,60}:)/u.test(head) && /^(?:content-type|content-transfer-encoding):/imu.test(head);
}

/** What a Mac leaves beside files: a folder's look, and what it knows of a file (AppleDouble). Names and origins, and nothing to open. */
export function isMacLeftover(bytes: Uint8Array): boolean {
  return /^(?:\u0000\u0005\u0016\u0007|\u0000\u0000\u0000\u0001Bud1)/u.test(Buffer.from(bytes.subarray(0, 8)).toString("latin1"));
}

/** "Text" with marks that nobody writes is some other kind of file. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  return (sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD\u0080-\u009F]/gu)?.length ?? 0) > sample.length * 0.02;
}

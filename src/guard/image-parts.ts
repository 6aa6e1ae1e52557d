/** What a picture tells of itself beside what it shows: EXIF, XMP, captions and comments. */

import { inflateSync } from "node:zlib";
import { wordsInBytes } from "./binary-text.ts";
import type { PartSink } from "./part-sink.ts";

/** Tells the words in a picture's marks, and where it was taken when it says so. */
export function tellImageMarks(bytes: Buffer, sink: PartSink): void {
  const marks = bytes[0] === 0x89 ? pngMarks(bytes) : bytes[0] === 0xff ? jpegMarks(bytes) : [bytes.subarray(0, 200_000)];
  for (const mark of marks) {
    const text =
      mark.includes("<x:xmpmeta") || mark.includes("<?xpacket")
        ? mark.toString("utf8").replace(/<[^>]{0,2000}>/gu, (tag) => ` ${tag.replace(/[<>]/gu, " ")} `)
        : wordsInBytes(mark);
    sink.tell("billedets egenskaber", text.replace(/(?:uuid|xmp\.\w{3}|adobe:docid)[:\w-]+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9A-F]{24,}/giu, ""));
    if (holdsPlace(mark))
      sink.cannot(
        "billedets egenskaber",
        "Billedet fortæller, hvor det er taget (GPS).",
        "Gem det uden stedoplysninger, hvis stedet kan være nogens hjem.",
        "look",
      );
  }
}

function jpegMarks(bytes: Buffer): Buffer[] {
  const marks: Buffer[] = [];
  let at = 2;
  while (at + 4 < bytes.length && bytes[at] === 0xff && marks.length < 200) {
    const marker = bytes[at + 1]!;
    if (marker === 0xda || marker === 0xd9) break;
    const length = bytes.readUInt16BE(at + 2);
    // APP1 EXIF and XMP, APP13 captions, COM. Colour profiles (APP2) hold their makers' names.
    if (marker === 0xe1 || marker === 0xed || marker === 0xfe) marks.push(bytes.subarray(at + 4, Math.min(bytes.length, at + 2 + length)));
    at += 2 + Math.max(2, length);
  }
  return marks;
}

function pngMarks(bytes: Buffer): Buffer[] {
  const marks: Buffer[] = [];
  let at = 8;
  while (at + 12 <= bytes.length && marks.length < 200) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (kind === "tEXt" || kind === "eXIf") marks.push(body);
    else if (kind === "zTXt" || kind === "iTXt") marks.push(unpacked(body, kind));
    at += 12 + length;
  }
  return marks;
}

function unpacked(body: Buffer, kind: string): Buffer {
  const end = body.indexOf(0);
  const packed = kind === "zTXt" ? body.subarray(end + 2) : body[end + 1] === 1 ? body.subarray(body.indexOf(0, body.indexOf(0, end + 3) + 1) + 1) : null;
  if (packed === null) return body;
  try {
    return inflateSync(packed, { maxOutputLength: 4 * 1024 * 1024 });
  } catch {
    return body;
  }
}

// The tag of the table of places in EXIF (0x8825), in either order of bytes, with one entry of type LONG.
function holdsPlace(mark: Buffer): boolean {
  return (
    mark.toString("latin1", 0, 4) === "Exif" &&
    (mark.includes(Buffer.from([0x88, 0x25, 0, 4, 0, 0, 0, 1])) || mark.includes(Buffer.from([0x25, 0x88, 4, 0, 1, 0, 0, 0])))
  );
}

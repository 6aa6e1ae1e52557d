/** What a file is, told by its first bytes; the suffix is only asked when the bytes say nothing. */

export type MediaType =
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/zip"
  | "text/html"
  | "application/json"
  | "application/xml"
  | "text/plain";

export const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The media type of some bytes, or null when they are a kind of file Sagsgang cannot read (an image, a program, an old .doc). */
export function mediaTypeOf(bytes: Uint8Array, fileName: string): MediaType | null {
  const head = Buffer.from(bytes.subarray(0, 4096));
  const start = head.toString("latin1");
  if (/%PDF-\d/.test(start.slice(0, 1024))) return "application/pdf";
  if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) return isDocx(bytes) ? docx : "application/zip";
  if (binary(head)) return null;
  const text = textOf(head)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (/^<!doctype html|^<html[\s>]/i.test(text)) return "text/html";
  if (text.startsWith("<?xml") || /^<[A-Za-z][\w:.-]*[\s/>]/.test(text))
    return /<html[\s>]/i.test(text) || /\.html?$/i.test(fileName) || /<(?:div|p|table|body|span)[\s>]/i.test(text) ? "text/html" : "application/xml";
  if (/^[[{]/.test(text) && (/\.json$/i.test(fileName) || looksLikeJson(text))) return "application/json";
  return "text/plain";
}

/** Text of some bytes: UTF-8 (also with mark), UTF-16 by its mark, else Windows-1252, which old municipal exports are in. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(trimmedToCharacter(bytes));
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// A window cut in the middle of a UTF-8 character is still UTF-8.
function trimmedToCharacter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (needs > back) end = bytes.length - back;
      break;
    }
    if (byte < 0x80) break;
  }
  return bytes.subarray(0, end);
}

function binary(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  return head.includes(0);
}

function isDocx(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("word/document.xml");
}

function looksLikeJson(text: string): boolean {
  return /^\{\s*"|^\[\s*[{["\d]/.test(text);
}

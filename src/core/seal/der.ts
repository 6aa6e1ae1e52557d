/** DER, as far as certificates and signatures need it (ITU-T X.690): read without guessing, written in the one way there is. */

/** One value: `tag` with its class and form, `content` without tag and length, `whole` with them. */
export type Der = { tag: number; content: Uint8Array; whole: Uint8Array };

/** Something that is no DER, or another shape than was asked for. */
export class NotDer extends Error {}

/** The value that begins at a place; throws NotDer when its length is wrong or not written the shortest way. */
export function readDer(bytes: Uint8Array, at = 0): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new NotDer("no value here");
  let [length, from] = [first, at + 2];
  if (first > 0x7f) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new NotDer("a length of a kind DER has not");
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[from + index] ?? Number.NaN);
    from += count;
    if (!(length > 0x7f) || (count > 1 && length < 256 ** (count - 1))) throw new NotDer("a length not written the shortest way");
  }
  if (from + length > bytes.length) throw new NotDer("longer than the bytes there are");
  return { tag, content: bytes.subarray(from, from + length), whole: bytes.subarray(at, from + length) };
}

/** The values inside a constructed one. */
export function inside({ content }: Der): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < content.length;) {
    const next = readDer(content, at);
    found.push(next);
    at += next.whole.length;
  }
  return found;
}

/** The value itself, which must fill the bytes. */
export function wholeDer(bytes: Uint8Array): Der {
  const found = readDer(bytes);
  if (found.whole.length !== bytes.length) throw new NotDer("something stands after the value");
  return found;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A value with its tag and length. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = joined(...contents);
  const size: number[] = [];
  for (let left = content.length; left > 0; left = Math.floor(left / 256)) size.unshift(left % 256);
  const head = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 | size.length, ...size];
  return joined(Uint8Array.from(head), content);
}

export const sequence = (...contents: readonly Uint8Array[]): Uint8Array => der(0x30, ...contents);
export const octets = (bytes: Uint8Array): Uint8Array => der(0x04, bytes);
/** A SET OF: its members stand in the order of their bytes. */
export const setOf = (...members: readonly Uint8Array[]): Uint8Array => der(0x31, ...members.toSorted(byBytes));
export const small = (value: number): Uint8Array => der(0x02, Uint8Array.of(value));

export function oid(dotted: string): Uint8Array {
  const [first, second, ...rest] = dotted.split(".").map(Number) as [number, number, ...number[]];
  const bytes = [first * 40 + second];
  for (const each of rest) {
    const digits = [each % 128];
    for (let left = Math.floor(each / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left % 128) | 0x80);
    bytes.push(...digits);
  }
  return der(0x06, Uint8Array.from(bytes));
}

function byBytes(one: Uint8Array, other: Uint8Array): number {
  for (let index = 0; index < Math.min(one.length, other.length); index++) if (one[index] !== other[index]) return one[index]! - other[index]!;
  return one.length - other.length;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** An ECDSA signature as r and s beside each other, `size` bytes each, which is how a browser wants it. */
export function rawEcdsa(signature: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const numbers = inside(wholeDer(signature));
  if (numbers.length !== 2) throw new NotDer("no signature of two numbers");
  const raw = new Uint8Array(size * 2);
  for (const [index, number] of numbers.entries()) {
    const digits = number.content[0] === 0 ? number.content.subarray(1) : number.content;
    if (number.tag !== 0x02 || digits.length > size) throw new NotDer("a number too large for the curve");
    raw.set(digits, size * (index + 1) - digits.length);
  }
  return raw;
}

const digits = "0123456789abcdef";

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += digits[byte >> 4]! + digits[byte & 15]!;
  return text;
}

/** Bytes of lower-case hex; null when it is anything else. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> | null {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  return bytes;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    text += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    text += b === undefined ? "=" : alphabet[((b & 15) << 2) | ((c ?? 0) >> 6)]!;
    text += c === undefined ? "=" : alphabet[c & 63]!;
  }
  return text;
}

/** Bytes of base64 or base64url, with or without padding; null when another text would give the same bytes, or none. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (const letter of plain) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  const again = base64Of(bytes);
  return text === again || plain === again.replace(/=+$/, "") ? bytes : null;
}

/** UTF-8, as every hash here is taken of. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    // Half a character has no bytes; it is written as the mark for that, as encoders do.
    const value = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (value < 0x80) out[at++] = value;
    else if (value < 0x800) {
      out[at++] = 0xc0 | (value >> 6);
      out[at++] = 0x80 | (value & 63);
    } else if (value < 0x10000) {
      out[at++] = 0xe0 | (value >> 12);
      out[at++] = 0x80 | ((value >> 6) & 63);
      out[at++] = 0x80 | (value & 63);
    } else {
      out[at++] = 0xf0 | (value >> 18);
      out[at++] = 0x80 | ((value >> 12) & 63);
      out[at++] = 0x80 | ((value >> 6) & 63);
      out[at++] = 0x80 | (value & 63);
    }
  }
  return out.slice(0, at);
}

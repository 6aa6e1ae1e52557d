/**
 * A sealed PDF as bytes: where its signature stands and what it covers, and the files attached. It reads what sealing writes (one signature, plain
 * objects) and takes anything else for no sealed PDF: a PDF that is added to afterwards is another file, however valid its old signature is.
 */

import { bytesOfHex, readDer } from "./der.ts";
import type { Tools } from "./tools.ts";

export type SignedPdf = {
  /** What the signature is of: all but itself. */ covered: readonly [Uint8Array, Uint8Array];
  /** The CMS without the empty room after it. */ cms: Uint8Array;
};

const mostAttached = 64 * 1024 * 1024;

/** The bytes as letters, one each, so that places in the text are places in the file. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

/** The one signature of a file that it covers whole, or a Danish sentence that says why there is none. */
export function signatureOf(bytes: Uint8Array, text = latin1(bytes)): SignedPdf | string {
  const ranges = [...text.matchAll(/\/ByteRange \[ ?(\d+) (\d+) (\d+) (\d+) *\]/g)];
  if (ranges.length === 0) return "PDF-filen har intet segl.";
  if (ranges.length > 1) return "Der er lagt noget til PDF-filen efter seglet.";
  const [start, before, after, rest] = ranges[0]!.slice(1).map(Number) as [number, number, number, number];
  if (start !== 0 || after + rest !== bytes.length || before >= after)
    return "Seglet dækker ikke hele PDF-filen: der er lagt noget til bagefter, eller noget mangler.";
  if (text[before] !== "<" || text[after - 1] !== ">") return "Seglet i PDF-filen står ikke, hvor det siger.";
  const hex = bytesOfHex(text.slice(before + 1, after - 1));
  if (hex === null) return "Seglet i PDF-filen er ødelagt.";
  try {
    const cms = readDer(hex).whole;
    if (hex.subarray(cms.length).some((byte) => byte !== 0)) return "Der står noget i den tomme plads efter seglet.";
    return { covered: [bytes.subarray(0, before), bytes.subarray(after)], cms };
  } catch {
    return "Seglet i PDF-filen er ødelagt.";
  }
}

/** An attached file by its name; null when it is not there. Throws when it cannot be unpacked. */
export async function attachedFile(bytes: Uint8Array, name: string, tools: Tools, text = latin1(bytes)): Promise<Uint8Array | null> {
  const objects = new Map<string, { at: number; head: string; body: number }>();
  for (const found of text.matchAll(/(?:^|[\r\n])(\d+) 0 obj\s*<</g)) {
    const body = /stream\r?\n|endobj/g;
    body.lastIndex = found.index;
    const end = body.exec(text);
    if (end !== null) objects.set(found[1]!, { at: found.index, head: text.slice(found.index, end.index), body: end.index + end[0].length });
  }
  for (const { head } of objects.values()) {
    if (!/\/Type\s*\/Filespec/.test(head) || nameIn(head) !== name) continue;
    const reference = /\/EF\s*<<[^>]*?\/U?F (\d+) 0 R/.exec(head)?.[1];
    const file = reference === undefined ? undefined : objects.get(reference);
    const length = Number(/\/Length (\d+)/.exec(file?.head ?? "")?.[1]);
    if (file === undefined || !Number.isSafeInteger(length)) return null;
    const stream = bytes.subarray(file.body, file.body + length);
    return /\/Filter\s*\[?\s*\/FlateDecode/.test(file.head) ? tools.inflate(stream, mostAttached) : stream;
  }
  return null;
}

// A name stands as letters in brackets or as hex, then as two bytes a letter after a mark.
function nameIn(head: string): string | null {
  const hex = /\/F <([0-9A-Fa-f]+)>/.exec(head)?.[1];
  if (hex === undefined) return /\/F \(([^()\\]*)\)/.exec(head)?.[1] ?? null;
  const letters = (hex.match(/../g) ?? []).map((each) => String.fromCharCode(Number.parseInt(each, 16))).join("");
  return letters.startsWith("\u00fe\u00ff")
    ? (letters.slice(2).match(/[^]{2}/g) ?? []).map((each) => String.fromCharCode(each.charCodeAt(0) * 256 + each.charCodeAt(1))).join("")
    : letters;
}

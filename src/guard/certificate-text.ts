/** What stands in a signature: every piece of text in its DER, the subject's serial number among it (Vejen 2021: a CPR number in the certificate). */

const stringTypes = new Set([0x0c, 0x12, 0x13, 0x14, 0x16, 0x1a, 0x1b, 0x1c, 0x1e]);
const objectNames: Record<string, string> = {
  "550403": "navn",
  "550405": "serienummer",
  "55040a": "organisation",
  "55040b": "afdeling",
  "55042a": "fornavn",
  "550404": "efternavn",
  "550441": "pseudonym",
  "2a864886f70d010901": "e-mail",
};

/** What the certificates in some text tell: DER of some length in base64 begins with the same three letters. */
export function certificatesIn(text: string): string {
  if (!text.includes("MII")) return "";
  return [...text.matchAll(/MII[A-Za-z0-9+/\s]{80,}/gu)].map(([encoded]) => certificateText(Buffer.from(encoded, "base64"))).join("\n");
}

/** The texts of a DER structure, each behind the name of what it is where that is known. Tolerates what is cut short. */
export function certificateText(der: Buffer): string {
  const lines: string[] = [];
  let label = "";
  let pieces = 0;
  const walk = (from: number, to: number, depth: number): boolean => {
    let at = from;
    while (at + 2 <= to) {
      if (++pieces > 200_000) return false;
      const tag = der[at]!;
      let length = der[at + 1]!;
      let body = at + 2;
      const open = length === 0x80;
      if (open) length = to - body;
      else if (length > 0x80) {
        const bytes = length & 0x7f;
        if (bytes > 4 || body + bytes > to) return false;
        length = der.readUIntBE(body, bytes);
        body += bytes;
      }
      const end = Math.min(to, body + length);
      if (!open && body + length > to && depth > 6) return false;
      if (tag === 0x06) label = objectNames[der.toString("hex", body, end)] ?? "";
      else if (stringTypes.has(tag)) {
        const text = tag === 0x1e ? utf16(der.subarray(body, end)) : der.toString(tag === 0x0c ? "utf8" : "latin1", body, end);
        if (text.trim() !== "") lines.push(label === "" ? text : `${label}: ${text}`);
        label = "";
      } else if (tag & 0x20) {
        if (depth < 30) walk(body, end, depth + 1);
      } else if ((tag === 0x04 || tag === 0x03) && length > 8 && depth < 30) {
        // An octet string often holds more of the same.
        const inner = tag === 0x03 ? body + 1 : body;
        if (der[inner] === 0x30 || der[inner] === 0x31) walk(inner, end, depth + 1);
      } else if ((tag & 0xc0) === 0x80 && length > 3 && printable(der.subarray(body, end))) lines.push(der.toString("utf8", body, end));
      at = end;
    }
    return true;
  };
  walk(0, der.length, 0);
  return lines.join("\n");
}

function utf16(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes.readUInt16BE(at));
  return text;
}

function printable(bytes: Buffer): boolean {
  return bytes.length < 400 && bytes.every((byte) => byte >= 32 && byte !== 127);
}

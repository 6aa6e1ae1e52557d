/** Files made to hurt a reader, built on the spot: small ones that grow, endless ones, broken ones. */

import * as zlib from "node:zlib";

/** A PDF of one page whose content stream is given ready compressed. */
function pdfAround(stream: Buffer, filter: string, pages = 1): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const add = (text: string | Buffer): void => {
    const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text, "latin1");
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (number: number, body: (string | Buffer)[]): void => {
    offsets[number] = length;
    add(`${number} 0 obj\n`);
    body.forEach(add);
    add("\nendobj\n");
  };
  object(1, ["<< /Type /Catalog /Pages 2 0 R >>"]);
  const kids = Array.from({ length: pages }, (_, index) => `${5 + index} 0 R`).join(" ");
  object(2, [`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`]);
  object(3, ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]);
  object(4, [`<< /Length ${stream.length} ${filter} >>\nstream\n`, stream, "\nendstream"]);
  for (let page = 0; page < pages; page++)
    object(5 + page, ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"]);
  const start = length;
  add(
    `xref\n0 ${5 + pages}\n0000000000 65535 f \n${offsets
      .slice(1)
      .map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`)
      .join("")}`,
  );
  add(`trailer << /Size ${5 + pages} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** One page, a megabyte or less, that inflates to `megabytes`. */
export function pdfBomb(megabytes: number): Buffer {
  return pdfAround(zlib.deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 32), { level: 9 }), "/Filter /FlateDecode");
}

/** The same, compressed twice: a few thousand bytes. */
export function doublePdfBomb(megabytes: number): Buffer {
  const once = zlib.deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 32), { level: 9 });
  return pdfAround(zlib.deflateSync(once, { level: 9 }), "/Filter [/FlateDecode /FlateDecode]");
}

/** Forms that draw each other ten times, ten deep: three kilobytes, ten thousand million operators. */
export function nestedFormsPdf(): Buffer {
  const depth = 10;
  const objects: string[] = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"];
  const draw = "/X Do ".repeat(10);
  objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>`);
  objects.push(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`);
  for (let level = 0; level < depth; level++) {
    const last = level === depth - 1;
    const body = last ? "BT /F1 9 Tf (x) Tj ET" : draw;
    objects.push(
      `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length ${body.length} /Resources << ${last ? "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>" : `/XObject << /X ${6 + level} 0 R >>`} >> >>\nstream\n${body}\nendstream`,
    );
  }
  let text = "%PDF-1.7\n";
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A PDF of many pages, all with the same line of text. */
export function longPdf(pages: number): Buffer {
  return pdfAround(zlib.deflateSync(Buffer.from("BT /F1 11 Tf 50 700 Td (Sagsfremstilling og beslutning) Tj ET")), "/Filter /FlateDecode", pages);
}

/** A PDF that asks for a password: its trailer names an encryption no empty password opens. */
export function encryptedPdf(): Buffer {
  const plain = longPdf(1).toString("latin1");
  const key = "0".repeat(64);
  return Buffer.from(
    plain.replace(
      "trailer << ",
      `trailer << /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >> `,
    ),
    "latin1",
  );
}

/** A zip with one stored or deflated entry, written by hand. */
export function zipOf(entries: readonly { name: string; bytes: Buffer }[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = zlib.deflateRawSync(bytes, { level: 9 });
    const nameBytes = Buffer.from(name, "utf8");
    const crc = zlib.crc32(bytes);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(0x0800, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(crc, 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(bytes.length, 22);
    header.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(0x0800, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(bytes.length, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(offset, 42);
    files.push(header, nameBytes, packed);
    directory.push(central, nameBytes);
    offset += header.length + nameBytes.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

/** A Word file whose one document part is `megabytes` of the same paragraph. */
export function docxBomb(megabytes: number): Buffer {
  const paragraph = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
  const body = Buffer.from(
    `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph.repeat(Math.ceil((megabytes * 1024 * 1024) / paragraph.length))}</w:body></w:document>`,
  );
  return zipOf([
    { name: "[Content_Types].xml", bytes: Buffer.from('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>') },
    { name: "word/document.xml", bytes: body },
  ]);
}

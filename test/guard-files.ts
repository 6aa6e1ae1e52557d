/** Files that hold a text in one known corner, made on the spot: what the guard must find wherever it hides. */

import * as zlib from "node:zlib";
import { createRequire } from "node:module";
import { createCanvas, GlobalFonts, SvgExportFlag } from "@napi-rs/canvas";
import PDFDocument from "pdfkit";
import { zipOf } from "./hostile-files.ts";

const xml = (text: string): string => text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
const part = (name: string, text: string | Buffer): { name: string; bytes: Buffer } => ({ name, bytes: Buffer.isBuffer(text) ? text : Buffer.from(text) });

export type WordCorner =
  | "body"
  | "split runs"
  | "comment"
  | "deleted"
  | "inserted"
  | "header"
  | "footnote"
  | "hidden"
  | "title"
  | "author"
  | "custom property"
  | "link"
  | "alt text"
  | "field";

/** A Word document with an ordinary body and the text in one corner. */
export function wordFile(corner: WordCorner, text: string, more: { name: string; bytes: Buffer }[] = []): Buffer {
  const safe = xml(text);
  const half = Math.floor(text.length / 2);
  const body: Partial<Record<WordCorner, string>> = {
    body: `<w:p><w:r><w:t>${safe}</w:t></w:r></w:p>`,
    "split runs": `<w:p><w:r><w:t xml:space="preserve">${xml(text.slice(0, half))}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>${xml(text.slice(half))}</w:t></w:r></w:p>`,
    deleted: `<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>${safe}</w:delText></w:r></w:del></w:p>`,
    inserted: `<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>${safe}</w:t></w:r></w:ins></w:p>`,
    hidden: `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${safe}</w:t></w:r></w:p>`,
    "alt text": `<w:p><w:r><w:drawing><wp:docPr id="1" name="Billede" descr="${safe}"/></w:drawing></w:r></w:p>`,
    field: `<w:p><w:r><w:instrText> HYPERLINK "https://intranet.example/?q=${safe}" </w:instrText></w:r></w:p>`,
  };
  const parts = [
    part("[Content_Types].xml", "<Types/>"),
    part(
      "word/document.xml",
      `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Sagsfremstilling om ansøgninger til puljen.</w:t></w:r></w:p>${body[corner] ?? ""}</w:body></w:document>`,
    ),
    part(
      "docProps/core.xml",
      `<cp:coreProperties><dc:title>${corner === "title" ? safe : "Notat"}</dc:title><dc:creator>${corner === "author" ? safe : "Forvaltningen"}</dc:creator></cp:coreProperties>`,
    ),
  ];
  if (corner === "comment")
    parts.push(part("word/comments.xml", `<w:comments><w:comment w:id="0" w:author="x"><w:p><w:r><w:t>${safe}</w:t></w:r></w:p></w:comment></w:comments>`));
  if (corner === "header") parts.push(part("word/header1.xml", `<w:hdr><w:p><w:r><w:t>${safe}</w:t></w:r></w:p></w:hdr>`));
  if (corner === "footnote")
    parts.push(part("word/footnotes.xml", `<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>${safe}</w:t></w:r></w:p></w:footnote></w:footnotes>`));
  if (corner === "custom property")
    parts.push(part("docProps/custom.xml", `<Properties><property name="Sag"><vt:lpwstr>${safe}</vt:lpwstr></property></Properties>`));
  if (corner === "link")
    parts.push(
      part(
        "word/_rels/document.xml.rels",
        `<Relationships><Relationship Id="r1" Target="https://intranet.example/?q=${safe}" TargetMode="External"/></Relationships>`,
      ),
    );
  return zipOf([...parts, ...more]);
}

export type SheetCorner = "cell" | "number" | "hidden sheet" | "hidden row" | "comment" | "defined name" | "unused string" | "pivot cache" | "sheet name";

/** A workbook with two sheets and the text in one corner. `number`: the text's digits as a figure below a heading. `prefix` stands before each element's name. */
export function workbookFile(corner: SheetCorner, text: string, prefix = ""): Buffer {
  const strings = ["Overskrift", "CPR-nr.", corner === "unused string" ? text : "Beløb", corner === "cell" ? text : "Navn"];
  const sheet = (rows: string): string =>
    `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c></row>${rows}</sheetData></worksheet>`;
  const inline = (attributes: string): string => `<row r="2"${attributes}><c r="A2" t="inlineStr"><is><t>${xml(text)}</t></is></c></row>`;
  const parts = [
    part("[Content_Types].xml", "<Types/>"),
    part(
      "xl/workbook.xml",
      `<workbook><sheets><sheet name="${corner === "sheet name" ? xml(text) : "Tal"}" sheetId="1" r:id="r1"/><sheet name="Grundlag" sheetId="2" state="hidden" r:id="r2"/></sheets><definedNames>${corner === "defined name" ? `<definedName name="Modtager">"${xml(text)}"</definedName>` : ""}</definedNames></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>',
    ),
    part("xl/sharedStrings.xml", `<sst>${strings.map((each) => `<si><t>${xml(each)}</t></si>`).join("")}</sst>`),
    part(
      "xl/worksheets/sheet1.xml",
      sheet(
        corner === "hidden row"
          ? inline(' hidden="1"')
          : corner === "number"
            ? `<row r="2"><c r="B2"><v>${Number(text.replace(/\D/gu, ""))}</v></c></row>`
            : "",
      ),
    ),
    part("xl/worksheets/sheet2.xml", sheet(corner === "hidden sheet" ? inline("") : "")),
    ...(corner === "comment"
      ? [part("xl/comments1.xml", `<comments><commentList><comment ref="A1"><text><r><t>${xml(text)}</t></r></text></comment></commentList></comments>`)]
      : []),
    ...(corner === "pivot cache"
      ? [
          part(
            "xl/pivotCache/pivotCacheDefinition1.xml",
            `<pivotCacheDefinition><cacheFields><cacheField name="Person"><sharedItems><s v="${xml(text)}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>`,
          ),
        ]
      : []),
  ];
  return zipOf(parts.map(({ name, bytes }) => (prefix === "" || !name.startsWith("xl/") ? { name, bytes } : part(name, prefixed(bytes.toString(), prefix)))));
}

function prefixed(markup: string, prefix: string): string {
  return markup.replace(/<(\/?)(?=[A-Za-z])/gu, `<$1${prefix}:`).replace(/ r:id=/gu, ` ${prefix}r:id=`);
}

export type SlideCorner = "slide" | "hidden slide" | "notes" | "comment";

/** Slides with the text in one corner. */
export function slidesFile(corner: SlideCorner, text: string): Buffer {
  const slide = (show: string, words: string): string =>
    `<p:sld${show}><p:cSld><p:spTree><a:p><a:r><a:t>${xml(words)}</a:t></a:r></a:p></p:spTree></p:cSld></p:sld>`;
  return zipOf([
    part("[Content_Types].xml", "<Types/>"),
    part("ppt/slides/slide1.xml", slide("", corner === "slide" ? text : "Velkommen")),
    part("ppt/slides/slide2.xml", slide(' show="0"', corner === "hidden slide" ? text : "Baggrund")),
    part("ppt/notesSlides/notesSlide1.xml", slide("", corner === "notes" ? text : "")),
    ...(corner === "comment" ? [part("ppt/comments/comment1.xml", `<p:cmLst><p:cm><p:text>${xml(text)}</p:text></p:cm></p:cmLst>`)] : []),
  ]);
}

/** A workbook of one sheet with the cells as written, its strings inline; `styles` is its sheet of styles. */
export function cellsFile(rows: string, styles = ""): Buffer {
  return zipOf([
    part("[Content_Types].xml", "<Types/>"),
    part("xl/workbook.xml", '<workbook><sheets><sheet name="Tal" sheetId="1" r:id="r1"/></sheets></workbook>'),
    part("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'),
    part("xl/styles.xml", styles),
    part("xl/worksheets/sheet1.xml", `<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  ]);
}

export type OpenDocumentCorner = "body" | "comment" | "deleted" | "title";

/** An OpenDocument text with the text in one corner. */
export function openDocumentFile(corner: OpenDocumentCorner, text: string): Buffer {
  const at = (wanted: OpenDocumentCorner): string => (corner === wanted ? xml(text) : "");
  return zipOf([
    part("mimetype", "application/vnd.oasis.opendocument.text"),
    part(
      "content.xml",
      `<office:document-content><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>${at("deleted")}</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Sagsfremstilling ${at("body")}<office:annotation><text:p>${at("comment")}</text:p></office:annotation></text:p></office:text></office:body></office:document-content>`,
    ),
    part("meta.xml", `<office:document-meta><dc:title>${at("title")}</dc:title></office:document-meta>`),
  ]);
}

/** A PDF of the pages' lines, typed. */
export function typedPdf(pages: readonly string[], info: Record<string, string> = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", info, autoFirstPage: false });
  for (const page of pages) document.addPage().font("Helvetica").fontSize(11).text(page);
  return ended(document);
}

/** A PDF whose text lies under a black box. */
export function blackBoxPdf(text: string): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4" });
  document.fontSize(11).text("Udtalelsen er anonymiseret.", 72, 90).text(text, 72, 120).rect(60, 110, 400, 40).fill("black");
  return ended(document);
}

/** A PDF with the text in white on white. */
export function whitePdf(text: string): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4" });
  document.fontSize(11).text("Bilag 1").fillColor("white").text(text);
  return ended(document);
}

/** A PDF with a file inside. */
export function pdfWithFile(name: string, bytes: Buffer): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4" });
  document.fontSize(11).text("Se den vedlagte fil.");
  document.file(bytes, { name });
  return ended(document);
}

/** A PDF with a note, a link, a bookmark or a filled-in field. */
export function markedPdf(corner: "note" | "link" | "bookmark" | "field", text: string): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4" });
  document.fontSize(11).text("Ansøgning");
  if (corner === "note") document.note(72, 100, 100, 40, text);
  else if (corner === "link") document.link(72, 100, 100, 20, `https://intranet.example/sag?id=${encodeURIComponent(text)}`);
  else if (corner === "bookmark") document.outline.addItem(text);
  else {
    document.initForm();
    document.formText("ansoeger", 72, 100, 300, 20, { value: text });
  }
  return ended(document);
}

function ended(document: InstanceType<typeof PDFDocument>): Promise<Buffer> {
  const parts: Buffer[] = [];
  document.on("data", (each: Buffer) => parts.push(each));
  const done = new Promise<Buffer>((resolve) => document.on("end", () => resolve(Buffer.concat(parts))));
  document.end();
  return done;
}

/** A PDF saved on top of itself: the first edition's line is struck in the second. */
export function twiceSavedPdf(first: string, second: string): Buffer {
  const stream = (text: string): string => `BT /F1 11 Tf 72 700 Td (${text}) Tj ET`;
  const before = pdfOfObjects([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream(first).length} >>\nstream\n${stream(first)}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ]).toString("latin1");
  const start = Number(/startxref\n(\d+)/u.exec(before)![1]);
  const changed = before.length;
  const object = `4 0 obj\n<< /Length ${stream(second).length} >>\nstream\n${stream(second)}\nendstream\nendobj\n`;
  const table = `xref\n4 1\n${String(changed).padStart(10, "0")} 00000 n \ntrailer << /Size 6 /Root 1 0 R /Prev ${start} >>\nstartxref\n${changed + object.length}\n%%EOF\n`;
  return Buffer.from(before + object + table, "latin1");
}

function der(tag: number, ...inner: Buffer[]): Buffer {
  const body = Buffer.concat(inner);
  const length =
    body.length < 128 ? Buffer.of(body.length) : body.length < 256 ? Buffer.of(0x81, body.length) : Buffer.of(0x82, body.length >> 8, body.length & 255);
  return Buffer.concat([Buffer.of(tag), length, body]);
}

/** A certificate that names its holder as given: DER with a subject of a common name and a serial number, as long as real ones. */
export function certificateFor(holder: string, serial: string): Buffer {
  const attribute = (oid: number[], value: string): Buffer => der(0x31, der(0x30, der(0x06, Buffer.from(oid)), der(0x0c, Buffer.from(value))));
  const subject = der(0x30, attribute([0x55, 4, 6], "DK"), attribute([0x55, 4, 3], holder), attribute([0x55, 4, 5], serial));
  return der(0x30, der(0x30, der(0x02, Buffer.of(1)), subject), der(0x03, Buffer.alloc(300)));
}

/** A PDF with a signature whose certificate names its holder as given. */
export function signedPdf(holder: string, serial: string): Buffer {
  const certificate = certificateFor(holder, serial);
  const signed = der(
    0x30,
    der(0x06, Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2])),
    der(0xa0, der(0x30, der(0x02, Buffer.of(1)), der(0xa0, certificate))),
  );
  const contents = signed.toString("hex").padEnd(4096, "0");
  const text = "BT /F1 11 Tf 72 700 Td (Hoeringssvar) Tj ET";
  return pdfOfObjects([
    "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /SigFlags 3 >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Underskrift) /V 7 0 R /Rect [0 0 0 0] /P 3 0 R >>",
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 1 2 3] /Contents <${contents}> >>`,
  ]);
}

export type PdfNook =
  | "own property"
  | "document script"
  | "opening script"
  | "page script"
  | "field script"
  | "alt text"
  | "choices"
  | "stamp"
  | "form data"
  | "layer"
  | "page properties";

/** A PDF with the text in a place that neither its pages' words nor its notes tell; ASCII without parentheses. */
export function nookPdf(nook: PdfNook, text: string): Buffer {
  const at = (wanted: PdfNook, entry: string): string => (nook === wanted ? entry : "");
  const script = `<< /S /JavaScript /JS (app.alert\\('${text}'\\)) >>`;
  const shown = "BT /F1 11 Tf 72 700 Td (Bilag til punkt 4, som handler om puljen) Tj ET";
  const page = nook === "alt text" ? `/Figure << /MCID 0 >> BDC ${shown} EMC` : shown;
  const drawn = `BT /F1 14 Tf 8 20 Td (${text}) Tj ET`;
  const data = `<xdp:xdp xmlns:xdp="x"><template><field name="f"/></template><xfa:datasets><xfa:data><sag>${text}</sag></xfa:data></xfa:datasets></xdp:xdp>`;
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description><dc:title>${text}</dc:title></rdf:Description></x:xmpmeta>`;
  const field = "<< /Type /Annot /Subtype /Widget /Rect [72 500 300 520] /P 3 0 R";
  return pdfOfObjects(
    [
      `<< /Type /Catalog /Pages 2 0 R ${at("document script", `/Names << /JavaScript << /Names [(a) ${script}] >> >>`)} ${at("opening script", `/OpenAction ${script}`)} ${at("alt text", "/MarkInfo << /Marked true >> /StructTreeRoot 7 0 R")} ${at("layer", `/OCProperties << /OCGs [7 0 R] /D << /Order [7 0 R] >> >>`)} ${nook === "choices" || nook === "field script" ? "/AcroForm << /Fields [6 0 R] >>" : ""} ${at("form data", "/AcroForm << /Fields [] /XFA 7 0 R >>")} >>`,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] /StructParents 0 /Resources << /Font << /F1 5 0 R >> >> ${at("page script", `/AA << /O ${script} >>`)} ${at("page properties", "/Metadata 7 0 R")} >>`,
      streamOf(page),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      nook === "choices"
        ? `${field} /FT /Ch /Ff 131072 /T (Valg) /Opt [(Ingen) (${text})] >>`
        : nook === "field script"
          ? `${field} /FT /Tx /T (Felt) /AA << /K ${script} >> >>`
          : nook === "stamp"
            ? "<< /Type /Annot /Subtype /Stamp /Rect [72 500 500 560] /F 4 /P 3 0 R /AP << /N 7 0 R >> >>"
            : "<< /Type /Annot /Subtype /Square /Rect [0 0 1 1] /P 3 0 R >>",
      nook === "alt text"
        ? "<< /Type /StructTreeRoot /K 8 0 R /ParentTree << /Nums [0 [8 0 R]] >> >>"
        : nook === "layer"
          ? `<< /Type /OCG /Name (${text}) >>`
          : nook === "stamp"
            ? streamOf(drawn, "/Type /XObject /Subtype /Form /BBox [0 0 428 60] /Resources << /Font << /F1 5 0 R >> >>")
            : nook === "page properties"
              ? streamOf(xmp, "/Type /Metadata /Subtype /XML")
              : streamOf(data),
      `<< /Type /StructElem /S /Figure /P 7 0 R /Pg 3 0 R /Alt (${text}) /K 0 >>`,
    ],
    at("own property", `/Borger (${text})`),
  );
}

function streamOf(text: string, entries = ""): string {
  return `<< /Length ${text.length} ${entries} >>\nstream\n${text}\nendstream`;
}

function pdfOfObjects(bodies: readonly string[], info = ""): Buffer {
  let text = "%PDF-1.7\n";
  const offsets = bodies.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}`;
  text += `trailer << /Size ${bodies.length + 1} /Root 1 0 R ${info === "" ? "" : `/Info << ${info} >> `}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

const plex = createRequire(import.meta.url).resolve("@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf");

/** A page as a scanner gives it: letters drawn as pixels at 200 to the inch, half a page of A4. */
export function pageImage(lines: readonly string[], options: { upsideDown?: boolean; kind?: "png" | "jpeg" } = {}): Buffer {
  if (!GlobalFonts.has("Plex")) GlobalFonts.registerFromPath(plex, "Plex");
  const canvas = createCanvas(1240, 160 + lines.length * 58);
  const draw = canvas.getContext("2d");
  draw.fillStyle = "#fdfdf8";
  draw.fillRect(0, 0, canvas.width, canvas.height);
  if (options.upsideDown) {
    draw.translate(canvas.width, canvas.height);
    draw.rotate(Math.PI);
  }
  draw.fillStyle = "#202020";
  draw.font = "32px Plex";
  for (const [index, line] of lines.entries()) draw.fillText(line, 110, 110 + index * 58);
  return options.kind === "jpeg" ? canvas.toBuffer("image/jpeg", 85) : canvas.toBuffer("image/png");
}

/** Images as the pages of a PDF: what a scanner leaves. */
export function scannedPdf(images: readonly Buffer[], size: "A4" | [number, number] = "A4"): Promise<Buffer> {
  const document = new PDFDocument({ size, margin: 0, autoFirstPage: false });
  for (const image of images) document.addPage().image(image, 0, 0, { width: document.page.width });
  return ended(document);
}

/** A PDF whose letters are curves: nothing in it is text. */
export function curvedPdf(lines: readonly string[]): Promise<Buffer> {
  if (!GlobalFonts.has("Plex")) GlobalFonts.registerFromPath(plex, "Plex");
  const canvas = createCanvas(560, 60 + lines.length * 30, SvgExportFlag.ConvertTextToPaths);
  const draw = canvas.getContext("2d");
  draw.font = "14px Plex";
  for (const [index, line] of lines.entries()) draw.fillText(line, 30, 40 + index * 30);
  const document = new PDFDocument({ size: "A4" });
  for (const [, path] of canvas
    .getContent()
    .toString("utf8")
    .matchAll(/ d="([^"]+)"/gu))
    for (const letter of path!.split(/(?=M)/u)) document.path(letter).fill("black");
  return ended(document);
}

/** A PNG with words in a chunk of text. */
export function pngSaying(words: string): Buffer {
  const plain = createCanvas(40, 40).toBuffer("image/png");
  const body = Buffer.concat([Buffer.from("tEXt"), Buffer.from(`Description\u0000${words}`, "latin1")]);
  const chunk = Buffer.alloc(8 + body.length);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(zlib.crc32(body), 4 + body.length);
  return Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33)]);
}

/** A JPEG with words in its EXIF. */
export function jpegSaying(words: string): Buffer {
  const plain = createCanvas(40, 40).toBuffer("image/jpeg");
  const body = Buffer.concat([Buffer.from("Exif\u0000\u0000MM\u0000*", "latin1"), Buffer.from(words, "latin1")]);
  const mark = Buffer.alloc(4);
  mark.writeUInt16BE(0xffe1, 0);
  mark.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), mark, body, plain.subarray(2)]);
}

/** A saved mail with the text in its body, encoded as mails are. */
export function mailFile(text: string, attached?: { name: string; bytes: Buffer }): Buffer {
  const boundary = "skille";
  const lines = [
    "From: =?utf-8?B?" + Buffer.from("Afsender Prøve").toString("base64") + "?= <post@kommune.example>",
    "Subject: =?utf-8?Q?Ans=C3=B8gning?=",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(text).toString("base64"),
  ];
  if (attached)
    lines.push(
      `--${boundary}`,
      `Content-Type: application/octet-stream; name="${attached.name}"`,
      "Content-Transfer-Encoding: base64",
      "",
      attached.bytes.toString("base64"),
    );
  return Buffer.from([...lines, `--${boundary}--`, ""].join("\r\n"));
}

/**
 * What a PDF/A-3a of Typst lacks to be PDF/UA-1 as well, and the room for one signature over the whole file. The signature itself comes from outside.
 * Checked once by hand with veraPDF on what the same patch made (docs/decisions/0026); test/sealed-pdf tests look at each thing it puts in.
 */

import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  PDFBool,
  decodePDFRawStream,
} from "@cantoo/pdf-lib";

/** Bytes with an empty place for a signature, and what it will be of. */
export type Sealable = { covered: [Uint8Array, Uint8Array]; close(cms: Uint8Array): Buffer };

// A CMS with one certificate and a time stamp is some 6 kB; a chain of four still has room.
const roomBytes = 16_384;
const placeholder = "/ByteRange [ 0 9999999999 9999999999 9999999999 ]";

const accessibility = `<rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;

/** Adds the marks of PDF/UA-1 and a signature field that is not seen. `reason` and `by` are what a PDF reader tells of the signature. */
export async function sealablePdf(pdf: Uint8Array, told: { at: Date; by: string; reason: string }): Promise<Sealable> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context, catalog } = document;
  patchMetadata(document);
  const preferences = catalog.lookupMaybe(PDFName.of("ViewerPreferences"), PDFDict) ?? context.obj({});
  preferences.set(PDFName.of("DisplayDocTitle"), PDFBool.True);
  catalog.set(PDFName.of("ViewerPreferences"), preferences);

  const page = document.getPage(0);
  const signature = context.register(
    context.obj({
      Type: "Sig",
      Filter: "Adobe.PPKLite",
      SubFilter: "ETSI.CAdES.detached",
      ByteRange: context.obj([0, PDFNumber.of(9_999_999_999), PDFNumber.of(9_999_999_999), PDFNumber.of(9_999_999_999)]),
      Contents: PDFHexString.of("0".repeat(roomBytes * 2)),
      M: PDFString.fromDate(told.at),
      Name: PDFHexString.fromText(told.by),
      Reason: PDFHexString.fromText(told.reason),
    }),
  );
  // Outside the page and without a size: it is nothing to see, so it needs neither a look (PDF/A) nor a tag (PDF/UA 7.18.4).
  const field = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      Rect: [-1, -1, -1, -1],
      F: 132,
      P: page.ref,
      V: signature,
      T: PDFString.of("Segl"),
      TU: PDFHexString.fromText("Kommunens segl på referatet"),
    }),
  );
  const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray) ?? context.obj([]);
  annotations.push(field);
  page.node.set(PDFName.of("Annots"), annotations);
  for (const each of document.getPages()) if (each.node.has(PDFName.of("Annots"))) each.node.set(PDFName.of("Tabs"), PDFName.of("S"));
  catalog.set(PDFName.of("AcroForm"), context.obj({ Fields: [field], SigFlags: 3 }));

  const bytes = Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }));
  return withRange(bytes);
}

function withRange(bytes: Buffer): Sealable {
  const zeros = bytes.indexOf(`<${"0".repeat(roomBytes * 2)}>`, 0, "latin1");
  const range = bytes.indexOf(placeholder, 0, "latin1");
  if (zeros < 0 || range < 0) throw new Error("the place for the signature was written otherwise than expected");
  const end = zeros + roomBytes * 2 + 2;
  bytes.write(`/ByteRange [0 ${zeros} ${end} ${bytes.length - end}`.padEnd(placeholder.length - 1) + "]", range, "latin1");
  return {
    covered: [bytes.subarray(0, zeros), bytes.subarray(end)],
    close(cms) {
      if (cms.length > roomBytes) throw new Error(`the signature is ${cms.length} bytes, and there is room for ${roomBytes}`);
      bytes.write(Buffer.from(cms).toString("hex"), zeros + 1, "latin1");
      return bytes;
    },
  };
}

function patchMetadata(document: PDFDocument): void {
  const { context, catalog } = document;
  const place = catalog.get(PDFName.of("Metadata"));
  const stream = context.lookup(place);
  if (!(stream instanceof PDFRawStream) || !(place instanceof PDFRef)) throw new Error("the PDF has no metadata to mark");
  const before = Buffer.from(decodePDFRawStream(stream).decode()).toString("utf8");
  const schemas = before.replace(/<pdfaExtension:schemas>\s*<rdf:Bag>/, (found) => found + accessibility);
  const marked = schemas.replace(/<pdfaid:part>/, '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part><pdfaid:part>');
  if (schemas === before || marked === schemas) throw new Error("the PDF's metadata is not as expected");
  const bytes = Buffer.from(marked, "utf8");
  const dictionary = context.obj({ Type: "Metadata", Subtype: "XML", Length: bytes.length });
  context.assign(place, PDFRawStream.of(dictionary, bytes));
}

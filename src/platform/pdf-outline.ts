/** The bookmarks of a PDF, with the page each leads to: so that a page can tell the same page numbers as the paper. */

import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from "@cantoo/pdf-lib";

export type Bookmark = { title: string; level: number; page: number };

/** In reading order, levels and pages from 1. Empty where the PDF has none. */
export async function outlineOf(pdf: Uint8Array): Promise<Bookmark[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { catalog, context } = document;
  const pages = new Map(document.getPages().map((page, index) => [String(page.ref), index + 1]));
  const found: Bookmark[] = [];
  const walk = (first: PDFDict | undefined, level: number): void => {
    for (let item = first; item !== undefined; item = item.lookupMaybe(PDFName.of("Next"), PDFDict)) {
      const title = item.lookup(PDFName.of("Title"));
      const to = pageIn(item.lookup(PDFName.of("Dest")) ?? item.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("D")));
      if ((title instanceof PDFHexString || title instanceof PDFString) && to !== null)
        found.push({ title: title.decodeText(), level, page: pages.get(String(to)) ?? 0 });
      walk(item.lookupMaybe(PDFName.of("First"), PDFDict), level + 1);
    }
  };
  const pageIn = (destination: unknown): PDFRef | null => {
    const place = destination instanceof PDFRef ? context.lookup(destination) : destination;
    const first = place instanceof PDFArray ? place.get(0) : null;
    return first instanceof PDFRef ? first : null;
  };
  walk(catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict)?.lookupMaybe(PDFName.of("First"), PDFDict), 1);
  return found;
}

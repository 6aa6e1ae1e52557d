/**
 * pdfjs, made to keep soft hyphens. It drops every U+00AD as an invisible mark, but Typst and others draw their ordinary hyphens with a
 * glyph that the file calls U+00AD: case numbers would lose their dashes. One pattern is changed as the module is loaded; a pdfjs whose
 * source no longer has it stops here rather than losing text unseen.
 */

import { registerHooks } from "node:module";

const dropped = String.raw`(\p{Cf}+))$/u`;
const kept = String.raw`((?:(?!\u00AD)\p{Cf})+))$/u`;

const hooks = registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith("/pdfjs-dist/legacy/build/pdf.worker.mjs")) return loaded;
    const source = Buffer.from(loaded.source as Uint8Array).toString("utf8");
    if (!source.includes(dropped)) throw new Error("pdfjs has changed: its way of dropping format marks is not where it was");
    return { ...loaded, source: source.replace(dropped, kept) };
  },
});

const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
// In Node pdfjs loads its worker when it is first used; loaded here, the change is in place before any file is opened.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = await import("pdfjs-dist/legacy/build/pdf.worker.mjs" as string);
hooks.deregister();

export const { getDocument } = pdfjs;

const { OPS } = pdfjs;
/** The operators that move the page's coordinates and those that draw a picture there. */
export const pictureOperators = {
  save: OPS.save,
  restore: OPS.restore,
  shape: OPS.constructPath,
  transform: OPS.transform,
  formBegin: OPS.paintFormXObjectBegin,
  formEnd: OPS.paintFormXObjectEnd,
  pictures: new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
  ]),
};
export type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

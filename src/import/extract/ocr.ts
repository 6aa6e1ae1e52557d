/** Pages without text, read by tesseract. What it reads is marked as such everywhere; below a confidence it is not used at all. */

import { createRequire } from "node:module";
import * as path from "node:path";
import type { Line } from "../parse/lines.ts";
import { getDocument } from "./pdfjs.ts";
import { Unreadable } from "./unreadable.ts";

const dotsPerInch = 300;
/** Below this tesseract's own confidence says nonsense (a page upside down gave 35; STACK-documents §2.6). */
const leastConfidence = 70;

/** Reads the given pages (from 1) of a PDF by OCR, Danish. `unread` are pages whose text was not trusted. */
export async function recognisePages(
  pdf: Uint8Array,
  pages: readonly number[],
  onPage: (page: number) => void = () => {},
): Promise<{ lines: Line[]; read: number[]; unread: number[] }> {
  const { createCanvas } = await import("@napi-rs/canvas");
  const { createWorker } = await import("tesseract.js");
  const language = path.join(path.dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/dan/package.json")), "4.0.0");
  const worker = await createWorker("dan", 1, { langPath: language, cacheMethod: "none", gzip: true });
  // Page mode 3: the default loses whole tables at high confidence (STACK-documents §2.6).
  await worker.setParameters({ tessedit_pageseg_mode: "3" as never });
  const document = await getDocument({ data: new Uint8Array(pdf), isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0 } as never)
    .promise;
  const lines: Line[] = [];
  const read: number[] = [];
  const unread: number[] = [];
  try {
    for (const number of pages) {
      onPage(number);
      const page = await document.getPage(number);
      const scale = dotsPerInch / 72;
      const viewport = page.getViewport({ scale });
      if (viewport.width * viewport.height > 60e6) {
        unread.push(number);
        continue;
      }
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      await page.render({ canvas: canvas as never, viewport }).promise;
      const { data } = await worker.recognize(canvas.toBuffer("image/png"), {}, { blocks: true, text: true });
      page.cleanup();
      if (data.confidence < leastConfidence || !data.blocks) {
        unread.push(number);
        continue;
      }
      read.push(number);
      for (const block of data.blocks) {
        for (const paragraph of block.paragraphs) {
          for (const line of paragraph.lines) {
            const text = line.text.trim();
            if (text === "") continue;
            const { x0, y0, x1, y1 } = line.bbox;
            lines.push({
              page: number,
              line: 0,
              text,
              heading: null,
              bold: false,
              blankBefore: 0,
              cells: null,
              size: Math.round(((y1 - y0) / scale) * 0.72 * 2) / 2,
              x: x0 / scale,
              y: y1 / scale,
              right: x1 / scale,
            });
          }
        }
      }
    }
  } finally {
    await worker.terminate();
    await document.loadingTask.destroy();
  }
  if (read.length === 0 && pages.length > 0) throw new Unreadable("ocr-poor");
  return { lines: evenSizes(lines), read, unread };
}

// Heights of scanned lines vary with their letters; near-equal sizes are one size, so that headings can be told from body.
function evenSizes(lines: Line[]): Line[] {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line.size!, (counts.get(line.size!) ?? 0) + line.text.length);
  const body = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [11, 0])[0];
  return lines.map((line) => (Math.abs(line.size! - body) < body * 0.22 ? { ...line, size: body } : line));
}

/** Text in images, by tesseract with Danish data: one recogniser per process, started when first asked for. */

import { createRequire } from "node:module";
import * as path from "node:path";
import type { Canvas } from "@napi-rs/canvas";
import type { Worker as Recogniser } from "tesseract.js";

export type Recognised = { text: string; /** 0 to 100, tesseract's own. */ confidence: number; words: number };

let recogniser: Promise<Recogniser> | null = null;

/** Below this a page is tried turned, and below it after that it counts as not read. */
export const leastConfidence = 65;

/** Images wider times higher than this are not drawn. */
const mostPixels = 60e6;

/** Reads a page or picture: as it lies, and turned when it makes no sense. Null when it is too large to draw. */
export async function recognise(canvas: Canvas): Promise<Recognised | null> {
  if (canvas.width * canvas.height > mostPixels) return null;
  const upright = await read(canvas);
  if (upright.confidence >= leastConfidence || upright.words === 0) return upright;
  let best = upright;
  const { createCanvas } = await import("@napi-rs/canvas");
  for (const quarter of [2, 1, 3]) {
    const across = quarter % 2 === 1;
    const turned = createCanvas(across ? canvas.height : canvas.width, across ? canvas.width : canvas.height);
    const draw = turned.getContext("2d");
    draw.translate(turned.width / 2, turned.height / 2);
    draw.rotate((quarter * Math.PI) / 2);
    draw.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
    const again = await read(turned);
    if (again.confidence > best.confidence) best = again;
    if (best.confidence >= leastConfidence) break;
  }
  return best;
}

/** A picture file as a canvas, small ones drawn larger so that their letters can be told; null when it is none. */
export async function canvasOf(bytes: Uint8Array): Promise<Canvas | null> {
  const { createCanvas, loadImage } = await import("@napi-rs/canvas");
  const image = await loadImage(Buffer.from(bytes));
  if (image.width < 1 || image.height < 1 || image.width * image.height > mostPixels) return null;
  const scale = Math.max(1, Math.min(3, 1600 / Math.max(image.width, image.height)));
  const canvas = createCanvas(Math.ceil(image.width * scale), Math.ceil(image.height * scale));
  const draw = canvas.getContext("2d");
  draw.fillStyle = "white";
  draw.fillRect(0, 0, canvas.width, canvas.height);
  draw.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function read(canvas: Canvas): Promise<Recognised> {
  recogniser ??= start();
  const { data } = await (await recogniser).recognize(canvas.toBuffer("image/png"), {}, { text: true, blocks: false });
  return { text: data.text, confidence: data.confidence, words: data.text.match(/[\p{L}\d]{2,}/gu)?.length ?? 0 };
}

async function start(): Promise<Recogniser> {
  const { createWorker } = await import("tesseract.js");
  const data = path.join(path.dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/dan/package.json")), "4.0.0");
  const worker = await createWorker("dan", 1, { langPath: data, cacheMethod: "none", gzip: true });
  // Page mode 3: the default loses whole tables at high confidence (STACK-documents §2.6).
  await worker.setParameters({ tessedit_pageseg_mode: "3" as never });
  return worker;
}

import assert from "node:assert/strict";
import test from "node:test";
import { createCanvas } from "@napi-rs/canvas";
import PDFDocument from "pdfkit";
import { lindeborg } from "#core/house-styles/lindeborg.ts";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import { paperBlocks } from "#ui/paper.ts";
import { printPdf } from "#platform/pdf.ts";
import { inventedMeeting } from "#test/invented-minutes.ts";
import { extract, parse } from "../read-bytes.ts";
import { getDocument } from "./pdfjs.ts";

/** The pages of a PDF as pictures in another PDF: what a scanner makes of it. */
async function scanned(pdf: Buffer): Promise<Buffer> {
  const source = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 } as never).promise;
  const document = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => document.on("end", () => resolve(Buffer.concat(parts))));
  for (let number = 1; number <= source.numPages; number++) {
    const page = await source.getPage(number);
    const viewport = page.getViewport({ scale: 200 / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as never, viewport }).promise;
    document.addPage();
    document.image(canvas.toBuffer("image/jpeg"), 0, 0, { width: document.page.width });
  }
  document.end();
  return done;
}

test("scanned minutes are refused with a reason, and read when text recognition is asked for, marked as such", { timeout: 180_000 }, async () => {
  const meeting = inventedMeeting(1);
  const blocks = printMinutes({ ...meeting, agendaItem: meeting.agendaItem.slice(0, 1) }, lindeborg);
  const scan = await scanned(printPdf({ title: "Referat", blocks: paperBlocks(blocks) }));
  await assert.rejects(extract(scan, "skannet.pdf"), { code: "pdf-no-text" });

  const extraction = await extract(scan, "skannet.pdf", { ocr: true });
  const minutes = parse(extraction, { file: "skannet.pdf", sha256: "0".repeat(64) }, { hints: { municipality: "Lindeborg Kommune" } });
  assert.deepEqual(minutes.source.ocrPages, [1, 2]);
  assert.ok(minutes.doubt.some((doubt) => doubt.field === "source/ocrPages"));
  assert.equal(minutes.meeting.date, meeting.meeting.date);
  assert.equal(minutes.organization.name, meeting.organization.name);
  const [item] = minutes.agendaItem;
  assert.equal(item?.number, "4");
  assert.equal(item?.name, meeting.agendaItem[0]!.name);
  assert.equal(item?.decision?.text, meeting.agendaItem[0]!.decision!.text);
});

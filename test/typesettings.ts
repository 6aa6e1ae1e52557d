/** Four ways to set the same blocks as a PDF: Typst with hyphenation, Chromium's print of HTML with and without soft hyphens, and pdfkit by hand. */

import PDFDocument from "pdfkit";
import type { Browser } from "playwright-core";
import type { Block } from "#core/house-styles/print-minutes.ts";
import { paperBlocks } from "#ui/paper.ts";
import { printPdf } from "#platform/pdf.ts";
import { browser as openBrowser, endBrowser } from "#test/browser/browser.ts";

export type Typesetting = (blocks: readonly Block[]) => Promise<Buffer>;

/** Each typesetting by name, and how to close what it opened. */
export async function typesettings(): Promise<{ settings: Record<string, Typesetting>; close: () => Promise<void> }> {
  const browser = await openBrowser();
  return {
    settings: {
      typst: async (blocks) => printPdf({ title: blocks[0]!.text, blocks: paperBlocks(blocks), hyphenate: true }),
      chromium: (blocks) => printed(browser, htmlOf(blocks)),
      "chromium with soft hyphens": (blocks) =>
        printed(
          browser,
          htmlOf(blocks.map((block) => (block.kind === "paragraph" || block.kind === "listItem" ? { ...block, text: hyphenated(block.text) } : block))),
        ),
      pdfkit: setByHand,
    },
    close: endBrowser,
  };
}

async function printed(browser: Browser, html: string): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    return Buffer.from(
      await page.pdf({
        format: "A4",
        margin: { top: "22mm", bottom: "22mm", left: "28mm", right: "24mm" },
        displayHeaderFooter: true,
        headerTemplate: '<div style="font-size:8px;width:100%;text-align:center">Kommunens dagsordener og referater</div>',
        footerTemplate:
          '<div style="font-size:8px;width:100%;text-align:right;padding-right:20mm">Side <span class="pageNumber"></span> af <span class="totalPages"></span></div>',
      }),
    );
  } finally {
    await page.close();
  }
}

// A place to break every three or four letters of a long word: more than any dictionary would give.
const hyphenated = (text: string): string => text.replace(/\p{L}{8,}/gu, (word) => word.replace(/(.{3,4})(?=.{3})/gu, "$1\u00AD"));

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function htmlOf(blocks: readonly Block[]): string {
  const parts = blocks.map((block) => {
    const text = escape(block.text);
    switch (block.kind) {
      case "title":
        return `<h1 class="title">${text}</h1>`;
      case "meta":
        return `<p><b>${escape(block.label!)}</b> ${text}</p>`;
      case "tocHeading":
      case "sectionHeading":
        return `<h2>${text}</h2>`;
      case "toc":
        return `<p class="toc">${text}${".".repeat(Math.max(5, 90 - block.text.length))} ${block.page}</p>`;
      case "itemHeading":
        return `<h1 class="item">${text}</h1>`;
      case "subHeading":
        return `<h3>${text}</h3>`;
      case "tableRow":
        return `<table><tr>${block.cells!.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr></table>`;
      default:
        return `<p${block.joined ? ' class="joined"' : ""}>${text}</p>`;
    }
  });
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><style>
body { font: 10.5pt/1.4 "DejaVu Serif", serif; } p { margin: .7em 0; } p + p.joined { margin-top: -.7em; } table { margin: .7em 0; } .toc { margin: .2em 0; white-space: nowrap; overflow: hidden; }
h1 { font-size: 16pt; } h1.title { font-size: 20pt; } h1.item { break-before: page; } h2 { font-size: 13pt; } h3 { font-size: 11.5pt; } table { border-collapse: collapse; } td { border: 1px solid; padding: 4px 8px; width: 10em; }
</style></head><body>${parts.join("\n").replaceAll(/<\/table>\n<table>/g, "")}</body></html>`;
}

function setByHand(blocks: readonly Block[]): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margins: { top: 70, bottom: 70, left: 64, right: 64 }, bufferPages: true });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => document.on("end", () => resolve(Buffer.concat(parts))));
  const sizes: Partial<Record<Block["kind"], number>> = { title: 20, itemHeading: 16, tocHeading: 13.5, sectionHeading: 13.5, subHeading: 12 };
  for (const block of blocks) {
    const size = sizes[block.kind];
    if (block.kind === "itemHeading") document.addPage();
    if (size !== undefined) {
      document.moveDown(0.5).font("Helvetica-Bold").fontSize(size).text(block.text).moveDown(0.3);
      continue;
    }
    document.font("Helvetica").fontSize(block.kind === "tableRow" ? 9.5 : 11);
    if (block.kind === "tableRow") {
      const y = document.y;
      // The first column is wide enough for the longest word, as whoever lays a table out by hand sees to.
      const widths = block.cells!.map((_, index) => (index === 0 ? 467 * 0.4 : (467 * 0.6) / (block.cells!.length - 1)));
      let bottom = y;
      block.cells!.forEach((cell, index) => {
        document.text(cell, 64 + widths.slice(0, index).reduce((sum, width) => sum + width, 0), y, { width: widths[index]! - 14 });
        bottom = Math.max(bottom, document.y);
      });
      document.x = 64;
      document.y = bottom + 8;
      continue;
    }
    const text = block.kind === "meta" ? `${block.label} ${block.text}` : block.kind === "toc" ? `${block.text}.....${block.page}` : block.text;
    if (block.joined) document.y -= 7;
    document.text(text, { lineGap: 1 });
    document.y += 7;
  }
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    document.page.margins.bottom = 0; // or pdfkit would begin a new page for the foot
    document.fontSize(9).text(`Side ${page + 1} af ${count}`, 64, 800, { width: 467, align: "center", lineBreak: false });
  }
  document.end();
  return done;
}

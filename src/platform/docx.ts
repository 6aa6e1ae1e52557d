/** Paper as a Word document, for those who must have one: the same blocks as the PDF, with real headings, tables and language. By `docx` (MIT). */

import { Document, HeadingLevel, Packer, PageNumber, Paragraph, Footer, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import type { Paper, PaperBlock } from "./pdf.ts";

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;

/** The bytes of a .docx. It carries no seal: anyone can change it. */
export async function docxOf({ title, blocks }: Paper): Promise<Buffer> {
  const document = new Document({
    title,
    creator: "Sagsgang",
    styles: { default: { document: { run: { font: "Calibri", size: 22, language: { value: "da-DK" } } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: ["Side ", PageNumber.CURRENT, " af ", PageNumber.TOTAL_PAGES] })] })],
          }),
        },
        children: blocks.flatMap(wordsOf),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function wordsOf(block: PaperBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return [new Paragraph({ heading: HeadingLevel.TITLE, text: block.text })];
    case "heading":
      // Programs that read styles by their outline alone see no heading without it.
      return [new Paragraph({ heading: levels[block.level - 1]!, outlineLevel: block.level - 1, text: block.text, pageBreakBefore: block.newPage ?? false })];
    case "meta":
      return [new Paragraph({ children: [new TextRun({ text: `${block.label} `, bold: true }), new TextRun(block.text)] })];
    case "contents":
    case "paragraph":
      return [new Paragraph({ text: block.text, spacing: { after: block.kind === "paragraph" && block.close ? 0 : 120 } })];
    case "list":
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case "picture":
      return [new Paragraph({ text: block.alt })];
    case "table":
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: block.rows.map(
            (row, index) =>
              new TableRow({
                tableHeader: index === 0 && block.head !== false,
                children: row.map(
                  (text) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold: index === 0 && block.head !== false })] })] }),
                ),
              }),
          ),
        }),
      ];
  }
}

/** Printed blocks as a Word file, the way a secretary's template makes it: styles for headings, a table where there is one. */

import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import type { Block } from "#core/house-styles/print-minutes.ts";

const levels: Partial<Record<Block["kind"], (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  title: HeadingLevel.TITLE,
  itemHeading: HeadingLevel.HEADING_1,
  tocHeading: HeadingLevel.HEADING_2,
  sectionHeading: HeadingLevel.HEADING_2,
  subHeading: HeadingLevel.HEADING_3,
};

/** The file's bytes. */
export async function wordFileOf(blocks: readonly Block[]): Promise<Buffer> {
  const children: (Paragraph | Table)[] = [];
  let rows: TableRow[] = [];
  const endTable = (): void => {
    if (rows.length > 0) children.push(new Table({ rows }));
    rows = [];
  };
  for (const block of blocks) {
    if (block.kind === "tableRow") {
      rows.push(new TableRow({ children: block.cells!.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }));
      continue;
    }
    endTable();
    const heading = levels[block.kind];
    if (block.kind === "meta") children.push(new Paragraph({ children: [new TextRun({ text: block.label!, bold: true }), new TextRun(` ${block.text}`)] }));
    else if (block.kind === "toc") children.push(new Paragraph(`${block.text}\t${block.page}`));
    else children.push(new Paragraph({ text: block.text, ...(heading ? { heading } : {}) }));
  }
  endTable();
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** Agenda and minutes as paper, in the look of the house. */

import { printMinutes, type Block, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import type { HouseStyle } from "#core/house-styles/house-style.ts";
import { hasHeadRow } from "#core/paragraph.ts";
import { printPdf, type PaperBlock } from "#platform/pdf.ts";
import { roleNames } from "./words.ts";

/** The bytes of a tagged PDF. */
export function printedPdf(minutes: MinutesToPrint, style: HouseStyle): Buffer {
  const blocks = printMinutes(minutes, style);
  return printPdf({ title: blocks[0]!.text, blocks: paperBlocks(blocks) });
}

/** Printed blocks as blocks of paper. */
export function paperBlocks(blocks: readonly Block[]): PaperBlock[] {
  const paper: PaperBlock[] = [];
  for (const block of blocks) {
    const above = paper.at(-1);
    switch (block.kind) {
      case "title":
        paper.push({ kind: "title", text: block.text });
        break;
      case "meta":
        paper.push({ kind: "meta", label: block.label!, text: block.text });
        break;
      case "tocHeading":
        paper.push({ kind: "heading", level: 2, text: block.text });
        break;
      case "toc":
        paper.push({ kind: "contents", text: block.text, target: block.item! });
        break;
      case "itemHeading":
        paper.push({ kind: "heading", level: 1, text: block.text, newPage: true, target: block.item! });
        break;
      case "sectionHeading":
      case "subHeading":
        paper.push({ kind: "heading", level: block.kind === "sectionHeading" ? 2 : 3, text: block.text });
        break;
      case "listItem":
        paper.push({ kind: "paragraph", text: block.text, close: block.joined ?? false });
        break;
      case "tableRow":
        if (above?.kind === "table") above.rows.push([...block.cells!]);
        else paper.push({ kind: "table", rows: [[...block.cells!]] });
        break;
      default:
        paper.push({ kind: "paragraph", text: block.text, close: block.joined ?? false });
    }
  }
  // Empty cells at the end of a row are not told in text; on paper a table has as many in each row.
  for (const block of paper)
    if (block.kind === "table") {
      const width = Math.max(...block.rows.map((row) => row.length));
      for (const row of block.rows) while (row.length < width) row.push("");
    }
  return paper;
}

/**
 * Printed blocks as the page shows them (ui/printed.ts), for paper that stands beside it: a decision without a heading gets one, and a table has a
 * head only where its first row is one.
 */
export function paperAsPage(blocks: readonly Block[]): PaperBlock[] {
  const headed = blocks.flatMap((block, index): Block[] => {
    const bare =
      block.role === "decision" && block.kind !== "sectionHeading" && (blocks[index - 1]?.role !== "decision" || blocks[index - 1]?.item !== block.item);
    return bare ? [{ ...block, kind: "sectionHeading", level: 2, text: roleNames.decision }, block] : [block];
  });
  return paperBlocks(headed).map((block) => (block.kind === "table" ? { ...block, head: hasHeadRow(block.rows) } : block));
}

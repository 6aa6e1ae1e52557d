/** Minutes on paper: the whole, or one item as an excerpt of the protocol (protokoludskrift). */

import { printMinutes, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import type { HouseStyle } from "#core/house-styles/house-style.ts";
import { minutesStateNames, type Minutes } from "#core/minutes.ts";
import { printPdf, type PaperBlock } from "#platform/pdf.ts";
import { paperBlocks } from "#ui/paper.ts";

// A draft on paper looks like minutes, so it says itself that it is none yet.
function standing(minutes: Minutes | null): PaperBlock[] {
  const lines: PaperBlock[] = [
    { kind: "meta", label: "Referatets stand:", text: minutes?.official ? minutesStateNames[minutes.state] : "Kladde. Teksten kan endnu ændres." },
  ];
  if (minutes?.official) lines.push({ kind: "meta", label: "Tekstens fingeraftryk (SHA-256):", text: minutes.official.sha256 });
  return lines;
}

function afterHead(blocks: readonly PaperBlock[], lines: readonly PaperBlock[]): PaperBlock[] {
  const end = blocks.findIndex((block) => block.kind !== "title" && block.kind !== "meta");
  const at = end === -1 ? blocks.length : end;
  return [...blocks.slice(0, at), ...lines, ...blocks.slice(at)];
}

/** All items given, in the look of the house. */
export function minutesPdf(printed: MinutesToPrint, style: HouseStyle, minutes: Minutes | null): Buffer {
  const blocks = printMinutes(printed, style);
  return printPdf({ title: blocks[0]!.text, blocks: afterHead(paperBlocks(blocks), standing(minutes)) });
}

/** One item with committee, date and who took part: what goes back to the case or on to the next body. */
export function excerptPdf(printed: MinutesToPrint, style: HouseStyle, minutes: Minutes | null): Buffer {
  const title = `Protokoludskrift: ${printed.organization.name ?? ""}`.trimEnd();
  const blocks = paperBlocks(printMinutes(printed, style).filter((block) => block.kind !== "toc" && block.kind !== "tocHeading"))
    // One item follows its head on the same page, and nothing points to it.
    .map((block): PaperBlock => (block.kind === "title" ? { kind: "title", text: title } : block.kind === "heading" ? { ...block, newPage: false } : block));
  return printPdf({ title, blocks: afterHead(blocks, standing(minutes)) });
}

/** The public copy on paper: what is open, in the look of the house. */

import { printMinutes, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import type { HouseStyle } from "#core/house-styles/house-style.ts";
import { printPdf } from "#platform/pdf.ts";
import { paperBlocks } from "#ui/paper.ts";

export function publicPdf(minutes: MinutesToPrint, style: HouseStyle): Buffer {
  const blocks = printMinutes(minutes, style);
  return printPdf({ title: blocks[0]!.text, blocks: paperBlocks(blocks) });
}

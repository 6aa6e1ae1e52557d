/** A house style is one description: what it prints, it reads back (DESIGN §3). */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { firstagenda } from "#core/house-styles/firstagenda.ts";
import { styleOn } from "#core/house-styles/house-style.ts";
import { printMinutes, printMinutesAsText, type Block, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import { anyMinutes } from "#test/arbitraries.ts";
import { runs } from "#test/runs.ts";
import { readInHouseStyle } from "./house-style-reader.ts";
import { linesOfText, type Line } from "./lines.ts";
import { houseStyles } from "#core/house-styles/described.ts";

function printable({ organization, meeting, agendaItem }: MinutesToPrint): unknown {
  return JSON.parse(JSON.stringify({ organization, meeting, agendaItem }, (key, value) => (key === "at" || key === "headingTwice" ? undefined : value)));
}

/** Blocks as a PDF would give them back: headings by the size of type, no marks, space above paragraphs, page numbers at the foot. */
function linesOfPages(blocks: readonly Block[]): Line[] {
  const lines: Line[] = [];
  let page = 1;
  const put = (text: string, heading: number | null, joined: boolean) =>
    lines.push({
      page,
      line: lines.length + 1,
      text,
      heading,
      bold: heading !== null,
      blankBefore: joined ? 0 : 1,
      cells: text.includes("\t") ? text.split("\t") : null,
      size: heading === null ? 10 : 16 - heading,
      x: 50,
      y: 50 + lines.length,
      right: 500,
    });
  for (const block of blocks) {
    if (block.kind === "tocHeading" || block.kind === "itemHeading") {
      put(`${page}`, null, false);
      page += 1;
    }
    const text = block.kind === "toc" ? `${block.text}${".".repeat(40)} ${block.page}` : block.label ? `${block.label} ${block.text}` : block.text;
    put(text, block.level > 0 ? block.level : null, block.joined ?? false);
  }
  return lines;
}

for (const style of [...houseStyles, firstagenda]) {
  test(`${style.name}: minutes printed as text and read again are the same minutes`, () => {
    fc.assert(
      fc.property(anyMinutes(style, styleOn), (minutes) => {
        const read = readInHouseStyle({ lines: linesOfText(printMinutesAsText(minutes, style)), pages: null, mediaType: "text/plain" }, style);
        assert.deepEqual(printable(read.minutes), printable(minutes));
        assert.deepEqual(read.minutes.unplaced, []);
      }),
      { numRuns: runs(150) },
    );
  });

  test(`${style.name}: minutes printed on pages and read again are the same minutes`, () => {
    fc.assert(
      fc.property(anyMinutes(style, styleOn), (minutes) => {
        const lines = linesOfPages(printMinutes(minutes, style));
        const read = readInHouseStyle({ lines, pages: lines.at(-1)!.page, mediaType: "application/pdf" }, style);
        assert.deepEqual(printable(read.minutes), printable(minutes));
        assert.deepEqual(read.minutes.unplaced, []);
      }),
      { numRuns: runs(100) },
    );
  });

  test(`${style.name}: nothing that can be typed makes the reader stumble, and every line is placed`, () => {
    const words = [
      "Punkt 4: Sag",
      "Punkt 5: Lukket: Sag",
      "Beslutning",
      "Indstilling",
      "Afbud:",
      "Indholdsfortegnelse",
      "REFERAT Udvalget d. 01-02-2031",
      "Bilag",
      "\t\t1",
      "Forvaltningen indstiller",
      "15.00.00G01-1-22",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: "binary", maxLength: 60 }))), (typed) => {
        const lines = linesOfText(typed.join("\n"));
        const { minutes, placement } = readInHouseStyle({ lines, pages: null, mediaType: "text/plain" }, style);
        assert.equal(placement.length, lines.length);
        assert.equal(placement.filter((field) => field === "unplaced").length, minutes.unplaced.length);
      }),
    );
  });
}

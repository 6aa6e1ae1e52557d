/** The Word document says what the paper says, with real headings and header rows. */

import assert from "node:assert/strict";
import test from "node:test";
import mammoth from "mammoth";
import { herlev } from "#core/house-styles/herlev.ts";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import { inventedMeeting } from "#test/invented-minutes.ts";
import { paperBlocks } from "#ui/paper.ts";
import { docxOf } from "./docx.ts";

test("minutes as a Word document have the same headings, tables and words as the paper", async () => {
  const minutes = inventedMeeting(3);
  minutes.agendaItem[0]!.section.push({ role: "finances", heading: "Økonomi", text: "Sådan:\n\nÅr\tBeløb\n2026\t1.250.000 kr." });
  const blocks = printMinutes(minutes, herlev);
  const bytes = await docxOf({ title: "Referat", blocks: paperBlocks(blocks) });
  const { value: html } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: ["p[style-name='Title'] => h1.title:fresh"] });
  const headings = [...html.matchAll(/<h(\d)>(.*?)<\/h\d>/g)].map(([, level, text]) => `${level} ${text}`);
  assert.deepEqual(
    headings,
    blocks.filter((block) => block.level > 0 && block.kind !== "title").map((block) => `${block.level} ${block.text}`),
  );
  assert.match(html, /<thead><tr><th><p><strong>År<\/strong><\/p><\/th><th><p><strong>Beløb/);
  for (const block of blocks) if (block.kind === "paragraph") assert.ok(html.includes(block.text), block.text);
});

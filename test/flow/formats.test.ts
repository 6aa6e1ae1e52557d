/** The same minutes as Word file and as web page are read to the same as their text. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test from "node:test";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import type { AgendaItem, PublishedMinutes } from "#core/published-minutes.ts";
import { demonstrationMeetings } from "#demo/meetings.ts";
import { pageOf } from "#demo/print-demonstration.ts";
import { lindeborg } from "#core/house-styles/lindeborg.ts";
import { printMinutesAsText } from "#core/house-styles/print-minutes.ts";
import { extract, parse, sha256Of } from "#import/read-bytes.ts";
import { houseStyles } from "#core/house-styles/described.ts";
import { missing, sharedFolder } from "#test/shared.ts";
import { wordFileOf } from "#test/word-file.ts";

async function read(bytes: Buffer, file: string, municipality?: string): Promise<PublishedMinutes> {
  return parse(await extract(bytes, file), { file, sha256: sha256Of(bytes) }, municipality ? { hints: { municipality } } : {});
}

const words = (text: string): string =>
  text
    .replace(/^\s*[•–-]\s+/gm, "")
    .replace(/\s+/g, " ")
    .trim();

function comparable(item: AgendaItem): object {
  const { at: _at, section, recommendation, decision, attachment, ...rest } = item;
  return {
    ...rest,
    section: section.map(({ role, heading, text }) => ({ role, heading, text: words(text) })),
    recommendation: recommendation && { by: recommendation.by, points: recommendation.points.map(words) },
    decision: decision && { ...decision, text: words(decision.text), at: null },
    attachment: attachment.map(({ label, name }) => ({ label, name })),
  };
}

function assertSame(got: PublishedMinutes, wanted: PublishedMinutes): void {
  assert.deepEqual(
    { ...got.meeting, ...got.organization, municipality: got.municipality },
    { ...wanted.meeting, ...wanted.organization, municipality: wanted.municipality },
  );
  assert.deepEqual(got.agendaItem.map(comparable), wanted.agendaItem.map(comparable));
  assert.deepEqual(got.unplaced, []);
}

test("the first documents as Word files are read to the same minutes as their text", async (t) => {
  const seeds = sharedFolder("seeds");
  if (!seeds) return t.skip(missing("seeds"));
  for (const name of fs.readdirSync(seeds).sort()) {
    await t.test(name, async () => {
      const text = await read(fs.readFileSync(path.join(seeds, name)), name);
      const blocks = printMinutes(
        text,
        houseStyles.find((style) => style.name === text.houseStyle)!,
      );
      assertSame(await read(await wordFileOf(blocks), "referat.docx"), text);
    });
  }
});

test("the demonstration's meetings as Word file and as web page are read to the same minutes as their text", async () => {
  for (const meeting of demonstrationMeetings().slice(0, 12)) {
    const text = await read(Buffer.from(printMinutesAsText(meeting, lindeborg)), "referat.txt", "Lindeborg Kommune");
    assertSame(await read(await wordFileOf(printMinutes(meeting, lindeborg)), "referat.docx", "Lindeborg Kommune"), text);
    assertSame(await read(Buffer.from(await pageOf(meeting)), "referat.html", "Lindeborg Kommune"), text);
  }
});

/** The five first documents set again as PDF, four ways, and read to the same minutes as their text. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test from "node:test";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import type { AgendaItem, PublishedMinutes } from "#core/published-minutes.ts";
import { extract, parse, sha256Of } from "#import/read-bytes.ts";
import { houseStyles } from "#core/house-styles/described.ts";
import { missing, sharedFolder } from "#test/shared.ts";
import { typesettings } from "#test/typesettings.ts";

async function read(bytes: Buffer, file: string, hints?: { municipality: string }): Promise<PublishedMinutes> {
  return parse(await extract(bytes, file), { file, sha256: sha256Of(bytes) }, hints ? { hints } : {});
}

// Words decide, not where a line was broken: how paragraphs and list items are told apart in print differs from house to house.
// Whether a space follows a hyphen at the end of a printed line cannot be seen.
const words = (text: string): string =>
  text
    .replace(/^\s*[•–-]\s+/gm, "")
    .replace(/\s+/g, " ")
    .replace(/- /g, "-")
    .trim();

function comparable(item: AgendaItem): object {
  return {
    number: item.number,
    name: item.name,
    public: item.public,
    caseNumber: item.caseNumber,
    sections: item.section.map((section) => ({ role: section.role, heading: section.heading, text: words(section.text) })),
    recommendation: item.recommendation && { by: item.recommendation.by, points: item.recommendation.points.map(words) },
    decision: item.decision && {
      text: words(item.decision.text),
      phrase: item.decision.phrase,
      outcome: item.decision.outcome,
      absent: item.decision.absent,
      vote: item.decision.vote,
    },
    attachments: item.attachment.map(({ label, name }) => ({ label, name })),
  };
}

test("the first documents set as PDF four ways are read to the same minutes as their text", { timeout: 300_000 }, async (t) => {
  const seeds = sharedFolder("seeds");
  if (!seeds) return t.skip(missing("seeds"));
  const { settings, close } = await typesettings();
  t.after(close);
  for (const name of fs.readdirSync(seeds).sort()) {
    const text = await read(fs.readFileSync(path.join(seeds, name)), name);
    const style = houseStyles.find((each) => each.name === text.houseStyle)!;
    const blocks = printMinutes(text, style);
    for (const [setting, set] of Object.entries(settings)) {
      await t.test(`${name} by ${setting}`, async () => {
        const paper = await set(blocks);
        const minutes = await read(paper, "referat.pdf");
        assert.equal(minutes.houseStyle, text.houseStyle);
        assert.deepEqual(
          { ...minutes.meeting, municipality: minutes.municipality, organization: minutes.organization },
          { ...text.meeting, municipality: text.municipality, organization: text.organization },
        );
        assert.deepEqual(minutes.agendaItem.map(comparable), text.agendaItem.map(comparable));
        assert.deepEqual(minutes.unplaced, []);
      });
    }
  }
});

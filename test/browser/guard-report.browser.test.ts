import { deepEqual, equal } from "node:assert/strict";
import { after, test } from "node:test";
import { guardText } from "#core/guard/guard-text.ts";
import { newReport } from "#guard/report.ts";
import { reportPage } from "#guard/report-pages.ts";
import { closedItem, dice, inventedDocument, laterThan, openText } from "#test/guard-documents.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";

after(endBrowser);

test("the guard's report passes the accessibility check, fits a narrow screen and fetches nothing", async (t) => {
  const throwDice = dice(12);
  const report = newReport("en mappe med bilag", new Date("2026-11-22T12:00:00Z"));
  const context = { today: laterThan, municipality: { domain: null, phone: null }, closed: [closedItem], openText };
  for (let number = 1; number <= 12; number++) {
    const { text } = inventedDocument(throwDice, 5);
    const file = `udvalg/2022/Bilag ${number} til dagsordenen for arbejdsmarkedsudvalgets møde.pdf`;
    report.add({
      name: file,
      findings: guardText({ file, part: "side 1", text }, context),
      looked: { parts: 1, characters: text.length, pages: 1, ocrPages: 0 },
    });
  }
  const page = await aPage(t, { javaScript: true, width: 320, height: 800 });
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(request.url()));
  await page.setContent(String(await reportPage(report.done())));
  deepEqual(await accessibilityFindings(page), []);
  equal(await overflow(page), 0);
  deepEqual(asked, []);
});

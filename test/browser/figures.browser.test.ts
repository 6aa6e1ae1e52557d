import { deepEqual, equal, match, ok } from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";
import { aMeeting, anItem, file } from "./invented-archive.ts";
import { servedArchive } from "./serve-archive.ts";

after(endBrowser);

const committee = "/lyngbaek/arbejdsmarkedsudvalget";
const meeting = `${committee}/2026-02-04`;

const text = [
  "Bloktilskudsnøglen for 2026 er på 0,54 procent. Kvoten reduceres fra 41 til 23 nye flygtninge. Andelen er 12.5 procent.",
  "Region Nord modtager 3.180 personer (31,8%), Region Syd modtager 1.436 personer (14,4%).",
  "Nævnet har truffet 222 afgørelser i 2025.",
  "Stadfæstet: 126 sager\nHjemvist: 38 sager\nÆndret: 34 sager\nAfvist: 24 sager",
  "I hele 1.000 kr.\tKorrigeret budget 2026\tForbrug pr. den 30. september 2026\tForbrugsprocent pr. den 30. september 2026\nArbejdsmarkedsudvalgetsområdersamlet\t395.807\t296.780\t75,0\nI alt\t395.807\t296.780\t75,0",
  ...Array.from({ length: 20 }, (_, index) => `Afsnit ${String.fromCodePoint(97 + index)} fortæller om noget andet, som fylder en linje eller to på siden.`),
  "Efter alt dette kommer der 404 borgere.",
].join("\n\n");

async function withFigures(t: Parameters<typeof servedArchive>[0]) {
  const archive = await servedArchive(t);
  await file(
    archive.db.worker,
    aMeeting({
      date: "2025-02-05",
      items: [anItem({ number: "3", name: "Nøgletal", text: "Bloktilskudsnøglen for 2025 er på 0,53 procent.", decision: "Drøftet." })],
    }),
  );
  await file(
    archive.db.worker,
    aMeeting({ date: "2026-02-04", items: [anItem({ number: "3", name: "Nøgletal", text, decision: "Bevilget med 40.000 kr." })] }),
  );
  return archive;
}

test("the pages of figures pass the accessibility check and fit a narrow screen", async (t) => {
  const archive = await withFigures(t);
  const wide = await aPage(t, { javaScript: true });
  const narrow = await aPage(t, { width: 320, height: 700 });
  for (const path of [`${committee}/tal`, `${meeting}/tal`, `${meeting}/punkt-3?tal=1#tal-1`, `${meeting}/punkt-3?tal=14#tal-14`]) {
    await wide.goto(archive.address + path);
    deepEqual(await accessibilityFindings(wide), [], path);
    await narrow.goto(archive.address + path);
    equal(await overflow(narrow), 0, `${path} scrolls sideways at 320 points`);
    equal(await narrow.locator("h1").count(), 1, path);
  }
});

test("with the keyboard and without JavaScript a citizen goes from a number to its sentence, which is marked and on the screen", async (t) => {
  const archive = await withFigures(t);
  const page = await aPage(t, { width: 390, height: 700 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${archive.address}${meeting}/tal`);
  const link = page.getByRole("link", { name: "404 borgere" });
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/punkt-3\?tal=\d+#tal-\d+$/);
  const mark = page.locator("mark:target");
  equal(await mark.textContent(), "Efter alt dette kommer der 404 borgere.");
  const box = (await mark.boundingBox())!;
  ok(box.y >= 0 && box.y + box.height <= 700, `the sentence is at ${box.y}`);
});

test("a screen reader hears the tables by caption and headings, and the doubt in words", async (t) => {
  const archive = await withFigures(t);
  const page = await aPage(t);
  await page.goto(`${archive.address}${meeting}/tal`);
  equal(
    await page
      .getByRole("table", { name: /I hele 1\.000 kr\./ })
      .getByRole("columnheader")
      .count(),
    3,
  );
  equal(
    await page
      .getByRole("table", { name: /222 afgørelser/ })
      .getByRole("rowheader", { name: "Stadfæstet" })
      .count(),
    1,
  );
  match((await page.locator("main").textContent())!, /12\.5[\s\S]*Et punktum, hvor dansk har komma/);
  match((await page.locator("main").textContent())!, /126 \+ 38 \+ 34 \+ 24 = 222 afgørelser\. Delene giver tilsammen det hele\./);
});

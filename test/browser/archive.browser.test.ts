import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";
import { servedArchive } from "./serve-archive.ts";

after(endBrowser);

const meeting = "/lyngbaek/arbejdsmarkedsudvalget/2022-10-26";

async function everyKindOfPage(archive: Awaited<ReturnType<typeof servedArchive>>): Promise<Record<string, string>> {
  const [scanned] = await archive.db.citizen<{ sha256: string }[]>`select sha256 from published.document where 10 = any(ocr_pages)`;
  return {
    "the front page": "/",
    "a municipality": "/lyngbaek",
    "a committee": "/lyngbaek/arbejdsmarkedsudvalget",
    "a meeting": meeting,
    "an older version": `${meeting}/version-1`,
    "an item with votes and dissent": `${meeting}/punkt-66`,
    "an item with a very long word in its title": `${meeting}/punkt-67`,
    "a closed item": `${meeting}/punkt-68`,
    "an attachment": `${meeting}/punkt-66/bilag-2`,
    "a partly read meeting": "/storaaby/social-og-sundhedsudvalget/2023-03-18",
    "a case": "/lyngbaek/sag/15.00.00-g01-22-21",
    "a person": "/lyngbaek/person/anders-poulsgaard",
    "a document": `/dokument/lyngbaek/${scanned!.sha256}`,
    "a search": "/soeg?q=plan",
    "a search with filters": "/soeg?q=kontanthj%C3%A6lp&kommune=lyngbaek&aar=2022",
    "a search that finds nothing": "/soeg?q=sygedagpegne&aar=2022",
    "a search by case number": "/soeg?q=15.00.00G01-22-21",
    "the empty search": "/soeg",
    about: "/om",
    accessibility: "/tilgaengelighed",
    "an address where nothing is": "/lyngbaek/findes-ikke",
  };
}

test("every kind of page passes the accessibility check and fits a narrow screen", async (t) => {
  const archive = await servedArchive(t);
  const wide = await aPage(t, { javaScript: true });
  const narrow = await aPage(t, { width: 320, height: 700 });
  for (const [name, path] of Object.entries(await everyKindOfPage(archive))) {
    await wide.goto(archive.address + path);
    deepEqual(await accessibilityFindings(wide), [], name);
    await narrow.goto(archive.address + path);
    equal(await overflow(narrow), 0, `${name} scrolls sideways at 320 points`);
    equal(await narrow.locator("h1").count(), 1, name);
    equal(await narrow.locator("html").getAttribute("lang"), "da", name);
  }
});

test("nothing on a page is fetched from elsewhere, refused by the policy or broken", async (t) => {
  const archive = await servedArchive(t);
  const page = await aPage(t, { javaScript: true });
  const told: string[] = [];
  page.on("console", (message) => void (["error", "warning"].includes(message.type()) && told.push(message.text())));
  page.on("request", (request) => void (!request.url().startsWith(archive.address) && told.push(`fetched ${request.url()}`)));
  page.on(
    "response",
    (response) => void (response.status() >= 400 && !response.url().endsWith("findes-ikke") && told.push(`${response.status()} ${response.url()}`)),
  );
  for (const path of Object.values(await everyKindOfPage(archive))) await page.goto(archive.address + path, { waitUntil: "networkidle" });
  deepEqual(
    told.filter((each) => !each.includes("404 (Not Found)")),
    [],
  );
  equal(await page.evaluate(() => document.fonts.check("16px 'IBM Plex Sans'")), true);
});

test("with the keyboard alone a citizen skips to the content, searches and opens a result", async (t) => {
  const archive = await servedArchive(t);
  const page = await aPage(t);
  await page.goto(`${archive.address}${meeting}`);
  await page.keyboard.press("Tab");
  equal(await page.locator(":focus").textContent(), "Gå til sidens indhold");
  ok((await page.locator(":focus").boundingBox())!.height > 10, "the skip link is seen when it has focus");
  await page.keyboard.press("Enter");
  match(page.url(), /#indhold$/);

  await page.goto(archive.address);
  await page.locator("#soeg").focus();
  await page.keyboard.type("kontanthjælp");
  await page.keyboard.press("Enter");
  await page.waitForURL(/soeg\?q=/);
  equal(await page.locator("main mark", { hasText: "kontanthjælps" }).first().textContent(), "kontanthjælps");
  const first = page.locator(".result-title a").first();
  const title = await first.textContent();
  await first.focus();
  notEqual(await first.evaluate((link) => getComputedStyle(link).outlineStyle), "none", "focus is seen");
  await page.keyboard.press("Enter");
  await page.waitForURL(/punkt-/);
  equal(await page.locator("h1").textContent(), title);
});

test("a citizen narrows a search, takes the filter away again, and follows a misspelt word", async (t) => {
  const archive = await servedArchive(t);
  const page = await aPage(t);
  await page.goto(`${archive.address}/soeg?q=plan`);
  await page.locator(".filters a", { hasText: "Storåby" }).first().click();
  equal(await page.locator(".result-list > li").count(), 1);
  await page.locator(".filter-tag").click();
  equal(await page.locator(".result-list > li").count(), 5);
  await page.goto(`${archive.address}/soeg?q=sygedagpegne`);
  await page.locator(".suggestion a").click();
  ok((await page.locator(".result-list > li").count()) > 0);
});

test("tiltrådt is told in words: the application was refused", async (t) => {
  const archive = await servedArchive(t);
  const page = await aPage(t);
  await page.goto(`${archive.address}${meeting}/punkt-67`);
  equal(await page.locator(".decision .outcome").textContent(), "Afslået");
  match((await page.locator(".in-words").textContent())!, /Indstillingen blev fulgt.*afslået/s);
});

test("what changed in a recommendation between two handlings is told to eye and ear", async (t) => {
  const archive = await servedArchive(t);
  const page = await aPage(t);
  await page.goto(`${archive.address}/lyngbaek/sag/15.00.00-g01-22-21`);
  await page.locator("summary", { hasText: "Hvad er ændret" }).first().click();
  match((await page.locator("ins").first().textContent())!, /^\[tilføjet:\] /);
  match((await page.locator("del").first().textContent())!, /^\[udgået:\] /);
});

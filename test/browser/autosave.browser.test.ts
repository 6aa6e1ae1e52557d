/** Saving as one writes, in a real browser: nothing typed is lost by a lost connection, a closed page or a colleague in the same text. */

import assert from "node:assert/strict";
import test, { after, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { plainText, richTextOf } from "#core/rich-text.ts";
import { accessibilityFindings, aPage, endBrowser } from "./browser.ts";
import { complaintsOf, ownPage } from "./own-page.ts";

after(endBrowser);

type Desk = {
  url: string;
  saved: { text: string; title: string; version: number; posts: URLSearchParams[]; down: boolean };
  people: { name: string; field: string }[];
};

// A case kept as a real one would be: a version that must be the one that was read, and who wrote last.
async function desk(t: TestContext, editor = true): Promise<Desk> {
  const saved = { text: "Udvalget tager stilling.", title: "Ny daginstitution", version: 1, by: "", posts: [] as URLSearchParams[], down: false };
  const people: { name: string; field: string }[] = [];
  const { app, url } = await ownPage(
    t,
    ["editor", "autosave"],
    () => `<div data-person="7"><h2>Punkt 4</h2><form method="post" action="/gem" data-autosave="/gem" data-presence="/her">
      <input type="hidden" name="version" value="${saved.version}">
      <div class="form-group"><label class="form-label" for="titel">Titel</label><input class="form-input" id="titel" name="titel" value="${saved.title}"></div>
      <div class="form-group"><label class="form-label" for="tekst">Sagsfremstilling</label>
      <textarea class="form-input" id="tekst" name="tekst" rows="6" ${editor ? "data-editor" : ""}>${saved.text}</textarea></div>
      <p class="autosave-status" data-autosave-status role="status"></p><button class="button button-primary">Gem</button></form></div>`,
  );
  app.get("/her", (c) => c.json({ people }));
  app.post("/gem", async (c) => {
    if (saved.down) return c.html("<p>Sagsgang er nede</p>", 503);
    const sent = new URLSearchParams(await c.req.text());
    saved.posts.push(sent);
    if (Number(sent.get("version")) !== saved.version)
      return c.json({
        ok: false,
        code: "text-changed-by-other",
        message: "Teksten er ændret af en anden.",
        version: saved.version,
        theirs: { by: "Mette Aagaard", text: saved.text, field: "tekst" },
      });
    const doc = sent.get("tekst.doc");
    if (doc !== null) {
      const taken = richTextOf(JSON.parse(doc));
      assert.ok(taken.ok);
      saved.text = plainText(taken.text);
    } else if (sent.has("tekst")) saved.text = sent.get("tekst")!.replaceAll("\r\n", "\n");
    if (sent.has("titel")) saved.title = sent.get("titel")!;
    saved.version++;
    return c.json({ ok: true, version: saved.version, at: "14:03" });
  });
  return { url, saved, people };
}

async function open(
  t: TestContext,
  url: string,
): Promise<{ page: Page; status: (words: RegExp) => Promise<void>; write: (text: string) => Promise<void>; complaints: string[] }> {
  const page = await aPage(t, { javaScript: true });
  const complaints = complaintsOf(page);
  await page.goto(url);
  await page.getByRole("textbox", { name: "Sagsfremstilling" }).waitFor();
  return {
    page,
    complaints,
    status: (words) => page.locator("[data-autosave-status]").getByText(words).waitFor({ timeout: 15_000 }),
    write: (text) => atEnd(page, text),
  };
}

async function atEnd(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Sagsfremstilling" }).click();
  await page.waitForTimeout(60);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

test("what is written is saved after a moment, only what was changed, with the version it was read in", { timeout: 60_000 }, async (t) => {
  const { url, saved } = await desk(t);
  const { page, status, write, complaints } = await open(t, url);
  await write(" Høringen er slut.");
  await status(/^Gemt kl\. 14:03$/);
  assert.equal(saved.text, "Udvalget tager stilling. Høringen er slut.");
  assert.deepEqual([...saved.posts[0]!.keys()], ["version", "tekst", "tekst.doc"]);
  assert.equal(await page.locator("[name=version]").inputValue(), "2");
  await page.getByLabel("Titel").fill("Ny daginstitution i øst");
  await page.keyboard.press("Tab");
  await status(/^Gemt/);
  await page.waitForFunction(() => (document.querySelector("[name=version]") as HTMLInputElement).value === "3");
  assert.equal(saved.title, "Ny daginstitution i øst");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0, "what is saved does not stay in the browser");
  assert.deepEqual(complaints, []);
});

test("a lost connection is told, and what was written meanwhile is saved when it is back", { timeout: 60_000 }, async (t) => {
  const { url, saved } = await desk(t);
  const { page, status, write } = await open(t, url);
  await page.context().setOffline(true);
  await write(" Skrevet i toget.");
  await status(/forbindelsen er væk\. Teksten ligger i denne browser/);
  await write(" Og videre.");
  assert.equal(saved.posts.length, 0);
  await page.context().setOffline(false);
  await status(/^Gemt/);
  assert.equal(saved.text, "Udvalget tager stilling. Skrevet i toget. Og videre.");
});

test("a page closed before its text was saved offers it when opened again, and never puts it in unasked", { timeout: 60_000 }, async (t) => {
  const { url, saved } = await desk(t);
  const { page, status, write } = await open(t, url);
  saved.down = true;
  await write(" Skrevet i toget.");
  await status(/serveren svarer ikke, som den skal\. Teksten ligger i denne browser/);
  await page.goto("about:blank");
  // What the page sends as it is left must have met the server while it was down.
  await page.waitForTimeout(700);
  saved.down = false;
  await page.goto(url);
  const box = page.getByRole("region", { name: "Tekst, der ikke er gemt" });
  assert.match(await box.innerText(), /Udvalget tager stilling\. Skrevet i toget\./);
  assert.equal(await page.getByRole("textbox", { name: "Sagsfremstilling" }).innerText(), "Udvalget tager stilling.");
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.reload();
  await box.waitFor();
  await box.getByRole("button", { name: "Sæt teksten ind" }).click();
  await status(/^Gemt/);
  assert.equal(saved.text, "Udvalget tager stilling. Skrevet i toget.");
  await page.reload();
  await page.getByRole("textbox", { name: "Sagsfremstilling" }).waitFor();
  assert.equal(await box.count(), 0);
});

test("two who write in the same text see each other's words, and both texts live until one is chosen", { timeout: 60_000 }, async (t) => {
  const { url, saved } = await desk(t);
  const [mette, jens] = [await open(t, url), await open(t, url)];
  await mette.write(" Mette: høringen er slut.");
  await mette.status(/^Gemt/);
  await jens.write(" Jens: udgiften er 2 mio. kr.");
  const box = jens.page.getByRole("region", { name: "Mette Aagaard har ændret Sagsfremstilling imens" });
  await box.waitFor();
  assert.match(await box.innerText(), /Mette: høringen er slut/);
  assert.match(await jens.page.getByRole("textbox", { name: "Sagsfremstilling" }).innerText(), /Jens: udgiften/);
  assert.match(saved.text, /Mette/, "nothing is written over");
  assert.deepEqual(await accessibilityFindings(jens.page), []);
  await box.getByRole("button", { name: "Behold min" }).click();
  await jens.status(/^Gemt/);
  assert.equal(saved.text, "Udvalget tager stilling. Jens: udgiften er 2 mio. kr.");

  await mette.write(" Og svarene er gode.");
  const other = mette.page.getByRole("region", { name: /har ændret Sagsfremstilling imens/ });
  await other.getByRole("button", { name: "Tag den andens" }).click();
  assert.match(await mette.page.getByRole("textbox", { name: "Sagsfremstilling" }).innerText(), /Jens: udgiften/);
  const own = mette.page.getByRole("region", { name: "Din egen tekst i Sagsfremstilling" });
  assert.match(await own.innerText(), /svarene er gode/);
  await own.getByRole("button", { name: "Sæt min tekst ind igen" }).click();
  await mette.status(/^Gemt/);
  assert.match(saved.text, /Mette: høringen er slut\. Og svarene er gode\./);
});

test("a plain field without the editor is saved and disputed alike", { timeout: 60_000 }, async (t) => {
  const { url, saved } = await desk(t, false);
  const [mette, jens] = [await open(t, url), await open(t, url)];
  await mette.write(" Mette.");
  await mette.status(/^Gemt/);
  await jens.write(" Jens.");
  await jens.page.getByRole("button", { name: "Tag den andens" }).click();
  assert.equal(await jens.page.getByRole("textbox", { name: "Sagsfremstilling" }).inputValue(), "Udvalget tager stilling. Mette.");
  assert.equal(saved.text, "Udvalget tager stilling. Mette.");
});

test("leaving the page sends what was not yet saved", { timeout: 60_000 }, async (t) => {
  const { url, saved } = await desk(t);
  const { page, write } = await open(t, url);
  await write(" I sidste øjeblik.");
  await page.goto("about:blank");
  for (let tries = 0; tries < 50 && saved.posts.length === 0; tries++) await page.waitForTimeout(100);
  assert.match(saved.text, /I sidste øjeblik\./);
});

test("a colleague in the same field is named beside it", { timeout: 60_000 }, async (t) => {
  const { url, people } = await desk(t);
  people.push({ name: "Mette Aagaard", field: "tekst" });
  const { page } = await open(t, url);
  await page.getByText("Mette Aagaard skriver her også").waitFor();
});

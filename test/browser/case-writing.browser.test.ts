/** Writing a case in the browser: saved while one writes, again and again, and nobody's words written over. */

import assert from "node:assert/strict";
import test, { after, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { foundCommittee } from "#committee/found-committee.ts";
import { openCase } from "#case/open-case.ts";
import { caseRoutes } from "#case/routes.ts";
import { cases } from "#case/store.ts";
import { noDetails } from "#core/case.ts";
import { houseActor } from "#core/people.ts";
import { plainText } from "#core/rich-text.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { aPage, endBrowser } from "./browser.ts";

after(endBrowser);

async function aCase(t: TestContext): Promise<{ desk: Desk; id: number; url: string }> {
  const desk = await deskFor(t, { stations: () => [caseRoutes] });
  const call = { actor: houseActor, at: desk.web.now() };
  const founded = await foundCommittee(desk.web.sql, call, {
    kind: "committee",
    name: "Arbejdsmarkedsudvalget",
    abbreviation: null,
    from: "2026-01-01",
    term: { from: 2026, to: 2029 },
  });
  assert.ok(founded.ok);
  const writer = { ...houseActor, roles: [{ role: "caseWorker" as const, committee: null }] };
  const opened = await openCase(
    desk.web.sql,
    { ...call, actor: writer },
    { committee: founded.answer.committee, details: { ...noDetails, title: "Lærlinge i kommunens køkkener" }, from: null, template: false },
  );
  assert.ok(opened.ok);
  return { desk, id: opened.answer.id, url: `${desk.url}/sager/${opened.answer.id}` };
}

const resume = "#afsnit-summary";
const saved = (page: Page): Promise<void> => page.locator(`${resume} [data-autosave-status]`, { hasText: "Gemt kl." }).waitFor();
const textOf = async ({ desk, id }: { desk: Desk; id: number }): Promise<string> =>
  plainText((await cases.load(desk.web.sql, id))!.sections.find((each) => each.key === "summary")!.text);

test("what a case worker writes is saved as they write, again and again", async (t) => {
  const made = await aCase(t);
  const page = await aPage(t, { javaScript: true });
  await made.desk.logIn(page, await made.desk.person("Mikkel Bregendahl", "caseWorker"));
  await page.goto(made.url);
  const editor = page.locator(`${resume} .ProseMirror`);
  // Each section has versions of its own: what is written in one is no news to another.
  await page.locator("#afsnit-presentation .ProseMirror").click();
  await page.keyboard.type("Baggrund.");
  await page.locator("#afsnit-presentation [data-autosave-status]", { hasText: "Gemt kl." }).waitFor();
  for (const words of ["Køkkenerne mangler hænder.", " Der søges tre lærlinge.", " De begynder i august."]) {
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(words);
    await page
      .waitForFunction((selector) => /Gemmer|Ikke gemt/.test(document.querySelector(`${selector} [data-autosave-status]`)?.textContent ?? ""), resume)
      .catch(() => {});
    await saved(page);
  }
  await page.waitForTimeout(1500);
  assert.equal(await page.locator(".other-text").count(), 0, "nobody else has written");
  assert.equal(await textOf(made), "Køkkenerne mangler hænder. Der søges tre lærlinge. De begynder i august.");
});

test("two people who write in one section both keep their words, with and without JavaScript", async (t) => {
  const made = await aCase(t);
  const [first, second] = [await aPage(t, { javaScript: true }), await aPage(t)];
  await made.desk.logIn(first, await made.desk.person("Mikkel Bregendahl", "caseWorker"));
  await made.desk.logIn(second, await made.desk.person("Sofie Rask", "secretary"));
  await Promise.all([first.goto(made.url), second.goto(made.url)]);
  await first.locator(`${resume} .ProseMirror`).click();
  await first.keyboard.type("Mikkels ord.");
  await saved(first);
  await second.locator(`${resume} textarea`).fill("Sofies ord.");
  await second.locator(resume).getByRole("button", { name: "Gem" }).click();
  assert.match(await second.locator(".alert-error").innerText(), /Begge tekster er bevaret/);
  assert.equal(await second.locator(`${resume} textarea`).inputValue(), "Sofies ord.");
  assert.match(await second.locator(`${resume} .other-text`).innerText(), /Mikkels ord\./);
  await second.locator(`${resume} textarea`).fill("Mikkels ord. Sofies ord.");
  await second.locator(resume).getByRole("button", { name: "Gem" }).click();
  assert.equal(await textOf(made), "Mikkels ord. Sofies ord.");
  await first.locator(`${resume} .ProseMirror`).click();
  await first.keyboard.press("Control+End");
  await first.keyboard.type(" Og mere.");
  await first
    .getByText(/Sofie Rask har ændret/)
    .first()
    .waitFor();
  assert.match(await first.locator(`${resume} .ProseMirror`).innerText(), /Mikkels ord\. Og mere\./);
  await first.getByRole("button", { name: "Behold min" }).click();
  await saved(first);
  await first.waitForTimeout(1500);
  assert.equal(await textOf(made), "Mikkels ord. Og mere.");
});

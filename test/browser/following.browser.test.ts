/** Following and changes as a citizen sees them: without script, by keyboard, on a narrow screen. */

import { deepEqual, equal, match } from "node:assert/strict";
import { after, test } from "node:test";
import { newToken } from "#platform/token.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";
import { aMeeting, anItem, file } from "./invented-archive.ts";
import { servedArchive, type ServedArchive } from "./serve-archive.ts";

after(endBrowser);

const committee = "/lyngbaek/arbejdsmarkedsudvalget";
const follow = (address: string): string => `/foelg?hvad=${encodeURIComponent(address)}`;

async function withAChange(archive: ServedArchive): Promise<void> {
  const paper = (decision: string, more: Parameters<typeof anItem>[0][]) =>
    aMeeting({
      date: "2026-04-08",
      items: [
        anItem({
          number: "1",
          name: "Cykelsti langs Møllevej",
          text: "Stien går fra skolen til stationen. Den bliver tre meter bred.",
          points: ["at stien anlægges i 2027."],
          decision,
        }),
        ...more.map(anItem),
      ],
    });
  await file(
    archive.db.worker,
    paper("Udsat.", [
      { number: "2", name: "Eventuelt" },
      { number: "3", name: "Ansættelse" },
    ]),
  );
  await file(
    archive.db.worker,
    paper("Godkendt, idet stien bliver fire meter bred.", [
      { number: "2", name: "Eventuelt", decision: "Intet." },
      { number: "3", name: "Lukket punkt", public: false },
    ]),
    {},
    // As an archive has it that was filed before older versions were taken away with what a newer one closes.
    "anew",
  );
}

test("every page of following, and of what changed, passes the accessibility check and fits a narrow screen", async (t) => {
  const archive = await servedArchive(t);
  await withAChange(archive);
  const { token } = newToken();
  const pages: Record<string, string> = {
    "what can be followed": "/foelg",
    "a municipality": follow("/lyngbaek"),
    "a committee": follow(committee),
    "a case": follow("/lyngbaek/sag/15.00.00-g01-22-21"),
    "a person": follow("/lyngbaek/person/anders-poulsgaard"),
    "a search": follow("/soeg?q=plan"),
    "nothing to follow": follow("/findes-ikke"),
    sent: "/foelg/sendt",
    "to confirm": `/foelg/bekraeft/${token}`,
    "to stop one": `/foelg/stop/${token}/1`,
    "to stop all": `/foelg/stop/${token}`,
    "what changed": `${committee}/2026-04-08/aendringer`,
    "a meeting that changed": `${committee}/2026-04-08`,
    "an older version with something closed": `${committee}/2026-04-08/version-1`,
    "what is closed in an older version": `${committee}/2026-04-08/version-1/punkt-3`,
  };
  const wide = await aPage(t, { javaScript: true });
  const narrow = await aPage(t, { width: 320, height: 700 });
  for (const [name, path] of Object.entries(pages)) {
    await wide.goto(archive.address + path);
    deepEqual(await accessibilityFindings(wide), [], name);
    await narrow.goto(archive.address + path);
    equal(await overflow(narrow), 0, `${name} scrolls sideways at 320 points`);
    equal(await narrow.locator("h1").count(), 1, name);
  }
});

test("with the keyboard alone a citizen goes from a committee to following it, and is told what was typed wrong", async (t) => {
  const archive = await servedArchive(t);
  const page = await aPage(t);
  await page.goto(archive.address + committee);
  const way = page.getByRole("link", { name: "Følg Arbejdsmarkedsudvalget" });
  await way.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/foelg\?hvad=/);
  await page.getByLabel("Din e-mailadresse").focus();
  // The browser's own check is satisfied by this; ours is not.
  await page.keyboard.type("asta@lindeborg");
  await page.keyboard.press("Enter");
  await page.locator("#adresse-fejl").waitFor();
  const field = page.getByLabel("Din e-mailadresse");
  equal(await field.inputValue(), "asta@lindeborg");
  equal(await field.getAttribute("aria-invalid"), "true");
  match((await field.getAttribute("aria-describedby"))!, /adresse-fejl/);
  await field.fill(["asta", "lindeborg.example"].join("@"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/foelg\/sendt/);
  match((await page.locator("h1").textContent())!, /Se i din indbakke/);
  equal((await archive.db.owner`select 1 from desk.follow_begun`).length, 1);
});

test("a place in a municipality becomes a search for its name", async (t) => {
  const archive = await servedArchive(t);
  const page = await aPage(t);
  await page.goto(archive.address + follow("/lyngbaek"));
  await page.getByLabel("Vej, by eller område").fill("Lyngbæk midtby");
  await page.keyboard.press("Enter");
  await page.waitForURL(/soeg/);
  match((await page.locator("h1").textContent())!, /Søgningen ”"Lyngbæk midtby"”|Søgningen/);
});

test("what changed is told to eye and ear, and what is closed now in one number", async (t) => {
  const archive = await servedArchive(t);
  await withAChange(archive);
  const page = await aPage(t);
  await page.goto(`${archive.address}${committee}/2026-04-08`);
  await page.getByRole("link", { name: "Se, hvad der er ændret." }).click();
  await page.waitForURL(/aendringer/);
  match((await page.locator("ins").first().textContent())!, /^\[tilføjet:\] /);
  match((await page.locator("del").first().textContent())!, /^\[udgået:\] /);
  const text = (await page.locator("main").textContent())!;
  match(text, /1 punkt er fjernet/);
  equal(text.includes("Ansættelse"), false);
});

/** The working side in a real browser: uploading, following a run, settling a doubt; by keyboard, at 320 px, without JavaScript. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as http from "node:http";
import * as path from "node:path";
import test, { after, type TestContext } from "node:test";
import { openReadingPool } from "#import/reading-pool.ts";
import { importRoutes } from "#import/routes.ts";
import { overviewRoutes } from "#overview/routes.ts";
import { openFileStore } from "#platform/files.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { inventedText } from "#test/invented-minutes.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";

after(endBrowser);

async function desk(t: TestContext): Promise<Desk & { secretary: number }> {
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const made = await deskFor(t, {
    demonstration: true,
    stations: ({ database, folder }) => {
      const importer = { sql: database.worker, files: openFileStore(path.join(folder, "files")), pool, by: "kommandolinjen", now: () => new Date() };
      return [overviewRoutes, (web) => importRoutes(web, { importer, inbox: path.join(folder, "inbox") })];
    },
  });
  return { ...made, secretary: await made.person("Sigrid Sekretær", "secretary") };
}

test("a secretary uploads minutes, sees them read, answers what was in doubt, and finds the pages without fault", { timeout: 120_000 }, async (t) => {
  const { url, folder, secretary, logIn, cookieOf } = await desk(t);
  const file = path.join(folder, "Referat uden afsender.md");
  fs.writeFileSync(file, inventedText(2).replaceAll(" i Lindeborg Kommune", ""));
  const broken = path.join(folder, "ødelagt.pdf");
  fs.writeFileSync(broken, "%PDF-1.7 nothing");

  const page = await aPage(t);
  await logIn(page, secretary);
  await page.goto(`${url}/indlaesning`);
  await page.setInputFiles("#valgte", [file, broken]);
  await page.keyboard.press("Tab");
  await page.locator("section", { hasText: "Fra denne computer" }).getByRole("button", { name: "Læs ind" }).press("Enter");
  await page.waitForURL(/indlaesning$/);
  const run = page.locator("tbody tr").first().getByRole("link");
  for (
    let tries = 0;
    tries < 60 &&
    !(
      await page
        .locator("tbody tr")
        .first()
        .innerText()
        .catch(() => "")
    ).includes("2 af 2");
    tries++
  ) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  await run.click();
  const told = await page.locator("main").innerText();
  assert.match(told, /2 af 2 filer klaret/);
  assert.match(told, /Venter på svar/);
  assert.match(told, /PDF-filen er beskadiget/);

  await page.goto(`${url}/tvivl`);
  const paper = await fetch(url + (await page.getByRole("link", { name: "Referat uden afsender.md" }).first().getAttribute("href")), {
    headers: { cookie: await cookieOf(secretary) },
  });
  assert.equal(paper.headers.get("content-type"), "text/plain; charset=utf-8");
  assert.match(await paper.text(), /^# REFERAT Kultur- og Fritidsudvalget/);
  assert.equal(await page.getByRole("button", { name: "Set, og som det skal være" }).count(), 0, "what keeps a paper out cannot be left as it is");
  await page.getByLabel("Kommune", { exact: true }).fill("Lindeborg Kommune");
  await page.getByRole("button", { name: "Gem" }).first().press("Enter");
  assert.match(await page.locator("main").innerText(), /Svaret er gemt/);
  await page.goto(`${url}/tvivl?besvaret=ja`);
  assert.match(await page.locator("main").innerText(), /Rettet: Lindeborg Kommune \(Sigrid Sekretær\)/);

  for (const address of ["/", "/arkivet-tal", "/indlaesning", "/indlaesning/1", "/tvivl", "/tvivl?besvaret=ja", "/findes-ikke"]) {
    const checked = await aPage(t, { javaScript: true });
    await logIn(checked, secretary);
    await checked.goto(url + address);
    assert.deepEqual(await accessibilityFindings(checked), [], address);
    const narrow = await aPage(t, { width: 320 });
    await logIn(narrow, secretary);
    await narrow.goto(url + address);
    assert.ok((await overflow(narrow)) <= 0, `${address} is wider than 320 px`);
  }
});

test("a form from another site, another host name and a wrong form change nothing and are told in Danish", async (t) => {
  const { url, secretary, person, cookieOf } = await desk(t);
  const cookie = await cookieOf(await person("Jonna Administrator", "administrator"));
  const foreign = await fetch(`${url}/indlaesning/sti`, {
    method: "POST",
    headers: { origin: "https://example.com", "content-type": "application/x-www-form-urlencoded", cookie },
    body: "sti=/etc/passwd",
  });
  assert.equal(foreign.status, 403);
  const rebound = await new Promise<number>((resolve) => {
    http.get(`${url}/`, { headers: { host: "evil.example" } }, (response) => resolve(response.statusCode ?? 0));
  });
  assert.equal(rebound, 421);
  const wrong = await fetch(`${url}/indlaesning/sti`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded", cookie },
    body: "sti=/findes/ikke",
  });
  assert.match(await wrong.text(), /Filen findes ikke/);
  const bySecretary = await fetch(`${url}/indlaesning/sti`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded", cookie: await cookieOf(secretary) },
    body: "sti=/etc",
  });
  assert.equal(bySecretary.status, 403, "what the server can read is more than a secretary may");
  const nothing = await fetch(`${url}/tvivl/${"0".repeat(32)}`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded", cookie },
    body: "svar=dismissed",
  });
  assert.match(await nothing.text(), /Tvivlen findes ikke mere/);
});

test("the archive's keeping is for those who keep it, and nothing is for a stranger", async (t) => {
  const { url, person, cookieOf } = await desk(t);
  const caseWorker = { cookie: await cookieOf(await person("Malthe Sagsbehandler", "caseWorker")) };
  for (const address of ["/arkivet-tal", "/indlaesning", "/tvivl", "/indlaesning/1", `/dokument/${"0".repeat(64)}`]) {
    assert.equal((await fetch(url + address, { headers: caseWorker })).status, 403, address);
    const stranger = await fetch(url + address, { redirect: "manual" });
    assert.equal(stranger.status, 303);
    assert.equal(stranger.headers.get("location"), `/log-ind?til=${encodeURIComponent(address)}`);
  }
  assert.match(await (await fetch(`${url}/`, { headers: caseWorker })).text(), /Velkommen, Malthe Sagsbehandler/);
});

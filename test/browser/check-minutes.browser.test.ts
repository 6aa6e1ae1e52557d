/** Anyone checks sealed minutes in a browser that can send nothing, or without a script reads how; and keeps the register. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import type { Page } from "playwright-core";
import { serve } from "@hono/node-server";
import { archiveRoutes } from "#archive/routes.ts";
import { saveSetting } from "#people/store.ts";
import { openFileStore } from "#platform/files.ts";
import { sealWaiting } from "#seal/seal-minutes.job.ts";
import { loadRegister } from "#seal/store.ts";
import { openKeys } from "#sealing/keys.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { aHouse, answerOf, at } from "#test/committees.ts";
import { testDatabase } from "#test/database.ts";
import { minutesToSign, roadOf } from "#test/papers.ts";
import { accessibilityFindings, aPage, endBrowser } from "./browser.ts";

test.after(endBrowser);

test("a sealed PDF is checked in the browser without leaving it, and a changed one is told of", { timeout: 180_000 }, async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-check-"));
  const database = await testDatabase(t);
  const road = await roadOf(await aHouse(t, database));
  const files = openFileStore(path.join(folder, "files"));
  await road.sql.begin((tx) => saveSetting(tx, "municipality", "Lindeborg Kommune"));
  const { meeting, sha256 } = await minutesToSign(road);
  for (const index of [0, 1, 2]) answerOf(await signMinutes(road.sql, road.member(index), { meeting, sha256, read: true, by: { how: "login" } }));
  const origin = "https://arkiv.example";
  await sealWaiting({ files, keys: openKeys(path.join(folder, "keys")), stamp: null })(road.sql, { origin, at });
  const app = archiveRoutes({ sql: database.citizen, files, origin });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () => resolve(starting));
  });
  t.after(async () => {
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
    fs.rmSync(folder, { recursive: true });
  });
  const address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const [entry] = await loadRegister(road.sql);
  const kept = async (place: string): Promise<string> => {
    const file = path.join(folder, path.basename(place));
    const answer = await fetch(address + place);
    assert.equal(answer.status, 200);
    fs.writeFileSync(file, await answer.text());
    return file;
  };
  const [register, keys] = [await kept("/register.jsonl"), await kept("/noegler.json")];
  assert.match(await (await fetch(`${address}/register.atom`)).text(), /<title>Nr\. 1: Referat, Børne- og Skoleudvalget den 4\. marts 2026<\/title>/);
  assert.equal((await (await fetch(`${address}/register.json`)).json()).head.number, 1);
  assert.match(await (await fetch(`${address}/register-ende.json`)).text(), /^\{"format":"sagsgang\.register-head\/1"/);

  const shot = async (page: Page, name: string): Promise<void> => {
    if (process.env.SHOTS) await page.screenshot({ path: path.join(process.env.SHOTS, `${name}.png`), fullPage: true });
  };
  const plain = await aPage(t, { width: 390 });
  await plain.goto(`${address}/register`);
  assert.match(await plain.locator("main").innerText(), /Nr\. 1: Referat, Børne- og Skoleudvalget[^]*3 har underskrevet[^]*i brug/);
  await shot(plain, "register-390");
  await plain.goto(`${address}/efterproev`);
  assert.match(await plain.locator("main").innerText(), /trin for trin[^]*Verified OK/);
  assert.ok(!(await plain.locator("[data-check]").isVisible()), "what a script does is not offered without one");
  await shot(plain, "efterproev-390");

  const page = await aPage(t, { javaScript: true });
  const asked: string[] = [];
  await page.goto(`${address}/efterproev`);
  await page.locator("[data-check]").waitFor({ state: "visible" });
  // A typeface may be fetched when its letters are first shown; it says nothing of what is checked.
  page.on("request", (request) => (request.resourceType() === "font" ? undefined : asked.push(request.url())));
  const pdf = path.join(folder, "referat.pdf");
  const bytes = files.read(entry!.pdf);
  fs.writeFileSync(pdf, bytes);
  await page.getByLabel("Vælg filerne").setInputFiles([pdf, register, keys]);
  await page.getByText("Alt er efterprøvet og i orden.").waitFor();
  assert.match(await page.locator("[data-check-told]").innerText(), /Asta Brøndlund \(A\) underskrev med login[^]*står i registret som nr\. 1/);
  await shot(page, "efterproev-1280");
  assert.deepEqual(await accessibilityFindings(page), []);

  bytes[2000] = bytes[2000]! ^ 1;
  fs.writeFileSync(pdf, bytes);
  await page.getByLabel("Vælg filerne").setInputFiles([pdf, register, keys]);
  await page.getByText("Filen kan ikke bruges som bevis").waitFor();
  assert.match(await page.locator("[data-check-told]").innerText(), /PDF-filen er ændret, efter at seglet blev sat på/);
  await page.getByLabel("Vælg filerne").setInputFiles([path.join(folder, "files", entry!.json.slice(0, 2), entry!.json)]);
  await page.getByText("Det, der kunne efterprøves, er i orden").waitFor();
  assert.deepEqual(asked, [], "nothing left the browser");
});

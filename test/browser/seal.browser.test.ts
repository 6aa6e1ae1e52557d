/** The seal at the desk: who sees it, the files behind it, and an addition beside what was signed. */

import assert from "node:assert/strict";
import * as path from "node:path";
import test, { after, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { checkFile, verdictOf } from "#core/seal/check.ts";
import { keysFile } from "#core/seal/keys-list.ts";
import { registerFile } from "#core/register.ts";
import type { Call } from "#journal/change.ts";
import { minutesRoutes } from "#minutes/routes.ts";
import { saveSetting } from "#people/store.ts";
import { openFileStore, type FileStore } from "#platform/files.ts";
import { outlineOf } from "#platform/pdf-outline.ts";
import { proofTools } from "#platform/proof-tools.ts";
import { sealRoutes } from "#seal/routes.ts";
import { sealWaiting } from "#seal/seal-minutes.job.ts";
import { loadHead, loadRegister } from "#seal/store.ts";
import { openKeys, type SealKeys } from "#sealing/keys.ts";
import { signatureRoutes } from "#signature/routes.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { answerOf, at } from "#test/committees.ts";
import { deskFor } from "#test/desk-app.ts";
import { minutesToSign, roadOf } from "#test/papers.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";

after(endBrowser);

async function aDesk(t: TestContext) {
  let house: { files: FileStore; keys: SealKeys; stamp: null } | null = null;
  const desk = await deskFor(t, {
    now: () => new Date("2026-03-05T09:00:00Z"),
    stations: ({ folder }) => {
      house = { files: openFileStore(path.join(folder, "files")), keys: openKeys(path.join(folder, "keys")), stamp: null };
      return [minutesRoutes, signatureRoutes, (web) => sealRoutes(web, house)];
    },
  });
  const people: number[] = [];
  for (const name of ["Asta Brøndlund", "Viggo Tranekær", "Merete Sandager"]) people.push(await desk.person(name));
  const secretary = await desk.person("Sofie Rask", "secretary");
  const callOf = (roles: Call["actor"]["roles"]): Call => ({ actor: { person: secretary, name: "Sofie Rask", roles }, at });
  const road = await roadOf(
    {
      sql: desk.web.sql,
      people,
      administrator: callOf([{ role: "administrator", committee: null }]),
      secretaryOf: (committee) => callOf([{ role: "secretary", committee }]),
      stranger: callOf([]),
    },
    { secretary, caseWorker: secretary, approver: secretary },
  );
  await road.sql.begin((tx) => saveSetting(tx, "municipality", "Lindeborg Kommune"));
  return { desk, road, people, secretary, house: { ...house!, files: desk.web.files } };
}

test("the secretary sees the seal, hands out an excerpt with its own proof, and adds to the protocol", { timeout: 180_000 }, async (t) => {
  const { desk, road, people, secretary, house } = await aDesk(t);
  const { meeting, sha256 } = await minutesToSign(road);
  for (const index of [0, 1, 2]) answerOf(await signMinutes(road.sql, road.member(index), { meeting, sha256, read: true, by: { how: "login" } }));
  const main = (page: Page): Promise<string> => page.locator("main").innerText();
  const shot = async (page: Page, name: string): Promise<void> => {
    if (process.env.SHOTS) await page.screenshot({ path: path.join(process.env.SHOTS, `${name}.png`), fullPage: true });
  };
  const page = await aPage(t, { javaScript: true });
  await desk.logIn(page, secretary);
  await page.goto(`${desk.url}/moeder/${meeting}/segl`);
  assert.match(await main(page), /venter på at blive forseglet/);

  const sealNow = (): Promise<void> => sealWaiting(house)(road.sql, { origin: desk.url, at });
  await sealNow();
  await page.goto(`${desk.url}/moeder/${meeting}/referat`);
  await page.getByText("Skriv en tilføjelse").click();
  await page.getByLabel("Tilføjelse til protokollen").fill("Merete Sandager kom kl. 16.10.");
  await page.getByRole("button", { name: "Føj til protokollen" }).click();
  assert.match(await main(page), /Tilføjelse nr\. 1[^]*Merete Sandager kom kl\. 16\.10\.[^]*Skrevet af Sofie Rask/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await shot(page, "tilfoejelse-1280");
  await sealNow();

  await page.goto(`${desk.url}/moeder/${meeting}/segl`);
  assert.match(await main(page), /Nr\. 1 i registret[^]*3 har underskrevet[^]*Tilføjelse nr\. 1[^]*nr\. 2 i registret[^]*Protokoludskrifter med eget bevis/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await shot(page, "segl-1280");

  // The sealed paper against the page the members read: the same headings in the same order, and the page numbers told are the paper's.
  const [entry] = await loadRegister(road.sql);
  const bookmarks = await outlineOf(house.files.read(entry!.pdf));
  for (const { title, page: number } of bookmarks.filter((each) => each.title.startsWith("Punkt ")))
    assert.ok((await main(page)).includes(`${title.replace(": ", ", ")}, side ${number} i det forseglede referat`), title);
  const reading = await aPage(t);
  await desk.logIn(reading, secretary);
  await reading.goto(`${desk.url}/moeder/${meeting}/referat`);
  const flat = (text: string): string => text.replace(/[:\s]+/gu, "");
  const onPage = (await reading.locator(".minutes-item :is(h2, h3, h4)").allInnerTexts()).map(flat);
  // What the page says of a closed item in a label of its own, the paper says in the heading.
  const onPaper = bookmarks
    .map((each) => each.title.replace(/: Lukket: /u, ": "))
    .filter((title) => !["Indholdsfortegnelse", "Fremmøde", "Underskrifter", "Sådan efterprøves papiret"].includes(title));
  assert.deepEqual(onPaper.map(flat), onPage);

  const narrow = await aPage(t, { width: 320 });
  await desk.logIn(narrow, people[1]!);
  await narrow.goto(`${desk.url}/moeder/${meeting}/segl`);
  assert.match(await main(narrow), /Nr\. 1 i registret/, "a member reads all of the minutes, and so the sealed ones");
  assert.equal(await overflow(narrow), 0);
  await shot(narrow, "segl-320");

  const head = (await loadHead(road.sql))!.head!;
  const against = {
    register: registerFile({ municipality: head.municipality, entries: await loadRegister(road.sql), head }),
    keys: keysFile(house.keys.list()!),
  };
  const fetched = async (file: string, person = secretary): Promise<Response> =>
    fetch(`${desk.url}/moeder/${meeting}/${file}`, { headers: { cookie: await desk.cookieOf(person) } });
  for (const file of ["referat.pdf", "referat.json", "tilfoejelse-1.pdf", "tilfoejelse-1.json", "udskrift-1.pdf", "udskrift-1.json"]) {
    const answer = await fetched(`segl/${file}`);
    assert.equal(answer.status, 200, file);
    const { findings } = await checkFile(new Uint8Array(await answer.arrayBuffer()), against, proofTools);
    assert.equal(verdictOf(findings), "ok", `${file}: ${JSON.stringify(findings)}`);
  }
  assert.equal((await fetched("segl/referat.docx")).headers.get("content-type"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  const proofs = await checkFile(new Uint8Array(await (await fetched("underskrift/bevis.json")).arrayBuffer()), against, proofTools);
  assert.equal(verdictOf(proofs.findings), "unknown", "the names in it stand under no seal, and it says so");
  for (const file of ["segl/referat-2.pdf", "segl/udskrift-99.pdf", "segl/tilfoejelse-2.pdf", "segl/andet.pdf"])
    assert.equal((await fetched(file)).status, 404, file);
  const observer = await desk.person("Otto Tilhører", "observer");
  assert.equal((await fetched("segl/referat.pdf", observer)).status, 404, "the whole file holds the closed items");
  const log = await road.sql<{ what: string }[]>`select what from desk.read_log where what like '%forseglede referat, lukkede punkter%'`;
  assert.ok(log.length >= 2, "reading what is closed is told of");
});

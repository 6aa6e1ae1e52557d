/** Reading and signing minutes in a real browser, with a passkey on a virtual device and without JavaScript. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test, { after, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { provenKey } from "#core/seal/webauthn.ts";
import type { Call } from "#journal/change.ts";
import { entriesAbout } from "#journal/store.ts";
import { minutesRoutes } from "#minutes/routes.ts";
import { minutesOf } from "#minutes/store.ts";
import { proofTools } from "#platform/proof-tools.ts";
import { proves } from "#signature/proof.ts";
import { signaturesOf } from "#signature/queries.ts";
import { signatureRoutes } from "#signature/routes.ts";
import { signings } from "#signature/store.ts";
import { at, type House } from "#test/committees.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { aCase, aHeldMeeting, roadOf, type Road } from "#test/papers.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";

after(endBrowser);

type World = { desk: Desk; road: Road; secretary: number; people: number[] };

async function aWorld(t: TestContext): Promise<World> {
  const desk = await deskFor(t, { now: () => new Date("2026-03-05T09:00:00Z"), stations: () => [minutesRoutes, signatureRoutes] });
  const people: number[] = [];
  for (const name of ["Asta Brøndlund", "Viggo Tranekær", "Merete Sandager"]) people.push(await desk.person(name));
  const secretary = await desk.person("Sofie Rask", "secretary");
  const callOf = (person: number, roles: Call["actor"]["roles"]): Call => ({ actor: { person, name: "Sofie Rask", roles }, at });
  const house: House = {
    sql: desk.web.sql,
    people,
    administrator: callOf(secretary, [{ role: "administrator", committee: null }]),
    secretaryOf: (committee) => callOf(secretary, [{ role: "secretary", committee }]),
    stranger: callOf(secretary, []),
  };
  return { desk, road: await roadOf(house, { secretary, caseWorker: secretary, approver: secretary }), secretary, people };
}

const main = (page: Page): Promise<string> => page.locator("main").innerText();

async function as(t: TestContext, { desk }: World, person: number, options: Parameters<typeof aPage>[1] = {}): Promise<Page> {
  const page = await aPage(t, options);
  await desk.logIn(page, person);
  return page;
}

test("a secretary reads, corrects, locks and sends the minutes; the members sign; the last signature makes them signed", { timeout: 180_000 }, async (t) => {
  const world = await aWorld(t);
  const { desk, road, people, secretary } = world;
  const meeting = await aHeldMeeting(road, "2026-03-04", [await aCase(road)]);
  const page = await as(t, world, secretary);
  await page.goto(`${desk.url}/moeder/${meeting}/referat`);
  assert.match(await main(page), /Referat \(kladde\)/);
  assert.doesNotMatch(await main(page), /SHA-256/, "a draft has no fingerprint");
  const member = await as(t, world, people[1]!);
  await member.goto(`${desk.url}/moeder/${meeting}/referat`);
  assert.match(await main(member), /Referatet er ikke klar endnu/);
  assert.doesNotMatch(await main(member), /Tiltrådte/);

  const second = page.locator(".minutes-item").nth(1);
  await second.getByText(/Ret beslutningens ord/).click();
  await second.getByLabel("Beslutning").fill("Godkendt med den ændring, at legepladsen hegnes.");
  await second.getByLabel("Hvorfor det rettes").fill("Ændringen faldt ud.");
  await second.getByRole("button", { name: "Ret ordene" }).click();
  assert.match(await main(page), /Godkendt med den ændring/);
  await page.getByText("Beslutningens ord er rettet").click();
  assert.match(await main(page), /Før: Tiltrådte indstillingen\.[\s\S]*Sofie Rask: Ændringen faldt ud/);

  await page.getByRole("button", { name: "Lås teksten" }).click();
  assert.match(await main(page), /Referat \(låst\)[\s\S]*SHA-256/);
  await page.getByRole("button", { name: "Send til underskrift" }).click();
  assert.match(page.url(), /\/underskrift/);
  assert.match(await main(page), /3 mangler at tage stilling/);
  assert.equal((await desk.web.sql`select 1 from desk.mail where subject like 'Referat til underskrift%'`).length, 3);
  await page.getByRole("button", { name: /Mind de 3/ }).click();
  const mails = await desk.web.sql<{ text: string }[]>`select text from desk.mail where subject like 'Husk at%'`;
  assert.equal(mails.length, 3);
  assert.ok(mails[0]!.text.includes(`${desk.url}/moeder/${meeting}/underskrift`));

  // By login, without JavaScript.
  await member.goto(`${desk.url}/moeder/${meeting}/underskrift`);
  assert.match(await main(member), /Viggo Tranekær \(V\): til stede/);
  await member.getByRole("button", { name: "Underskriv med dit login" }).click();
  assert.match(await main(member), /Sæt kryds ved, at du har læst referatet/);
  await member.getByLabel("Jeg har læst referatet").check();
  await member.getByRole("button", { name: "Underskriv med dit login" }).click();
  assert.match(await main(member), /Viggo Tranekær \(V\)[\s\S]*Underskrevet med login/);

  const whole = await fetch(`${desk.url}/moeder/${meeting}/underskrift/tekst.txt`, { headers: { cookie: await desk.cookieOf(people[1]!) } });
  const { sha256 } = (await signings.load(desk.web.sql, meeting))!;
  const text = await whole.text();
  const manifest = text.slice(0, text.indexOf("\n=== "));
  assert.equal(createHash("sha256").update(manifest).digest("hex"), sha256, "the text one fetches is the text one signs");
  assert.match(text, /Godkendt med den ændring, at legepladsen hegnes/, "and all its words stand in it");

  // By passkey.
  const chair = await as(t, world, people[0]!, { javaScript: true });
  const device = await chair.context().newCDPSession(chair);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await chair.goto(`${desk.url}/min-side`);
  await chair.getByLabel("Navn på den nye nøgle").fill("Min telefon");
  await chair.getByRole("button", { name: "Tilføj adgangsnøgle" }).click();
  await chair.waitForURL(/gemt=ja/);
  await chair.goto(`${desk.url}/moeder/${meeting}/underskrift`);
  const way = chair.locator("form[data-passkey]");
  await way.getByRole("button", { name: "Underskriv med adgangsnøgle" }).click();
  await chair.getByText("Sæt kryds ved, at du har læst referatet").waitFor();
  await way.getByLabel("Jeg har læst referatet").check();
  await way.getByRole("button", { name: "Underskriv med adgangsnøgle" }).click();
  await chair.waitForURL(/gemt=ja/);
  assert.match(await main(chair), /Asta Brøndlund \(A\)[\s\S]*Underskrevet med adgangsnøgle/);
  const kept = (await signaturesOf(desk.web.sql, meeting)).find((each) => each.person === people[0]!)!;
  assert.equal(await proves(kept.proof!, { meeting, sha256, person: people[0]! }), true, "the proof holds without a database");
  assert.ok(await provenKey(kept.proof!, { meeting, sha256, person: people[0]! }, proofTools), "also by the code a browser checks it with");
  assert.equal(await proves(kept.proof!, { meeting, sha256: "0".repeat(64), person: people[0]! }), false);
  assert.equal(await proves(kept.proof!, { meeting, sha256, person: people[1]! }), false);
  const turned = kept.proof!.replace(/"signature":"(.)/, (_, first: string) => `"signature":"${first === "M" ? "N" : "M"}`);
  assert.equal(await proves(turned, { meeting, sha256, person: people[0]! }), false);

  const third = await as(t, world, people[2]!);
  await third.goto(`${desk.url}/moeder/${meeting}/underskrift`);
  await third.getByText("Jeg vil ikke underskrive").click();
  await third.getByLabel("Hvorfor").fill("Min afvigende mening mangler.");
  await third.getByRole("button", { name: "Afslå at underskrive" }).click();
  assert.match(await main(third), /Merete Sandager \(F\)[\s\S]*Afslået[\s\S]*Min afvigende mening mangler/);
  assert.match(await main(third), /Referatet er underskrevet/);
  assert.equal((await minutesOf.load(desk.web.sql, meeting))!.state, "signed");
  assert.equal((await entriesAbout(desk.web.sql, `minutes:${meeting}`)).at(-1)!.kind, "minutes-signed");
  const proofs = await fetch(`${desk.url}/moeder/${meeting}/underskrift/bevis.json`, { headers: { cookie: await desk.cookieOf(secretary) } });
  assert.equal(((await proofs.json()) as { signatures: unknown[] }).signatures.length, 2);
  const readings = await desk.web.sql<{ what: string }[]>`select what from desk.read_log where person = ${people[1]!}`;
  assert.ok(
    readings.some((each) => /referatet til underskrift, lukkede punkter: 4/.test(each.what)),
    readings.map((each) => each.what).join("; "),
  );
});

test("a text changed since one read it is not signed, by login or by passkey begun before", { timeout: 120_000 }, async (t) => {
  const world = await aWorld(t);
  const { desk, road, people, secretary } = world;
  const meeting = await aHeldMeeting(road);
  const page = await as(t, world, secretary);
  const lockAndSend = async (): Promise<void> => {
    await page.goto(`${desk.url}/moeder/${meeting}/referat`);
    await page.getByRole("button", { name: "Lås teksten" }).click();
    await page.getByRole("button", { name: "Send til underskrift" }).click();
  };
  await lockAndSend();
  const member = await as(t, world, people[1]!);
  await member.goto(`${desk.url}/moeder/${meeting}/underskrift`);
  await member.getByLabel("Jeg har læst referatet").check();

  await page.getByText("Tag referatet tilbage til kladde").click();
  await page.getByLabel("Hvorfor").fill("Et navn er stavet forkert.");
  await page.getByRole("button", { name: "Tag tilbage" }).click();
  assert.match(await main(page), /Taget tilbage til kladde[\s\S]*Et navn er stavet forkert/);
  await page.getByText("Ret beslutningens ord").first().click();
  await page.getByLabel("Beslutning").first().fill("Godkendt.");
  await page.getByLabel("Hvorfor det rettes").first().fill("Stavefejl.");
  await page.getByRole("button", { name: "Ret ordene" }).first().click();
  await lockAndSend();

  await member.getByRole("button", { name: "Underskriv med dit login" }).click();
  assert.match(await main(member), /Referatets tekst er ændret, siden du læste den/);
  assert.equal((await signings.load(desk.web.sql, meeting))!.signatures.length, 0);
});

test("who may read minutes: members all, an observer the open items, others of the council all, strangers nothing", { timeout: 120_000 }, async (t) => {
  const world = await aWorld(t);
  const { desk, road, people, secretary } = world;
  const meeting = await aHeldMeeting(road);
  const page = await as(t, world, secretary);
  await page.goto(`${desk.url}/moeder/${meeting}/referat`);
  await page.getByRole("button", { name: "Lås teksten" }).click();
  const observer = await desk.person("Ove Observatør", "observer");
  const stranger = await desk.person("Stine Fremmed", "dataProtectionOfficer");
  const read = async (person: number, path: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`${desk.url}/moeder/${meeting}/${path}`, { headers: { cookie: await desk.cookieOf(person) } });
    return { status: answer.status, text: await answer.text() };
  };
  assert.doesNotMatch((await read(people[1]!, "referat")).text, /Meddelelser/, "locked minutes are not out yet");
  assert.equal((await read(people[1]!, "referat.pdf")).status, 404);
  await page.getByRole("button", { name: "Send til underskrift" }).click();

  assert.match((await read(people[1]!, "referat")).text, /Meddelelser – lukket møde/);
  const open = await read(observer, "referat");
  assert.equal(open.status, 200);
  assert.match(open.text, /Orientering om en personsag/);
  assert.match(open.text, /behandlet for lukkede døre/);
  assert.doesNotMatch(open.text, /Meddelelser – lukket møde/);
  assert.equal((await read(observer, "underskrift")).status, 404);
  assert.equal((await read(stranger, "referat")).status, 404);
  const pdf = await fetch(`${desk.url}/moeder/${meeting}/referat.pdf`, { headers: { cookie: await desk.cookieOf(observer) } });
  assert.equal(pdf.headers.get("content-type"), "application/pdf");
  const closed = (await desk.web.sql<{ what: string }[]>`select what from desk.read_log where person = ${observer}`).map((row) => row.what);
  assert.deepEqual(closed, [], "an observer has read nothing closed");
  assert.ok((await desk.web.sql`select 1 from desk.read_log where person = ${people[1]!}`).length > 0);
});

test("the pages of minutes and signatures are without fault for those who cannot see them, and fit a small telephone", { timeout: 180_000 }, async (t) => {
  const world = await aWorld(t);
  const { desk, road, people, secretary } = world;
  const meeting = await aHeldMeeting(road, "2026-03-04", [await aCase(road)]);
  const page = await as(t, world, secretary, { javaScript: true });
  const paths = [`/moeder/${meeting}/referat`, `/moeder/${meeting}/underskrift`];
  const check = async (person: number): Promise<void> => {
    for (const path of paths) {
      const checked = await as(t, world, person, { javaScript: true });
      await checked.goto(desk.url + path);
      for (const summary of await checked.locator("summary").all()) await summary.click();
      assert.deepEqual(await accessibilityFindings(checked), [], path);
      const narrow = await as(t, world, person, { width: 320 });
      await narrow.goto(desk.url + path);
      assert.equal(await overflow(narrow), 0, `${path} is wider than 320 px`);
    }
  };
  await check(secretary);
  await page.goto(desk.url + paths[0]!);
  await page.getByRole("button", { name: "Lås teksten" }).click();
  await page.getByRole("button", { name: "Send til underskrift" }).click();
  await page.waitForURL(/underskrift/);
  await check(secretary);
  await check(people[0]!);
});

/** Coming in, in a real browser: a click in the demonstration, a passkey on a virtual device, the municipality's login, an invitation, the first start. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test, { after, type TestContext } from "node:test";
import type { CDPSession, Page } from "playwright-core";
import { openOidc, type Oidc } from "#platform/oidc.ts";
import { assertPasskey, logReading, passkeyOptions } from "#people/store.ts";
import { deskFor } from "#test/desk-app.ts";
import { loginService } from "#test/oidc-server.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";

after(endBrowser);

async function withDevice(page: Page): Promise<{ device: CDPSession; id: string }> {
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { device, id: authenticatorId };
}

const main = (page: Page): Promise<string> => page.locator("main").innerText();

test("in the demonstration one click makes one a person, without JavaScript, and one comes to the page one wanted", async (t) => {
  const desk = await deskFor(t, { demonstration: true });
  await desk.person("Sigrid Aagesen", "secretary");
  await desk.person("Jonna Brandstrup", "administrator");
  const page = await aPage(t);
  await page.goto(`${desk.url}/personer?q=sig`);
  assert.match(page.url(), /\/log-ind\?til=/);
  await page.getByRole("button", { name: /Jonna Brandstrup/ }).click();
  assert.equal(page.url(), `${desk.url}/personer?q=sig`);
  assert.match(await page.locator(".desk-who").innerText(), /Du er Jonna Brandstrup/);
  await page.goto(`${desk.url}/min-side`);
  assert.match(await main(page), /Her og nu/);
  const cookie = (await page.context().cookies()).find((each) => each.name === "sagsgang")!;
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, "Lax");
  await page.getByRole("button", { name: "Log ud" }).click();
  assert.match(page.url(), /\/log-ind$/);
  const copied = await fetch(`${desk.url}/min-side`, { headers: { cookie: `sagsgang=${cookie.value}` }, redirect: "manual" });
  assert.equal(copied.status, 303, "a copied cookie is worth nothing after logging out");
});

test("outside a demonstration nobody comes in by a click", async (t) => {
  const desk = await deskFor(t);
  const person = await desk.person("Jonna Brandstrup", "administrator");
  const answer = await fetch(`${desk.url}/log-ind/som`, {
    method: "POST",
    headers: { origin: desk.url, "content-type": "application/x-www-form-urlencoded" },
    body: `person=${person}`,
    redirect: "manual",
  });
  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get("set-cookie"), null);
});

test("the first administrator sets Sagsgang up with the code, saves a passkey and comes in with it next time", { timeout: 60_000 }, async (t) => {
  const desk = await deskFor(t, { setupCode: "ABCD-EFGH-JKLM-NPQR" });
  const page = await aPage(t, { javaScript: true });
  const { device, id } = await withDevice(page);
  await page.goto(`${desk.url}/`);
  assert.match(page.url(), /\/foerste-gang$/);
  assert.deepEqual(await accessibilityFindings(page), []);
  const fill = async (code: string): Promise<void> => {
    await page.getByLabel("Opsætningskode").fill(code);
    await page.getByLabel("Kommunens navn").fill("Lindeborg Kommune");
    await page.getByLabel("Dit navn").fill("Jonna Brandstrup");
    await page.getByRole("button", { name: "Sæt op" }).click();
  };
  await fill("AAAA-AAAA-AAAA-AAAA");
  assert.match(await main(page), /Koden er forkert/);
  assert.equal(await page.getByLabel("Dit navn").inputValue(), "Jonna Brandstrup", "what was typed is still there");
  await fill("abcd-efgh-jklm-npqr");
  assert.match(page.url(), /\/min-side$/);
  assert.match(await main(page), /Sørg for at kunne komme ind igen/);

  await page.getByLabel("Navn på den nye nøgle").fill("Min bærbare");
  await page.getByRole("button", { name: "Tilføj adgangsnøgle" }).click();
  await page.waitForURL(/gemt=ja/);
  assert.match(await main(page), /Min bærbare/);
  assert.equal((await device.send("WebAuthn.getCredentials", { authenticatorId: id })).credentials.length, 1);

  await page.getByRole("button", { name: "Log ud" }).click();
  await page.goto(`${desk.url}/personer`);
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.waitForURL(/\/personer$/);
  assert.match(await main(page), /Jonna Brandstrup/);

  await page.goto(`${desk.url}/min-side`);
  await page.getByRole("button", { name: "Fjern Min bærbare" }).click();
  assert.match(await main(page), /Det er din sidste vej ind/);
  await page.getByLabel("Jeg ved, at det er min sidste vej ind").check();
  await page.getByRole("button", { name: "Fjern Min bærbare" }).click();
  assert.match(await main(page), /Ingen endnu/);

  await page.getByRole("button", { name: "Log ud" }).click();
  await page.goto(`${desk.url}/log-ind`);
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.getByText("Adgangsnøglen blev ikke godkendt").waitFor();
  assert.equal((await fetch(`${desk.url}/foerste-gang`, { redirect: "manual" })).status, 303, "the first start is only once");
});

test("a device that does not verify its owner lets nobody in", { timeout: 60_000 }, async (t) => {
  const desk = await deskFor(t);
  const person = await desk.person("Sigrid Aagesen", "secretary");
  const page = await aPage(t, { javaScript: true });
  const { device, id } = await withDevice(page);
  await desk.logIn(page, person);
  await page.goto(`${desk.url}/min-side`);
  await page.getByLabel("Navn på den nye nøgle").fill("Telefon");
  await page.getByRole("button", { name: "Tilføj adgangsnøgle" }).click();
  await page.waitForURL(/gemt=ja/);
  await page.getByRole("button", { name: "Log ud" }).click();
  await device.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: false });
  await page.goto(`${desk.url}/log-ind`);
  await page.getByRole("button", { name: "Log ind med adgangsnøgle" }).click();
  await page.getByText("Det blev afbrudt på enheden").waitFor();
  assert.match(page.url(), /\/log-ind$/);
});

test("a passkey signs exactly the hash it was asked to, for the person it belongs to", { timeout: 60_000 }, async (t) => {
  const desk = await deskFor(t);
  const asta = await desk.person("Asta Brøndlund");
  const viggo = await desk.person("Viggo Tranekær");
  const page = await aPage(t, { javaScript: true });
  await withDevice(page);
  await desk.logIn(page, asta);
  await page.goto(`${desk.url}/min-side`);
  await page.getByLabel("Navn på den nye nøgle").fill("Telefon");
  await page.getByRole("button", { name: "Tilføj adgangsnøgle" }).click();
  await page.waitForURL(/gemt=ja/);

  const site = { origin: desk.url, rpId: "localhost", at: new Date() };
  const challengeBytes = new Uint8Array(createHash("sha256").update("the minutes").digest());
  assert.equal(await passkeyOptions(desk.web.sql, { ...site, person: viggo, challengeBytes }), null, "Viggo has no passkey");
  const options = await passkeyOptions(desk.web.sql, { ...site, person: asta, challengeBytes });
  const response = await page.evaluate(async (asked) => {
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked as never) });
    return (credential as PublicKeyCredential).toJSON() as unknown;
  }, options);
  const other = new Uint8Array(createHash("sha256").update("other minutes").digest());
  const no = { ok: false, code: "passkey-failed" };
  assert.deepEqual(await assertPasskey(desk.web.sql, { ...site, person: asta, challengeBytes: other, response }), no);
  assert.deepEqual(await assertPasskey(desk.web.sql, { ...site, person: viggo, challengeBytes, response }), no);
  assert.deepEqual(await assertPasskey(desk.web.sql, { ...site, origin: "https://example.com", person: asta, challengeBytes, response }), no);
  assert.deepEqual(await assertPasskey(desk.web.sql, { ...site, person: asta, challengeBytes, response: { id: "x" } }), no);
  assert.equal((await assertPasskey(desk.web.sql, { ...site, person: asta, challengeBytes, response })).ok, true);
});

async function deskWithLogin(t: TestContext): Promise<Awaited<ReturnType<typeof deskFor>>> {
  // The service must know our address, and we its: it is opened at first need.
  let real: Oidc | null = null;
  const oidc: Oidc = { begin: (address) => real!.begin(address), finish: (address, begun) => real!.finish(address, begun), check: () => real!.check() };
  const desk = await deskFor(t, { oidc });
  const service = await loginService(t, `${desk.url}/log-ind/tilbage`, [
    { subject: "sigrid", email: "Sigrid.Aagesen@lindeborg.example", verified: true },
    { subject: "fremmed", email: "ukendt@lindeborg.example", verified: true },
    { subject: "ubekraeftet", email: "sigrid.aagesen@lindeborg.example", verified: false },
  ]);
  real = openOidc(service);
  return desk;
}

test("the municipality's login finds the person by a verified e-mail, and after that by who the service says they are", { timeout: 60_000 }, async (t) => {
  const desk = await deskWithLogin(t);
  const person = await desk.person("Sigrid Aagesen", "secretary");
  const come = async (who: string): Promise<Page> => {
    const page = await aPage(t);
    await page.goto(`${desk.url}/min-side`);
    await page.getByRole("link", { name: "Log ind med kommunens login" }).click();
    await page.getByRole("link", { name: who, exact: true }).click();
    return page;
  };
  const unverified = await come("ubekraeftet");
  assert.match(await main(unverified), /bekræfter ikke din e-mailadresse/);
  const stranger = await come("fremmed");
  assert.match(await main(stranger), /ukendt@lindeborg\.example er ikke oprettet i Sagsgang/);
  const regretted = await come("Fortryd");
  assert.match(await main(regretted), /Login lykkedes ikke/);

  const first = await come("sigrid");
  assert.equal(first.url(), `${desk.url}/min-side`);
  assert.match(await main(first), /Sigrid Aagesen/);
  await desk.database.desk`update desk.person set email = 'nyt.navn@lindeborg.example' where id = ${person}`;
  assert.match(await main(await come("sigrid")), /Sigrid Aagesen/);

  const again = await first.goto(`${desk.url}/log-ind/tilbage?code=abc&state=def`);
  assert.equal(again?.status(), 422, "an answer nobody asked for is not taken");
});

test("a login service that does not answer is told in Danish, and the passkey is still a way in", async (t) => {
  const desk = await deskFor(t, { oidc: openOidc({ issuer: "http://localhost:9", clientId: "x", clientSecret: undefined }) });
  const answer = await fetch(`${desk.url}/log-ind/kommunen`);
  assert.equal(answer.status, 422);
  const text = await answer.text();
  assert.match(text, /Kommunens login svarer ikke lige nu/);
  assert.match(text, /Log ind med adgangsnøgle/);
});

test("an administrator adds a person, gives a role, invites; the person comes in by the link once", async (t) => {
  const desk = await deskFor(t);
  const page = await aPage(t);
  await desk.logIn(page, await desk.person("Jonna Brandstrup", "administrator"));
  await page.goto(`${desk.url}/personer`);
  await page.getByLabel("Navn", { exact: true }).fill("Malthe Overby");
  await page.getByLabel("E-mail (valgfri)").fill("ikke en adresse");
  await page.getByRole("button", { name: "Opret" }).click();
  // The browser itself stops what is no address; what it lets by is refused by us.
  await page.getByLabel("E-mail (valgfri)").fill("jonna.brandstrup@lindeborg.example");
  await page.getByRole("button", { name: "Opret" }).click();
  assert.match(await main(page), /hører allerede til en anden person/);
  assert.equal(await page.getByLabel("Navn", { exact: true }).inputValue(), "Malthe Overby");
  await page.getByLabel("E-mail (valgfri)").fill("malthe@lindeborg.example");
  await page.getByRole("button", { name: "Opret" }).click();
  assert.match(page.url(), /\/personer\/\d+\?gemt=ja/);

  await page.getByText("Giv en rolle").click();
  await page.getByLabel("Rolle", { exact: true }).selectOption("caseWorker");
  await page.getByRole("button", { name: "Giv rollen" }).click();
  assert.match(await main(page), /Sagsbehandler/);
  await page.getByRole("button", { name: "Lav en invitation" }).click();
  const link = await page.locator("code").innerText();

  const guest = await aPage(t);
  await guest.goto(link);
  await guest.goto(link);
  await guest.getByRole("button", { name: "Kom ind" }).click();
  assert.match(await main(guest), /Malthe Overby[\s\S]*Sagsbehandler/);
  const second = await aPage(t);
  await second.goto(link);
  await second.getByRole("button", { name: "Kom ind" }).click();
  assert.match(await main(second), /Invitationen er brugt eller for gammel/);

  await page.getByText("Tag personen ud af brug").click();
  await page.getByRole("button", { name: "Tag ud af brug", exact: true }).click();
  assert.match(await main(page), /Ikke i brug/);
  await guest.reload();
  assert.match(guest.url(), /\/log-ind/, "whoever is taken out of use is out at once");
});

test("a page cannot run a stranger's script or be framed, and a form from elsewhere is refused", async (t) => {
  const desk = await deskFor(t, { demonstration: true });
  const cookie = await desk.cookieOf(await desk.person("Jonna Brandstrup", "administrator"));
  const policy = (await fetch(`${desk.url}/personer`, { headers: { cookie } })).headers.get("content-security-policy")!;
  for (const part of [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ])
    assert.ok(policy.includes(part), part);
  for (const type of ["application/x-www-form-urlencoded", "application/json", "text/plain"]) {
    const foreign = await fetch(`${desk.url}/personer/ny`, {
      method: "POST",
      headers: { cookie, origin: "https://example.com", "content-type": type },
      body: "navn=Fremmed",
    });
    assert.equal(foreign.status, 403, type);
    assert.match(await foreign.text(), /Formularen var for gammel eller kom et andet sted fra/);
  }
  const away = await fetch(`${desk.url}/log-ind?til=//example.com`, { headers: { cookie }, redirect: "manual" });
  assert.equal(away.headers.get("location"), "/", "login leads to our own pages only");
  const huge = await fetch(`${desk.url}/personer/ny`, {
    method: "POST",
    headers: { cookie, origin: desk.url, "content-type": "application/x-www-form-urlencoded" },
    body: `navn=${"x".repeat(5_000_000)}`,
  });
  assert.match(await huge.text(), /større, end Sagsgang tager imod/);
});

test("every page of people is without findings, fits 320 px, and shows only what one may see", { timeout: 120_000 }, async (t) => {
  const desk = await deskFor(t, { demonstration: true });
  const administrator = await desk.person("Jonna Brandstrup", "administrator");
  const officer = await desk.person("Thorkild Enemark", "dataProtectionOfficer");
  const secretary = await desk.person("Sigrid Aagesen", "secretary", "approver");
  await logReading(desk.web.sql, { at: new Date(), person: secretary, what: "Lukket punkt 7: Køb af grund", about: "item:7", committee: null });

  for (const address of [
    "/log-ind",
    "/min-side",
    "/personer",
    "/personer?q=ingen",
    `/personer/${secretary}`,
    "/laeselog",
    "/laeselog?om=grund",
    "/findes-ikke",
  ]) {
    const checked = await aPage(t, { javaScript: true });
    const narrow = await aPage(t, { width: 320 });
    if (address !== "/log-ind") for (const page of [checked, narrow]) await desk.logIn(page, administrator);
    await checked.goto(desk.url + address);
    assert.deepEqual(await accessibilityFindings(checked), [], address);
    await narrow.goto(desk.url + address);
    assert.ok((await overflow(narrow)) <= 0, `${address} is wider than 320 px`);
  }

  const page = await aPage(t);
  await desk.logIn(page, officer);
  await page.goto(`${desk.url}/laeselog?om=grund`);
  assert.match(await main(page), /Lukket punkt 7: Køb af grund/);
  await page.goto(`${desk.url}/personer/${secretary}`);
  assert.equal(await page.getByRole("button", { name: /Giv|Gem|Tag/ }).count(), 0, "who sees people may not change them");
  const asSecretary = { cookie: await desk.cookieOf(secretary) };
  for (const address of ["/personer", `/personer/${administrator}`, "/laeselog"])
    assert.equal((await fetch(desk.url + address, { headers: asSecretary })).status, 403, address);
});

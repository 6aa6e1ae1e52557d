/** `npm run docs:pictures`: the pictures of docs/brug, taken anew of the demonstration. What they show is made by pressing the buttons they show. */

import * as fs from "node:fs";
import * as path from "node:path";
import type { Page } from "playwright-core";
import { browser, endBrowser } from "#test/browser/browser.ts";
import { theDemonstration } from "#test/demonstration.ts";

const folder = path.join(import.meta.dirname, "..", "docs/brug/billeder");
const mostBytes = 150_000;
// A weekday morning that stays the same, so that pictures differ only where pages do.
const morning = new Date("2026-09-07T08:00:00Z");

const ends: (() => unknown)[] = [];
const desk = await theDemonstration({ after: (end: unknown) => void ends.push(end as () => unknown), diagnostic: () => {} }, () => morning);

async function as(name: string | null, width = 1280): Promise<Page> {
  const context = await (await browser()).newContext({ viewport: { width, height: 900 }, locale: "da-DK" });
  const page = await context.newPage();
  if (name !== null) await desk.be(page, name);
  return page;
}

async function take(page: Page, name: string, options: { from?: string; height?: number } = {}): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  const width = page.viewportSize()!.width;
  const top = options.from === undefined ? 0 : ((await page.locator(options.from).first().boundingBox())?.y ?? 0) - 16;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: top, width, height: Math.min(options.height ?? 800, whole - top) } });
  const { size } = fs.statSync(file);
  process.stdout.write(`${name}.png ${Math.round(size / 1000)} kB\n`);
  if (size > mostBytes) throw new Error(`${name}.png is ${size} bytes; a guide's picture is at most ${mostBytes}`);
}

const button = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).first().click();
const link = (page: Page, name: string): Promise<void> => page.getByRole("link", { name, exact: true }).first().click();

try {
  const visitor = await as(null);
  await visitor.goto(desk.at("/log-ind"));
  await take(visitor, "log-ind", { height: 760 });

  const writer = await as("Mikkel Bregendahl");
  await writer.goto(desk.at("/sager?tilstand=draft"));
  await writer.locator(".case-link").first().click();
  await writer.locator(".editor").first().waitFor();
  await take(writer, "sag-skrives", { height: 900 });
  const chief = await as("Hanne Fuglsig");
  await chief.goto(desk.at("/sager?tilstand=inApproval"));
  await chief.locator(".case-link").first().click();
  await take(chief, "sag-godkendes", { height: 700 });

  const secretary = await as("Sofie Rask");
  await secretary.goto(desk.at("/udvalg"));
  await link(secretary, "Beskæftigelses- og Integrationsudvalget");
  await link(secretary, "Mødeplan");
  await take(secretary, "moedeplan", { height: 760 });
  await link(secretary, "Nøgletal og mål");
  await take(secretary, "styring", { height: 900 });
  const steering = secretary.url();
  await link(secretary, "Ledighed i procent af arbejdsstyrken");
  await take(secretary, "serie", { from: ".page-head", height: 900 });
  await secretary.goto(steering);
  await secretary.getByRole("link", { name: /^Årshjul/u }).click();
  await take(secretary, "aarshjul", { from: ".page-head", height: 800 });
  await secretary.goto(desk.at("/moeder"));
  await secretary.locator(".meeting-list > li", { hasText: "dagsorden i kladde" }).first().getByRole("link").click();
  await secretary.locator(".reorder-handle").first().waitFor();
  await take(secretary, "dagsorden", { height: 900 });
  await button(secretary, "Send dagsordenen ud");
  await link(secretary, "Læs");
  const reading = secretary.url();

  const member = await as("Asta Brøndlund", 390);
  await member.goto(reading);
  await take(member, "laes-telefon", { from: ".page-head", height: 820 });

  await link(secretary, "Mødet");
  await button(secretary, "Begynd mødet");
  await secretary.locator(".people-list > li", { hasText: "Yasmin Elkjær" }).locator("summary").click();
  await secretary.getByLabel("Afbud", { exact: true }).filter({ visible: true }).check();
  await button(secretary, "Gem fremmøde");
  await button(secretary, "Alle andre er til stede");
  await button(secretary, "Gå til dette punkt");
  await button(secretary, "Godkendt.");
  await secretary.locator(".next-item button").click();
  await secretary.getByLabel("Beslutningens ord").fill("Taget til efterretning. Udvalget ønsker en ny status i foråret.");
  await take(secretary, "moedet", { height: 1000 });
  await secretary.getByText("Registrér en afstemning").click();
  await secretary.getByLabel("Asta Brøndlund (A)").selectOption({ label: "Imod" });
  await take(secretary, "afstemning", { from: "#afstemning", height: 620 });
  await button(secretary, "Gem afstemningen");
  await button(secretary, "Taget til efterretning.");
  await member.goto(reading.replace("/laes", "/foelg"));
  await take(member, "foelg-telefon", { from: ".page-head", height: 820 });
  for (const item of await secretary.locator(".meeting-items li a").evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href))) {
    await secretary.goto(item);
    if ((await secretary.locator(".meeting-items [aria-current] .done-mark").count()) === 0) await button(secretary, "Taget til efterretning.");
  }
  await button(secretary, "Hæv mødet");
  await link(secretary, "Gå til referatet");
  await take(secretary, "referat", { height: 900 });
  await button(secretary, "Lås teksten");
  await button(secretary, "Send til underskrift");
  await take(secretary, "underskriftsblad", { height: 900 });
  await member.goto(reading.replace("/laes", "/underskrift"));
  await member.getByLabel("Jeg har læst referatet").check();
  await take(member, "underskriv-telefon", { from: "#skriv-under", height: 560 });

  const administrator = await as("Lise Overgaard");
  await administrator.goto(desk.at("/personer"));
  await take(administrator, "personer", { height: 760 });
  await administrator.goto(desk.at(`/personer/${await desk.someone("Mikkel Bregendahl")}`));
  await take(administrator, "person", { height: 900 });
} finally {
  await endBrowser();
  for (const end of ends.reverse()) await end();
}
process.exit(0);

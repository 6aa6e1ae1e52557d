/** Committees and their plans in a real browser: without JavaScript, at 320 px, as axe sees them. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { after, type TestContext } from "node:test";
import { committeeRoutes } from "#committee/routes.ts";
import { appointSubstitute } from "#committee/appoint-substitute.ts";
import { cancelMeeting } from "#committee/cancel-meeting.ts";
import { changeChair } from "#committee/change-chair.ts";
import { moveMeeting } from "#committee/move-meeting.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { planYear } from "#committee/plan-year.ts";
import { proposedDays } from "#core/meeting-plan.ts";
import { aCommittee, aHouse, answerOf, at, seatSome, type House } from "#test/committees.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";

after(endBrowser);

type Made = { url: string; served: Desk; house: House; committee: number; administrator: number; read(address: string): Promise<string> };

async function desk(t: TestContext): Promise<Made> {
  const served = await deskFor(t, { now: () => at, stations: () => [committeeRoutes] });
  const house = await aHouse(t, served.database);
  const council = await aCommittee(house, "Kommunalbestyrelsen", "council");
  const committee = await aCommittee(house);
  await seatSome(house, council, ["chair", "viceChair", "member", "member", "member"]);
  await seatSome(house, committee, ["chair", "viceChair", "member", "member", "member"]);
  const administrator = await served.person("Sofie Rask", "administrator");
  const headers = { cookie: await served.cookieOf(administrator) };
  return { url: served.url, served, house, committee, administrator, read: async (address) => (await fetch(served.url + address, { headers })).text() };
}

/** A year with everything a plan can hold. */
async function aFullYear({ house, committee }: { house: House; committee: number }): Promise<void> {
  const by = house.administrator;
  const [, second, third, , , sixth] = house.people as [number, number, number, number, number, number];
  const dates = proposedDays({ every: "month", week: 2, weekday: 2, skip: [7] }, "2026-01-01", "2026-12-31", { saturdays: false }).flatMap(
    (each) => each.date ?? [],
  );
  const { meetings } = answerOf(await planYear(house.sql, by, { committee, dates, start: "16:00", end: "18:30", place: "Mødelokale Bøgen, Lindeborg Rådhus" }));
  answerOf(
    await moveMeeting(house.sql, by, {
      meeting: meetings[2]!,
      date: "2026-03-17",
      start: "16:00",
      end: "18:30",
      place: "Byrådssalen",
      reason: "Formanden deltager i budgetseminar",
    }),
  );
  answerOf(await cancelMeeting(house.sql, by, { meeting: meetings[5]!, reason: "Ingen sager til behandling" }));
  answerOf(await planMeeting(house.sql, by, { committee, date: "2026-02-04", start: "08:00", end: null, place: null, kind: "extraordinary" }));
  answerOf(await changeChair(house.sql, by, { committee, person: second, office: "chair", from: "2027-01-01" }));
  answerOf(
    await appointSubstitute(house.sql, by, {
      committee,
      person: sixth,
      party: "B",
      inPlaceOf: third,
      basis: "28-2",
      from: "2026-02-01",
      until: "2026-05-31",
      meeting: null,
    }),
  );
}

test("a secretary seats a member, is told why another cannot be, and plans a year she has looked at first", { timeout: 120_000 }, async (t) => {
  const { url, served, committee, administrator, read } = await desk(t);
  const page = await aPage(t);
  await served.logIn(page, administrator);
  await page.goto(`${url}/udvalg`);
  await page.getByRole("link", { name: "Børne- og Skoleudvalget" }).click();
  assert.match(await page.locator("main").innerText(), /Asta Brøndlund/);

  await page.getByText("Sæt et medlem ind").click();
  const seat = page.locator("form[action$='/medlem']");
  await seat.getByLabel("Person").selectOption({ label: "Gudrun Aabo" });
  await seat.getByLabel("Parti eller liste").fill("L");
  await seat.getByLabel("Formand", { exact: true }).check();
  const refusal = page.waitForResponse((response) => response.request().method() === "POST");
  await seat.getByRole("button").press("Enter");
  assert.equal((await refusal).status(), 422);
  assert.match(await page.locator("#besked").innerText(), /Asta Brøndlund er formand i nogle af de dage/);
  assert.equal(await seat.getByLabel("Parti eller liste").inputValue(), "L", "what was typed still stands");
  await seat.getByLabel("Medlem", { exact: true }).check();
  await seat.getByRole("button").press("Enter");
  await page.waitForURL(/gemt=ja/);
  assert.match(await page.locator("#medlemmer ~ .parties").innerText(), /Gudrun Aabo/);

  await page.getByRole("link", { name: "Mødeplan", exact: true }).click();
  await page.getByRole("link", { name: "Planlæg et helt år" }).click();
  await page.getByLabel("Ugedag").selectOption({ label: "onsdag" });
  await page.getByLabel("Ved månedsmøder: hvilken i måneden?").selectOption({ label: "den anden" });
  await page.getByLabel("december").check();
  await page.getByRole("button", { name: "Vis forslaget" }).press("Enter");
  const proposed = await page.locator(".proposed").innerText();
  assert.match(proposed, /onsdag den 11\. februar/);
  assert.doesNotMatch(proposed, /juli|december/);
  await page.locator(".proposed").getByLabel("onsdag den 11. marts").uncheck();
  await page.getByRole("button", { name: "Gem møderne i planen" }).press("Enter");
  await page.waitForURL(/gemt=ja/);
  const plan = await page.locator(".plan-list").innerText();
  assert.match(plan, /onsdag den 11\. februar 2026/i);
  assert.doesNotMatch(plan, /onsdag den 11\. marts/i);

  const february = page.locator(".plan-list > li").first();
  await february.getByText("Flyt", { exact: true }).click();
  await february.getByLabel("Ny dag").fill("2026-02-18");
  await february.getByLabel("Hvorfor flyttes mødet?").fill("Vinterferie");
  await february.getByRole("button", { name: "Flyt mødet" }).press("Enter");
  await page.waitForURL(/gemt=ja/);
  assert.match(await page.locator(".plan-list > li").first().innerText(), /Flyttet fra onsdag den 11\. februar 2026 kl\. 16:00: Vinterferie/);

  const text = await read(`/udvalg/${committee}/moedeplan.ics`);
  assert.match(text, /DTSTART;TZID=Europe\/Copenhagen:20260218T160000/);
  assert.match(text, /SEQUENCE:1/);
  assert.match(await read("/moeder.ics"), /Børne- og Skoleudvalget/);
});

test("a file with faults is told line by line, and its own export is taken back", { timeout: 120_000 }, async (t) => {
  const { url, served, committee, administrator, read } = await desk(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-csv-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, "plan.csv");
  fs.writeFileSync(file, "dato;start\n10-03-2026;16:00\n40-03-2026;16:00\n");
  const page = await aPage(t);
  await served.logIn(page, administrator);
  await page.goto(`${url}/udvalg/${committee}/moedeplan`);
  const send = async (): Promise<void> => {
    await page.locator("details", { hasText: "Læs en mødeplan ind" }).locator("summary").click();
    await page.setInputFiles("#planfil", file);
    await page.getByRole("button", { name: "Læs mødeplanen ind" }).press("Enter");
  };
  await send();
  await page.waitForSelector("#besked");
  assert.match(await page.locator("#besked").innerText(), /Linje 3: Datoen “40-03-2026” kan ikke læses/);
  assert.equal(await page.locator(".plan-list").count(), 0);

  fs.writeFileSync(file, "dato;start;slut;sted;slags\n10-03-2026;16:00;18:00;Byrådssalen;Ordinært\n");
  await page.goto(`${url}/udvalg/${committee}/moedeplan`);
  await send();
  await page.waitForURL(/gemt=ja/);
  const exported = await read(`/udvalg/${committee}/moedeplan.csv?aar=2026`);
  assert.match(exported, /10-03-2026;16:00;18:00;Byrådssalen;Ordinært\r\n/);
});

test("every page is without fault for axe and fits 320 px", { timeout: 120_000 }, async (t) => {
  const made = await desk(t);
  await aFullYear(made);
  const { url, served, committee, administrator } = made;
  const wide = await aPage(t, { javaScript: true });
  const narrow = await aPage(t, { width: 320, javaScript: true });
  for (const page of [wide, narrow]) await served.logIn(page, administrator);
  for (const address of [
    "/udvalg",
    `/udvalg/${committee}`,
    `/udvalg/${committee}/regler`,
    `/udvalg/${committee}/moedeplan`,
    `/udvalg/${committee}/moedeplan/nyt-aar?vis=ja&aar=2026&hver=month&ugedag=1&uge=last&uger=4&start=16:00&slut=&sted=`,
    "/kalender",
    "/udvalg/999",
  ]) {
    for (const page of [wide, narrow]) {
      await page.goto(url + address);
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      assert.deepEqual([address, await overflow(page)], [address, 0]);
    }
    assert.deepEqual([address, await accessibilityFindings(wide)], [address, []]);
  }
});

test("one who may only read sees no forms, and is refused without them too", { timeout: 60_000 }, async (t) => {
  const { url, served, committee } = await desk(t);
  const headers = { cookie: await served.cookieOf(await served.person("Palle Revisor", "auditor")) };
  for (const address of ["/udvalg", `/udvalg/${committee}`, `/udvalg/${committee}/regler`, `/udvalg/${committee}/moedeplan`]) {
    const page = await (await fetch(url + address, { headers })).text();
    assert.match(page, /Børne- og Skoleudvalget/);
    assert.doesNotMatch(page, /<form[^>]*method="post"[^>]*action="\/udvalg/, address);
  }
  const sent = await fetch(`${url}/udvalg/${committee}/navn`, {
    method: "POST",
    headers: { ...headers, origin: url },
    body: new URLSearchParams({ navn: "Mit udvalg", fra: "2026-09-01" }),
  });
  assert.equal(sent.status, 422);
  assert.match(await sent.text(), /Det har du ikke rettigheder til her/);
});

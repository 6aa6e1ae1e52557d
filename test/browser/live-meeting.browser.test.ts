/** A member follows a meeting on a tablet while the secretary works; an agenda's items are moved by button in the browser. */

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { agendaRoutes } from "#agenda/routes.ts";
import { agendas } from "#agenda/store.ts";
import { decisionRoutes } from "#decision/routes.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { showDecision } from "#decision/show-decision.ts";
import { meetingRoutes } from "#meeting/routes.ts";
import { takeUpItem } from "#meeting/take-up-item.ts";
import { aHouse, at, answerOf } from "#test/committees.ts";
import { deskFor } from "#test/desk-app.ts";
import { anAgenda, anOpenMeeting, itemsOf, roadOf } from "#test/papers.ts";
import { aPage, endBrowser } from "./browser.ts";

after(endBrowser);

test("a member sees the meeting move without touching the page, and a decision only when it is shown", async (t) => {
  const desk = await deskFor(t, { now: () => at, stations: () => [agendaRoutes, meetingRoutes, decisionRoutes] });
  const road = await roadOf(await aHouse(t, desk.database));
  const meeting = await anOpenMeeting(road);
  const [first, second] = (await itemsOf(road, meeting)) as [number, number];
  const page = await aPage(t, { javaScript: true, width: 820 });
  await desk.logIn(page, road.people[2]!);
  await page.goto(`${desk.url}/moeder/${meeting}/foelg`);
  const region = page.locator("#nu");
  const seesWithin = async (words: RegExp, milliseconds: number): Promise<void> => region.getByText(words).first().waitFor({ timeout: milliseconds });

  answerOf(await takeUpItem(road.sql, road.secretary, { meeting, item: first }));
  await seesWithin(/Punkt 1/, 3000);
  answerOf(
    await recordDecision(road.sql, road.secretary, { meeting, item: first, text: "Dagsordenen blev godkendt uden ord.", turn: null, shown: false, was: null }),
  );
  answerOf(await takeUpItem(road.sql, road.secretary, { meeting, item: second }));
  await seesWithin(/Punkt 2/, 3000);
  assert.doesNotMatch(await page.content(), /uden ord/, "what is being written is not sent to anyone");
  answerOf(await showDecision(road.sql, road.secretary, { meeting, item: first }));
  await seesWithin(/uden ord/, 3000);
});

test("a secretary moves an item by its button, and the page tells its new number without loading anew", async (t) => {
  const desk = await deskFor(t, { now: () => at, stations: () => [agendaRoutes] });
  const house = await aHouse(t, desk.database);
  const secretary = await desk.person("Sofie Rask", "secretary");
  const road = await roadOf(house, { secretary, caseWorker: 903, approver: 904 });
  const meeting = await anAgenda(road);
  const before = (await agendas.load(road.sql, meeting))!.items.map((item) => item.id);
  const page = await aPage(t, { javaScript: true });
  await desk.logIn(page, secretary);
  await page.goto(`${desk.url}/moeder/${meeting}/dagsorden`);
  await page.evaluate(() => Object.assign(globalThis, { here: true }));
  const posted = page.waitForResponse((response) => response.url().endsWith("/raekkefoelge"));
  await page.locator(".agenda-list > li").nth(1).getByRole("button", { name: "Flyt op" }).click();
  assert.equal((await posted).status(), 200);
  const after1 = (await agendas.load(road.sql, meeting))!.items.map((item) => item.id);
  assert.deepEqual(after1, [before[1], before[0], ...before.slice(2)]);
  assert.equal(await page.evaluate(() => (globalThis as { here?: boolean }).here), true);
  assert.deepEqual(
    await page.locator(".agenda-list > li [data-number]").allInnerTexts(),
    before.map((_, index) => String(index + 1)),
  );
});

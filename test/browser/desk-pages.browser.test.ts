/**
 * Every page of the working side, with a paper in every state: as axe sees it, as a telephone shows it, and by keyboard alone. A new page that
 * is not visited here is found by the list of addresses the app itself answers.
 */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test, { after } from "node:test";
import type { Locator, Page } from "playwright-core";
import { inventedText } from "#test/invented-minutes.ts";
import { theDemonstration, type Demonstration } from "#test/demonstration.ts";
import { everyState, type EveryState } from "#test/every-state.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";
import { complaintsOf } from "./own-page.ts";

after(endBrowser);

const secretary = "Sofie Rask";
const writer = "Mikkel Bregendahl";
const chief = "Hanne Fuglsig";
const administrator = "Lise Overgaard";
const observer = "Alma Krogh";

/** Who goes where. `null` is nobody: before login. A third part is the answer expected when it is not 200. */
type Visit = readonly [who: string | null, address: string, status?: 403 | 404];

async function visits(desk: Demonstration, made: EveryState): Promise<Visit[]> {
  const { cases, meetings, committee, chair } = made;
  const db = desk.database.desk;
  const [history] = await db<{ id: number }[]>`
    select id::int from desk.journal where kind = 'section-written' and about = ${`case:${cases.draft}`} and what->>'key' = 'presentation' order by id limit 1`;
  const [{ other }] = (await db`
    select p.name as other from desk.seat s join desk.person p on p.id = s.person
    where not exists (select 1 from desk.seat o where o.person = s.person and o.committee = ${committee}) order by p.id limit 1`) as unknown as [
    { other: string },
  ];
  const meeting = (id: number, ...places: string[]): string[] => places.map((place) => `/moeder/${id}/${place}`);
  const as = (who: string | null, addresses: readonly string[]): Visit[] => addresses.map((address) => [who, address] as const);
  return [
    ...as(null, ["/log-ind", "/log-ind?udloebet=ja", `/log-ind/invitation/${"a".repeat(43)}`]),
    ...as(writer, ["/", "/sager/ny", "/sager", "/sager?q=findes-ikke", "/sager?skabeloner=ja", "/moeder", "/min-side"]),
    ...as(
      writer,
      Object.values(cases).map((id) => `/sager/${id}`),
    ),
    [writer, `/sager/${cases.draft}/historik/${history!.id}`],
    ...as(chief, [`/sager/${cases.inApproval}`, `/sager/${cases.commented}`]),
    ...as(secretary, ["/", "/moeder", "/udvalg", "/kalender", `/udvalg/${committee}`, `/udvalg/${committee}/regler`, `/udvalg/${committee}/moedeplan`]),
    ...as(secretary, [`/udvalg/${committee}/moedeplan/nyt-aar?vis=ja&aar=2027&hver=month&ugedag=1&uge=last&uger=4&start=16:00&slut=&sted=`]),
    ...as(
      secretary,
      (["none", "draft", "inReview", "stops", "released", "supplement", "cancelled"] as const).flatMap((state) => meeting(meetings[state], "dagsorden")),
    ),
    ...as(secretary, [...meeting(meetings.released, "laes", "moede", "foelg", "referat", "underskrift"), ...meeting(meetings.none, "moede")]),
    ...as(secretary, [
      `/moeder/${meetings.open}/moede?punkt=${made.voted}`,
      `/moeder/${meetings.open}/moede?punkt=2`,
      `/moeder/${meetings.open}/moede?punkt=3`,
    ]),
    ...as(secretary, [...meeting(meetings.open, "referat"), ...meeting(meetings.held, "moede", "referat")]),
    ...as(secretary, [...meeting(meetings.frozen, "referat", "underskrift"), ...meeting(meetings.declined, "referat", "underskrift")]),
    ...as(secretary, meeting(meetings.signed, "referat", "underskrift", "segl")),
    ...as(
      secretary,
      (["released", "frozen", "signed", "stopped", "takenBack"] as const).flatMap((state) => meeting(meetings[state], "offentlighed")),
    ),
    ...as(secretary, [...meeting(meetings.stopped, "offentlighed/forhaandsvisning"), `/udvalg/${committee}/lukkede-punkter`, `/udvalg/${committee}/loefter`]),
    ...as("Jonas Vind", ["/offentlighed", `/moeder/${meetings.takenBack}/offentlighed`]),
    ...as(chair, [
      "/",
      "/moeder",
      "/min-side",
      `/udvalg/${committee}/formandsafgoerelser`,
      `/udvalg/${committee}/loefter`,
      ...meeting(meetings.open, "laes", "foelg"),
      ...meeting(meetings.none, "laes"),
      ...meeting(meetings.draft, "laes"),
    ]),
    ...as(chair, [...meeting(meetings.declined, "referat", "underskrift"), ...meeting(meetings.signed, "underskrift"), ...meeting(meetings.held, "referat")]),
    ...as(made.outvoted, [...meeting(meetings.open, "foelg"), ...meeting(meetings.declined, "underskrift")]),
    ...as(other, meeting(meetings.declined, "laes", "foelg", "referat")),
    [other, `/moeder/${meetings.declined}/underskrift`, 404],
    ...as(observer, meeting(meetings.declined, "laes", "foelg", "referat")),
    ...as(administrator, ["/personer", "/personer?q=findes-ikke", `/personer/${await desk.someone(secretary)}`, `/personer/${await desk.someone(chair)}`]),
    ...as(administrator, ["/", "/indstillinger", "/kle", "/arkivet-tal", `/udvalg/${committee}/regler`]),
    ...as(secretary, [`/udvalg/${committee}/formandsafgoerelser`]),
    ...as(chair, [`/udvalg/${committee}/formandsafgoerelser`]),
    ...as(secretary, [
      `/udvalg/${made.steering.committee}/styring`,
      `/udvalg/${made.steering.committee}/styring/rapport`,
      `/udvalg/${made.steering.committee}/styring/rapport/${made.steering.report}`,
      ...made.steering.ledgers.map((ledger) => `/udvalg/${made.steering.committee}/styring/${ledger}`),
      `/udvalg/${made.steering.committee}/styring/${made.steering.ledgers[0]}?som=2026-01-14`,
      `/udvalg/${made.steering.committee}/styring/${made.steering.ledgers[0]}/referater`,
      `/udvalg/${made.steering.committee}/styring/${made.steering.ledgers[0]}/referater?q=findes-ikke`,
      "/opslag",
      "/refusion",
      "/refusion?dag=2026-01-05&ydelse=2.900&uger=60&fra=1",
    ]),
    ...as(chair, [`/udvalg/${made.steering.committee}/styring`, `/udvalg/${made.steering.committee}/styring/${made.steering.ledgers[0]}`]),
    [secretary, `/udvalg/${made.steering.empty}/styring`],
    ...as("Jonas Vind", ["/laeselog"]),
    ...as(secretary, ["/indlaesning", "/indlaesning/1", "/tvivl"]),
    [secretary, "/findes-ikke", 404],
    [chair, "/personer", 403],
  ];
}

// Addresses that answer a file, a stream or another address, and no page; and the first start, which is over when there are people.
const noPage =
  /^\/(?:dkfds|ui)\/|\.(?:ics\}?|csv|pdf|zip|txt|json)$|\/segl\/:file|\/bilag\/|\/her$|\/live$|\/side$|^\/dokument\/|^\/log-ind\/(?:kommunen|tilbage)$|^\/foerste-gang$/;

test("every page of the working side is without fault for axe, fits a telephone, and has a title and headings of its own", { timeout: 600_000 }, async (t) => {
  const desk = await theDemonstration(t);
  const made = await everyState(desk);
  const cookie = await desk.cookieOf(await desk.someone(secretary));
  const folder = path.join(desk.folder, "papirer");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "Referat uden afsender.md"), inventedText(2).replaceAll(" i Lindeborg Kommune", ""));
  await fetch(desk.at("/indlaesning/sti"), {
    method: "POST",
    headers: { cookie: await desk.cookieOf(await desk.someone(administrator)), origin: desk.url },
    body: new URLSearchParams({ sti: folder }),
  });
  // Read before the pages are looked at, so that they have something to show.
  for (let tries = 0; tries < 100 && (await desk.database.desk`select 1 from desk.doubt`).length === 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const refused = async (address: string, fields: Record<string, string>): Promise<string> => {
    const answer = await fetch(desk.at(address), {
      method: "POST",
      headers: { cookie, origin: desk.url },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    assert.match(answer.headers.get("location") ?? "", /besked=/, address);
    return answer.headers.get("location")!;
  };
  const all: Visit[] = [
    ...(await visits(desk, made)),
    [secretary, await refused("/sager/ny", { udvalg: String(made.committee), overskrift: "" })],
    [secretary, await refused(`/moeder/${made.meetings.stops}/dagsorden/udsend`, {})],
    [secretary, await refused(`/moeder/${made.meetings.frozen}/underskrift/tag-tilbage`, { grund: "" })],
    [secretary, await refused(`/udvalg/${made.steering.committee}/styring`, { hvor: "open-ledger", slags: "series", navn: "" })],
    [
      secretary,
      await refused(`/udvalg/${made.steering.committee}/styring/${made.steering.ledgers[0]}`, {
        hvor: "write-row",
        "felt-period": "juli",
        "felt-value": "1.5",
      }),
    ],
  ];

  const patterns = [...new Set(desk.app.routes.flatMap((route) => (route.method === "GET" && !noPage.test(route.path) ? [route.path] : [])))];
  const notVisited = patterns.filter((pattern) => {
    const shape = new RegExp(`^${pattern.replace(/:\w+\{((?:[^{}]|\{[^{}]*\})*)\}/g, "$1")}$`);
    return !all.some(([, address]) => shape.test(address.replace(/[?#].*/, "")));
  });
  assert.deepEqual(notVisited, [], "pages that nobody here looks at");

  const pages = new Map<string | null, { page: Page; complaints: string[] }>();
  const titles = new Map<string, string>();
  const faults: string[] = [];
  const look = process.env.SAGSGANG_LOOK;
  for (const [index, [who, address, expected]] of all.entries()) {
    let at = pages.get(who);
    if (at === undefined) {
      const page = await aPage(t, { javaScript: true });
      if (who !== null) await desk.be(page, who);
      at = { page, complaints: complaintsOf(page) };
      pages.set(who, at);
    }
    const { page } = at;
    const fault = (what: string): void => void faults.push(`${who ?? "nobody"} at ${address}: ${what}`);
    at.complaints.length = 0;
    await page.setViewportSize({ width: 1280, height: 900 });
    const answer = await page.goto(desk.at(address));
    if (answer!.status() !== (expected ?? 200) && !(answer!.status() === 422)) fault(`answered ${answer!.status()}`);
    if (page.url().includes("/log-ind") && who !== null) fault("was sent to the login");
    if (look !== undefined) await picture(page, look, index, who, address);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    for (const finding of await accessibilityFindings(page)) fault(finding);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await overflow(page);
      if (wide > 0) fault(`${wide} points wider than ${width}`);
    }
    const headings = await page.evaluate(() =>
      [...document.querySelectorAll("main h1, main h2, main h3, main h4, main h5")].map((each) => Number(each.tagName[1])),
    );
    if (headings.filter((level) => level === 1).length !== 1 || headings[0] !== 1) fault(`headings ${headings.join(" ")}`);
    if (headings.some((level, place) => level > (headings[place - 1] ?? 1) + 1)) fault(`headings leap: ${headings.join(" ")}`);
    const title = await page.title();
    const here = new URL(page.url()).pathname;
    const elsewhere = [...titles].find(([place, other]) => place !== here && other === title);
    if (elsewhere !== undefined && (expected ?? 200) === 200) fault(`is called "${title}" as ${elsewhere[0]} is`);
    titles.set(here, title);
    for (const complaint of at.complaints) fault(complaint);
  }
  assert.deepEqual(faults, []);
  t.diagnostic(`${all.length} pages looked at, ${patterns.length} addresses`);
});

test("the main acts of the road are done by keyboard alone", { timeout: 240_000 }, async (t) => {
  const desk = await theDemonstration(t);
  const page = await aPage(t, { javaScript: true });
  const key = page.keyboard;
  // Keys come faster here than any hand sends them, and a gliding window is still on its way to the place before.
  await page.emulateMedia({ reducedMotion: "reduce" });

  /** Tabs until the thing is reached, and sees that one can see where one is. Nothing is clicked, nothing is focused by script. */
  const reach = async (what: Locator): Promise<void> => {
    await what.first().waitFor({ state: "attached" });
    for (let tabs = 0; tabs < 200; tabs++) {
      await key.press("Tab");
      if (!(await what.first().evaluate((each) => each === document.activeElement))) continue;
      const marked = await what.first().evaluate((each) => getComputedStyle(each).outlineStyle !== "none" || getComputedStyle(each).boxShadow !== "none");
      assert.ok(marked, `one cannot see that one stands at ${String(what)}`);
      // The window follows.
      await page.waitForFunction(
        (each) => {
          const { top, bottom } = each!.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        },
        await what.first().elementHandle(),
        { timeout: 5000 },
      );
      return;
    }
    assert.fail(`two hundred tabs do not lead to ${String(what)}`);
  };
  const press = async (what: Locator, by: "Enter" | "Space" = "Enter"): Promise<void> => {
    await reach(what);
    const went = page.waitForNavigation();
    await key.press(by);
    await went;
    assert.equal(await page.locator(".alert-error").count(), 0, `after ${String(what)}`);
  };
  const unfold = async (what: Locator): Promise<void> => {
    await reach(what);
    await key.press("Enter");
  };
  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const link = (name: string): Locator => page.getByRole("link", { name, exact: true });
  const be = async (name: string): Promise<void> => {
    await page.context().clearCookies();
    await page.goto(desk.at("/log-ind"));
    await press(page.getByRole("button", { name }));
  };

  await be(writer);
  await press(link("Sager"));
  await press(link("Benchmarking af kommunens indsats: plads nr. 23 på ranglisten"));
  await reach(page.getByRole("textbox", { name: "Resume" }));
  await key.press("Control+End");
  await key.type(" Skrevet uden mus.");
  await page.locator("#afsnit-summary [data-autosave-status]", { hasText: /gemt/i }).waitFor();

  await be(secretary);
  await press(link("Møder"));
  await press(page.locator(".meeting-list > li", { hasText: "dagsorden i kladde" }).getByRole("link"));
  const order = (): Promise<string[]> => page.locator(".agenda-list > li").evaluateAll((all) => all.map((each) => each.getAttribute("data-name") ?? ""));
  const before = await order();
  await reach(
    page
      .locator(".agenda-list > li")
      .nth(2)
      .getByRole("button", { name: /^Flyt op/ }),
  );
  await key.press("Enter");
  await page.waitForFunction((first) => document.querySelectorAll(".agenda-list > li")[1]?.getAttribute("data-name") === first, before[2]);
  assert.deepEqual(await order(), [before[0], before[2], before[1], ...before.slice(3)]);
  await page.waitForLoadState("networkidle");
  await press(button("Send dagsordenen ud"), "Space");
  await press(link("Mødet"));
  await press(button("Begynd mødet"));
  const late = page.locator(".people-list > li", { hasText: "Yasmin Elkjær" });
  await unfold(late.locator("summary"));
  await reach(late.locator("input[type=radio]:checked"));
  await key.press("ArrowDown");
  assert.ok(await late.getByLabel("Afbud", { exact: true }).isChecked(), "arrows choose among the states");
  await press(late.getByRole("button", { name: "Gem fremmøde" }));
  await press(button("Alle andre er til stede"));
  await unfold(page.locator("summary", { hasText: "Registrér en afstemning" }));
  await reach(page.getByLabel("Asta Brøndlund (A)"));
  await key.press("ArrowDown");
  await key.press("ArrowDown");
  await press(button("Gem afstemningen"));
  assert.match(await page.locator(".vote").innerText(), /Asta Brøndlund/);
  await reach(page.getByLabel("Beslutningens ord"));
  await key.type("Godkendt med et ord, der er skrevet uden mus.");
  await press(button("Gem beslutningen"));

  // The one that waits for signatures since last week.
  await be("Rasmus Hvidbjerg");
  await press(link("Møder"));
  await press(page.locator(".meeting-list > li", { hasText: "til underskrift" }).getByRole("link"));
  await press(link("Underskrift"));
  await reach(page.getByLabel("Jeg har læst referatet"));
  await key.press("Space");
  await press(button("Underskriv med dit login"));
  assert.match(await page.locator("main").innerText(), /Du har underskrevet|Referatet er underskrevet/);
});

// For looking with one's own eyes: SAGSGANG_LOOK names a folder.
async function picture(page: Page, folder: string, index: number, who: string | null, address: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const name = `${String(index).padStart(2, "0")} ${who ?? "ingen"} ${address.replace(/[?&]besked=.*/, " afslag").replace(/[^\p{L}\d]+/gu, "-")}`;
  for (const width of [1280, 820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(folder, `${name} ${width}.png`), fullPage: true });
  }
}

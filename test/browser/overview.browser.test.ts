/** The front page for everyone who works in the invented municipality: what waits, and where it leads; by axe, at 320 px, without script. */

import assert from "node:assert/strict";
import test, { after, type TestContext } from "node:test";
import { agendaRoutes } from "#agenda/routes.ts";
import { caseRoutes } from "#case/routes.ts";
import { committeeRoutes } from "#committee/routes.ts";
import { decisionRoutes } from "#decision/routes.ts";
import { makeDeskHouse } from "#demo/desk-house.ts";
import { meetingRoutes } from "#meeting/routes.ts";
import { overviewRoutes } from "#overview/routes.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";

after(endBrowser);

const noon = new Date("2026-11-23T11:00:00Z");

async function aHouse(t: TestContext, now = noon): Promise<Desk & { named(name: string): Promise<number>; text(name: string): Promise<string> }> {
  const desk = await deskFor(t, {
    demonstration: true,
    now: () => now,
    stations: () => [overviewRoutes, committeeRoutes, agendaRoutes, caseRoutes, meetingRoutes, decisionRoutes],
  });
  await makeDeskHouse(desk.database.desk, desk.web.files, noon);
  const named = async (name: string): Promise<number> =>
    (await desk.database.desk<{ id: number }[]>`select id::float8 as id from desk.person where name = ${name}`)[0]!.id;
  const text = async (name: string): Promise<string> => {
    const answer = await fetch(desk.url, { headers: { cookie: await desk.cookieOf(await named(name)) } });
    assert.equal(answer.status, 200, name);
    return (await answer.text()).replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, " ").replace(/\s+/g, " ");
  };
  return { ...desk, named, text };
}

const everyone = [
  "Sofie Rask",
  "Mikkel Bregendahl",
  "Hanne Fuglsig",
  "Torben Aaskov",
  "Lise Overgaard",
  "Jonas Vind",
  "Grete Holt",
  "Alma Krogh",
  "Yasmin Elkjær",
];

test("each person's front page is without fault, and no link on it leads nowhere", { timeout: 180_000 }, async (t) => {
  const desk = await aHouse(t);
  const tried = new Map<string, number>();
  for (const name of everyone) {
    const id = await desk.named(name);
    const page = await aPage(t, { javaScript: true });
    await desk.logIn(page, id);
    await page.goto(desk.url);
    assert.deepEqual(await accessibilityFindings(page), [], name);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.ok((await overflow(page)) <= 0, name);
    const cookie = await desk.cookieOf(id);
    const links = await page.locator("main a").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    for (const link of new Set(links.map((each) => each.split("#")[0]!))) {
      // Minutes, signature, people's and the archive's pages are other stations'.
      if (/referat|underskrift|arkivet-tal/.test(link)) continue;
      const { status } = await fetch(desk.url + link, { headers: { cookie } });
      tried.set(`${name} ${link}`, status);
    }
  }
  assert.deepEqual(
    [...tried].filter(([, status]) => status !== 200),
    [],
  );
});

test("each is told what waits for them, and by when in words", async (t) => {
  const desk = await aHouse(t);
  const secretary = await desk.text("Sofie Rask");
  assert.match(secretary, /Send dagsordenen ud Beskæftigelses- og Integrationsudvalget · mødet er torsdag den 3\. december 2026/);
  assert.match(secretary, /Frist om 3 dage, torsdag den 26\. november/);
  assert.match(secretary, /underskrifter mangler[\s\S]*Mangler: /);
  assert.match(secretary, /En sag er klar og står ikke på en dagsorden/);
  assert.match(await desk.text("Hanne Fuglsig"), /Venter på din godkendelse Ankestyrelsens statistik over afgørelser 2024/);
  assert.match(await desk.text("Torben Aaskov"), /Venter på din godkendelse/);
  assert.match(await desk.text("Mikkel Bregendahl"), /På vej .*Venter på godkendelse \(Fagchef\)/);
  assert.match(await desk.text("Jonas Vind"), /Ingen har åbnet lukket materiale i dag/);
  assert.match(await desk.text("Alma Krogh"), /Læs de åbne punkter Klima-, Teknik- og Miljøudvalget/);
  assert.match(await desk.text("Lise Overgaard"), /Alle har en vej ind/);
  const [signer] = await desk.database.desk<{ name: string }[]>`
    select who ->> 'name' as name from desk.signing, jsonb_array_elements(content -> 'signers') who where state = 'open'
    and not exists (select 1 from jsonb_array_elements(content -> 'signatures') done where done -> 'person' = who -> 'person') limit 1`;
  assert.match(await desk.text(signer!.name), /Underskriv referatet .*Venter på din underskrift/);
});

test("an approver who has approved a case leaves the next step to the others", async (t) => {
  const desk = await aHouse(t);
  const { approveCase } = await import("#case/approve-case.ts");
  const [paper] = await desk.database.desk<{ id: number }[]>`select id::float8 as id from desk.case_paper where state = 'inApproval'`;
  const hanne = await desk.actor(await desk.named("Hanne Fuglsig"));
  assert.ok((await approveCase(desk.database.desk, { actor: hanne, at: noon }, { case: paper!.id })).ok);
  assert.match(await desk.text("Hanne Fuglsig"), /Ingen sager venter på din godkendelse/);
  assert.match(await desk.text("Torben Aaskov"), /Ankestyrelsens statistik over afgørelser 2024[\s\S]*Direktør/);
});

test("on the day of a meeting it stands first, for each where they must go", async (t) => {
  const desk = await aHouse(t, new Date("2026-11-26T07:00:00Z"));
  const href = async (name: string): Promise<string | undefined> => {
    const answer = await fetch(desk.url, { headers: { cookie: await desk.cookieOf(await desk.named(name)) } });
    return /now-meeting[^>]*href="([^"]+)"/.exec(await answer.text())?.[1];
  };
  assert.match(await desk.text("Sofie Rask"), /Mødet i dag: Klima-, Teknik- og Miljøudvalget/);
  assert.match((await href("Sofie Rask"))!, /\/moede$/);
  assert.match((await href("Alma Krogh"))!, /\/laes$/);
  assert.match((await desk.text("Sofie Rask")).replace(/\s+/g, " "), /I dag kl\. 08:30/);
});

test("an empty house tells its first administrator what to do first", async (t) => {
  const desk = await deskFor(t, { stations: () => [overviewRoutes] });
  const administrator = await desk.person("Jonna Brandstrup", "administrator");
  const front = await (await fetch(desk.url, { headers: { cookie: await desk.cookieOf(administrator) } })).text();
  assert.match(front, /Kom i gang[\s\S]*Opret dem, der skal bruge Sagsgang[\s\S]*Opret det første udvalg/);
  assert.match(front, /En person har ingen vej ind/);
  const nobody = await desk.person("Ny Ansat");
  assert.match(await (await fetch(desk.url, { headers: { cookie: await desk.cookieOf(nobody) } })).text(), /Du har ingen roller endnu/);
});

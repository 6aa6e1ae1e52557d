/** A question to a text, from the case to the minutes: asked once, answered with a reason, asked anew when its numbers change. */

import assert from "node:assert/strict";
import test from "node:test";
import { agendaRoutes } from "#agenda/routes.ts";
import { agendas } from "#agenda/store.ts";
import { caseRoutes } from "#case/routes.ts";
import { cases } from "#case/store.ts";
import { committeeRoutes } from "#committee/routes.ts";
import { refusals } from "#core/refusals.da.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import { decisionRoutes } from "#decision/routes.ts";
import { entriesAbout } from "#journal/store.ts";
import { meetingRoutes } from "#meeting/routes.ts";
import { minutesRoutes } from "#minutes/routes.ts";
import { clientOf, type Client } from "#test/desk-client.ts";
import { deskFor } from "#test/desk-app.ts";
import { aTown, instant } from "#test/town.ts";

const question = /Der står 75 procent om 57 ud af 87\. Det er 65,5 procent\. Regnet anderledes, se efter\./gu;

function keyOn(html: string): string {
  return /name="spoergsmaal" value="([^"]+)"/u.exec(html)?.[1] ?? "";
}

test("a question follows the paper from case to minutes, is asked once, and stays answered until its numbers change", async (t) => {
  const desk = await deskFor(t, {
    now: () => instant("2026-03-02"),
    stations: () => [committeeRoutes, caseRoutes, agendaRoutes, meetingRoutes, decisionRoutes, minutesRoutes],
  });
  const town = await aTown(desk.web.sql, desk.web.files, {
    committee: "Fritidsudvalget",
    abbreviation: "FU",
    members: ["Asta Brøndlund", "Viggo Tranekær", "Merete Sandager"].map((name) => ({ name, party: "A" })),
    place: "Lokale 3",
    start: "16:00",
    rules: { standingItems: [] },
  });
  const as = async (person: number): Promise<Client> => clientOf(desk.url, await desk.cookieOf(person));
  const [writer, secretary] = [await as(town.writer.person), await as(town.secretary.person)];
  const html = async (who: Client, path: string): Promise<string> => {
    const page = await who.page(path);
    assert.equal(page.status, 200, path);
    return page.html;
  };

  const made = await writer.send("/sager/ny", { udvalg: String(town.committee), overskrift: "Svar fra brugerne" });
  const id = Number(/\d+$/u.exec(String(made.body["location"]))![0]);
  const write = async (text: string): Promise<void> => {
    const section = (await cases.load(desk.web.sql, id))!.sections.find(({ key }) => key === "presentation")!;
    const sent = await writer.send(`/sager/${id}/afsnit/presentation`, { "text.doc": JSON.stringify(richTextOfPlain(text)), version: String(section.version) });
    assert.ok(sent.ok, sent.message);
  };
  assert.doesNotMatch(await html(writer, `/sager/${id}`), /Spørgsmål til teksten/u, "nothing is asked of an empty case");

  await write("Alle blev spurgt.\n57 ud af de 87 borgere (75 %) var tilfredse.");
  const page = await html(writer, `/sager/${id}`);
  assert.equal(page.match(question)?.length, 1, "asked once");
  assert.match(page, /Regnet: 57 ÷ 87 = 65,5 %/u);
  const path = `/sager/${id}/spoergsmaal`;
  assert.equal((await writer.send(path, { spoergsmaal: keyOn(page), grund: " " })).message, refusals["reason-missing"]);
  assert.ok((await writer.send(path, { spoergsmaal: keyOn(page), grund: "Procenten er af dem, der svarede." })).ok);
  const after = await html(writer, `/sager/${id}`);
  assert.match(after, /1 besvaret[\s\S]*Procenten er af dem, der svarede\./u);
  assert.equal(keyOn(after), "", "no form is left for what is answered");
  assert.equal((await writer.send(path, { spoergsmaal: keyOn(page), grund: "Igen" })).message, refusals["finding-gone"]);
  const journal = await entriesAbout(desk.web.sql, `case:${id}`);
  assert.match(JSON.stringify(journal.find(({ kind }) => kind === "finding-accepted")), /65,5 procent.*Procenten er af dem/u);

  // Other words around the same numbers: it stays answered. Other numbers: it is asked anew.
  await write("Alle blev spurgt i foråret.\nDet viste sig, at 57 ud af de 87 borgere (75 %) var tilfredse.");
  assert.equal(keyOn(await html(writer, `/sager/${id}`)), "");
  await write("Alle blev spurgt.\n59 ud af de 87 borgere (75 %) var tilfredse.");
  assert.match(await html(writer, `/sager/${id}`), /59 ud af 87/u);
  await write("Alle blev spurgt.\n57 ud af de 87 borgere (75 %) var tilfredse.");

  // On the agenda the answer given in the case holds; what is new is asked there.
  const meeting = await town.plan("2026-03-18");
  assert.ok((await secretary.send(`/moeder/${meeting}/dagsorden`)).ok);
  assert.ok((await secretary.send(`/moeder/${meeting}/dagsorden/sag`, { sag: String(id) })).ok);
  const agenda = await html(secretary, `/moeder/${meeting}/dagsorden`);
  assert.equal(agenda.match(question)?.length, 1);
  assert.equal(keyOn(agenda), "", "answered in the case, answered here");
  await write("Alle blev spurgt.\n59 ud af de 87 borgere (75 %) var tilfredse.");
  const changed = await html(secretary, `/moeder/${meeting}/dagsorden`);
  assert.notEqual(keyOn(changed), "");
  assert.ok((await secretary.send(`/moeder/${meeting}/dagsorden/spoergsmaal`, { spoergsmaal: keyOn(changed), grund: "Procenten er rundet op." })).ok);
  assert.equal((await agendas.load(desk.web.sql, meeting))!.acceptedFindings?.length, 1);

  // Held: the minutes carry the agenda's answers, and ask about what was written at the meeting.
  assert.ok((await secretary.send(`/moeder/${meeting}/dagsorden/udsend`)).ok);
  assert.ok((await secretary.send(`/moeder/${meeting}/moede`)).ok);
  assert.ok((await secretary.send(`/moeder/${meeting}/moede/fremmoede`, { alle: "ja" })).ok);
  const [item] = (await agendas.load(desk.web.sql, meeting))!.items;
  const decision = "Godkendt. Svarene offentliggøres onsdag den 19. marts 2026.";
  assert.ok((await secretary.send(`/moeder/${meeting}/moede/punkt/${item!.id}/beslutning`, { beslutning: decision })).ok);
  assert.ok((await secretary.send(`/moeder/${meeting}/moede/haev`)).ok);
  const minutes = await html(secretary, `/moeder/${meeting}/referat`);
  assert.match(minutes, /Der står onsdag den 19\. marts 2026\. Den 19\. marts 2026 er en torsdag\./u);
  assert.match(minutes, /1 besvaret[\s\S]*Procenten er rundet op\./u);
  assert.ok((await secretary.send(`/moeder/${meeting}/referat/spoergsmaal`, { spoergsmaal: keyOn(minutes), grund: "Dagen rettes i brevet." })).ok);
  assert.equal(keyOn(await html(secretary, `/moeder/${meeting}/referat`)), "");
  assert.doesNotMatch(await html(await as(town.person("Asta Brøndlund")), `/moeder/${meeting}/laes`), /Spørgsmål til teksten/u, "members are not shown it");
});

/** Who approves which step: set on the rules' page, asked by mail and front page, told on the case's page. */

import assert from "node:assert/strict";
import test from "node:test";
import { approveCase } from "#case/approve-case.ts";
import { caseRoutes } from "#case/routes.ts";
import { sendForApproval } from "#case/send-for-approval.ts";
import { cases } from "#case/store.ts";
import { committeeRoutes } from "#committee/routes.ts";
import { loadCommittee } from "#committee/store.ts";
import { rulesOn } from "#core/committee.ts";
import { overviewRoutes } from "#overview/routes.ts";
import { answerOf, aHouse } from "../committees.ts";
import { deskFor } from "../desk-app.ts";
import { aCase, roadOf } from "../papers.ts";
import { reactions } from "../../src/reactions.ts";
import { followUp } from "../../src/worker.ts";

const noon = new Date("2026-02-02T11:00:00Z");

test("the approver named for a step is the one who is asked, and the page says whose turn it is", { timeout: 120_000 }, async (t) => {
  const desk = await deskFor(t, { now: () => noon, stations: () => [overviewRoutes, committeeRoutes, caseRoutes] });
  const [administrator, worker, chief, director, other] = [
    await desk.person("Lise Overgaard", "administrator"),
    await desk.person("Mikkel Bregendahl", "caseWorker"),
    await desk.person("Hanne Fuglsig", "approver"),
    await desk.person("Torben Aaskov", "approver"),
    await desk.person("Karen Holm", "approver"),
  ] as const;
  const road = await roadOf(await aHouse(t as never, desk.database), { secretary: administrator, caseWorker: worker, approver: chief });
  const { sql, committee } = road;
  const house = { sql, origin: "https://sagsgang.example", now: () => noon, log: () => {} };
  await followUp(house, reactions);

  const page = async (path: string, person: number): Promise<string> =>
    (await (await fetch(`${desk.url}${path}`, { headers: { cookie: await desk.cookieOf(person) } })).text()).replace(/\s+/g, " ");
  const rules = await page(`/udvalg/${committee}/regler`, administrator);
  assert.match(rules, /Hvem godkender som fagchef\?/);
  const version = /name="version" value="(\d+)"/.exec(rules)![1]!;
  const form = new URLSearchParams([
    ...Object.entries({ fra: "2026-01-02", dagsorden: "4", materiale: "3", egne: "8", underskriver: "participants", numre: "perYear", skabelon: "lindeborg" }),
    ...Object.entries({ trin: "Fagchef\nDirektør", "trin0-navn": "Fagchef", "trin0-godkender": String(chief), "trin1-navn": "Direktør", version }),
    ["trin1-godkender", String(director)],
    ["trin1-godkender", String(chief)],
  ]);
  const set = await fetch(`${desk.url}/udvalg/${committee}/regler`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: await desk.cookieOf(administrator), origin: desk.url },
    body: form,
  });
  assert.equal(set.status, 303);
  assert.deepEqual(rulesOn((await loadCommittee(sql, committee))!, "2026-02-02").approvers, { Fagchef: [chief], Direktør: [director, chief] });
  assert.match(await page(`/udvalg/${committee}/regler`, administrator), /Fagchef \(Hanne Fuglsig\) → Direktør \(Torben Aaskov, Hanne Fuglsig\)/);

  const paper = await aCase(road);
  answerOf(await sendForApproval(sql, road.caseWorker, { case: paper }));
  await followUp(house, reactions);
  const asked = async (): Promise<string[]> => (await sql<{ to: string }[]>`select to_address as "to" from desk.mail order by id`).map((each) => each.to);
  assert.deepEqual(await asked(), ["hanne.fuglsig@lindeborg.example"]);
  const waits = /Ny legeplads i Nørreskoven/;
  assert.match(await page("/", chief), waits);
  assert.doesNotMatch(await page("/", director), waits);
  assert.doesNotMatch(await page("/", other), waits);
  assert.match(await page(`/sager/${paper}`, chief), /Godkend som fagchef/);
  const others = await page(`/sager/${paper}`, other);
  assert.match(others, /Fagchef: venter på Hanne Fuglsig/);
  assert.doesNotMatch(others, /Godkend som|send-tilbage/);

  // The same person is named for both; the second step is another's all the same, since the rules name two.
  answerOf(await approveCase(sql, road.approver, { case: paper }));
  await followUp(house, reactions);
  assert.deepEqual(await asked(), ["hanne.fuglsig@lindeborg.example", "torben.aaskov@lindeborg.example"]);
  assert.match(await page("/", director), waits);
  assert.doesNotMatch(await page("/", chief), waits);
  assert.match(await page(`/sager/${paper}`, chief), /Direktør: venter på Torben Aaskov ?\. Du har godkendt/);

  // One who is named and leaves the house leaves a case that says so.
  await desk.database.owner`update desk.person set active = false where id = ${director}`;
  assert.match(await page(`/sager/${paper}`, worker), /Ingen kan tage trinnet Direktør/);
  assert.equal((await cases.load(sql, paper))!.state, "inApproval");
});

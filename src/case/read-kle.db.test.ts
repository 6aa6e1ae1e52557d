/** KLE in a real database: read in, asked of a case, offered where a number is typed. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test from "node:test";
import { deskFor } from "#test/desk-app.ts";
import { givenPeople, codeOf } from "#test/given-people.ts";
import { importKleCommand } from "./commands.ts";
import { routesOfKle } from "./kle-routes.ts";
import { findInKle, kleRegisters, kleRemarks } from "./queries.ts";
import { readKle } from "./read-kle.ts";

const plan = (number: string, title: string): string =>
  `<KLE-Emneplan><UdgivelsesDato>2026-11-01</UdgivelsesDato><Hovedgruppe><HovedgruppeNr>91</HovedgruppeNr><HovedgruppeTitel>Opdigtet</HovedgruppeTitel><Gruppe><GruppeNr>91.02</GruppeNr><GruppeTitel>Fyr</GruppeTitel><Emne><EmneNr>${number}</EmneNr><EmneTitel>${title}</EmneTitel></Emne></Gruppe></Hovedgruppe></KLE-Emneplan>`;

test("an administrator reads the register in, the next edition takes its place, and others may not", async (t) => {
  const given = await givenPeople(t);
  const { sql } = given;
  assert.equal(codeOf(await readKle(sql, given.as(given.caseWorker), { xml: plan("91.02.03", "Fyrvagt") })), "not-allowed");
  assert.equal(codeOf(await readKle(sql, given.as(given.administrator), { xml: "<rss></rss>" })), "xml-unknown");
  assert.deepEqual(await kleRemarks(sql, "91.02.09-G01-22-26", given.at), [], "nothing is said before a register is read in");
  assert.equal(codeOf(await readKle(sql, given.as(given.administrator), { xml: plan("91.02.03", "Fyrvagt") })), "ok");
  assert.deepEqual(await kleRemarks(sql, "91.02.03-G01-22-26", given.at), []);
  assert.match((await kleRemarks(sql, "91.02.09-G01-22-26", given.at))[0]!, /står ikke i det KLE-register/);
  assert.equal(codeOf(await readKle(sql, given.as(given.administrator), { xml: plan("91.02.09", "Lodseri") })), "ok");
  assert.match((await kleRemarks(sql, "91.02.03-G01-22-26", given.at))[0]!, /står ikke/);
  assert.deepEqual(
    (await findInKle(sql, "lods", 10)).map((each) => each.number),
    ["91.02.09"],
  );
  assert.equal((await findInKle(sql, "%", 10)).length, 0);
  const [register] = await kleRegisters(sql);
  assert.deepEqual([register!.kind, register!.published, register!.numbers, register!.by], ["subjects", "2026-11-01", 3, "Jonna Brandstrup"]);
  assert.deepEqual(await given.kinds("kle"), ["kle-read", "kle-read"]);
});

test("the command reads a file in, and says why it does not", async (t) => {
  const { database, folder } = await deskFor(t);
  const said: string[] = [];
  const out = { out: (text: string) => void said.push(text), err: { write: (text: string) => said.push(text) } };
  const file = path.join(folder, "kle.xml");
  fs.writeFileSync(file, plan("91.02.03", "Fyrvagt"));
  assert.equal(await importKleCommand(database.desk, file, new Date(), out), 0);
  assert.equal(await importKleCommand(database.desk, path.join(folder, "mangler.xml"), new Date(), out), 1);
  fs.writeFileSync(file, "<!DOCTYPE x><KLE-Emneplan/>");
  assert.equal(await importKleCommand(database.desk, file, new Date(), out), 1);
  assert.match(said[0]!, /3 emner og grupper er læst ind \(udgivet 2026-11-01\)/);
  assert.match(said[1]!, /Filen findes ikke/);
  assert.match(said[2]!, /DOCTYPE/);
});

test("the page takes the file from an administrator, and is not for a member of the public's side", async (t) => {
  const desk = await deskFor(t, { stations: () => [routesOfKle] });
  const sent = async (person: number): Promise<string> => {
    const body = new FormData();
    body.set("fil", new File([plan("91.02.03", "Fyrvagt")], "kle.xml"));
    const answer = await fetch(`${desk.url}/kle`, { method: "POST", body, headers: { origin: desk.url, cookie: await desk.cookieOf(person) } });
    return answer.text();
  };
  const [administrator, worker, observer] = [
    await desk.person("Jonna", "administrator"),
    await desk.person("Malthe", "caseWorker"),
    await desk.person("Alma", "observer"),
  ];
  assert.match(await sent(worker), /ikke rettigheder/);
  assert.match(await sent(administrator), /Emneplanen/);
  assert.match(await (await fetch(`${desk.url}/kle?q=fyr`, { headers: { cookie: await desk.cookieOf(worker) } })).text(), /91\.02\.03/);
  assert.equal((await fetch(`${desk.url}/kle`, { headers: { cookie: await desk.cookieOf(observer) } })).status, 403);
});

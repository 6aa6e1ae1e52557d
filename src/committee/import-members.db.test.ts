import assert from "node:assert/strict";
import test from "node:test";
import { sentenceOf } from "#core/refusals.da.ts";
import { aCommittee, aHouse, answerOf, codeOf } from "#test/committees.ts";
import { importMembers } from "./import-members.ts";
import { loadCommittee } from "./store.ts";

test("members come in from a spreadsheet as Excel saves it", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const text =
    '\uFEFFNavn;Parti;Rolle;Valggruppe;Fra;Til\r\nAsta Brøndlund;A;Formand;"A, F og Ø";;\r\nviggo tranekær;V;næstformand;V;01-02-2026;31. december 2027\r\n';
  assert.equal(answerOf(await importMembers(house.sql, house.secretaryOf(committee), { committee, text })).members, 2);
  assert.deepEqual(
    (await loadCommittee(house.sql, committee))!.seats.map(({ person, role, party, group, from, until }) => [person, role, party, group, from, until]),
    [
      [house.people[0], "chair", "A", "A, F og Ø", "2026-01-01", "2029-12-31"],
      [house.people[1], "viceChair", "V", "V", "2026-02-01", "2027-12-31"],
    ],
  );
});

test("one faulty line keeps the whole file out, and each is told with its number", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const text =
    "navn;parti;rolle;fra\nAsta Brøndlund;A;Formand;\nUkendt Person;B;;\nViggo Tranekær;V;Konge;\nMerete Sandager;F;Formand;\nHolger Lysdal;C;;i morgen\nAsta Brøndlund;A;;";
  const refused = await importMembers(house.sql, house.administrator, { committee, text });
  assert.ok(!refused.ok && refused.code === "member-file-wrong");
  const told = sentenceOf(refused).split("\n");
  assert.deepEqual(
    told.slice(1).map((line) => /^Linje (\d+): /.exec(line)?.[1]),
    ["3", "4", "5", "6", "7"],
  );
  assert.match(told[1]!, /Ukendt Person findes ikke under Personer/);
  assert.match(told[2]!, /Konge/);
  assert.match(told[3]!, /Asta Brøndlund er formand/);
  assert.match(told[5]!, /Asta Brøndlund sidder allerede/);
  assert.equal((await loadCommittee(house.sql, committee))!.seats.length, 0);
  assert.equal(codeOf(await importMembers(house.sql, house.stranger, { committee, text })), "not-allowed");
  assert.equal(codeOf(await importMembers(house.sql, house.administrator, { committee: 999, text })), "not-found");
});

test("a file without the columns is told which ones it should have", async (t) => {
  const house = await aHouse(t);
  const committee = await aCommittee(house);
  const refused = await importMembers(house.sql, house.administrator, { committee, text: "name,party\nx,y" });
  assert.ok(!refused.ok);
  assert.match(sentenceOf(refused), /Linje 1: Den første linje skal have kolonnernes navne: navn, parti/);
});

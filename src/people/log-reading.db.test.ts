import assert from "node:assert/strict";
import test from "node:test";
import { givenPeople } from "#test/given-people.ts";
import { logReading } from "./log-reading.ts";
import { readings } from "./queries.ts";

test("what was read is found by person, day and subject, and can never be changed", async (t) => {
  const given = await givenPeople(t);
  await logReading(given.sql, given.as(given.caseWorker), { what: "Lukket sag: Køb af grund", about: "case:7", committee: 3 });
  await logReading(given.sql, given.as(given.administrator), { what: "Lukket bilag", about: "attachment:9", committee: null });
  const all = { person: null, committee: null, from: null, until: null, about: "", before: null };
  const found = async (search: object): Promise<string[]> => (await readings(given.sql, { ...all, ...search }, 10)).map((line) => line.about);
  assert.deepEqual(await found({}), ["attachment:9", "case:7"]);
  assert.deepEqual(await found({ person: given.caseWorker.person }), ["case:7"]);
  assert.deepEqual(await found({ committee: 3 }), ["case:7"]);
  assert.deepEqual(await found({ about: "grund" }), ["case:7"]);
  assert.deepEqual(await found({ from: given.today, until: given.today }), ["attachment:9", "case:7"]);
  assert.deepEqual(await found({ until: "2026-03-01" }), []);
  await assert.rejects(given.sql`update desk.read_log set what = 'intet'`);
  await assert.rejects(given.sql`delete from desk.read_log`);
});

import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { endSession } from "./end-session.ts";

test("one ends one's own sessions, an administrator anyone's, and a colleague nobody's", async (t) => {
  const given = await givenPeople(t);
  const end = async (session: number, actor = given.caseWorker): Promise<string> => codeOf(await endSession(given.sql, given.as(actor), { session }));
  const own = await given.session(given.caseWorker);
  const administrators = await given.session(given.administrator);
  assert.equal(await end(administrators.number), "not-allowed");
  assert.equal(await end(own.number), "ok");
  assert.equal(await end(own.number), "session-gone");
  assert.equal(await end((await given.session(given.caseWorker)).number, given.administrator), "ok");
  assert.deepEqual((await given.kinds(`person:${given.caseWorker.person}`)).slice(-2), ["session-ended", "session-ended"]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { logOut } from "./log-out.ts";
import { actorOfSession } from "./queries.ts";

test("whoever logs out is out here, and still in elsewhere", async (t) => {
  const given = await givenPeople(t);
  const [here, there] = [await given.session(given.caseWorker), await given.session(given.caseWorker)];
  const out = async (session: string, actor = given.caseWorker): Promise<string> => codeOf(await logOut(given.sql, given.as(actor), { session }));
  assert.equal(await out(here.token.hash, given.administrator), "session-gone", "another's session is not one's own to log out of");
  assert.equal(await out(here.token.hash), "ok");
  assert.equal(await out(here.token.hash), "session-gone");
  assert.equal(await actorOfSession(given.sql, here.token.hash, given.at), null);
  assert.ok(await actorOfSession(given.sql, there.token.hash, given.at));
});

import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { newToken } from "#platform/token.ts";
import { deactivatePerson } from "./deactivate-person.ts";
import { invitePerson } from "./invite-person.ts";
import { logIn } from "./log-in.ts";

test("an invitation is mailed, works once and within a week, and only the newest use ends the others", async (t) => {
  const given = await givenPeople(t);
  const { person } = given.caseWorker;
  const invite = async (token = newToken(), actor = given.administrator, whom = person): Promise<string> =>
    codeOf(await invitePerson(given.sql, given.as(actor), { person: whom, token, address: (secret) => `https://sagsgang.lindeborg.example/${secret}` }));
  const [one, two, three] = [newToken(), newToken(), newToken()];
  assert.equal(await invite(one), "ok");
  assert.equal(await invite(two), "ok");
  const mails = await given.sql<{ text: string }[]>`select text from desk.mail order by id`;
  assert.ok(mails[0]!.text.includes(one.token));
  const come = async (token: string, minutes = 0): Promise<string> => codeOf(await logIn(given.sql, { how: "invitation", token }, given.loginCall(minutes)));
  assert.equal(await come(two.token), "ok");
  assert.equal(await come(two.token), "invitation-over");
  assert.equal(await come(one.token), "invitation-over");
  assert.equal(await invite(three), "ok");
  assert.equal(await come(three.token, 7 * 24 * 60 + 1), "invitation-over");
  assert.equal(await invite(newToken(), given.caseWorker), "not-allowed");
  assert.equal(await invite(newToken(), given.administrator, 999), "not-found");
  await deactivatePerson(given.sql, given.as(given.administrator), { person });
  assert.equal(await invite(), "person-inactive");
  assert.equal(await come(three.token), "invitation-over", "whoever is taken out of use cannot come in by an old link");
});

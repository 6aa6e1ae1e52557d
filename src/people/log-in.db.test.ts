import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { deactivatePerson } from "./deactivate-person.ts";
import { logIn, type Came } from "./log-in.ts";
import { actorOfSession } from "./queries.ts";

const identity = { issuer: "https://login.lindeborg.example", subject: "sub-1", email: "malthe.overby@lindeborg.example", emailVerified: true };

test("a login gives a new session each time, that ends when it is not used, or after fourteen days", async (t) => {
  const given = await givenPeople(t);
  const came: Came = { how: "demonstration", person: given.caseWorker.person };
  const call = given.loginCall();
  assert.ok((await logIn(given.sql, came, call)).ok);
  assert.ok((await logIn(given.sql, came, given.loginCall())).ok);
  assert.equal((await given.sql`select id from desk.session`).length, 2);
  assert.equal((await given.sql`select id from desk.session where id = ${call.token.token}`).length, 0, "the token itself is nowhere");
  const after = (hours: number): Promise<unknown> => actorOfSession(given.sql, call.token.hash, new Date(given.at.getTime() + hours * 3_600_000));
  assert.ok(await after(11.9));
  assert.equal(await after(12.1), null);
  await given.sql`update desk.session set seen_at = ${new Date(given.at.getTime() + 335 * 3_600_000)} where id = ${call.token.hash}`;
  assert.ok(await after(335.9));
  assert.equal(await after(336.1), null);
  assert.deepEqual((await given.kinds(`person:${given.caseWorker.person}`)).slice(-2), ["logged-in", "logged-in"]);
});

test("the municipality's login is linked once by a verified e-mail, and refused with the reason otherwise", async (t) => {
  const given = await givenPeople(t);
  const come = async (changes: object): Promise<string> =>
    codeOf(await logIn(given.sql, { how: "oidc", identity: { ...identity, ...changes } }, given.loginCall()));
  assert.equal(await come({ emailVerified: false }), "login-unverified");
  assert.equal(await come({ email: null }), "login-unverified");
  assert.equal(await come({ email: "fremmed@lindeborg.example" }), "login-unknown");
  assert.equal(await come({}), "ok");
  assert.equal(await come({ email: null, emailVerified: false }), "ok", "after the first time the service's own name is enough");
  assert.ok((await given.kinds(`person:${given.caseWorker.person}`)).includes("identity-linked"));
  assert.equal(await come({ issuer: "https://other.example", email: null }), "login-unverified", "another service's same name is another person");
  await deactivatePerson(given.sql, given.as(given.administrator), { person: given.caseWorker.person });
  assert.equal(await come({}), "login-inactive");
});

test("guessing takes time: per person and per address, until a quarter of an hour has passed", async (t) => {
  const given = await givenPeople(t);
  const real: Came = { how: "demonstration", person: given.caseWorker.person };
  const away = { ...given.loginCall(), demonstration: false };
  for (let tries = 0; tries < 5; tries++)
    assert.equal(codeOf(await logIn(given.sql, real, { ...away, address: `10.0.1.${tries}` })), "login-not-a-demonstration");
  const sixth = await logIn(given.sql, real, given.loginCall(1));
  assert.deepEqual(sixth, { ok: false, code: "login-too-many", words: { minutes: "14" } });
  assert.equal(codeOf(await logIn(given.sql, real, given.loginCall(16))), "ok");

  const nobody: Came = { how: "demonstration", person: 999 };
  for (let tries = 0; tries < 20; tries++) assert.equal(codeOf(await logIn(given.sql, nobody, given.loginCall(30))), "login-failed");
  assert.equal(codeOf(await logIn(given.sql, real, given.loginCall(31))), "login-too-many");
  assert.equal(codeOf(await logIn(given.sql, real, { ...given.loginCall(31), address: "10.0.0.2" })), "ok", "others are not held up");
});

test("a passkey that is not known, or an answer that is none, lets nobody in", async (t) => {
  const given = await givenPeople(t);
  const site = { origin: "https://sagsgang.lindeborg.example", rpId: "sagsgang.lindeborg.example" };
  for (const response of [null, {}, { id: 7 }, { id: "abc", response: {} }, "x".repeat(10_000)])
    assert.equal(codeOf(await logIn(given.sql, { how: "passkey", response, challenge: "abc", site }, given.loginCall())), "passkey-failed");
});

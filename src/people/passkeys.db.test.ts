import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { addPasskey } from "./add-passkey.ts";
import { insertPasskey } from "./login-store.ts";
import { removePasskey } from "./remove-passkey.ts";

const site = { origin: "https://sagsgang.lindeborg.example", rpId: "sagsgang.lindeborg.example" };
const key = (id: string, person: number): Parameters<typeof insertPasskey>[1] => ({
  id,
  person,
  publicKey: new Uint8Array([1]),
  counter: 0,
  transports: [],
  name: id,
});

test("what is no passkey is not kept (a real one is tried in the browser's tests)", async (t) => {
  const given = await givenPeople(t);
  for (const response of [null, {}, { id: "abc", rawId: "abc", response: {}, type: "public-key" }])
    assert.equal(codeOf(await addPasskey(given.sql, given.as(given.caseWorker), { name: "Telefon", challenge: "abc", response, site })), "passkey-failed");
  assert.equal(await given.sql.begin((tx) => insertPasskey(tx, key("same", given.caseWorker.person), given.at)), true);
  assert.equal(await given.sql.begin((tx) => insertPasskey(tx, key("same", given.administrator.person), given.at)), false, "one key is one person's");
});

test("the last way in goes only when one has said so, and two keys removed at once are not both spare", async (t) => {
  const given = await givenPeople(t);
  const { person } = given.caseWorker;
  for (const id of ["one", "two"]) await given.sql.begin((tx) => insertPasskey(tx, key(id, person), given.at));
  const remove = async (passkey: string, confirmed = false, actor = given.caseWorker): Promise<string> =>
    codeOf(await removePasskey(given.sql, given.as(actor), { passkey, confirmed }));
  assert.equal(await remove("one", true, given.administrator), "passkey-gone", "another's key is not there to be removed");
  assert.deepEqual((await Promise.all([remove("one"), remove("two")])).sort(), ["ok", "passkey-last-way"]);
  const [left] = await given.sql<{ id: string }[]>`select id from desk.passkey where removed_at is null`;
  assert.equal(await remove(left!.id, true), "ok");
  assert.equal(await remove(left!.id, true), "passkey-gone");
  assert.equal((await given.sql`select id from desk.passkey`).length, 2, "what was signed with them can still be proved");
});

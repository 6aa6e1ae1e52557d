import assert from "node:assert/strict";
import test from "node:test";
import { deskFor } from "#test/desk-app.ts";
import { codeOf, givenPeople } from "#test/given-people.ts";
import { changeSetting } from "./change-setting.ts";
import { loadSetting } from "./store.ts";

test("an administrator names the municipality, and the journal tells what it was called before", async (t) => {
  const given = await givenPeople(t);
  const set = async (changes: object, actor = given.administrator): Promise<string> =>
    codeOf(await changeSetting(given.sql, given.as(actor), { setting: "municipality", value: " Lindeborg  Kommune ", was: "", ...changes }));
  assert.equal(await set({}), "ok");
  assert.equal(await loadSetting(given.sql, "municipality"), "Lindeborg Kommune");
  assert.equal(await set({ value: "Lindeborg Kommune", was: "noget andet" }), "ok", "what stands already is no change");
  assert.equal(await set({ value: "Ny Lindeborg", was: "" }), "changed-meanwhile");
  assert.equal(await set({ value: "  ", was: "Lindeborg Kommune" }), "setting-empty");
  assert.equal(await set({ value: "x".repeat(201), was: "Lindeborg Kommune" }), "setting-too-long");
  assert.equal(await set({ setting: "demonstration", value: "ja" }), "setting-unknown");
  assert.equal(await set({ setting: "constructor" }), "setting-unknown");
  assert.equal(await set({}, given.caseWorker), "not-allowed");
  assert.equal(await set({ value: "Ny Lindeborg", was: "Lindeborg Kommune" }), "ok");
  const rows = await given.sql<{ what: object }[]>`select what from desk.journal where about = 'house' and kind = 'setting-changed' order by id`;
  assert.deepEqual(
    rows.map((row) => row.what),
    [
      { setting: "municipality", before: null, after: "Lindeborg Kommune" },
      { setting: "municipality", before: "Lindeborg Kommune", after: "Ny Lindeborg" },
    ],
  );
});

test("who keeps the archive may be taken away again", async (t) => {
  const given = await givenPeople(t);
  const set = async (value: string, was: string): Promise<string> =>
    codeOf(await changeSetting(given.sql, given.as(given.administrator), { setting: "archive-keeper", value, was }));
  assert.equal(await set("Byarkivet, lokal 214", ""), "ok");
  assert.equal(await set("", "Byarkivet, lokal 214"), "ok");
  assert.equal(await loadSetting(given.sql, "archive-keeper"), null);
});

test("the page of settings is an administrator's, tells what is missing, and says why a change was refused", async (t) => {
  const desk = await deskFor(t);
  const [administrator, worker] = [await desk.person("Lise Overgaard", "administrator"), await desk.person("Malthe Overby", "caseWorker")];
  const get = async (person: number, path = "/indstillinger"): Promise<Response> =>
    fetch(desk.url + path, { headers: { cookie: await desk.cookieOf(person) } });
  assert.equal((await get(worker)).status, 403);
  assert.doesNotMatch(await (await get(worker, "/min-side")).text(), /Indstillinger/);
  const first = await (await get(administrator)).text();
  for (const missing of [/Skriv kommunens navn/, /Opret det første udvalg/, /Giv en anden rollen administrator/, /Sæt mail op/]) assert.match(first, missing);
  const cookie = await desk.cookieOf(administrator);
  const send = async (fields: Record<string, string>): Promise<string> => {
    const sent = await fetch(`${desk.url}/indstillinger`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: desk.url },
      body: new URLSearchParams(fields),
    });
    return (await fetch(new URL(sent.headers.get("location")!, desk.url), { headers: { cookie } })).text();
  };
  assert.match(await send({ indstilling: "municipality", vaerdi: " ", foer: "" }), /Kommunens navn må ikke være tomt/);
  const after = await send({ indstilling: "municipality", vaerdi: "Lindeborg Kommune", foer: "" });
  assert.match(after, /value="Lindeborg Kommune"/);
  assert.doesNotMatch(after, /Skriv kommunens navn/);
});

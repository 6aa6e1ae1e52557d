/** What somebody with a login, or none, could try at the working side, and what they get from it. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { openAgenda } from "#agenda/open-agenda.ts";
import { houseActor } from "#core/people.ts";
import { refusals } from "#core/refusals.da.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { deactivatePerson } from "#people/deactivate-person.ts";
import { clientOf, type Client } from "#test/desk-client.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { houseDay, houseOfSecrets, type Secrets } from "#test/house-of-secrets.ts";
import { must } from "#test/town.ts";

type House = { desk: Desk; secrets: Secrets; clock: { at: Date }; as(name: string): Promise<Client> };

async function aHouse(t: TestContext, demonstration = false): Promise<House> {
  const clock = { at: new Date(`${houseDay}T14:30:00Z`) };
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const now = (): Date => clock.at;
  const desk = await deskFor(t, { now, demonstration, whole: ({ worker }, files) => ({ sql: worker, files, pool, by: "prøve", now }) });
  const secrets = await houseOfSecrets(desk.web.sql, desk.web.files);
  return { desk, secrets, clock, as: async (name) => clientOf(desk.url, await desk.cookieOf(secrets.people[name]!)) };
}

test("a role that ended yesterday opens nothing today, not even what its holder wrote", async (t) => {
  const { desk, secrets, clock, as } = await aHouse(t);
  const { a, people } = secrets;
  assert.ok((await (await as("caseWorkerA")).page("/")).html.includes(a.word("closed draft title")));
  await desk.database.owner`update desk.held_role set until_date = ${houseDay} where person = ${people["caseWorkerA"]!}`;
  const worker = await as("caseWorkerA");
  assert.equal((await worker.page(`/sager/${a.closedCase}`)).status, 200, "a last day is counted in");
  clock.at = new Date("2026-04-21T06:00:00Z");
  for (const address of ["/", "/sager", "/sager?mine=ja", `/sager/${a.closedCase}`, `/sager/${a.closedCase}/bilag/1`, `/moeder/${a.coming}/dagsorden`]) {
    const { html } = await (await as("caseWorkerA")).page(address);
    assert.doesNotMatch(html, /xqa/i, address);
  }
});

test("one who is taken out of use, or logged out, hears no more of the meeting they follow", async (t) => {
  const { desk, secrets, clock } = await aHouse(t);
  const { a, people } = secrets;
  const secretary = { person: people["secretaryA"]!, name: "secretary A", roles: [{ role: "secretary" as const, committee: a.id }] };
  const follow = async (name: string): Promise<{ told: () => string; over: Promise<void>; cookie: string }> => {
    const cookie = await desk.cookieOf(people[name]!);
    const answer = await fetch(`${desk.url}/moeder/${a.ongoing}/foelg/live`, { headers: { cookie } });
    let text = "";
    const read = (async () => {
      for await (const part of answer.body!) text += Buffer.from(part as Uint8Array).toString("utf8");
    })();
    while (!text.includes("\n\n")) await wait(20);
    return { told: () => text, over: read.catch(() => {}), cookie };
  };
  const [member, loggedOut, stays] = [await follow("memberA"), await follow("viceChairA"), await follow("otherA")];
  must(await deactivatePerson(desk.web.sql, { actor: houseActor, at: clock.at }, { person: people["memberA"]! }));
  await fetch(`${desk.url}/log-ud`, { method: "POST", redirect: "manual", headers: { cookie: loggedOut.cookie, origin: desk.url } });
  const text = "Udsat til efter ferien nyhed.";
  must(await recordDecision(desk.web.sql, { actor: secretary, at: clock.at }, { meeting: a.ongoing, item: 2, text, turn: null, shown: true, was: null }));
  while (!stays.told().includes("nyhed")) await wait(20);
  await Promise.all([member.over, loggedOut.over]);
  assert.ok(!member.told().includes("nyhed") && !loggedOut.told().includes("nyhed"));
  assert.equal((await fetch(`${desk.url}/moeder/${a.ongoing}/foelg`, { redirect: "manual", headers: { cookie: member.cookie } })).status, 303);
});

test("two secretaries who begin the same agenda at once begin one", async (t) => {
  const { desk, secrets } = await aHouse(t);
  const { a, people } = secrets;
  const secretary = { person: people["secretaryA"]!, name: "secretary A", roles: [{ role: "secretary" as const, committee: a.id }] };
  const sql = desk.database.connect("desk", { max: 8 });
  await Promise.all(Array.from({ length: 8 }, () => sql`select pg_sleep(0.05)`));
  const done = await Promise.all([1, 2, 3, 4].map(() => openAgenda(sql, { actor: secretary, at: new Date() }, { meeting: a.planned })));
  assert.deepEqual(done.map((each) => each.ok).toSorted(), [false, false, false, true]);
  const told = await desk.database.owner`select 1 from desk.journal where kind = 'agenda-opened' and about = ${`agenda:${secrets.a.planned}`}`;
  assert.equal(told.length, 1);
});

test("nobody raises, dissents or stops in another's name", async (t) => {
  const { secrets, as } = await aHouse(t);
  const { people, a } = secrets;
  const [member, item] = [await as("memberA"), `/moeder/${a.ongoing}/moede/punkt/1`];
  const other = String(people["otherA"]);
  for (const [path, form] of [
    ["inhabil", { medlem: String(people["chairA"]), rejst: other, begrundelse: "Hans bror ejer grunden." }],
    ["mindretal", { hvem: other, mening: "Imod." }],
    ["indbring", { medlem: other }],
  ] as const) {
    const done = await member.send(`${item}/${path}`, form);
    assert.equal(done.message, refusals["not-this-member"], path);
  }
  // In one's own name a question may be raised about another.
  assert.ok((await member.send(`${item}/inhabil`, { medlem: String(people["chairA"]), rejst: String(people["memberA"]), begrundelse: "Hans bror." })).ok);
});

test("the case of another committee is no way in, by whichever form it is named", async (t) => {
  const { secrets, as } = await aHouse(t);
  const { a, b } = secrets;
  const [secretary, worker, chair] = [await as("secretaryA"), await as("caseWorkerA"), await as("chairA")];
  const sag = String(b.closedCase);
  const tries = [
    await secretary.send(`/moeder/${a.coming}/dagsorden/sag`, { sag }),
    await worker.send("/sager/ny", { udvalg: String(a.id), overskrift: "Ny sag", fra: sag }),
    await chair.send(`/udvalg/${a.id}/formandsafgoerelser`, { afgoerelse: "Gives.", grund: "Haster.", sag }),
  ];
  for (const { ok, message } of tries) assert.ok(!ok && !/xqb/.test(message), message);
});

test("a meeting of another committee is no way in when minutes say where they were approved", async (t) => {
  const { secrets, as } = await aHouse(t);
  const done = await (await as("secretaryA")).send(`/moeder/${secrets.a.signed}/referat/godkend`, { moede: String(secrets.b.ongoing) });
  assert.equal(done.ok, false);
});

test("what is kept here is not read in as if it came from outside", async (t) => {
  const { desk, as } = await aHouse(t);
  const administrator = await as("administrator");
  const store = path.join(desk.folder, "files");
  const shortcut = path.join(desk.folder, "genvej");
  fs.symlinkSync(store, shortcut);
  for (const sti of [store, path.join(store, fs.readdirSync(store)[0]!), path.join(store, "..", "files"), desk.folder, shortcut]) {
    const done = await administrator.send("/indlaesning/sti", { sti });
    assert.match(String(done.body["location"]), /fejl=file-missing/, sti);
  }
});

test("after login one is led nowhere but within the house", async (t) => {
  const { desk, secrets } = await aHouse(t, true);
  for (const til of [
    "https://ond.example/",
    "//ond.example",
    "/\\ond.example",
    "/\t/ond.example",
    "\\\\ond.example",
    "javascript:alert(1)",
    "/%0d%0aSet-Cookie:a=b",
    "/../..//ond.example",
  ]) {
    const body = new URLSearchParams({ person: String(secrets.people["memberA"]), til });
    const answer = await fetch(`${desk.url}/log-ind/som`, { method: "POST", redirect: "manual", headers: { origin: desk.url }, body });
    const to = new URL(answer.headers.get("location")!, desk.url);
    assert.equal(to.origin, desk.url, til);
    assert.ok(!answer.headers.get("set-cookie")!.includes("a=b"));
  }
});

test("names, titles and file names that are written as code are shown as words", async (t) => {
  const { desk, secrets, as } = await aHouse(t);
  const { a } = secrets;
  const code = "<img src=x onerror=alert(1)>\"'</script>";
  await desk.database.owner`update desk.person set name = ${code} where id = ${secrets.people["caseWorkerA"]!}`;
  const worker = await as("caseWorkerA");
  assert.ok((await worker.send(`/sager/${a.draft}/oplysninger`, { overskrift: code, kontakt: code, parter: code })).ok);
  const name = 'a"; filename=ond.html\r\nSet-Cookie: a=b.txt';
  assert.ok((await worker.send(`/sager/${a.draft}/bilag`, { fil: new File([code], name), bilagsnavn: code, aabent: "ja" })).ok);
  for (const address of [`/sager/${a.draft}`, "/sager", "/", "/sager/ny", "/min-side"])
    assert.ok(!(await worker.page(address)).html.includes("<img src=x"), address);
  const answer = await fetch(`${desk.url}/sager/${a.draft}/bilag/3`, { headers: { cookie: await desk.cookieOf(secrets.people["caseWorkerA"]!) } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("set-cookie"), null);
  assert.match(answer.headers.get("content-disposition")!, /^inline; filename\*=UTF-8''[^"; ]+$/);
  assert.match(answer.headers.get("content-security-policy")!, /sandbox/);
});

test("another site sends nothing in one's name, as a form, as words or as JSON", async (t) => {
  const { desk, secrets } = await aHouse(t);
  const cookie = await desk.cookieOf(secrets.people["memberA"]!);
  const entries = async (): Promise<unknown> => desk.database.owner`select count(*) from desk.journal`;
  const before = await entries();
  for (const origin of ["https://ond.example", "null", `${desk.url}.ond.example`, "http://localhost:1"])
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"])
      for (const address of [
        "/min-side/noegler",
        `/moeder/${secrets.a.signed}/underskrift/underskriv`,
        `/moeder/${secrets.a.signed}/underskrift/noegle`,
        "/min-side/mail",
      ]) {
        const answer = await fetch(desk.url + address, {
          method: "POST",
          redirect: "manual",
          headers: { cookie, origin, "content-type": type },
          body: "mail=daily",
        });
        assert.equal(answer.status, 403, `${origin} ${type} ${address}`);
      }
  assert.deepEqual(await entries(), before);
});

/** Signed minutes are sealed once, whatever happens on the way, and anyone can check them without us. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash, createPrivateKey, sign as signBytes } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import fc from "fast-check";
import { checkFile, verdictOf } from "#core/seal/check.ts";
import { headText, nextEntry, registerFile, type Entry } from "#core/register.ts";
import { keysFile } from "#core/seal/keys-list.ts";
import { addToMinutes } from "#minutes/add-to-minutes.ts";
import { minutesOf } from "#minutes/store.ts";
import { saveSetting } from "#people/store.ts";
import { linesOfPdf } from "#import/extract/pdf.ts";
import type { Call } from "#journal/change.ts";
import { openFileStore, type FileStore } from "#platform/files.ts";
import { proofTools } from "#platform/proof-tools.ts";
import type { Sql } from "#platform/sql.ts";
import { KeyMissing, openKeys, type SealKeys } from "#sealing/keys.ts";
import { sealCopy, sealExcerpt, sealOpenCopy } from "#sealing/seal-copy.ts";
import { signatureRoutes } from "#signature/routes.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { aHouse, answerOf, at } from "#test/committees.ts";
import { testDatabase } from "#test/database.ts";
import { deskFor } from "#test/desk-app.ts";
import { clientOf } from "#test/desk-client.ts";
import { aCase, aRoad, minutesToSign, roadOf, type Road } from "#test/papers.ts";
import { sealMeeting, sealWaiting } from "./seal-minutes.job.ts";
import { checkPage } from "#archive/register-pages.ts";
import { checkDatabase } from "./commands.ts";
import { loadHead, loadRegister, loadSealed, saveEntry } from "./store.ts";

type Sealing = { files: FileStore; keys: SealKeys; stamp: null; folder: string };

function aSealingHouse(t: TestContext): Sealing {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-seal-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return { files: openFileStore(path.join(folder, "files")), keys: openKeys(path.join(folder, "keys")), stamp: null, folder };
}

async function signed(road: Road, date: string): Promise<number> {
  const { meeting, sha256 } = await minutesToSign(road, date, [await aCase(road)]);
  for (const index of [0, 1, 2]) answerOf(await signMinutes(road.sql, road.member(index), { meeting, sha256, read: true, by: { how: "login" } }));
  return meeting;
}

const sealNow = (sql: Sql, house: Sealing, when = at): Promise<void> => sealWaiting(house)(sql, { origin: "https://sagsgang.example", at: when });

async function kept(sql: Sql, { keys }: Sealing): Promise<{ register: string; keys: string }> {
  const head = (await loadHead(sql))!.head!;
  return { register: registerFile({ municipality: head.municipality, entries: await loadRegister(sql), head }), keys: keysFile(keys.list()!) };
}

test("signed minutes are sealed, entered in the register and published there; again does nothing; and without us everything checks", async (t) => {
  const road = await aRoad(t);
  const house = aSealingHouse(t);
  await road.sql.begin((tx) => saveSetting(tx, "municipality", "Lindeborg Kommune"));
  const meeting = await signed(road, "2026-03-04");
  await sealNow(road.sql, house);
  await sealNow(road.sql, house);
  const [entry, ...more] = await loadRegister(road.sql);
  assert.deepEqual(more, []);
  const { official } = (await minutesOf.load(road.sql, meeting))!;
  assert.equal(entry!.official, official!.sha256);
  assert.equal(entry!.signers, 3);
  const against = await kept(road.sql, house);
  for (const sha256 of [entry!.pdf, entry!.json]) {
    const { findings } = await checkFile(house.files.read(sha256), against, proofTools);
    assert.equal(verdictOf(findings), "ok", JSON.stringify(findings, null, 1));
  }
});

const wrongIn = async (bytes: Uint8Array, against: { register: string; keys: string }): Promise<string[]> =>
  (await checkFile(bytes, against, proofTools)).findings.filter((each) => each.state === "wrong").map((each) => each.says);

/** A house with sealed minutes and an addition, and what a citizen would keep of it. */
async function sealedHouse(t: TestContext): Promise<{ owner: Sql; road: Road; house: Sealing; meeting: number; against: { register: string; keys: string } }> {
  const database = await testDatabase(t);
  const road = await roadOf(await aHouse(t, database));
  const house = aSealingHouse(t);
  await road.sql.begin((tx) => saveSetting(tx, "municipality", "Lindeborg Kommune"));
  const meeting = await signed(road, "2026-03-04");
  await sealNow(road.sql, house);
  answerOf(await addToMinutes(road.sql, road.secretary, { meeting, text: "Asta Brøndlund var til stede fra kl. 16.10.", municipality: "Lindeborg Kommune" }));
  await sealNow(road.sql, house, new Date(at.getTime() + 60_000));
  return { owner: database.owner, road, house, meeting, against: await kept(road.sql, house) };
}

test("who checks minutes is told of their additions, and of other minutes of the same meeting", async (t) => {
  const { road, house, against } = await sealedHouse(t);
  const entries = await loadRegister(road.sql);
  const told = async (sha256: string, register = against.register): Promise<string> => {
    const { findings } = await checkFile(house.files.read(sha256), { ...against, register }, proofTools);
    assert.equal(verdictOf(findings), "ok", JSON.stringify(findings, null, 1));
    return findings.flatMap(({ state, says }) => (state === "doubt" ? [says] : [])).join(" ");
  };
  assert.match(await told(entries[0]!.pdf), /Der er en tilføjelse til dette referat i registret: nr\. 2\. Læs dem sammen/);
  assert.match(await told(entries[0]!.json), /nr\. 2/);
  assert.equal(await told(entries[1]!.pdf), "", "an addition says itself what it belongs to");
  const other = await nextEntry(entries[1]!, { ...entries[0]!, official: "f".repeat(64) }, entries[1]!.at, proofTools);
  const head = { municipality: "Lindeborg Kommune", number: 3, hash: other.hash, at: other.at };
  const { key, signature } = house.keys.sign(Buffer.from(headText(head)));
  const register = registerFile({ municipality: "Lindeborg Kommune", entries: [...entries, other], head: { ...head, signed: { key, signature } } });
  assert.match(await told(entries[0]!.pdf, register), /mere end ét referat af det samme møde[^]*nr\. 1, nr\. 3[^]*et andet referat af det samme møde: nr\. 3/);
});

test("one byte changed anywhere in PDF, data, register or list of keys is found, wherever it is", { timeout: 600_000 }, async (t) => {
  const { road, house, against } = await sealedHouse(t);
  const [entry] = await loadRegister(road.sql);
  const files = {
    pdf: house.files.read(entry!.pdf),
    json: house.files.read(entry!.json),
    register: Buffer.from(against.register),
    keys: Buffer.from(against.keys),
  };
  for (const [name, bytes] of Object.entries(files))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, other) => {
        const changed = new Uint8Array(bytes);
        changed[place] = changed[place]! ^ other;
        const found =
          name === "pdf" || name === "json"
            ? await wrongIn(changed, against)
            : await wrongIn(files.json, {
                ...against,
                [name]: Buffer.from(changed).toString("latin1") === bytes.toString("latin1") ? "" : new TextDecoder().decode(changed),
              });
        assert.notDeepEqual(found, [], `byte ${place} of the ${name}`);
      }),
      { numRuns: name === "pdf" ? 150 : 300 },
    );
  for (const sha256 of (await loadRegister(road.sql)).flatMap((each) => [each.pdf, each.json]))
    assert.deepEqual(await wrongIn(house.files.read(sha256), against), []);
});

test("what is wrong is told by its name: the part, the signer, the entry", async (t) => {
  const { road, house, against } = await sealedHouse(t);
  const [entry] = await loadRegister(road.sql);
  const json = house.files.read(entry!.json).toString("utf8");
  assert.match(
    (await wrongIn(Buffer.from(json.replace("Tiltrådte indstillingen", "Forkastede indstillingen")), against)).join(" "),
    /»punkt 1\/beslutning« er ikke den, der blev underskrevet/,
  );
  assert.match((await wrongIn(Buffer.from(`${json} `), against)).join(" "), /ikke skrevet, som seglet skriver den/);
  assert.match((await wrongIn(Buffer.concat([house.files.read(entry!.pdf), Buffer.from("\n%%EOF\n")]), against)).join(" "), /lagt noget til/);
  const changed = against.register.replace('"number":1,', '"number":1,').replace("Børne- og Skoleudvalget", "Teknisk Udvalg");
  assert.match((await wrongIn(Buffer.from(json), { ...against, register: changed })).join(" "), /Indførsel nr\. 1 er ændret/);
  const short = registerFile({ ...JSON.parse(against.register.split("\n")[0]!), entries: [], head: (await loadHead(road.sql))!.head! });
  assert.match((await wrongIn(Buffer.from(json), { ...against, register: short })).join(" "), /sidste indførsel/);
  const nothing = await checkFile(Buffer.from(json), { register: null, keys: null }, proofTools);
  assert.equal(verdictOf(nothing.findings), "unknown", "without register and keys nobody can say whose seal it is");
});

test("an open copy and an excerpt answer to the same entry, and no byte of what is closed is in them", async (t) => {
  const { road, house, meeting, against } = await sealedHouse(t);
  const { official } = (await minutesOf.load(road.sql, meeting))!;
  const { whole } = (await loadSealed(road.sql, house.files, official!.sha256))!;
  const closed = official!.minutes.agendaItem.find((item) => !item.public)!;
  const isOpen = (name: string): boolean => !name.startsWith(`punkt ${closed.number}/`) || name.endsWith("/neutral titel");
  const by = { keys: house.keys, stamp: null, municipality: "Lindeborg Kommune" };
  const open = official!.parts!.filter((part) => isOpen(part.name)).map((part) => part.text);
  const secrets = official!
    .parts!.filter((part) => !isOpen(part.name))
    .flatMap((part) => [part.salt, ...(part.text.length > 12 && !open.some((text) => text.includes(part.text)) ? [part.text] : [])]);
  assert.ok(
    secrets.some((each) => each.startsWith("Lukket: ")),
    "the closed title is among them",
  );
  assert.ok(secrets.length > 12);
  for (const { pdf, json } of [await sealOpenCopy(whole, isOpen, at, by), await sealExcerpt(whole, "1", isOpen, at, by)]) {
    for (const bytes of [pdf, json]) {
      const { findings } = await checkFile(bytes, against, proofTools);
      assert.equal(verdictOf(findings), "ok", JSON.stringify(findings, null, 1));
      for (const secret of secrets) assert.ok(!bytes.includes(secret), `${secret} is closed`);
    }
    const text = (await linesOfPdf(pdf)).lines.map((line) => line.text).join("\n");
    assert.doesNotMatch(text, /Lukket: /, "the closed title is not printed");
    for (const part of official!.parts!) if (!isOpen(part.name) && part.text.length > 40) assert.ok(!text.includes(part.text));
  }
  const excerpt = await sealExcerpt(whole, "1", () => true, at, by);
  assert.ok(!excerpt.json.includes('"name": "punkt 2/titel",\n    "salt"'), "an excerpt shows its own item alone");
});

test("a row changed in the database behind the program's back is found and named, and so is a missing file", { timeout: 120_000 }, async (t) => {
  const { owner, road, house, meeting, against } = await sealedHouse(t);
  const check = async (): Promise<string> =>
    (await checkDatabase(road.sql, house.files, house.keys, against.register))
      .filter((each) => each.state === "wrong")
      .map((each) => each.says)
      .join(" ");
  assert.equal(await check(), "");
  await assert.rejects(road.sql`update desk.register set signers = 4`, /permission denied|append-only/);
  await assert.rejects(owner`delete from published.register`, /append-only/);
  const behind = async (statement: string, says: RegExp): Promise<void> => {
    for (const table of ["desk.register", "published.register", "desk.minutes", "desk.signing", "desk.signature"])
      await owner.unsafe(`alter table ${table} disable trigger user`);
    await owner.unsafe(
      "create table if not exists public.kept_register as select * from desk.register; create table if not exists public.kept_published as select * from published.register; create table if not exists public.kept_minutes as select id, content from desk.minutes; create table if not exists public.kept_signing as select id, content from desk.signing; create table if not exists public.kept_signature as select * from desk.signature",
    );
    await owner.unsafe(statement);
    assert.match(await check(), says, statement);
    await owner.unsafe(
      "delete from desk.register; insert into desk.register select * from public.kept_register; delete from published.register; insert into published.register select * from public.kept_published; update desk.minutes m set content = k.content from public.kept_minutes k where k.id = m.id; update desk.signing s set content = k.content from public.kept_signing k where k.id = s.id; update desk.signature s set how = k.how, proof = k.proof from public.kept_signature k where (k.meeting, k.person, k.at) = (s.meeting, s.person, s.at)",
    );
    assert.equal(await check(), "");
  };
  await behind("update desk.register set signers = 4 where number = 1", /Indførsel nr\. 1 er ændret/);
  await behind("update desk.register set at = at + interval '1 ms' where number = 2", /nr\. 2 er ændret/);
  await behind("delete from desk.register where number = 2", /sidste indførsel er nr\. 1[^]*Den offentlige kopi[^]*gemte register/);
  await behind("update published.register set committee = 'Et andet udvalg' where number = 1", /Den offentlige kopi af indførsel nr\. 1/);
  await behind(
    `update desk.minutes set content = jsonb_set(content, '{official,parts,0,text}', '"andet"') where id = ${meeting}`,
    /Delen »hoved« af indførsel nr\. 1 er ændret i databasen/,
  );
  await behind(
    `update desk.minutes set content = jsonb_set(content, '{additions,0,manifest}', '"andet"') where id = ${meeting}`,
    /Teksten til indførsel nr\. 2/,
  );
  await behind(otherDecision(meeting), /Punkt 1 \(beslutning\)[^]*indførsel nr\. 1/);
  await behind(
    `update desk.minutes set content = jsonb_set(content, '{additions,0,text}', '"Hun var der ikke."') where id = ${meeting}`,
    /Tilføjelsen[^]*indførsel nr\. 2/,
  );
  await behind(
    `update desk.minutes set content = jsonb_set(content, '{state}', '"frozen"') where id = ${meeting}`,
    /indførsel nr\. 1[^]*ikke længere underskrevet/,
  );
  await behind(
    `update desk.signing set content = jsonb_set(content, '{signers,1,name}', '"En anden"') where id = ${meeting}`,
    /Underskriftsbladet til indførsel nr\. 1 er ændret/,
  );
  await behind(
    `update desk.signing set content = jsonb_set(content, '{signatures}', (content -> 'signatures') - 1) where id = ${meeting}`,
    /Underskriftsbladet til indførsel nr\. 1 er ændret/,
  );
  await behind(
    `update desk.signature set how = 'passkey', proof = '{}' where meeting = ${meeting} and person = ${road.people[0]!}`,
    /Underskrifterne til indførsel nr\. 1/,
  );
  const [entry] = await loadRegister(road.sql);
  fs.rmSync(house.files.pathOf(entry!.pdf));
  assert.match(await check(), /PDF\) til indførsel nr\. 1 mangler/);
});

/** Another decision where the data behind the text of the first item are kept. */
const otherDecision = (meeting: number): string =>
  `update desk.minutes set content = jsonb_set(content, '{official,minutes,agendaItem,0,decision,text}', '"Alt er solgt."') where id = ${meeting}`;

test("another decision put into the data behind frozen minutes is neither shown to a signer nor sealed", { timeout: 120_000 }, async (t) => {
  const desk = await deskFor(t, { now: () => at, stations: () => [signatureRoutes] });
  const people = await Promise.all(["Asta Brøndlund", "Viggo Tranekær", "Merete Sandager"].map((name) => desk.person(name)));
  const secretary = await desk.person("Sofie Rask", "secretary");
  const callOf = (roles: Call["actor"]["roles"]): Call => ({ actor: { person: secretary, name: "Sofie Rask", roles }, at });
  const road = await roadOf(
    {
      sql: desk.web.sql,
      people,
      administrator: callOf([{ role: "administrator", committee: null }]),
      secretaryOf: (committee) => callOf([{ role: "secretary", committee }]),
      stranger: callOf([]),
    },
    { secretary, caseWorker: secretary, approver: secretary },
  );
  const { owner } = desk.database;
  const house = aSealingHouse(t);
  await road.sql.begin((tx) => saveSetting(tx, "municipality", "Lindeborg Kommune"));
  const { meeting, sha256 } = await minutesToSign(road, "2026-03-04", [await aCase(road)]);
  await owner.unsafe("alter table desk.minutes disable trigger user");
  const [{ content }] = (await owner`select content from desk.minutes where id = ${meeting}`) as unknown as [{ content: unknown }];
  const back = (): Promise<unknown> => owner`update desk.minutes set content = ${owner.json(content as never)} where id = ${meeting}`;
  const member = clientOf(desk.url, await desk.cookieOf(people[0]!));
  const page = async (): Promise<string> => (await member.page(`/moeder/${meeting}/underskrift`)).html;
  const signing = async (): Promise<string> => {
    const done = await signMinutes(road.sql, road.member(0), { meeting, sha256, read: true, by: { how: "login" } });
    return done.ok ? "done" : done.code;
  };
  assert.match(await page(), /Tiltrådte indstillingen[^]*Underskriv med dit login/);

  await owner.unsafe(otherDecision(meeting));
  assert.match(await page(), /ikke det, der blev låst[^]*punkt 1\/beslutning/);
  assert.doesNotMatch(await page(), /Alt er solgt|Underskriv med dit login/);
  assert.equal(await signing(), "frozen-otherwise");
  // Who was there is read from what is frozen, not from what the meeting's record says by now.
  await back();
  await owner.unsafe(`alter table desk.sitting disable trigger user`);
  await owner`update desk.sitting set content = replace(content::text, '"present"', '"apology"')::jsonb where id = ${meeting}`;
  assert.match(await page(), /til stede/);
  assert.doesNotMatch(await page(), /afbud/);

  for (const index of [0, 1, 2]) answerOf(await signMinutes(road.sql, road.member(index), { meeting, sha256, read: true, by: { how: "login" } }));
  const [{ signed }] = (await owner`select content as signed from desk.minutes where id = ${meeting}`) as unknown as [{ signed: unknown }];
  await owner.unsafe(otherDecision(meeting));
  await assert.rejects(sealNow(road.sql, house), /punkt 1\/beslutning[^]*forsegles ikke/);
  assert.deepEqual(await loadRegister(road.sql), []);
  await owner`update desk.minutes set content = ${owner.json(signed as never)} where id = ${meeting}`;
  await sealNow(road.sql, house);
  assert.equal((await loadRegister(road.sql)).length, 1);
});

test(
  "a chain rewritten in the database, or cut back under an older signed head, is not signed by the program and is named by register check",
  { timeout: 120_000 },
  async (t) => {
    const { owner, road, house } = await sealedHouse(t);
    const older = (await loadHead(road.sql))!;
    await signed(road, "2026-03-11");
    await sealNow(road.sql, house);
    await signed(road, "2026-03-18");
    const [entries, newest] = [await loadRegister(road.sql), (await loadHead(road.sql))!];
    for (const table of ["desk.register", "published.register", "published.register_head"]) await owner.unsafe(`alter table ${table} disable trigger user`);
    await owner.unsafe(
      "create table public.kept_register as select * from desk.register; create table public.kept_published as select * from published.register",
    );
    const headIs = (line: string): Promise<unknown> => owner`update published.register_head set head = ${line}`;
    const wrong = async (): Promise<string> =>
      (await checkDatabase(road.sql, house.files, house.keys, null)).flatMap(({ state, says }) => (state === "wrong" ? [says] : [])).join(" ");
    const refused = async (says: RegExp): Promise<void> => {
      const before = await loadRegister(road.sql);
      await assert.rejects(sealNow(road.sql, house), (error: Error) => says.test(error.message) && /fjern så filen .*sidste-ende\.json/.test(error.message));
      assert.deepEqual(await loadRegister(road.sql), before, "nothing is sealed on top of it");
    };
    const rows = async (number: number): Promise<string> => {
      const [{ head }] = (await owner`select head from published.register_head`) as unknown as [{ head: string }];
      return `${number} ${head}`;
    };

    // Cut back: the last entry away on both sides, and the head of the day before put back.
    await owner.unsafe("delete from desk.register where number = 3; delete from published.register where number = 3");
    await headIs(older.line);
    const cut = await rows(2);
    assert.match(await wrong(), /underskrev sidst \(nr\. 3\), står ikke i registret/);
    await refused(/nr\. 3\), står ikke i registret, som slutter med nr\. 2/);
    // Another key in use is a reason to sign the end anew, and not that end.
    await house.keys.rotate("Sagsgang, Lindeborg Kommune", new Date(at.getTime() + 60_000), "Årligt skifte");
    await refused(/nr\. 3\), står ikke i registret/);
    assert.equal(await rows(2), cut);

    // Rewritten: every hash after the change made anew, as anybody can.
    const rewrite = async (told: readonly Entry[]): Promise<void> => {
      let last: Entry | null = null;
      await owner.unsafe("delete from desk.register; delete from published.register");
      for (const { number: _n, clock: _c, previous: _p, hash: _h, at: when, ...each } of told) {
        last = await nextEntry(last, each, when, proofTools);
        await road.sql.begin((tx) => saveEntry(tx, last!, "Lindeborg Kommune"));
      }
    };
    await rewrite(entries.map((each) => (each.number === 1 ? { ...each, committee: "Teknisk Udvalg" } : each)));
    await headIs(newest.line);
    assert.match(await wrong(), /underskrevne ende er nr\. 3[^]*står ikke i registret/);
    await refused(/nr\. 3\), står ikke i registret/);

    // Added to: a row of somebody's own with a right hash, which no head is of.
    await rewrite([...entries, { ...entries[2]!, number: 4, official: "f".repeat(64) }]);
    assert.match(await wrong(), /underskrevne ende er nr\. 3/);
    await refused(/underskrevne ende er nr\. 3, men den sidste indførsel er nr\. 4/);

    // As it was, it goes on; and with the file gone it goes on from whatever is signed.
    await owner.unsafe(
      "delete from desk.register; insert into desk.register select * from public.kept_register; delete from published.register; insert into published.register select * from public.kept_published",
    );
    await sealNow(road.sql, house);
    assert.equal((await loadRegister(road.sql)).length, 4);
    assert.equal(await wrong(), "");
    fs.rmSync(path.join(house.keys.folder, "sidste-ende.json"));
    await signed(road, "2026-03-25");
    await sealNow(road.sql, house);
    assert.equal((await loadRegister(road.sql)).length, 5);
  },
);

test("killed before or after the end is kept, sealing goes on; an older folder of keys put back does as well", { timeout: 120_000 }, async (t) => {
  const { owner, road, house } = await sealedHouse(t);
  const file = path.join(house.keys.folder, "sidste-ende.json");
  const told = (): { stands: { number: number }; begun: { number: number } | null } => JSON.parse(fs.readFileSync(file, "utf8")) as never;
  assert.deepEqual([told().stands.number, told().begun], [2, null]);
  const before = fs.readFileSync(file);
  const other = await signed(road, "2026-03-11");
  await owner.unsafe("create function public.stop_here() returns trigger language plpgsql as $$ begin raise exception 'the power went'; end $$");
  await owner.unsafe("create trigger stop_here after insert or update on published.register_head for each row execute function public.stop_here()");
  await assert.rejects(sealNow(road.sql, house), /the power went/);
  assert.deepEqual([told().stands.number, told().begun?.number], [2, 3], "begun, and come to nothing");
  await owner.unsafe("drop trigger stop_here on published.register_head");
  // Sealed, and killed before it was known.
  await road.sql.begin((tx) => sealMeeting(tx, other, house, at));
  assert.deepEqual([told().stands.number, told().begun?.number], [2, 3]);
  await signed(road, "2026-03-18");
  await sealNow(road.sql, house);
  assert.deepEqual([told().stands.number, told().begun], [4, null]);
  fs.writeFileSync(file, before);
  await signed(road, "2026-03-25");
  await sealNow(road.sql, house);
  assert.deepEqual([told().stands.number, told().begun], [5, null]);
  assert.equal(verdictOf(await checkDatabase(road.sql, house.files, house.keys, null)), "ok");
  fs.writeFileSync(file, "{}");
  await signed(road, "2026-04-01");
  await assert.rejects(sealNow(road.sql, house), /sidste-ende\.json er ødelagt/);
});

test("without its key nothing is sealed and nothing is lost: it waits, says so, and is sealed when the key is back", async (t) => {
  const { road, house } = await sealedHouse(t);
  const { id } = house.keys.list()!.keys[0]!;
  const file = path.join(house.folder, "keys", `${id}.key.pem`);
  assert.equal(fs.statSync(file).mode & 0o777, 0o600);
  const away = fs.readFileSync(file);
  fs.rmSync(file);
  await signed(road, "2026-03-11");
  await assert.rejects(
    sealNow(road.sql, house),
    (error: Error) => error instanceof KeyMissing && /mangler eller kan ikke læses[^]*venter så længe, og intet er tabt/.test(error.message),
  );
  assert.equal((await loadRegister(road.sql)).length, 2);
  // The whole folder away is a lost key as well, and no new one is made unasked.
  fs.renameSync(house.keys.folder, `${house.keys.folder}.away`);
  await assert.rejects(sealNow(road.sql, house), /er tom, men der er forseglet referater før/);
  assert.ok(!fs.existsSync(house.keys.folder));
  fs.renameSync(`${house.keys.folder}.away`, house.keys.folder);
  fs.writeFileSync(file, away, { mode: 0o600 });
  await sealNow(road.sql, house);
  assert.equal((await loadRegister(road.sql)).length, 3);
});

test("a clock that goes back is written down as a doubt, told at every check, and does not stop the register", async (t) => {
  const { road, house } = await sealedHouse(t);
  await signed(road, "2026-03-11");
  await sealNow(road.sql, house, new Date(at.getTime() - 3_600_000));
  assert.deepEqual(
    (await loadRegister(road.sql)).map((each) => each.clock),
    ["ok", "ok", "back"],
  );
  const findings = await checkDatabase(road.sql, house.files, house.keys, null);
  assert.equal(verdictOf(findings), "ok");
  assert.match(
    findings
      .filter((each) => each.state === "doubt")
      .map((each) => each.says)
      .join(),
    /Uret var gået tilbage, da indførsel nr\. 3/,
  );
});

test("a replaced key's seals stand; a revoked key's are told of as a doubt; the head is signed anew by the key in use", async (t) => {
  const { road, house } = await sealedHouse(t);
  const [entry] = await loadRegister(road.sql);
  const later = new Date(at.getTime() + 86_400_000);
  await house.keys.rotate("Sagsgang, Lindeborg Kommune", later, "Årligt skifte");
  await sealNow(road.sql, house, later);
  const replaced = await kept(road.sql, house);
  assert.equal((await loadHead(road.sql))!.head!.signed.key, house.keys.list()!.keys[1]!.id);
  assert.deepEqual(await wrongIn(house.files.read(entry!.pdf), replaced), []);
  const [first] = house.keys.list()!.keys;
  await house.keys.revoke(first!.id.slice(0, 12), later, "Maskinen blev stjålet", "Sagsgang, Lindeborg Kommune");
  await sealNow(road.sql, house, later);
  const { findings } = await checkFile(house.files.read(entry!.pdf), await kept(road.sql, house), proofTools);
  assert.ok(findings.some((each) => each.state === "doubt" && each.says.includes("trukket tilbage")));
  assert.equal(verdictOf(findings), "ok", "the register had it before");
});

test("what a revoked key sealed as an open copy, what it dated after its revocation, and a register it ended, are none of them in order", async (t) => {
  const { road, house, meeting, against: before } = await sealedHouse(t);
  const [entry] = await loadRegister(road.sql);
  const { official } = (await minutesOf.load(road.sql, meeting))!;
  const { whole } = (await loadSealed(road.sql, house.files, official!.sha256))!;
  const [stolen] = house.keys.list()!.keys;
  const pem = createPrivateKey(fs.readFileSync(path.join(house.keys.folder, `${stolen!.id}.key.pem`)));
  const thief: SealKeys = {
    ...house.keys,
    sign(bytes) {
      const signature = signBytes("sha256", bytes, pem);
      return { key: stolen!.id, signature: signature.toString("base64"), bytes: signature };
    },
    certificates: () => [Buffer.from(stolen!.certificates[0]!, "base64")],
  };
  const by = { keys: house.keys, stamp: null, municipality: "Lindeborg Kommune" };
  const honest = await sealOpenCopy(whole, () => true, at, by);
  const revoked = new Date(at.getTime() + 86_400_000);
  const after = new Date(at.getTime() + 2 * 86_400_000);
  await house.keys.revoke(stolen!.id, revoked, "Maskinen blev stjålet", "Sagsgang, Lindeborg Kommune");
  const between = await kept(road.sql, house);
  await sealNow(road.sql, house, revoked);
  const against = await kept(road.sql, house);
  type Given = { register: string | null; keys: string | null };
  const look = async (bytes: Uint8Array | string, given: Given = against): Promise<{ verdict: string; says: string }> => {
    const { findings } = await checkFile(typeof bytes === "string" ? Buffer.from(bytes) : bytes, given, proofTools);
    return { verdict: verdictOf(findings), says: findings.map((each) => `${each.state}: ${each.says}`).join("\n") };
  };

  // Other pages over the true parts, as an open copy, since that is not in the register by its own hash.
  const lie = { title: "Referat", blocks: [{ kind: "paragraph", text: "Alt er solgt for én krone." } as const] };
  for (const when of [at, after]) {
    const body = { ...whole, copy: "open" as const, reasons: [], at: when.toISOString() };
    for (const bytes of Object.values(await sealCopy(body, lie, { ...by, keys: thief }))) {
      const { verdict, says } = await look(bytes);
      assert.equal(verdict, "wrong", says);
      assert.match(says, when === at ? /wrong: .*trukket tilbage[^]*Bed kommunen om en ny kopi/ : /wrong: Seglet er dateret .*ikke var i brug/);
    }
    const forged = await sealCopy({ ...whole, at: when.toISOString() }, lie, { ...by, keys: thief });
    assert.equal((await look(forged.pdf)).verdict, "wrong", "a whole copy that is not the one in the register");
  }
  assert.equal((await look(honest.pdf)).verdict, "wrong", "nobody can tell it from the thief's");
  assert.equal((await look((await sealOpenCopy(whole, () => true, after, by)).pdf)).verdict, "ok", "made anew it is in order");
  const own = await look(house.files.read(entry!.pdf));
  assert.equal(own.verdict, "ok");
  assert.match(own.says, /doubt: .*trukket tilbage[^]*står selv i registret/);
  assert.equal((await look(house.files.read(entry!.pdf), { ...against, register: null })).verdict, "unknown");

  // A register of the thief's own, with the thief's minutes in it.
  const forged = await sealCopy(whole, lie, { ...by, keys: thief });
  const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  const invented = await nextEntry(null, { ...entry!, pdf: sha256(forged.pdf), json: sha256(forged.json) }, entry!.at, proofTools);
  const ended = (when: Date): string => {
    const head = { municipality: "Lindeborg Kommune", number: 1, hash: invented.hash, at: when.toISOString() };
    const { key, signature } = thief.sign(Buffer.from(headText(head)));
    return registerFile({ municipality: "Lindeborg Kommune", entries: [invented], head: { ...head, signed: { key, signature } } });
  };
  const early = new Date(at.getTime() - 1);
  for (const [when, verdict] of [
    [at, "unknown"],
    [after, "wrong"],
    [early, "wrong"],
  ] as const) {
    assert.equal((await look(ended(when), { register: null, keys: against.keys })).verdict, verdict);
    assert.equal((await look(ended(when).trimEnd().split("\n").at(-1)!, { register: ended(when), keys: against.keys })).verdict, verdict);
    assert.equal((await look(forged.pdf, { register: ended(when), keys: against.keys })).verdict, "wrong", "nor are its minutes");
  }
  // The true register of before, ended by the key in its time: alone it is not known, and in the newer one it stands.
  assert.equal((await look(before.register, { register: null, keys: against.keys })).verdict, "unknown");
  assert.equal((await look(between.register, between)).verdict, "unknown");
  const old = await look(before.register);
  assert.equal(old.verdict, "ok", old.says);
  assert.match(old.says, /doubt: Registrets ende .*trukket tilbage/);
  assert.equal((await look(before.register.trimEnd().split("\n").at(-1)!)).verdict, "ok");
});

test("stopped between any two steps, sealing is done whole the next time, and two at once make one entry", { timeout: 120_000 }, async (t) => {
  const { owner, road, house } = await sealedHouse(t);
  await signed(road, "2026-03-11");
  await signed(road, "2026-03-18");
  const before = await loadRegister(road.sql);
  await owner.unsafe("create function public.stop_here() returns trigger language plpgsql as $$ begin raise exception 'the power went'; end $$");
  for (const table of ["desk.register", "published.register", "published.register_head"]) {
    await owner.unsafe(`create trigger stop_here after insert or update on ${table} for each row execute function public.stop_here()`);
    await assert.rejects(sealNow(road.sql, house), /the power went/);
    assert.deepEqual(await loadRegister(road.sql), before, `nothing half is left when it stops at ${table}`);
    assert.equal((await loadHead(road.sql))!.head!.number, before.length);
    await owner.unsafe(`drop trigger stop_here on ${table}`);
  }
  await Promise.all([sealNow(road.sql, house), sealNow(road.sql, house)]);
  assert.deepEqual(
    (await loadRegister(road.sql)).map((each) => each.number),
    [1, 2, 3, 4],
  );
  assert.equal(verdictOf(await checkDatabase(road.sql, house.files, house.keys, null)), "ok");
});

test("the command checks files on a machine without the database, and its exit code says what it found", { timeout: 600_000 }, async (t) => {
  const { road, house, against } = await sealedHouse(t);
  const [entry] = await loadRegister(road.sql);
  const folder = path.join(house.folder, "somewhere");
  fs.mkdirSync(folder);
  const put = (name: string, bytes: Uint8Array | string): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  };
  const pdf = put("referat.pdf", house.files.read(entry!.pdf));
  const json = put("referat.json", house.files.read(entry!.json));
  const [register, keys] = [put("register.jsonl", against.register), put("noegler.json", against.keys)];
  const verify = (...args: string[]): { code: number | null; said: string } => {
    // No data folder, no database server, no network address to ask.
    const env = { ...process.env, DATABASE_URL: "postgres://ingen:1@127.0.0.1:1/ingen", SAGSGANG_DATA: path.join(folder, "data") };
    const ran = spawnSync(process.execPath, [path.join(import.meta.dirname, "..", "..", "bin", "sagsgang.mjs"), "verify", ...args], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    return { code: ran.status, said: ran.stdout + ran.stderr };
  };
  const whole = verify(pdf, json, "--register", register, "--keys", keys);
  assert.equal(whole.code, 0, whole.said);
  assert.match(
    whole.said,
    /referat\.pdf \(PDF\)[^]*nr\. 2\. Læs dem sammen[^]*en person bør se på[^]*referat\.json \(forseglede data\)[^]*en person bør se på/,
  );
  assert.equal(verify(pdf).code, 2, "without register and keys it is not known whose seal it is");
  const changed = put("aendret.json", house.files.read(entry!.json).toString("utf8").replace("Tiltrådte indstillingen", "Forkastede indstillingen"));
  const wrong = verify(changed, "--register", register, "--keys", keys);
  assert.equal(wrong.code, 1);
  assert.match(wrong.said, /FORKERT +Delen »punkt 1\/beslutning« er ikke den, der blev underskrevet/);
  assert.equal(verify(register, "--register", register, "--keys", keys).code, 0, "a kept register is checked as any file");
  assert.equal(verify(path.join(folder, "findes-ikke.pdf")).code, 1);
  assert.ok(!fs.existsSync(path.join(folder, "data")), "nothing was started or made");
});

const tools = ["jq", "openssl", "sha256sum"].filter((each) => spawnSync(each, ["--version"]).error !== undefined);

test(
  "the steps on the page, with tools everybody has, give the same answers",
  { skip: tools.length > 0 && `programmet ${tools.join(", ")} findes ikke her` },
  async (t) => {
    const { road, house, against } = await sealedHouse(t);
    const [entry] = await loadRegister(road.sql);
    fs.writeFileSync(path.join(house.folder, "referat.json"), house.files.read(entry!.json));
    fs.writeFileSync(path.join(house.folder, "register.jsonl"), against.register);
    fs.writeFileSync(path.join(house.folder, "noegler.json"), against.keys);
    const page = String(checkPage({ module: "", origin: "", sealed: true }).body)
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&gt;", ">");
    const commands = [...page.matchAll(/<pre>\s*<code>([^]*?)<\/code/g)].map((found) => found[1]!);
    const run = (command: string): string => {
      const ran = spawnSync("bash", ["-ec", command], { cwd: house.folder, encoding: "utf8" });
      assert.equal(ran.status, 0, `${command}\n${ran.stderr}`);
      return ran.stdout;
    };
    const step = (words: string): string => commands.find((each) => each.includes(words))!;
    assert.equal(run(step(".text.manifest referat.json | sha256sum").replace("FINGERAFTRYKKET", entry!.official)).slice(0, 64), entry!.official);
    const [first, second] = run(step(".text.parts[0]")).split("\n");
    assert.equal(first!.slice(0, 64), second!.slice(0, 64), "the part's hash stands in the manifest");
    const [hash, told] = run(step("del(.hash)")).split("\n");
    assert.equal(hash!.slice(0, 64), told);
    assert.match(run(step("openssl dgst")), /Verified OK/);
  },
);

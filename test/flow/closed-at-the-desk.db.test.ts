/** Closed means closed on the working side: every address there is, asked by everyone there is, and each word looked for in what came back. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { makeCalendarAddress } from "#people/make-calendar-address.ts";
import { newToken } from "#platform/token.ts";
import test, { type TestContext } from "node:test";
import { linesOfPdf } from "#import/extract/pdf.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { houseDay, houseOfSecrets, type Secrets } from "#test/house-of-secrets.ts";
import { clockwork, reactions } from "../../src/reactions.ts";
import { byTheClock, followUp } from "../../src/worker.ts";

type Reader = "staff" | "member" | "councilMember" | "citizen";
const staff: readonly Reader[] = ["staff"];
const members: readonly Reader[] = [...staff, "member"];
/** What has been sent to the committee any member of the council may read, closed items with it (KSL § 20 stk. 6). */
const council: readonly Reader[] = [...members, "councilMember"];
const all: readonly Reader[] = [...council, "citizen"];

/** Who may see each part of a committee's papers, told in order: the first pattern that fits. KSL § 10 (doors), § 20 stk. 6 (council), § 22 (chair). */
const mayRead: readonly [RegExp, readonly Reader[]][] = [
  // What is being written is the administration's, and remarks stay there.
  [/comment$|^correction$/, staff],
  [/^(?:closed )?draft |^unsent /, staff],
  [/^chair unreported$|^promise (?:open|closed)$/, members],
  // A decision being written is seen when it is shown, and by the council when the minutes are out.
  [/^(?:held|live) hidden decision$/, staff],
  [/^(?:held|live) shown decision$/, members],
  // A closed item is to others that it is there.
  [/ neutral$/, all],
  [/^(?:signed|held|live) closed /, council],
  // It was closed at the meeting itself.
  [/^signed doors /, council],
  [/shut file|^slide|^dissent$|^chair reported$|^promise reported$/, council],
  [/^(?:signed|held|live) open /, all],
];
const readersOf = (part: string): readonly Reader[] => {
  const found = mayRead.find(([pattern]) => pattern.test(part));
  assert.ok(found, `nobody has said who may see: ${part}`);
  return found[1];
};

/** What each is to the two committees. */
const everyone: Record<string, { A?: Reader; B?: Reader }> = {
  caseWorkerA: { A: "staff" },
  caseWorkerB: { B: "staff" },
  approverA: { A: "staff" },
  secretaryA: { A: "staff" },
  secretaryB: { B: "staff" },
  chairA: { A: "staff" },
  memberA: { A: "member" },
  substituteA: { A: "member" },
  councillor: { A: "councilMember", B: "councilMember" },
  observer: { A: "citizen", B: "citizen" },
  auditor: { A: "staff", B: "staff" },
  administrator: {},
  dataProtectionOfficer: {},
  stranger: {},
};

/** What of the closed is read, and not only named: that is told in the log of readings. */
const isRead = (part: string): boolean =>
  /shut file bytes|^slide bytes|^dissent|^chair|^promise (?:reported|closed)|^closed draft (?:text|point)|closed (?:text|point)$|^(?:signed closed|held hidden|live shown) decision/.test(
    part,
  );

const openBeforeLogin = /^\/(?:log-ind|foerste-gang|dkfds|ui|klient|client|lokal)(?:\/|$)/;

export async function wholeHouse(t: TestContext): Promise<{ desk: Desk; secrets: Secrets }> {
  const now = new Date(`${houseDay}T14:30:00Z`);
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const desk = await deskFor(t, { now: () => now, whole: ({ worker }, files) => ({ sql: worker, files, pool, by: "prøve", now: () => now }) });
  const sql = desk.web.sql;
  // Old news is not mailed: the worker's clock stands before all that happens.
  const house = { sql, origin: desk.url, now: () => new Date("2026-01-02T08:00:00Z"), log: (message: string) => t.diagnostic(message) };
  await followUp(house, reactions);
  const secrets = await houseOfSecrets(sql, desk.web.files);
  const done = await followUp(house, reactions);
  assert.equal(done.failed, 0);
  await byTheClock(house, clockwork, new Map());
  return { desk, secrets };
}

/** The secret address of a seated person's calendar: open to whoever has it, so it may tell nothing that is closed. */
async function aCalendarAddress(desk: Desk): Promise<string> {
  const [seated] = await desk.database.owner<{ person: number; name: string }[]>`select person::float8 as person, name from desk.seat order by person limit 1`;
  const { token, hash } = newToken();
  const made = await makeCalendarAddress(desk.web.sql, { actor: { ...seated!, roles: [] }, at: desk.web.now() }, { hash });
  assert.ok(made.ok);
  return token;
}

/** Every address that is asked for with GET, with every id there is put in. */
async function addresses(desk: Desk): Promise<string[]> {
  const ids = async (table: string, column = "id"): Promise<string[]> =>
    (await desk.database.owner.unsafe(`select distinct ${column}::text as id from desk.${table} order by 1`)).map((row) => String(row["id"]));
  const few = (most: number): string[] => Array.from({ length: most }, (_, index) => String(index + 1));
  const entries = await desk.database.owner<
    { id: number; about: string }[]
  >`select id::float8 as id, about from desk.journal where about like 'case:%' and (kind like 'section-%' or kind = 'case-opened')`;
  const known: Record<string, string[]> = {
    meeting: await ids("planned_meeting"),
    case: await ids("case_paper"),
    id: await ids("committee"),
    committee: await ids("committee"),
    person: await ids("person"),
    item: few(4),
    attachment: [...few(2), "1000"],
    entry: entries.map((entry) => String(entry.id)),
    run: ["1"],
    sha256: await ids("file", "sha256").catch(() => ["0".repeat(64)]),
    token: ["a".repeat(43)],
    file: [`${await aCalendarAddress(desk)}.ics`, `${"a".repeat(43)}.ics`],
    name: ["desk.css"],
    number: ["1"],
    ledger: await ids("ledger"),
    report: ["1"],
  };
  const fill = (path: string): string[] => {
    const hole = /:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?/.exec(path);
    if (hole === null) return [path];
    const values = known[hole[1]!];
    assert.ok(values, `the test has no ids for ${hole[1]} in ${path}`);
    const fits = values.filter((value) => {
      const ofCase = /^\/sager\/(\d+)\/historik/.exec(path)?.[1];
      return hole[1] !== "entry" || entries.some((entry) => String(entry.id) === value && entry.about === `case:${ofCase}`);
    });
    return fits.flatMap((value) => fill(path.slice(0, hole.index) + value + path.slice(hole.index + hole[0].length)));
  };
  const paths = [...new Set(desk.app.routes.filter((route) => route.method === "GET" && !route.path.includes("*")).map((route) => route.path))];
  const plain = paths.flatMap(fill);
  const asked = plain.flatMap((path) =>
    /\.pdf$|\/moede$/.test(path)
      ? [path, ...few(3).map((item) => `${path}?punkt=${item}`)]
      : path === "/sager"
        ? [path, `${path}?q=xq`, `${path}?mine=ja`, `${path}?tilstand=ready`]
        : [path],
  );
  assert.ok(plain.length > 150, "the routes are not found");
  return asked;
}

const readPdfs = new Map<string, string>();
async function wordsIn(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  if (!type.includes("pdf"))
    return decodeURIComponent(
      Buffer.from(bytes)
        .toString("utf8")
        .replace(/%(?![0-9a-f]{2})/gi, "%25")
        .replace(/%(?=[89a-f])/gi, "%25"),
    ).toLowerCase();
  const key = createHash("sha256").update(bytes).digest("hex");
  const known = readPdfs.get(key);
  if (known !== undefined) return known;
  const words = JSON.stringify((await linesOfPdf(bytes)).lines).toLowerCase();
  readPdfs.set(key, words);
  return words;
}

/** What an address answers a person; of a live stream the first event. */
async function ask(desk: Desk, path: string, cookie: string | null): Promise<{ status: number; words: string; location: string }> {
  const stop = new AbortController();
  const answer = await fetch(desk.url + path, { redirect: "manual", signal: stop.signal, headers: cookie === null ? {} : { cookie } });
  const type = answer.headers.get("content-type") ?? "";
  const headers = [...answer.headers].join("\n").toLowerCase();
  const location = answer.headers.get("location") ?? "";
  if (!type.startsWith("text/event-stream"))
    return { status: answer.status, location, words: `${headers}\n${await wordsIn(new Uint8Array(await answer.arrayBuffer()), type)}` };
  let text = "";
  for await (const part of answer.body!) {
    text += Buffer.from(part as Uint8Array).toString("utf8");
    if (text.includes("\n\n")) break;
  }
  stop.abort();
  return { status: answer.status, location, words: text.toLowerCase() };
}

test("each sees of closed papers what is theirs to see, at every address, and reading it is written down", async (t) => {
  const { desk, secrets } = await wholeHouse(t);
  const paths = await addresses(desk);
  const words = [secrets.a, secrets.b].flatMap((body, index) =>
    secrets.parts.map((part) => ({ part, word: body.word(part), of: (["A", "B"] as const)[index]! })),
  );
  const wrong: string[] = [];
  let asked = 0;
  for (const [name, reader] of Object.entries(everyone)) {
    const person = secrets.people[name]!;
    const cookie = await desk.cookieOf(person);
    const met = new Set<string>();
    const readings = async (): Promise<number> =>
      Number((await desk.database.owner`select count(*)::int as n from desk.read_log where person = ${person}`)[0]!["n"]);
    let log = await readings();
    for (const path of paths) {
      const { status, words: told } = await ask(desk, path, cookie);
      asked++;
      if (status >= 500) wrong.push(`${name} ${path}: ${status}`);
      const found = words.filter(({ word }) => told.includes(word));
      for (const { part, of, word } of found) {
        met.add(word);
        const as = reader[of];
        if (as === undefined || !readersOf(part).includes(as)) wrong.push(`${name} sees ${of} ${part} at ${path}`);
        if (status >= 300) wrong.push(`${name} is told ${of} ${part} by a ${status} at ${path}`);
      }
      const now = found.length === 0 ? log : await readings();
      const read = found.filter(({ part }) => isRead(part));
      if (read.length > 0 && now === log) wrong.push(`${name} reads ${read.map(({ part }) => part).join(", ")} at ${path} and nobody can tell`);
      log = now;
    }
    for (const { part, of, word } of words) {
      const as = reader[of];
      // Whoever sees the title needs no neutral one; the text of an item without a case stands before it is sent where it is written.
      const elsewhere = (part.endsWith(" neutral") && as !== "citizen") || (part === "unsent item text" && !name.startsWith("secretary"));
      if (as !== undefined && readersOf(part).includes(as) && !met.has(word) && !elsewhere) wrong.push(`${name} does not find ${of} ${part}`);
    }
  }
  t.diagnostic(`${asked} answers at ${paths.length} addresses`);
  assert.deepEqual(wrong, []);
});

test("no mail holds a word of what is closed", async (t) => {
  const { desk, secrets } = await wholeHouse(t);
  const mails = await desk.database.owner<{ text: string }[]>`select concat_ws(' ', subject, text, html, attachments::text) as text from desk.mail`;
  assert.ok(mails.length > 10);
  const told = mails
    .map(({ text }) => `${text} ${[...text.matchAll(/"content": ?"([^"]+)"/g)].map((found) => Buffer.from(found[1]!, "base64").toString("utf8")).join(" ")}`)
    .join("\n")
    .toLowerCase();
  const inMails = secrets.parts.filter((part) => [secrets.a, secrets.b].some((body) => told.includes(body.word(part))));
  const open = (part: string): boolean =>
    readersOf(part).includes("citizen") || part === "signed doors title" || part === "draft title" || part === "draft comment";
  assert.deepEqual(
    inMails.filter((part) => !open(part)),
    [],
  );
  // What was closed at the meeting is closed in what is mailed of it afterwards, though its title was mailed before.
  const after = mails.filter(({ text }) => text.startsWith("Sendt videre"));
  assert.ok(after.length > 0 && after.every(({ text }) => !/xq[ab]/.test(text)));
  assert.ok(inMails.includes("signed closed neutral") && inMails.includes("signed open title"));
});

test("without a login there is nothing but the way in", async (t) => {
  const { desk } = await wholeHouse(t);
  const wrong: string[] = [];
  for (const path of await addresses(desk)) {
    // A calendar has a secret address of its own; what it holds is asked of it above.
    if (openBeforeLogin.test(path) || path.startsWith("/kalender/")) continue;
    for (const cookie of [null, `sagsgang=${"x".repeat(43)}`]) {
      const { status, location, words } = await ask(desk, path, cookie);
      if (status !== 303 || !location.startsWith("/log-ind") || /xq[ab]/.test(words)) wrong.push(`${path}: ${status} ${location}`);
    }
  }
  const posts = [...new Set(desk.app.routes.filter((route) => route.method === "POST" && !openBeforeLogin.test(route.path)).map((route) => route.path))];
  const before = await desk.database.owner`select count(*)::int as n from desk.journal`;
  for (const path of posts) {
    const filled = path
      .replace(/:\w+\{\[0-9a-f\]\{32\}\}/g, "0".repeat(32))
      .replace(/:key\{[^}]*\}\}?/g, "summary")
      .replace(/:\w+(?:\{(?:[^{}]|\{[^{}]*\})*\})?/g, "1");
    const answer = await fetch(desk.url + filled, { method: "POST", redirect: "manual", headers: { origin: desk.url }, body: new URLSearchParams({ a: "b" }) });
    if (answer.status !== 303 || !answer.headers.get("location")!.startsWith("/log-ind")) wrong.push(`POST ${filled}: ${answer.status}`);
  }
  assert.deepEqual(await desk.database.owner`select count(*)::int as n from desk.journal`, before);
  assert.deepEqual(wrong, []);
});

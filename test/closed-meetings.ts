/**
 * Random meetings with closed texts, titles and files: published, changed, taken back, published again. Every closed part holds a word of
 * its own that stands nowhere else; no byte of one may be read on the open side, in any page, file, feed, answer, count, error or log.
 * A few in every run of the tests; `npm run soak` takes twenty thousand, which is a matter of hours.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { TestContext } from "node:test";
import fc from "fast-check";
import { closeItem } from "#agenda/close-item.ts";
import { gradeAttachment } from "#case/grade-attachment.ts";
import { moveMeeting } from "#committee/move-meeting.ts";
import { addDays } from "#core/working-days.ts";
import { agendas } from "#agenda/store.ts";
import { editions, itemParts, type Edition, type PartName } from "#core/publication.ts";
import { gradePart } from "#publication/grade-part.ts";
import { publishPapers } from "#publication/publish-papers.ts";
import { retractPapers } from "#publication/retract-papers.ts";
import { publications } from "#publication/store.ts";
import { answerOf } from "./committees.ts";
import { aPublicRoad, heldWith, origin, sentWith, signedBy, type PaperGiven, type PublicRoad } from "./public-papers.ts";
import { followUp } from "../src/worker.ts";
import { publicReactions, reactions, type Reaction } from "../src/reactions.ts";

type Given = { closed: boolean; attachments: boolean[]; parties: number };
type Doing =
  | { does: "publish"; editions: Edition[] }
  | { does: "close"; pick: number }
  | { does: "grade"; pick: number; part: number; open: boolean }
  | { does: "retract"; pick: number; whole: boolean }
  | { does: "move"; days: number }
  | { does: "close file"; pick: number; file: number };

const anyItem: fc.Arbitrary<Given> = fc.record({ closed: fc.boolean(), attachments: fc.array(fc.boolean(), { maxLength: 2 }), parties: fc.nat(2) });
const anyDoing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("publish" as const), editions: fc.subarray([...editions], { minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("close" as const), pick: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("grade" as const), pick: fc.nat(9), part: fc.nat(6), open: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("retract" as const), pick: fc.nat(9), whole: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("move" as const), days: fc.integer({ min: 300, max: 800 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("close file" as const), pick: fc.nat(9), file: fc.nat(2) }) },
);
const anyMeeting = fc.record({
  items: fc.array(anyItem, { minLength: 1, maxLength: 4 }),
  held: fc.boolean(),
  signed: fc.boolean(),
  /** Out before anything else happens, or closed and opened first. */ outAtOnce: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
  doings: fc.array(anyDoing, { minLength: 1, maxLength: 6 }),
});

// Consonants alone, so that no word is cut, stemmed or taken for a compound of others.
let made = 0;
const letters = "bcdfghjklmnpqrstvwxz";
function word(): string {
  const bytes = createHash("sha256").update(String(++made)).digest();
  return [...bytes.subarray(0, 14)].map((byte) => letters[byte % letters.length]!).join("");
}

type Words = {
  title: string;
  subject: string;
  body: string;
  decision: string;
  attachments: { name: string; bytes: string; id: number; open: boolean }[];
  parties: string[];
};
export type World = {
  road: PublicRoad;
  meeting: number;
  items: number[];
  words: Map<number, Words>;
  log: string[];
  /** Where the papers have stood. */ dates: string[];
  /** How many judgments there were when an item, or one of its files in its case, was closed: those before are of what was open then. */ shut: Map<
    string,
    number
  >;
  held: boolean;
  signed: boolean;
};

function paperOf(given: Given): { paper: PaperGiven; words: Words } {
  const words: Words = {
    title: word(),
    subject: "",
    body: word(),
    decision: word(),
    attachments: given.attachments.map((open, index) => ({ name: word(), bytes: word(), id: index + 1, open })),
    parties: Array.from({ length: given.parties }, () => word()),
  };
  return {
    words,
    paper: {
      title: `Sagen om ${words.title} og andet`,
      body: `Det handler om 12 ${words.body}. ${words.parties.join(" og ")}`,
      recommendation: `at ${words.body} bliver til noget.`,
      decision: "",
      closed: given.closed,
      publicTitle: `Orientering nr. ${made}`,
      parties: words.parties,
      attachments: words.attachments.map(({ name, bytes, open }) => ({ name, text: `Indhold: ${bytes}`, open })),
    },
  };
}

/** What may be read of an item by now, told anew from what was done, not by the rule that decides it. */
async function closedWordsOf(world: World): Promise<string[]> {
  const { road, meeting } = world;
  const agenda = (await agendas.load(road.sql, meeting))!;
  const publication = await publications.load(road.sql, meeting);
  const closed: string[] = [];
  for (const [id, words] of world.words) {
    const item = agenda.items.find((each) => each.id === id)!;
    const last = (part: PartName, since: number | undefined): boolean | null =>
      (publication?.gradings ?? []).slice(since ?? 0).findLast((each) => each.item === id && each.part === part)?.open ?? null;
    const closedAt = world.shut.get(String(id));
    const isOpen = (part: (typeof itemParts)[number]): boolean => last(part, closedAt) ?? !item.closed;
    if (!isOpen("title")) closed.push(words.title);
    if (!isOpen("body")) closed.push(words.body, ...words.parties);
    if (!isOpen("decision")) closed.push(words.decision);
    for (const each of words.attachments) {
      const shutAt = Math.max(closedAt ?? -1, world.shut.get(`${id}/${each.id}`) ?? -1);
      const stands = each.open && !item.closed && isOpen("body") && !world.shut.has(`${id}/${each.id}`);
      if (!(last(`attachment:${each.id}`, Math.max(0, shutAt)) ?? stands)) closed.push(each.name, each.bytes);
    }
  }
  return closed;
}

/** Everything a stranger can get: what links lead to from the front page, with data, feeds, files, searches and wrong addresses. */
async function everythingOutside(world: World, closed: readonly string[]): Promise<Map<string, string>> {
  const { road } = world;
  const seen = new Map<string, string>();
  const [municipality, committee] = ["lindeborg", "boerne-og-skoleudvalget"];
  const meetings = world.dates.map((date) => `/${municipality}/${committee}/${date}`);
  const waiting = [
    "/",
    "/forside.json",
    `/${municipality}`,
    `/${municipality}/${committee}`,
    ...meetings.flatMap((meeting) => [meeting, `${meeting}/version-1`, `${meeting}/version-2`, `${meeting}/punkt-999`]),
    "/nyt.atom",
    `/${municipality}/nyt.atom`,
    `/${municipality}/${committee}/nyt.atom`,
    `/${municipality}/moeder.ics`,
    `/${municipality}/${committee}/moeder.ics`,
    "/sitemap.xml",
    ...[
      `/${municipality}/lovet`,
      `/${municipality}/${committee}/lovet`,
      `/${municipality}/${committee}/tal`,
      ...meetings.map((meeting) => `${meeting}/tal`),
    ].flatMap((list) => [list, `${list}.json`, `${list}.csv`]),
    "/soeg",
    "/soeg.json",
    "/findes-ikke",
  ];
  const follow = new RegExp(
    `(?:href|<loc>|")(?:=")?(?:${origin})?((?:${meetings.join("|")}|/dokument/${municipality}|/${municipality}/person|/${municipality}/sag)[^"#<?\\\\]*)`,
    "gu",
  );
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    const { status, text, type } = await road.ask(path);
    assert.ok(status < 500, `${path} answers ${status}`);
    seen.set(path, text);
    if (/html|json|xml/u.test(type))
      for (const [, next] of text.matchAll(follow)) waiting.push(next!, ...(next!.startsWith("/dokument") || next!.endsWith(".json") ? [] : [`${next!}.json`]));
  }
  // What was asked is told back to the one who asked; what else is told may not hold it, nor count it.
  for (const asked of closed.slice(0, 8)) {
    const misspelt = `${asked.slice(0, -1)}y`;
    const { status, text } = await road.ask(`/soeg.json?q=${asked}`);
    assert.equal(status, 200, `a search for ${asked} is not answered`);
    assert.equal(/"total":\s*(\d+)/u.exec(text)?.[1], "0", `a search for ${asked} counts what is closed`);
    for (const path of [`/soeg.json?q=${misspelt}`, `/soeg?q=${misspelt}`, `/soeg.atom?q=${misspelt}`])
      assert.ok(!(await road.ask(path)).text.toLowerCase().includes(asked), `${path} proposes ${asked}`);
  }
  return seen;
}

/**
 * All that is open, against all that is closed. Without `everyPage` the tables and files alone are looked through: a page can tell nothing
 * else, since a citizen's connection reads nothing else.
 */
export async function look(world: World, after: string, everyPage = true): Promise<number> {
  const closed = await closedWordsOf(world);
  const seen = everyPage ? await everythingOutside(world, closed) : await filesOutside(world.road);
  for (const [path, text] of seen) {
    const low = text.toLowerCase();
    for (const each of closed) assert.ok(!low.includes(each), `after ${after}: ${path} tells ${each}`);
  }
  for (const line of world.log) for (const each of closed) assert.ok(!line.includes(each), `the log tells ${each}`);
  // What lies in the tables a citizen reads is as open as a page.
  const rows = await rowsOutside(world.road);
  for (const each of closed) assert.ok(!rows.includes(each), `after ${after}: schema published holds ${each}`);
  return seen.size;
}

async function filesOutside({ database, files }: PublicRoad): Promise<Map<string, string>> {
  const rows = await database.citizen<{ sha256: string }[]>`select sha256 from published.document`;
  return new Map(rows.map(({ sha256 }) => [sha256, files.read(sha256).toString("latin1")]));
}

async function rowsOutside({ database }: PublicRoad): Promise<string> {
  const tables = await database.citizen<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname = 'published' and has_table_privilege(c.oid, 'select')`;
  const all = tables.map(({ name }) => `(select string_agg(t::text, ' ') from ${name} t)`).join(", ");
  const [row] = await database.citizen.unsafe<{ text: string | null }[]>(`select concat_ws(E'\\n', ${all}) as text`);
  return (row!.text ?? "").toLowerCase();
}

let day = 0;
export async function aWorld(road: PublicRoad, given: { items: Given[]; held: boolean; signed: boolean }): Promise<World> {
  day += 1;
  const date = new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10);
  const papers = given.items.map(paperOf);
  const { meeting, items } = await sentWith(
    road,
    papers.map(({ paper }) => paper),
    date,
  );
  const words = new Map(items.map((id, index) => [id, papers[index]!.words]));
  if (given.held)
    await heldWith(road, meeting, new Map([...words].map(([id, each]) => [id, `Udvalget ønsker en sag om ${each.decision} på mødet den 3. juni 2031.`])));
  if (given.held && given.signed) await signedBy(road, meeting);
  return { road, meeting, items, words, log: [], dates: [date], shut: new Map(), held: given.held, signed: given.held && given.signed };
}

const jobs = (house: PublicRoad["house"]): Reaction[] => [...reactions.filter(({ job }) => job.startsWith("close-")), ...publicReactions(house)];

// As the server does a second later. What a job could not do is no less a fault for being tried again.
async function follow(world: World, at: Date): Promise<void> {
  const { sql, house } = world.road;
  for (let times = 0; times < 2; times++) {
    const { failed } = await followUp({ sql, origin, now: () => at, log: (line) => void world.log.push(line) }, jobs(house));
    assert.equal(failed, 0, `a job failed: ${world.log.at(-1)}`);
  }
}

export async function does(world: World, doing: Doing): Promise<string> {
  const { road, meeting, items } = world;
  const { sql, house, secretary } = road;
  const item = items[("pick" in doing ? doing.pick : 0) % items.length]!;
  const call = { ...secretary, at: new Date(secretary.at.getTime() + (day + 1) * 1000 + ++made) };
  switch (doing.does) {
    case "publish": {
      const can = editions.filter((edition) => (edition === "minutes" ? world.signed : edition !== "decisions" || world.held));
      const wanted = doing.editions.filter((edition) => can.includes(edition));
      const done = await publishPapers(sql, house, call, { meeting, editions: wanted.length === 0 ? can : wanted, excerpts: [] });
      if (!done.ok) world.log.push(JSON.stringify(done));
      return `publish ${doing.editions.join("+")} ${done.ok ? "" : done.code}`;
    }
    case "close": {
      world.shut.set(String(item), (await publications.load(sql, meeting))?.gradings.length ?? 0);
      answerOf(await closeItem(sql, call, { meeting, item, reason: "Personsag", publicTitle: "Orientering om en sag" }));
      await follow(world, call.at);
      return "close";
    }
    case "grade": {
      const attachments = world.words.get(item)!.attachments;
      const names: PartName[] = [...itemParts, ...attachments.map(({ id }) => `attachment:${id}` as const)];
      const part = names[doing.part % names.length]!;
      const done = await gradePart(sql, call, { meeting, item, part, open: doing.open, reason: "Prøve", basis: "KSL § 10" });
      await follow(world, call.at);
      return `grade ${part} ${doing.open ? "open" : "closed"} ${done.ok ? "" : done.code}`;
    }
    case "close file": {
      const files = world.words.get(item)!.attachments;
      const file = files[doing.file % Math.max(1, files.length)];
      const paper = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === item)!.case!;
      if (file === undefined) return "close file none";
      world.shut.set(`${item}/${file.id}`, (await publications.load(sql, meeting))?.gradings.length ?? 0);
      answerOf(await gradeAttachment(sql, { ...road.caseWorker, at: call.at }, { case: paper, attachment: file.id, open: false, reason: "Et navn" }));
      await follow(world, call.at);
      return "close file";
    }
    case "move": {
      const date = addDays(world.dates.at(-1)!, doing.days);
      const done = await moveMeeting(sql, call, { meeting, date, start: "17:00", end: null, place: null, reason: "Prøve" });
      if (!done.ok) return `move ${done.code}`;
      world.dates.push(date);
      const was = (await publications.load(sql, meeting))?.state === "published";
      await follow(world, call.at);
      // Minutes that are frozen keep the day they were frozen with; an agenda stands under the new one.
      if (was && !world.held) {
        const [old, now] = await Promise.all(world.dates.slice(-2).map((day) => road.ask(`/lindeborg/boerne-og-skoleudvalget/${day}`)));
        assert.deepEqual([old!.status, now!.status], [410, 200], `moved from ${world.dates.at(-2)} to ${date}`);
      }
      return "move";
    }
    case "retract": {
      const done = await retractPapers(sql, house, call, {
        meeting,
        scope: doing.whole ? { kind: "meeting" } : { kind: "item", item },
        reason: "Prøve",
        publicReason: "Trukket tilbage.",
        personalData: false,
      });
      if (!done.ok) world.log.push(JSON.stringify(done));
      return `retract ${doing.whole ? "all" : "item"} ${done.ok ? "" : done.code}`;
    }
  }
}

export type Tally = { meetings: number; looks: number; answers: number; outcomes: Map<string, number> };

export const nothingYet = (): Tally => ({ meetings: 0, looks: 0, answers: 0, outcomes: new Map() });

/** A hundred of the twenty thousand: it has its number for seed and a database of its own, so that it can be run again alone. Every tenth look reads every page. */
export async function aHundred(t: Pick<TestContext, "after">, from: number, tally: Tally): Promise<void> {
  made = from * 100;
  day = 0;
  await throughMeetings(t, { seed: from, numRuns: 100 }, (look) => look % 10 === 0, tally);
}

/** Takes random meetings through everything, in a database of their own, and looks after each step; `everyPage` says at which looks each page is read. */
export async function throughMeetings(
  t: Pick<TestContext, "after">,
  run: { seed?: number; numRuns: number },
  everyPage: (look: number) => boolean,
  tally: Tally,
): Promise<void> {
  const road = await aPublicRoad(t);
  // As when the program starts: a job follows what happens from the first time it is asked, so it is asked before anything does.
  await followUp({ sql: road.sql, origin, now: () => road.secretary.at, log: () => {} }, jobs(road.house));
  await fc.assert(
    fc.asyncProperty(anyMeeting, async (given) => {
      const world = await aWorld(road, given);
      for (const doing of [...(given.outAtOnce ? [{ does: "publish" as const, editions: [...editions] }] : []), ...given.doings]) {
        const told = await does(world, doing);
        const kind = told.replace(/\S*\+\S*/u, "").trim();
        tally.outcomes.set(kind, (tally.outcomes.get(kind) ?? 0) + 1);
        tally.answers += await look(world, told, everyPage(tally.looks));
        tally.looks++;
      }
      tally.meetings++;
      // So that the pages of one meeting are not made of hundreds of others, and their files not looked through again after each.
      await road.database.worker`delete from published.meeting`;
      // Emptied to the ground: what a thousand deleted rows leave behind in their indexes makes each search slower than the last.
      await road.database.owner`truncate published.search_item, published.search_word`;
      await road.database.worker`delete from published.retraction`;
      await road.database.worker`delete from published.document`;
      await road.database.worker`delete from published.person`;
    }),
    { ...run, endOnFailure: true },
  );
}

/**
 * `npm run bench -- following [--meetings 2000] [--followers 1000]`: what following costs. Filing with and without its triggers, a sweep of a whole
 * archive, the mails to many who follow, OParl's longest answer and a comparison. A database of its own, on this machine.
 */

import { parseArgs } from "node:util";
import { followedSearches } from "#archive/followed-search.ts";
import { archiveRoutes } from "#archive/routes.ts";
import { traceTouched } from "#following/store.ts";
import { tellFollowers } from "#following/tell-followers.job.ts";
import { openFileStore } from "#platform/files.ts";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import { testDatabase } from "#test/database.ts";

const { values } = parseArgs({ options: { meetings: { type: "string", default: "2000" }, followers: { type: "string", default: "1000" } } });
const [meetings, followers] = [Number(values.meetings), Number(values.followers)];
const after: (() => unknown)[] = [];
const db = await testDatabase({ after: (each) => void after.push(each as () => unknown) });
const at = (): Date => new Date();
const timed = async <T>(does: () => Promise<T>): Promise<[seconds: number, T]> => {
  const from = performance.now();
  const answer = await does();
  return [(performance.now() - from) / 1000, answer];
};
const tell = (what: string, figure: string): void => void process.stdout.write(`${what.padEnd(62)} ${figure}\n`);

const words = "Forvaltningen har på baggrund af udvalgets drøftelser udarbejdet udkast til revideret beskæftigelsesplan for kommunen og dens borgere. ".repeat(
  12,
);
const paper = (n: number, note = "") =>
  aMeeting({
    committee: `Udvalg ${n % 20}`,
    date: new Date(Date.UTC(2010, 0, 1 + Math.floor(n / 20) * 7)).toISOString().slice(0, 10),
    items: Array.from({ length: 20 }, (_, at) =>
      anItem({
        number: String(at + 1),
        name: `Sag ${n}-${at} om plan`,
        caseNumber: `15.00.00-G01-${(n * 20 + at) % 9000}-22`,
        text: words + note,
        points: ["at det godkendes."],
        decision: `Godkendt. ${note}`,
      }),
    ),
  });

const triggers = ["meeting", "item", "participant", "absence", "section", "attachment", "earlier_decision"].flatMap((table) =>
  ["insert", "update", "delete"].map((what) => [table, what] as const),
);
const switchTriggers = async (to: "enable" | "disable"): Promise<void> => {
  for (const [table, what] of triggers) await db.owner.unsafe(`alter table published.${table} ${to} trigger note_${what}`);
};
const fifty = async (from: number): Promise<number> =>
  (
    await timed(async () => {
      for (let n = from; n < from + 50; n++) await file(db.worker, paper(n));
    })
  )[0];
await fifty(0);
await switchTriggers("disable");
const without = [await fifty(50), await fifty(150)];
await switchTriggers("enable");
const withThem = [await fifty(100), await fifty(200)];
const ms = (all: number[]): string => `${((Math.min(...all) / 50) * 1000).toFixed(1)} ms`;
tell("filing a meeting of 20 items, without the triggers", ms(without));
tell("filing it with them", ms(withThem));

for (let n = 250; n < meetings; n++) await file(db.worker, paper(n));
await db.worker`insert into desk.untraced (municipality, committee, meeting) select mu.slug, c.slug, m.slug from published.meeting m join published.committee c on c.id = m.committee join published.municipality mu on mu.id = m.municipality`;
await db.owner`analyze`;
const sweep = async (): Promise<number> => {
  const [seconds] = await timed(async () => {
    while ((await db.desk.begin((tx) => traceTouched(tx, at()))) > 0);
  });
  return seconds;
};
tell(`a sweep of the whole archive, ${meetings} meetings, ${meetings * 20} items`, `${(await sweep()).toFixed(1)} s`);
tell("a sweep when nothing has happened", `${((await sweep()) * 1000).toFixed(1)} ms`);

const origin = "https://arkiv.example";
const open = { sql: db.citizen, origin, searches: followedSearches(db.citizen) };
await db.owner`insert into desk.follower (address) select 'n' || n || '@lindeborg.example' from generate_series(1, ${followers}) n`;
await db.owner`
  insert into desk.follow (follower, kind, target, since, told, told_before)
  select id, 'committee', '/lyngbaek/udvalg-' || id % 20, now(), (select max(seq) from published.trace), 0 from desk.follower
  union all select id, 'search', '/soeg?q=plan', now(), (select max(seq) from published.trace), 0 from desk.follower where id % 5 = 0`;
for (let n = meetings; n < meetings + 20; n++) await file(db.worker, paper(n));
tell("a sweep after 20 new meetings", `${((await sweep()) * 1000).toFixed(0)} ms`);
const [seconds] = await timed(() => tellFollowers(open)(db.desk, { origin, at: at() }));
const [{ mails }] = (await db.owner`select count(*)::int as mails from desk.mail`) as unknown as [{ mails: number }];
tell(`mails laid for ${followers} followers of a committee, a fifth of a search too`, `${mails} in ${seconds.toFixed(1)} s`);

const app = archiveRoutes({ sql: db.citizen, files: openFileStore("/tmp/none"), origin });
const answered = async (path: string): Promise<string> => {
  await app.request(path);
  const all: number[] = [];
  for (let times = 0; times < 10; times++) all.push((await timed(async () => (await app.request(path)).text()))[0] * 1000);
  all.sort((a, b) => a - b);
  return `${all[5]!.toFixed(0)} ms (median of 10)`;
};
tell("OParl: 100 meetings with 2,000 items in them", await answered("/oparl/v1/body/lyngbaek/meeting"));
tell(
  "OParl: what has changed since a minute ago",
  await answered(`/oparl/v1/body/lyngbaek/agendaItem?modified_since=${encodeURIComponent(new Date(Date.now() - 60_000).toISOString())}`),
);
tell("OParl: 100 cases", await answered("/oparl/v1/body/lyngbaek/paper"));
tell("a committee's feed", await answered("/lyngbaek/udvalg-3/nyt.atom"));
await file(db.worker, paper(3, "Rettet efter mødet."));
const [changed] = await db.citizen<{ date: string }[]>`select m.slug as date from published.meeting m where m.version = 2`;
tell("what changed in a meeting of 20 items, word by word", await answered(`/lyngbaek/udvalg-3/${changed!.date}/aendringer`));
for (const each of after) await each();
process.exit(0);

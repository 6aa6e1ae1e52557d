/**
 * `npm run bench -- desk`: the working side under load. The whole program, its database with it, is bound to one core; those who use it are
 * on another. 200 follow a meeting while the secretary works; 100 save at once, each in a section of their own and all in six of one case.
 */

import { fork, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cases } from "#case/store.ts";
import { plainText, richTextOfPlain } from "#core/rich-text.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { openDatabase } from "#platform/database.ts";
import { openFileStore } from "#platform/files.ts";
import { clientOf, cookieFor } from "#test/desk-client.ts";
import { aTown, must, sendAgenda, type Member } from "#test/town.ts";

const root = path.join(import.meta.dirname, "..");
const seconds = Number(process.argv[2] ?? 60);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-bench-"));
fs.chmodSync(folder, 0o755);
const data = path.join(folder, "data");
const port = 4730;
const url = `http://localhost:${port + 1}`;
const pinned = spawnSync("taskset", ["-V"]).status === 0 && os.cpus().length > 1;
const now = (): number => performance.timeOrigin + performance.now();
const program = [process.execPath, path.join(root, "bin/sagsgang.mjs"), "start", "--no-demo", "--data", data, "--port", String(port)];
const [command, ...args] = pinned ? ["taskset", "-c", "0", ...program] : program;
const server = spawn(command!, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
if (pinned) spawnSync("taskset", ["-pc", "1", String(process.pid)]);
const up = (): Promise<boolean> =>
  fetch(`${url}/log-ind`).then(
    (answer) => answer.status < 500,
    () => false,
  );
while (!(await up())) await wait(100);

const database = await openDatabase({ dataFolder: data });
const sql = database.as("desk", { max: 4 });
// Invented names of two words, none twice.
const first = ["Asta", "Birk", "Carla", "Ditlev", "Ejnar", "Frida", "Gudrun", "Hjalte"];
const family = ["Agerlund", "Bækholm", "Damsgård", "Elkjær", "Fogedby", "Grønkilde", "Højrup", "Ørbæk", "Åkirke", "Jernvang", "Kærulf", "Lindskov", "Majgaard"];
const names = family.flatMap((last) => first.map((each) => `${each} ${last}`));
const members: Member[] = names.slice(0, 31).map((name, index) => ({ name, party: ["A", "B", "C", "F", "V", "Ø"][index % 6]! }));
const today = new Date().toISOString().slice(0, 10);
const town = await aTown(sql, openFileStore(path.join(data, "files")), {
  committee: "Beskæftigelsesudvalget",
  abbreviation: "BU",
  members,
  place: "Byrådssalen",
  start: "16:00",
  year: new Date().getFullYear() - 1,
  rules: { standingItems: [] },
});
const meeting = await town.plan(today);
const text = "Forvaltningen har udarbejdet et udkast, som er vedhæftet. ".repeat(20);
const items = await sendAgenda(
  town,
  meeting,
  today,
  Array.from({ length: 12 }, (_, index) => ({
    case: {
      title: `Sag nummer ${index + 1} om indsatsen`,
      number: `15.00.00-G01-${index + 1}-26`,
      sections: { summary: text, presentation: text },
      by: "Forvaltningen",
      points: ["at sagen godkendes."],
    },
  })),
);
const secretary = clientOf(url, await cookieFor(sql, town.secretary.person, new Date()));
const call = { actor: town.secretary, at: new Date() };
must(await openMeeting(sql, call, { meeting }));
must(await recordAttendance(sql, call, { meeting, attendance: "all" }));

// ---------------------------------------------------------------- followers

const sessions: string[] = [];
for (let n = 0; n < 200; n++) sessions.push(await cookieFor(sql, town.person(members[n % members.length]!.name), new Date()));
const followers = fork(path.join(root, "bench", "desk-followers.ts"), [JSON.stringify({ url, path: `/moeder/${meeting}/foelg/live`, cookies: sessions })]);
await new Promise((resolve) => followers.once("message", resolve));
await wait(1000);

type Tick = { state: string; sent: number; answered: number };
const ticks: Tick[] = [];
const base = `/moeder/${meeting}/moede`;
let [item, there, decided] = [items[0]!, members.length, 0];
const begun = now();
for (let n = 0; now() - begun < seconds * 1000; n++) {
  const due = begun + n * 200;
  if (due > now()) await wait(due - now());
  const sent = now();
  let done;
  if (n % 3 === 0) {
    item = items[(n / 3 + 1) % items.length]!;
    done = await secretary.send(`${base}/punkt/${item.id}/tag-op`);
  } else if (n % 3 === 1) {
    decided++;
    done = await secretary.send(`${base}/punkt/${item.id}/beslutning`, { beslutning: `Besluttet som nr. ${decided}.` });
  } else {
    const away = there === members.length;
    there += away ? -1 : 1;
    done = await secretary.send(`${base}/fremmoede`, { person: String(town.person(members[30]!.name)), tilstand: away ? "apology" : "present" });
  }
  if (!done.ok) throw new Error(done.message);
  ticks.push({ state: `${item.number} ${there} ${decided}`, sent, answered: now() });
}
await wait(2000);
const told = new Promise<[string, number][][]>((resolve) =>
  followers.on("message", (each: { heard?: [string, number][][] }) => each.heard && resolve(each.heard)),
);
followers.send("tell");
const heard = (await told).map((each) => new Map(each));

// A change whose state a follower never saw was overtaken by the next: it was heard of with that one.
const latencies = { sent: [] as number[], answered: [] as number[] };
let missed = 0;
for (const each of heard) {
  let known = Infinity;
  for (const tick of ticks.toReversed()) {
    known = Math.min(known, each.get(tick.state) ?? Infinity);
    if (known === Infinity) missed++;
    else {
      latencies.sent.push(known - tick.sent);
      latencies.answered.push(Math.max(0, known - tick.answered));
    }
  }
}
function spread(figures: readonly number[]): string {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share: number): string => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!).toString();
  return `${at(0.5)} | ${at(0.99)} | ${at(1)}`;
}
const answers = spread(ticks.map((tick) => tick.answered - tick.sent));
const memory = (): string => `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? 0) / 1024)} MB`;
process.stdout.write(
  `${pinned ? "The server and its database on one core" : "NOT pinned: taskset is missing or there is one core"}; load ${os.loadavg()[0]!.toFixed(1)}; server ${memory()}

| ${ticks.length} changes to 200 followers, ms | p50 | p99 | max |
|---|---|---|---|
| the secretary's click → the answer | ${answers} |
| the click → each follower's event | ${spread(latencies.sent)} |
| the answer → each follower's event | ${spread(latencies.answered)} |

Not heard of: ${missed} of ${ticks.length * heard.length}.\n\n`,
);

// ---------------------------------------------------------------- autosaves

const writers = await Promise.all(Array.from({ length: 100 }, async () => clientOf(url, await cookieFor(sql, town.writer.person, new Date()))));
type Save = { case: number; key: string; mark: string };
const kept: Save[] = [];
let [refused, withoutTheirs] = [0, 0];
const rounds = 10;

async function save(client: (typeof writers)[number], given: { case: number; key: string; text: string; version: number }, took: number[]) {
  const sent = now();
  const done = await client.send(`/sager/${given.case}/afsnit/${given.key}`, {
    "text.doc": JSON.stringify(richTextOfPlain(given.text)),
    version: String(given.version),
  });
  took.push(now() - sent);
  return done;
}

const empty = { title: "En sag", number: null, sections: {}, by: null, points: [] };
const own = await Promise.all(Array.from({ length: 100 }, () => town.write(today, empty, false)));
const apart: number[] = [];
await Promise.all(
  writers.map(async (client, index) => {
    for (let round = 1; round <= rounds; round++) {
      const mark = randomUUID();
      const done = await save(client, { case: own[index]!, key: "presentation", text: `${text}\n\n${mark}`, version: round }, apart);
      if (!done.ok) throw new Error(done.message);
      kept.push({ case: own[index]!, key: "presentation", mark });
    }
  }),
);

const shared = await town.write(today, empty, false);
const keys = (await cases.load(sql, shared))!.sections.map((section) => section.key);
const together: number[] = [];
await Promise.all(
  writers.map(async (client, index) => {
    const key = keys[index % keys.length]!;
    let [before, version] = ["", 1];
    // Whoever is refused has the other's words before them, adds their own and sends again.
    for (let attempt = 0; attempt < 100; attempt++) {
      const mark = randomUUID();
      const done = await save(client, { case: shared, key, text: `${before}\n\n${mark}`, version }, together);
      if (done.ok) return kept.push({ case: shared, key, mark });
      refused++;
      const theirs = done.body["theirs"] as { text?: string } | undefined;
      if (!theirs?.text) withoutTheirs++;
      [before, version] = [theirs?.text ?? "", Number(done.body["version"])];
    }
    throw new Error("refused a hundred times");
  }),
);

const journal = await sql<{ about: string; key: string; text: never }[]>`
  select about, what ->> 'key' as key, what -> 'text' as text from desk.journal where kind = 'section-written' order by id`;
const written = new Set(
  journal.flatMap((entry) =>
    plainText(entry.text)
      .split("\n")
      .map((line) => `${entry.about} ${entry.key} ${line}`),
  ),
);
const lost = kept.filter((each) => !written.has(`case:${each.case} ${each.key} ${each.mark}`)).length;
const end = new Set((await cases.load(sql, shared))!.sections.flatMap((section) => plainText(section.text).split("\n")));
const overwritten = kept.filter((each) => each.case === shared && !end.has(each.mark)).length;
process.stdout.write(
  `| 100 people at once, ms a save | saves | p50 | p99 | max |
|---|---|---|---|---|
| each on a case of their own, ${rounds} in a row | ${apart.length} | ${spread(apart)} |
| on ${keys.length} sections of one case, until all were in | ${together.length} | ${spread(together)} |

Answered as saved: ${kept.length}; not in the journal: ${lost}; written over unseen: ${overwritten}. Refused: ${refused}, without the other's words: ${withoutTheirs}.\n`,
);
server.kill("SIGTERM");
await new Promise((resolve) => server.once("exit", resolve));
await database.stop();
fs.rmSync(folder, { recursive: true, force: true });
process.exit(0);

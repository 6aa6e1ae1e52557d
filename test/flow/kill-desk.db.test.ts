/**
 * The program is killed as hard as can be while people work in it: in the middle of saving, sending, deciding, signing, and of bringing a
 * file. What was answered as saved is there, what was not is asked again with the same mark, and nothing is there twice or by half.
 */

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { afterAgenda } from "#core/agenda.ts";
import { afterCase, type CasePaper } from "#core/case.ts";
import { afterMinutes } from "#core/minutes.ts";
import { plainText, richTextOfPlain } from "#core/rich-text.ts";
import { afterSigning } from "#core/signing.ts";
import { afterSitting } from "#core/sitting.ts";
import { saveSetting } from "#people/store.ts";
import { openDatabase } from "#platform/database.ts";
import { openFileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { clientOf, cookieFor, type Client, type Sent } from "#test/desk-client.ts";
import { aTown } from "#test/town.ts";

const root = path.join(import.meta.dirname, "..", "..");
const kills = process.env.SAGSGANG_SOAK ? 5 * Number(process.env.SAGSGANG_SOAK) : 20;
const papers = Math.max(16, Math.ceil(kills * 0.8));

test(
  `killed ${kills} times while people work, nothing answered is lost, nothing is there twice or by half, and the minutes are signed`,
  {
    timeout: 60_000 + kills * 20_000,
  },
  async (t) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-kill-"));
    fs.chmodSync(folder, 0o755);
    t.after(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    const data = path.join(folder, "data");
    const [port, deskPort] = await freePorts();
    const url = `http://localhost:${deskPort}`;

    let child: ChildProcess | null = null;
    t.after(() => child?.kill("SIGKILL"));
    let told = "";
    const up = (): Promise<boolean> =>
      fetch(`${url}/log-ind`).then(
        (answer) => answer.ok,
        () => false,
      );
    const start = async (): Promise<void> => {
      const args = ["start", "--no-demo", "--data", data, "--port", String(port), "--desk-port", String(deskPort)];
      child = spawn(process.execPath, [path.join(root, "bin/sagsgang.mjs"), ...args], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
      const mine = child;
      mine.stderr!.on("data", (part: Buffer) => (told += part.toString()));
      while (!(await up())) {
        assert.equal(mine.exitCode, null, `the program ended by itself:\n${told}`);
        await wait(20);
      }
    };
    const inDatabase = async <What>(work: (sql: Sql) => Promise<What>): Promise<What> => {
      const database = await openDatabase({ dataFolder: data });
      try {
        return await work(database.as("desk", { max: 1 }));
      } finally {
        await database.stop();
      }
    };

    await start();
    const year = new Date().getFullYear();
    const members = ["Asta Brøndlund", "Viggo Tranekær", "Merete Sandager"].map((name, index) => ({ name, party: ["A", "V", "C"][index]! }));
    const house = await inDatabase(async (sql) => {
      const town = await aTown(sql, openFileStore(path.join(data, "files")), {
        committee: "Fritidsudvalget",
        abbreviation: "FU",
        members,
        place: "Lokale 3",
        start: "16:00",
        year: year - 1,
        rules: { standingItems: [] },
      });
      await sql.begin((tx) => saveSetting(tx, "municipality", "Lindeborg Kommune"));
      const as = async (person: number): Promise<Client> => clientOf(url, await cookieFor(sql, person, new Date()));
      return {
        committee: town.committee,
        meeting: await town.plan(`${year}-12-01`),
        writer: await as(town.writer.person),
        secretary: await as(town.secretary.person),
        members: await Promise.all(members.map(async ({ name }) => ({ person: town.person(name), client: await as(town.person(name)) }))),
      };
    });

    // ---------------------------------------------------------------- the work, and the kills in it

    const uploads = papers;
    const steps = papers * 6 + papers + 5 + papers * 3 + 1 + 2 + members.length;
    // Some kills hit while a file is being brought, the others anywhere.
    const killAt = new Set<number>();
    for (let n = 0; n < Math.floor(kills / 4); n++) killAt.add(Math.floor(((n + 0.5) * uploads) / Math.floor(kills / 4)) * 6 + 4);
    while (killAt.size < kills) killAt.add(Math.floor(Math.random() * steps));
    let step = 0;
    let killed = 0;
    let asked = 0;
    let failures = 0;
    const answered: string[] = [];

    const check = (): Promise<void> =>
      inDatabase(async (sql) => {
        const rows = await sql<{ mark: string }[]>`select split_part(mark, ':', 2) as mark from desk.form_once`;
        const there = new Set(rows.map((row) => row.mark));
        assert.deepEqual(
          answered.filter((mark) => !there.has(mark)),
          [],
          "answered as saved, and gone",
        );
      });

    let dying = false;
    /** Sends until there is an answer, with one mark. A kill may come while it is under way. */
    const send = async (client: Client, to: string, form: Readonly<Record<string, string | Blob>> = {}): Promise<Sent> => {
      const once = randomUUID();
      const doomed = killAt.has(step++);
      if (doomed) {
        const delay = Math.random() * (form["fil"] === undefined ? 12 : 80);
        dying = true;
        void wait(delay).then(() => child!.kill("SIGKILL"));
      }
      for (;;) {
        asked++;
        const done = await client.send(to, form, once).catch(() => null);
        if (done === null || done.status >= 500) {
          // A connection kept open from before a kill fails too; then the program is there and is asked again.
          if (dying) await restarted();
          else assert.ok(++failures < 50 * kills, `${to}: ${done === null ? "no answer" : done.message}`);
          continue;
        }
        assert.ok(done.ok, `${to}: ${done.message}`);
        answered.push(once);
        // It may have been answered before the kill.
        if (dying) await restarted();
        return done;
      }
    };
    const restarted = async (): Promise<void> => {
      const old = child!;
      if (old.signalCode === null && old.exitCode === null) await new Promise((resolve) => old.once("exit", resolve));
      killed++;
      dying = false;
      await start();
      await check();
    };

    const { writer, secretary, meeting } = house;
    const ids: number[] = [];
    const marks: string[] = [];
    for (let n = 1; n <= papers; n++) {
      const opened = await send(writer, "/sager/ny", { udvalg: String(house.committee), overskrift: `Sag ${n}`, nummer: `15.00.00-G01-${n}-26` });
      const id = Number(/\/sager\/(\d+)/.exec(String(opened.body["location"]))![1]);
      ids.push(id);
      for (const key of ["summary", "presentation"]) {
        marks.push(`Skrevet ${randomUUID()}`);
        await send(writer, `/sager/${id}/afsnit/${key}`, { "text.doc": JSON.stringify(richTextOfPlain(marks.at(-1)!)), version: "1" });
      }
      await send(writer, `/sager/${id}/indstilling`, { hvem: "Forvaltningen", punkter: `at sag ${n} godkendes.`, version: "1" });
      const bytes = randomBytes(6 * 1024 * 1024);
      await send(writer, `/sager/${id}/bilag`, { fil: new File([bytes], `Bilag ${n}.bin`), bilagsnavn: `Bilag ${n}`, aabent: "ja" });
      await send(writer, `/sager/${id}/til-godkendelse`);
    }
    const one = `/moeder/${meeting}`;
    await send(secretary, `${one}/dagsorden`);
    for (const id of ids) await send(secretary, `${one}/dagsorden/sag`, { sag: String(id) });
    await send(secretary, `${one}/dagsorden/gennemlaesning`);
    await send(secretary, `${one}/dagsorden/udsend`, { sent: "Sagerne kom sent frem." });
    await send(secretary, `${one}/moede`);
    await send(secretary, `${one}/moede/fremmoede`, { alle: "ja" });
    for (let item = 1; item <= papers; item++) {
      await send(secretary, `${one}/moede/punkt/${item}/tag-op`);
      await send(secretary, `${one}/moede/punkt/${item}/beslutning`, { beslutning: `Godkendt som nr. ${item}.` });
      await send(secretary, `${one}/moede/punkt/${item}/stem`, { resten: "for", [`person-${house.members[2]!.person}`]: "against" });
    }
    await send(secretary, `${one}/moede/haev`);
    await send(secretary, `${one}/referat/laas`);
    await send(secretary, `${one}/underskrift/send`);
    const sha256 = await inDatabase(async (sql) => (await sql<{ sha256: string }[]>`select content ->> 'sha256' as sha256 from desk.signing`)[0]!.sha256);
    for (const { client } of house.members) await send(client, `${one}/underskrift/underskriv`, { sha256, laest: "ja" });
    assert.equal(step, steps);
    assert.equal(killed, kills);
    t.diagnostic(`${steps} changes, asked ${asked} times, ${killed} kills`);

    // ---------------------------------------------------------------- what is there

    await inDatabase(async (sql) => {
      await check();
      const [states] = await sql<{ minutes: string; signing: string; signatures: number }[]>`
      select (select state from desk.minutes) as minutes, (select state from desk.signing) as signing,
             (select count(*)::int from desk.signature where undone_at is null) as signatures`;
      assert.deepEqual({ ...states }, { minutes: "signed", signing: "complete", signatures: members.length });

      // Once each, and no more than was asked.
      const counts = await sql<{ kind: string; n: number }[]>`
      select kind, count(*)::int as n from desk.journal where about ~ '^(case|agenda|sitting|minutes|signing):' group by kind order by kind`;
      assert.deepEqual(Object.fromEntries(counts.map(({ kind, n }) => [kind, n])), {
        "agenda-opened": 1,
        "agenda-released": 1,
        "agenda-sent-to-review": 1,
        "attachment-added": papers,
        "attendance-recorded": 1,
        "case-opened": papers,
        "case-sent-for-approval": papers,
        "decision-recorded": papers,
        "item-added": papers,
        "item-taken-up": papers,
        "meeting-closed": 1,
        "meeting-opened": 1,
        "minutes-begun": 1,
        "minutes-frozen": 1,
        "minutes-sent-for-signature": 1,
        "minutes-signed": 1,
        "recommendation-written": papers,
        "section-written": papers * 2,
        "signature-given": members.length,
        "signing-begun": 1,
        "signing-completed": 1,
        "vote-recorded": papers,
      });
      const cases = await sql<{ content: CasePaper }[]>`select content from desk.case_paper`;
      const texts = cases.flatMap(({ content }) => content.sections.map((section) => plainText(section.text)));
      for (const mark of marks) assert.equal(texts.filter((text) => text === mark).length, 1);

      await replays(sql);

      // A file under its own name is whole, and every attachment has its file.
      const attached = cases.flatMap(({ content }) => content.attachments.map((each) => each.sha256));
      const files = path.join(data, "files");
      const kept = fs.readdirSync(files, { recursive: true, encoding: "utf8" }).filter((name) => /(?:^|\/)[0-9a-f]{64}$/.test(name));
      for (const name of kept)
        assert.equal(
          createHash("sha256")
            .update(fs.readFileSync(path.join(files, name)))
            .digest("hex"),
          path.basename(name),
        );
      const names = new Set(kept.map((name) => path.basename(name)));
      assert.equal(attached.length, papers);
      assert.deepEqual(
        attached.filter((each) => !names.has(each)),
        [],
      );
    });
    child!.kill("SIGTERM");
    await new Promise((resolve) => child!.once("exit", resolve));
  },
);

/** The journal of each record, gone through from the beginning, is the record's row. */
async function replays(sql: Sql): Promise<void> {
  const kept = [
    ["case", "desk.case_paper", afterCase],
    ["agenda", "desk.agenda", afterAgenda],
    ["sitting", "desk.sitting", afterSitting],
    ["minutes", "desk.minutes", afterMinutes],
    ["signing", "desk.signing", afterSigning],
  ] as unknown as [string, string, (before: unknown, happened: { kind: string; what: unknown }) => unknown][];
  for (const [about, table, after] of kept) {
    const rows = await sql<{ id: string; content: object }[]>`select id, content from ${sql(table)}`;
    assert.ok(rows.length > 0, about);
    for (const { id, content } of rows) {
      const entries = await sql<{ kind: string; what: unknown }[]>`select kind, what from desk.journal where about = ${`${about}:${id}`} order by id`;
      const folded = entries.reduce<unknown>((before, entry) => after(before, entry), null);
      assert.deepEqual(JSON.parse(JSON.stringify(folded)), content, `${about}:${id}`);
    }
  }
}

/** Two ports in a row that are free now. */
async function freePorts(): Promise<[number, number]> {
  const listen = (port: number): Promise<net.Server | null> =>
    new Promise((resolve) => {
      const server = net.createServer();
      server.once("error", () => resolve(null));
      server.listen(port, "127.0.0.1", () => resolve(server));
    });
  for (;;) {
    const first = (await listen(0))!;
    const { port } = first.address() as net.AddressInfo;
    const second = await listen(port + 1);
    await Promise.all([first, second].map((server) => server && new Promise((resolve) => server.close(resolve))));
    if (second) return [port, port + 1];
  }
}

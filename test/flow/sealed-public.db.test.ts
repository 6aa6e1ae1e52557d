/** Signed, sealed and published: the copy a citizen fetches proves itself, and tells of what is closed only that it is there. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { agendas } from "#agenda/store.ts";
import { editions } from "#core/publication.ts";
import { registerFile } from "#core/register.ts";
import { checkFile, verdictOf } from "#core/seal/check.ts";
import { keysFile } from "#core/seal/keys-list.ts";
import { guardFile } from "#guard/guard-file.ts";
import { minutesOf } from "#minutes/store.ts";
import { proofTools } from "#platform/proof-tools.ts";
import { publishPapers } from "#publication/publish-papers.ts";
import { retractPapers } from "#publication/retract-papers.ts";
import { checkDatabase } from "#seal/commands.ts";
import { sealWaiting } from "#seal/seal-minutes.job.ts";
import { loadHead, loadRegister } from "#seal/store.ts";
import { openKeys } from "#sealing/keys.ts";
import { openHouse } from "../../src/open-house.ts";
import { publicReactions } from "../../src/reactions.ts";
import { followUp } from "../../src/worker.ts";
import { answerOf, at } from "#test/committees.ts";
import { aPublicRoad, heldWith, origin, sentWith, signedBy } from "#test/public-papers.ts";

const closedWords = ["Tranebærhaven", "Kvistbjælke", "femogtyve tusinde", "Frodegunn"];

test(
  "the public copy of sealed minutes is checked by anyone, answers to the register, and tells nothing closed, inside its files either",
  { timeout: 240_000 },
  async (t) => {
    const road = await aPublicRoad(t);
    const { sql, secretary, files } = road;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-noegler-"));
    t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
    const seal = { keys: openKeys(folder), stamp: null };
    const house = openHouse(files, origin, seal);
    const log: string[] = [];
    const worker = { sql, origin, now: () => at, log: (line: string) => void log.push(line) };
    const { meeting, items } = await sentWith(
      road,
      [
        {
          title: "Ny legeplads ved Åkanden",
          body: "Forvaltningen foreslår gynger og en rutsjebane.",
          recommendation: "at legepladsen etableres.",
          decision: "",
          closed: false,
          publicTitle: null,
          attachments: [{ name: "Tegning af legepladsen", text: "Tegningen viser to gynger.", open: true }],
        },
        {
          title: "Opsigelse af lejemålet Tranebærhaven 17",
          body: "Lejeren Frodegunn Kvistbjælke har ikke betalt husleje siden marts.",
          recommendation: "at Kvistbjælke opsiges.",
          decision: "",
          closed: true,
          publicTitle: "Orientering om et lejemål",
          parties: ["Frodegunn Kvistbjælke"],
          attachments: [{ name: "Regnskab over restancen på femogtyve tusinde", text: "Kvistbjælke", open: true }],
        },
      ],
      "2026-03-04",
    );
    await followUp(worker, publicReactions(house));
    await heldWith(
      road,
      meeting,
      new Map([
        [items[0]!, "Legepladsen etableres."],
        [items[1]!, "Kvistbjælke opsiges."],
      ]),
    );
    await signedBy(road, meeting);
    answerOf(await publishPapers(sql, house, secretary, { meeting, editions, excerpts: [] }));
    const current = async (): Promise<Buffer> =>
      files.read((await road.database.citizen<{ sha256: string }[]>`select document as sha256 from published.meeting where current`)[0]!.sha256);
    const before = await current();
    assert.equal(before.toString("latin1").includes("/ByteRange"), false, "not sealed yet");

    // The seal comes; what is out becomes the sealed copy by itself.
    await sealWaiting({ files, ...seal })(sql, { origin, at });
    await followUp(worker, publicReactions(house));
    assert.deepEqual(log, []);
    const pdf = await current();
    const head = (await loadHead(sql))!.head!;
    const against = { register: registerFile({ municipality: head.municipality, entries: await loadRegister(sql), head }), keys: keysFile(seal.keys.list()!) };
    const { findings } = await checkFile(pdf, against, proofTools);
    assert.equal(verdictOf(findings), "ok", JSON.stringify(findings, null, 1));
    const [entry] = await loadRegister(sql);
    assert.equal(entry!.official, (await minutesOf.load(sql, meeting))!.official!.sha256);

    // Read as the guard reads a file, everything inside it as well, and looked for as parties: those stop wherever they stand.
    const looked = async (bytes: Buffer): Promise<string[]> => {
      const context = {
        today: "2026-03-04",
        municipality: { domain: null, phone: null },
        closed: [{ item: "3", title: "", parties: closedWords, text: "" }],
        openText: "",
      };
      return (await guardFile({ name: "referat.pdf", mediaType: "application/pdf", bytes }, context))
        .filter(({ kind }) => kind === "closed-words")
        .map(({ words }) => words);
    };
    assert.deepEqual(await looked(pdf), []);
    const whole = files.read(entry!.pdf);
    assert.notDeepEqual(await looked(whole), [], "the desk's own copy holds it, and is found to");
    for (const sha256 of [entry!.pdf, entry!.json])
      for (const address of [`/dokument/lindeborg/${sha256}`, `/dokument/lindeborg/${sha256}/fil`])
        assert.equal((await road.ask(address)).status, 404, "the whole copy is handed to nobody");

    // What everybody reads is held against what was signed, row by row.
    const { owner } = road.database;
    const checked = async (): Promise<string[]> =>
      (await checkDatabase(sql, files, seal.keys, null)).filter(({ state }) => state === "wrong").map(({ says }) => says);
    assert.deepEqual(await checked(), []);
    for (const [change, back, part] of [
      ["update published.item set decision = 'Legepladsen etableres ikke.'", "set decision = 'Legepladsen etableres.'", "beslutning"],
      ["update published.item set name = 'En anden legeplads'", "set name = 'Ny legeplads ved Åkanden'", "titel"],
      ["update published.item set recommendation = '{nej}'", "set recommendation = '{at legepladsen etableres.}'", "sag"],
    ] as const) {
      const where = " where id = (select id from published.item where decision like 'Legepladsen%' order by id desc limit 1)";
      await owner.unsafe(change + where);
      assert.match((await checked()).join(), new RegExp(`^Punkt \\d+ \\(${part}\\) er lagt ud for alle med andre ord`), change);
      await owner.unsafe(`update published.item ${back}${where}`);
      assert.deepEqual(await checked(), []);
    }

    // The key is revoked: the copy that is out is as good as anybody's, and published anew it is in order.
    const [stolen] = seal.keys.list()!.keys;
    const later = new Date(at.getTime() + 3_600_000);
    await seal.keys.revoke(stolen!.id, later, "Maskinen blev stjålet", "Segl for Lindeborg Kommune");
    await sealWaiting({ files, ...seal })(sql, { origin, at: later });
    const now = async (): Promise<typeof against> => {
      const end = (await loadHead(sql))!.head!;
      return { register: registerFile({ municipality: end.municipality, entries: await loadRegister(sql), head: end }), keys: keysFile(seal.keys.list()!) };
    };
    const revoked = await now();
    assert.equal(verdictOf((await checkFile(pdf, revoked, proofTools)).findings), "wrong");
    answerOf(await publishPapers(sql, house, { ...secretary, at: later }, { meeting, editions, excerpts: [] }));
    assert.equal(verdictOf((await checkFile(await current(), revoked, proofTools)).findings), "ok");

    // An open item is taken back: the copy is made anew without it, and still proves what is left.
    answerOf(
      await retractPapers(
        sql,
        house,
        { ...secretary, at: new Date(at.getTime() + 7_200_000) },
        {
          meeting,
          scope: { kind: "item", item: items[0]! },
          reason: "Prøve",
          publicReason: "Trukket tilbage.",
          personalData: false,
        },
      ),
    );
    const less = await current();
    assert.equal(verdictOf((await checkFile(less, revoked, proofTools)).findings), "ok");
    assert.deepEqual(await checked(), [], "what is left out is no other word");
    const number = (await agendas.load(sql, meeting))!.items.find(({ id }) => id === items[0])!.number!;
    assert.ok(!(await road.ask(`/lindeborg/boerne-og-skoleudvalget/2026-03-04/punkt-${number}`)).text.includes("gynger"));

    // A lost key holds no retraction up.
    for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name), { recursive: true });
    answerOf(
      await retractPapers(
        sql,
        house,
        { ...secretary, at: new Date(at.getTime() + 7_200_000) },
        {
          meeting,
          scope: { kind: "part", item: items[1]!, part: "subject" },
          reason: "Prøve",
          publicReason: "Trukket tilbage.",
          personalData: false,
        },
      ),
    );
    assert.equal((await current()).toString("latin1").includes("/ByteRange"), false);
  },
);

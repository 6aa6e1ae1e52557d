/** What was taken back is gone outward: every address, feed, data answer, search and letter is read byte by byte for the words that were in it. */

import assert from "node:assert/strict";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import test, { type TestContext } from "node:test";
import { unindexMeeting } from "#publication/search-store.ts";
import { variantOf } from "#archive/variant.ts";
import { listenForChanges } from "#platform/changes.ts";
import { cachingListener } from "#platform/page-cache.ts";
import { aMeeting, anItem, file, fillArchive } from "#test/browser/invented-archive.ts";
import { anOpenTown, mailbox, origin, type Town } from "#test/open-town.ts";

const committee = "/lyngbaek/arbejdsmarkedsudvalget";
const meeting = `${committee}/2026-05-06`;

// One word for each place a word can stand in, all unlike any other.
const secrets = {
  title: "Kvabsandsvej",
  section: "brumlekaravane",
  decision: "fnuglodsnor",
  recommendation: "spjattegarn",
  attachment: "knirkeskab",
  attachmentText: "blomkålsfregat",
  dissent: "hvislehammer",
  person: "Ulla Snurretop",
  place: "Tåspidssalen",
  document: "snegleprotokol",
};

const secretMeeting = (decision: string) =>
  aMeeting({
    date: "2026-05-06",
    place: secrets.place,
    participants: [{ name: secrets.person, party: "A" }],
    source: { file: `${secrets.document}.pdf` },
    items: [
      anItem({
        number: "31",
        name: `Støj på ${secrets.title}`,
        caseNumber: "09.02.00-G01-7-26",
        text: `Naboen skriver om tre ${secrets.section}r.`,
        points: [`at ${secrets.recommendation} afprøves.`],
        decision: `${secrets.decision} ${decision}`,
        dissent: [{ by: secrets.person, text: secrets.dissent }],
        attachment: [{ label: "Bilag 1", name: secrets.attachment }],
      }),
      anItem({ number: "32", name: "Meddelelser", decision: "Ingen." }),
    ],
  });

/** The open side as it is served: kept pages and all. */
async function served(t: TestContext, town: Town): Promise<(path: string, accept?: string) => Promise<{ status: number; text: string; headers: Headers }>> {
  const changes = await listenForChanges(town.db.citizen, "published_changed");
  const server = http.createServer(cachingListener(town.app.fetch, { generation: changes.generation, variant: variantOf, seconds: 300 }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await changes.stop();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (path, accept = "text/html") => {
    const answer = await fetch(base + path, { headers: { Accept: accept }, redirect: "manual" });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
}

/** Every address that any answer leads to, with what is answered there. */
async function everything(get: Awaited<ReturnType<typeof served>>, also: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = ["/", "/sitemap.xml", "/nyt.atom", "/robots.txt", "/oparl/v1/system", "/om", ...also];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || /^\/(?:dkfds|ui)\//.test(path)) continue;
    const answer = await get(path);
    assert.notEqual(answer.status, 500, path);
    found.set(path, answer.text);
    const links = [...answer.text.matchAll(/(?:href|action|src)="([^"]+)"|<loc>([^<]+)<\/loc>|"(https:\/\/arkiv\.example\/[^"]*)"/g)];
    for (const [, attribute, loc, url] of links) {
      const link = (attribute ?? loc ?? url)!.replaceAll("&amp;", "&").replace(origin, "").replace(/#.*$/, "");
      // Searches lead to searches without end; those that matter are asked below.
      if (link.startsWith("/") && !link.startsWith("//") && !link.startsWith("/soeg")) waiting.push(link);
    }
  }
  return found;
}

const words = (text: string, but: readonly string[] = []): string[] =>
  Object.values(secrets).filter(
    (secret) => !but.includes(secret) && (text.toLowerCase().includes(secret.toLowerCase()) || text.includes(encodeURIComponent(secret))),
  );

const addressesOf = (path: string): string[] => [
  path,
  `${path}.json`,
  `${path}/punkt-31`,
  `${path}/punkt-31.json`,
  `${path}/punkt-31/bilag-1`,
  `${path}/punkt-31/bilag-1.json`,
];

test(
  "after a retraction no page, feed, OParl answer, sitemap, search, suggestion, comparison or letter holds a word of it, and all of it answers 410",
  { timeout: 180_000 },
  async (t) => {
    const town = await anOpenTown(t);
    await fillArchive(town.db.worker, town.files);
    await town.round();
    await town.follow(mailbox("asta"), committee);
    await town.follow(mailbox("viggo"), "/soeg?q=st%C3%B8j");
    // Two versions, so that there is something to compare.
    await file(town.db.worker, secretMeeting("først"), { [secrets.attachment]: `Målt i ${secrets.attachmentText}.` });
    await file(town.db.worker, secretMeeting("siden"), { [secrets.attachment]: `Målt i ${secrets.attachmentText}.` });
    await town.round();
    const get = await served(t, town);
    const [document] = await town.db.citizen<{ sha256: string }[]>`select document as sha256 from published.meeting where slug = '2026-05-06' and current`;
    const [personNumber] = await town.db.citizen<
      { number: string }[]
    >`select number::text as number from published.record where kind = 'person' and name = 'ulla-snurretop'`;
    const own = [
      ...addressesOf(meeting),
      ...addressesOf(`${meeting}/version-1`),
      `${meeting}/aendringer`,
      `${meeting}/aendringer.json`,
      "/lyngbaek/person/ulla-snurretop",
      "/lyngbaek/person/ulla-snurretop.json",
      "/lyngbaek/sag/09.02.00-g01-7-26",
      "/lyngbaek/sag/09.02.00-g01-7-26.json",
      `/dokument/lyngbaek/${document!.sha256}`,
      `/dokument/lyngbaek/${document!.sha256}.json`,
      `/oparl/v1/meeting${meeting}`,
      `/oparl/v1/agendaItem${meeting}/punkt-31`,
      `/oparl/v1/consultation${meeting}/punkt-31`,
      `/oparl/v1/person/${personNumber!.number}`,
    ];
    const feeds = [
      "/nyt.atom",
      "/lyngbaek/nyt.atom",
      `${committee}/nyt.atom`,
      `${committee}/moeder.ics`,
      "/lyngbaek/moeder.ics",
      "/lyngbaek/sag/09.02.00-g01-7-26/nyt.atom",
      "/lyngbaek/person/ulla-snurretop/nyt.atom",
    ];
    const since = "modified_since=2020-01-01T00:00:00Z";
    const lists = ["organization", "person", "membership", "paper", "file", "meeting", "agendaItem", "consultation"].flatMap((list) => [
      `/oparl/v1/body/lyngbaek/${list}`,
      `/oparl/v1/body/lyngbaek/${list}?${since}`,
    ]);
    const asked = [...own, ...feeds, ...lists];
    const before = await everything(get, asked);
    const shown = words([...before.values()].join("\n"));
    assert.deepEqual(shown.sort(), Object.values(secrets).sort(), "every word was open, or the test tests nothing");
    assert.match(before.get(`${meeting}/aendringer`)!, /<del>/);
    const oldFeed = before.get(`${committee}/nyt.atom`)!;
    const oldIds = [...oldFeed.matchAll(/<id>([^<]+2026-05-06[^<]*)<\/id>/g)].map(([, id]) => id!);
    assert.deepEqual(oldIds, [`${origin}${meeting}#version-2`]);

    // As a retraction is done: the rows, what search knows of them, the file, and the mark.
    await town.mails.stop();
    town.days.passed = 2;
    await file(town.db.worker, aMeeting({ date: "2026-06-03", items: [anItem({ number: "40", name: `Mere støj på ${secrets.title}`, decision: "Udsat." })] }));
    await town.round();
    await town.db.worker.begin(async (tx) => {
      const gone = await tx<{ municipality: number; id: number; document: string }[]>`
      delete from published.meeting where slug in ('2026-05-06', '2026-06-03') returning municipality, id::float8 as id, document`;
      for (const each of gone) {
        await unindexMeeting(tx, { municipality: each.municipality, meeting: each.id });
        await tx`delete from published.document where municipality = ${each.municipality} and sha256 = ${each.document}`;
        await tx`insert into published.retraction (address, retracted_at, reason) values (${`/dokument/lyngbaek/${each.document}`}, now(), 'Viste et navn.') on conflict do nothing`;
      }
      for (const address of [meeting, `${committee}/2026-06-03`, "/lyngbaek/person/ulla-snurretop", "/lyngbaek/sag/09.02.00-g01-7-26"])
        await tx`insert into published.retraction (address, retracted_at, reason) values (${address}, now(), 'Viste et navn.')`;
    });
    await town.mails.start();
    town.days.passed = 2.01;
    await town.round();
    town.days.passed = 4;
    await town.round();

    const after = await everything(get, asked);
    for (const [path, text] of after) assert.deepEqual(words(text), [], path);
    for (const path of own) {
      const answer = await get(path);
      if (path.startsWith("/oparl/")) {
        assert.deepEqual([answer.status, (JSON.parse(answer.text) as { deleted: boolean }).deleted], [200, true], path);
        continue;
      }
      assert.equal(answer.status, 410, path);
      assert.equal(answer.headers.get("x-robots-tag"), "noindex", path);
    }
    assert.ok([...after.keys()].some((path) => path === "/sitemap-fjernet.xml"));
    assert.ok(after.get("/sitemap-fjernet.xml")!.includes(`<loc>${origin}${meeting}/punkt-31</loc>`));
    for (const [path, text] of after) if (path.startsWith("/sitemap") && path !== "/sitemap-fjernet.xml") assert.doesNotMatch(text, /2026-05-06/, path);

    // The feed says of the very entries it gave that they are gone (RFC 6721).
    const feed = after.get(`${committee}/nyt.atom`)!;
    for (const id of oldIds) assert.match(feed, new RegExp(`<at:deleted-entry ref="${id.replaceAll(".", "\\.")}" when="\\d{4}-\\d{2}-\\d{2}T[\\d:]+Z"/>`));
    assert.match(feed, /xmlns:at="http:\/\/purl\.org\/atompub\/tombstones\/1\.0"/);

    for (const secret of Object.values(secrets)) {
      for (const typed of [secret, `${secret.slice(0, -1)}e`, secret.slice(0, 6)]) {
        const query = `q=${encodeURIComponent(typed)}`;
        const data = JSON.parse((await get(`/soeg.json?${query}`)).text) as {
          total: number;
          suggestion: string | null;
          names: unknown[];
          cases: unknown[];
          facets: unknown;
        };
        assert.deepEqual([data.total, data.suggestion, data.names, data.cases], [0, null, [], []], typed);
        // What one types oneself stands in the box; nothing beside it does.
        for (const ending of ["", ".atom", ".ics"]) assert.deepEqual(words((await get(`/soeg${ending}?${query}`)).text, [secret]), [], `${ending} ${typed}`);
      }
    }

    const letters = town.mails.received.filter((letter) => /nyhed/.test(letter.subject));
    const late = letters.slice(letters.findIndex((letter) => letter.text.includes("Fjernet")));
    assert.ok(late.length > 0, "who was told that it came is told that it went");
    for (const letter of late) assert.deepEqual(words(letter.raw + letter.text), []);
    assert.doesNotMatch(letters.map((letter) => letter.text).join("\n"), /Mere støj/, "a letter that waited was not sent with it");
    for (const table of ["published.trace", "published.record", "desk.fingerprint", "desk.record_of", "desk.follow_told", "desk.mail"]) {
      const rows = await town.db.owner.unsafe<{ row: string }[]>(
        `select t::text as row from ${table} t where ${table === "desk.mail" ? "state = 'waiting'" : "true"}`,
      );
      assert.deepEqual(words(rows.map((row) => row.row).join("\n")), [], table);
    }
    assert.deepEqual(town.faults, []);
  },
);

test("an item that is closed in what stands is read in no older version, and the open ones are", async (t) => {
  const town = await anOpenTown(t);
  const open = (text: string) => anItem({ number: "1", name: "Cykelsti", text });
  await file(
    town.db.worker,
    aMeeting({
      date: "2026-05-06",
      items: [
        open("Først."),
        anItem({ number: "2", name: `Ansættelse af ${secrets.person}`, text: secrets.section, attachment: [{ label: null, name: secrets.attachment }] }),
        anItem({ number: "3", name: "Eventuelt" }),
      ],
    }),
    { [secrets.attachment]: secrets.attachmentText },
  );
  await file(
    town.db.worker,
    aMeeting({
      date: "2026-05-06",
      items: [open("Siden."), anItem({ number: "2", name: "Lukket punkt", public: false }), anItem({ number: "3", name: "Eventuelt" })],
    }),
    {},
    // As an archive has it that was filed before older versions were taken away with what a newer one closes.
    "anew",
  );
  await town.round();
  const get = await served(t, town);
  const old = `${meeting}/version-1`;
  for (const path of [`${old}/punkt-2`, `${old}/punkt-2.json`, `${old}/punkt-2/bilag-1`, `${old}/punkt-2/bilag-1.json`])
    assert.equal((await get(path)).status, 410, path);
  for (const path of [old, `${old}.json`, `${old}/punkt-1`, `${old}/punkt-1.json`, `${old}/punkt-3`, `${meeting}/aendringer`, `${meeting}/aendringer.json`]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.deepEqual(words(answer.text), [], path);
  }
  assert.match((await get(`${old}/punkt-1`)).text, /Først\./);
  // Nor in the paper it was read from, of which the rest is open elsewhere.
  const papers = await town.db.citizen<{ sha256: string; current: boolean }[]>`select document as sha256, current from published.meeting order by version`;
  for (const { sha256, current } of papers)
    for (const path of [`/dokument/lyngbaek/${sha256}`, `/dokument/lyngbaek/${sha256}.json`]) assert.equal((await get(path)).status, current ? 200 : 410, path);
  assert.equal((await get(`/dokument/lyngbaek/${papers[0]!.sha256}/fil`)).status, 410);
  const changes = (await get(`${meeting}/aendringer`)).text;
  assert.match(changes, /<del><span class="sr-only">\[udgået:\] <\/span>Først\./);
  assert.match(changes, /<ins><span class="sr-only">\[tilføjet:\] <\/span>Siden\./);
  assert.match(changes, /1 punkt er fjernet/);
  assert.match((await get(meeting)).text, /Referat er ændret[\s\S]*Se, hvad der er ændret/);
  const feed = (await get(`${committee}/nyt.atom`)).text;
  assert.match(feed, /<title>Ændret referat: /);
  assert.deepEqual(town.faults, []);
});

test("when words of a standing paper become others the feed's entry is updated, and when it is read in again unchanged it is not", async (t) => {
  const town = await anOpenTown(t);
  const same = aMeeting({ date: "2026-05-06", items: [anItem({ number: "1", name: "Cykelsti", decision: "Godkendt." })] });
  await file(town.db.worker, same);
  await town.round();
  const updated = async (): Promise<string> => /<entry>.*?<updated>([^<]+)</s.exec(await (await town.app.request(`${committee}/nyt.atom`)).text())![1]!;
  const first = await updated();
  town.days.passed = 1;
  await file(town.db.worker, same);
  await town.round();
  assert.equal(await updated(), first);
  await town.db.worker`update published.item set decision = 'Afvist.' where name = 'Cykelsti'`;
  await town.db.worker`update published.meeting set place = 'Rådhuset' where slug = '2026-05-06'`;
  await town.round();
  assert.ok((await updated()) > first);
});

test("a copy of an attachment that is fetched later is no change to those who follow, and one that is replaced is", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, aMeeting({ date: "2026-05-06", items: [anItem({ number: "1", name: "Cykelsti", attachment: [{ label: null, name: "Kort" }] })] }));
  await town.round();
  const seen = async (): Promise<{ changed: number; within: number }> => {
    const [row] = await town.db.citizen<{ changed: number; within: number }[]>`
      select extract(epoch from changed_at)::float8 as changed, extract(epoch from within_at)::float8 as within from published.trace where item = 'punkt-1'`;
    return row!;
  };
  const lay = (sha256: string): Promise<unknown> => town.db.worker`update published.attachment set document = ${sha256} where name = 'Kort'`;
  const first = await seen();
  town.days.passed = 1;
  await lay("a".repeat(64));
  await town.round();
  const fetched = await seen();
  assert.equal(fetched.changed, first.changed);
  assert.ok(fetched.within > first.within, "to those who harvest the item has another file");
  town.days.passed = 2;
  await lay("b".repeat(64));
  await town.round();
  assert.ok((await seen()).changed > first.changed);
  assert.deepEqual(town.faults, []);
});

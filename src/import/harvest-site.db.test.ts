import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test, { type TestContext } from "node:test";
import { openFileStore } from "#platform/files.ts";
import { testDatabase } from "#test/database.ts";
import { fakeFirstAgenda, fakeMeeting } from "#test/first-agenda-server.ts";
import { harvestAttachments } from "./harvest-attachments.ts";
import { harvestSite } from "./harvest-site.ts";
import { type HarvestStopped, userAgent } from "./polite-visitor.ts";
import { importDocuments } from "./import-documents.ts";
import type { Importer } from "./importer.ts";
import { openReadingPool } from "./reading-pool.ts";

async function importer(t: TestContext): Promise<Importer> {
  const { worker } = await testDatabase(t);
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-harvest-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return { sql: worker, files: openFileStore(folder), pool, by: "test", now: () => new Date("2026-01-15T12:00:00Z") };
}

const quick = { pause: 1, patience: 3_000 };

test("every meeting of a site is fetched once, politely and under our own name", async (t) => {
  const site = await fakeFirstAgenda(
    t,
    [1, 2, 3, 4].map((n) => fakeMeeting(n)),
  );
  const work = await importer(t);
  const first = await harvestSite(work, site.url, { ...quick, pause: 40 });
  assert.equal(first.municipality, "Lindeborg Kommune");
  assert.deepEqual([first.fetched, first.unchanged, first.failed.length, first.stopped, first.found.length], [4, 0, 0, null, 4]);
  assert.ok(site.requests.every((request) => request.agent === userAgent));
  assert.equal(site.requests[0]!.url, "/robots.txt");
  const gaps = site.requests.slice(1).map((request, index) => request.at - site.requests[index]!.at);
  assert.ok(
    gaps.every((gap) => gap >= 35),
    `requests came ${Math.min(...gaps)} ms apart`,
  );
  assert.deepEqual(JSON.parse((await first.found[0]!.bytes()).toString("utf8")), site.meetings[0]!.document);
});

test("a second harvest fetches only what is new or has changed", async (t) => {
  const site = await fakeFirstAgenda(
    t,
    [1, 2, 3].map((n) => fakeMeeting(n)),
  );
  const work = await importer(t);
  await harvestSite(work, site.url, quick);
  site.requests.length = 0;
  const again = await harvestSite(work, site.url, quick);
  assert.deepEqual([again.fetched, again.unchanged], [0, 3]);
  assert.equal(site.requests.filter((request) => request.url.includes("/dagsorden/")).length, 0);

  site.meetings[1] = fakeMeeting(2, { decision: "Udsat til næste møde.", released: "2025-02-02T10:00:00Z" });
  site.meetings.push(fakeMeeting(5));
  const later = await harvestSite(work, site.url, quick);
  assert.deepEqual([later.fetched, later.unchanged], [2, 2]);
});

test("a young meeting is asked for again even when the list says nothing new, and 304 costs nothing", async (t) => {
  const site = await fakeFirstAgenda(t, [fakeMeeting(1, { date: "2026-01-10T16:00:00+01:00" })]);
  const work = await importer(t);
  await harvestSite(work, site.url, quick);
  assert.deepEqual((await harvestSite(work, site.url, quick)).unchanged, 1);
  site.meetings[0] = fakeMeeting(1, { date: "2026-01-10T16:00:00+01:00", decision: "Godkendt." });
  assert.equal((await harvestSite(work, site.url, quick)).fetched, 1);
});

test("told to come back later, the harvest waits as long as it was told and goes on", async (t) => {
  const site = await fakeFirstAgenda(
    t,
    [1, 2].map((n) => fakeMeeting(n)),
  );
  const busy = `/api/agenda/dagsorden/${site.meetings[0]!.id}`;
  site.faults.set(busy, [{ status: 429, retryAfter: "1" }, { status: 503 }]);
  const result = await harvestSite(await importer(t), site.url, quick);
  assert.equal(result.fetched, 2);
  const asked = site.requests.filter((request) => request.url === busy);
  assert.equal(asked.length, 3);
  assert.ok(asked[1]!.at - asked[0]!.at >= 990);
});

test("told to stay away longer than our patience, the harvest stops, keeps what it has, and goes on next time", async (t) => {
  const site = await fakeFirstAgenda(
    t,
    [1, 2, 3].map((n) => fakeMeeting(n)),
  );
  site.faults.set(`/api/agenda/dagsorden/${site.meetings[1]!.id}`, [{ status: 429, retryAfter: "86400" }]);
  const work = await importer(t);
  const first = await harvestSite(work, site.url, quick);
  assert.deepEqual([first.stopped, first.fetched, first.found.length], ["site-refused", 1, 1]);
  site.requests.length = 0;
  const second = await harvestSite(work, site.url, quick);
  assert.deepEqual([second.stopped, second.fetched, second.unchanged], [null, 2, 1]);
  assert.equal(site.requests.filter((request) => request.url.includes(site.meetings[0]!.id)).length, 0);
});

test("a dropped line and half an answer are tried again", async (t) => {
  const site = await fakeFirstAgenda(t, [fakeMeeting(1)]);
  site.faults.set(`/api/agenda/dagsorden/${site.meetings[0]!.id}`, ["hang-up", "half"]);
  assert.equal((await harvestSite(await importer(t), site.url, quick)).fetched, 1);
});

test("one meeting that cannot be had is reported and the rest are fetched", async (t) => {
  const site = await fakeFirstAgenda(
    t,
    [1, 2].map((n) => fakeMeeting(n)),
  );
  site.faults.set(`/api/agenda/dagsorden/${site.meetings[0]!.id}`, [{ status: 500 }]);
  const result = await harvestSite(await importer(t), site.url, quick);
  assert.deepEqual([result.fetched, result.failed.map((each) => each.status)], [1, [500]]);
});

test("what robots.txt forbids is not fetched, and its crawl delay is kept", async (t) => {
  const site = await fakeFirstAgenda(t, [fakeMeeting(1)]);
  site.robots = "User-agent: *\nDisallow: /api/\n";
  await assert.rejects(harvestSite(await importer(t), site.url, quick), (error: HarvestStopped) => error.code === "site-robots");
  assert.ok(!site.requests.some((request) => request.url.startsWith("/api/")));
  site.robots = "User-agent: *\nCrawl-delay: 0.2\n";
  site.requests.length = 0;
  await harvestSite(await importer(t), site.url, quick);
  const gaps = site.requests.slice(1).map((request, index) => request.at - site.requests[index]!.at);
  assert.ok(
    gaps.slice(1).every((gap) => gap >= 190),
    `${gaps}`,
  );
});

test("a site of another kind, a dead address and a site without a name are told apart", async (t) => {
  const other = await fakeFirstAgenda(t, []);
  other.faults.set("/api/agenda/udvalgsliste", [{ status: 404 }]);
  const work = await importer(t);
  await assert.rejects(harvestSite(work, other.url, quick), (error: HarvestStopped) => error.code === "site-not-first-agenda");
  await assert.rejects(harvestSite(work, "http://127.0.0.1:9", quick), (error: HarvestStopped) => error.code === "site-unreachable");
  await assert.rejects(harvestSite(work, "ftp://x", quick), (error: HarvestStopped) => error.code === "site-not-an-address");
  const nameless = await fakeFirstAgenda(t, [fakeMeeting(1)]);
  nameless.front = "<html><body>Velkommen</body></html>";
  await assert.rejects(harvestSite(work, nameless.url, quick), (error: HarvestStopped) => error.code === "harvest-municipality-unknown");
  assert.equal((await harvestSite(work, nameless.url, { ...quick, municipality: "Lindeborg Kommune" })).fetched, 1);
});

test("harvested meetings and their attachments end in the archive, once, and a lost attachment is asked for again next time", async (t) => {
  const site = await fakeFirstAgenda(
    t,
    [1, 2].map((n) => fakeMeeting(n)),
  );
  const attachment = "31c34b64-c1db-404a-b37d-4f8d52d42e2f";
  site.addAttachment(site.meetings[0]!, { id: attachment, name: "Notat om akademikere" }, "Kære udvalg\n\nDer er 240 ledige akademikere i Lindeborg.\n");
  site.faults.set(`/vis/pdf/bilag/${attachment}/?redirectDirectlyToPdf=false`, [{ status: 500 }]);
  const work = await importer(t);
  const harvested = await harvestSite(work, site.url, quick);
  const filed = await importDocuments(work, "harvest", harvested.found);
  assert.deepEqual(
    filed.outcomes.map((outcome) => outcome.state),
    ["filed", "filed"],
  );
  assert.deepEqual(await harvestAttachments(work, site.url, quick), { attached: 0, failed: 1, stopped: null });
  assert.deepEqual(await harvestAttachments(work, site.url, quick), { attached: 1, failed: 0, stopped: null });
  assert.deepEqual(await harvestAttachments(work, site.url, quick), { attached: 0, failed: 0, stopped: null });
  const [row] = await work.sql<{ text: string }[]>`select text from published.attachment where document is not null`;
  assert.match(row!.text, /240 ledige akademikere/);
});

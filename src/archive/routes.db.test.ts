import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import type { Hono } from "hono";
import { followRoutes } from "#following/routes.ts";
import { openFileStore } from "#platform/files.ts";
import { aMeeting, anItem, file, fillArchive } from "#test/browser/invented-archive.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { followedSearches } from "./followed-search.ts";
import { archiveRoutes } from "./routes.ts";

const origin = "https://arkiv.example";
const meeting = "/lyngbaek/arbejdsmarkedsudvalget/2022-10-26";

async function anOpenSide(t: TestContext): Promise<{ app: Hono; db: TestDatabase; folder: string; told: unknown[] }> {
  const db = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-routes-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const files = openFileStore(folder);
  await fillArchive(db.worker, files);
  const told: unknown[] = [];
  const open = { sql: db.citizen, origin, searches: followedSearches(db.citizen) };
  const beside = followRoutes({ open, mail: true, log: (message) => void told.push(message) });
  return { app: archiveRoutes({ sql: db.citizen, files, origin, report: (_, error) => void told.push(error), beside }), db, folder, told };
}

test("every page exists as data at the same address, by ending or by Accept", async (t) => {
  const { app } = await anOpenSide(t);
  for (const address of [
    "/lyngbaek",
    "/lyngbaek/arbejdsmarkedsudvalget",
    meeting,
    `${meeting}/version-1`,
    `${meeting}/punkt-66`,
    `${meeting}/punkt-66/bilag-2`,
    "/lyngbaek/sag/15.00.00-g01-22-21",
    "/lyngbaek/person/anders-poulsgaard",
  ]) {
    const byEnding = await app.request(`${address}.json`);
    equal(byEnding.status, 200, address);
    match(byEnding.headers.get("content-type")!, /^application\/json/);
    const data = (await byEnding.json()) as { url: string };
    equal(data.url, origin + address);
    deepEqual(await (await app.request(address, { headers: { Accept: "application/json" } })).json(), data, address);
    match((await app.request(address, { headers: { Accept: "text/html,application/json" } })).headers.get("content-type")!, /^text\/html/);
  }
  equal(((await (await app.request("/soeg.json?q=plan")).json()) as { total: number }).total, 5);
  equal((await app.request("/forside.json")).status, 200);
});

test("an unchanged page is answered with 304 and a faulty address with 404 in Danish", async (t) => {
  const { app } = await anOpenSide(t);
  const first = await app.request(meeting);
  const etag = first.headers.get("etag")!;
  match(etag, /^W\/"/);
  equal((await app.request(meeting, { headers: { "If-None-Match": etag } })).status, 304);
  equal((await app.request(`${meeting}/punkt-66`, { headers: { "If-None-Match": etag } })).status, 200);
  for (const address of [
    "/findes-ikke",
    "/lyngbaek/findes-ikke",
    `${meeting}/punkt-999`,
    `${meeting}/version-9`,
    `${meeting}/version-99999999`,
    "/lyngbaek/sag/x",
    "/dokument/lyngbaek/abc",
    "/dokument/lyngbaek/..%2f..%2fetc/fil",
    `/dokument/lyngbaek/${"0".repeat(64)}/fil`,
    "/ui/..%2f..%2fpackage.json",
    "/dkfds/11.2.0/../../package.json",
    "/sitemap-2022-13.xml",
    `${meeting}/punkt-66/bilag-99`,
    `${meeting}/punkt-66/bilag-0`,
  ]) {
    const answer = await app.request(address);
    equal(answer.status, 404, address);
  }
  match(await (await app.request("/findes-ikke")).text(), /Siden findes ikke/);
});

test("a slash too many at the end leads to the page", async (t) => {
  const { app } = await anOpenSide(t);
  const answer = await app.request("/lyngbaek/arbejdsmarkedsudvalget/");
  equal(answer.status, 301);
  match(answer.headers.get("location")!, /\/lyngbaek\/arbejdsmarkedsudvalget$/);
});

test("what was retracted answers 410 with its reason, and so does everything below it", async (t) => {
  const { app, db } = await anOpenSide(t);
  await db.worker`delete from published.meeting where slug = '2024-11-27'`;
  await db.worker`insert into published.retraction (address, retracted_at, reason) values ('/lyngbaek/arbejdsmarkedsudvalget/2024-11-27', now(), 'Punkt 77 viste et navn.')`;
  for (const address of [
    "/lyngbaek/arbejdsmarkedsudvalget/2024-11-27",
    "/lyngbaek/arbejdsmarkedsudvalget/2024-11-27/punkt-77",
    "/lyngbaek/arbejdsmarkedsudvalget/2024-11-27.json",
  ]) {
    equal((await app.request(address)).status, 410, address);
  }
  match(await (await app.request("/lyngbaek/arbejdsmarkedsudvalget/2024-11-27")).text(), /Punkt 77 viste et navn/);
});

test("no page carries a script that runs, and the policy forbids all", async (t) => {
  const { app } = await anOpenSide(t);
  for (const address of ["/", meeting, `${meeting}/punkt-66`, "/soeg?q=plan", "/findes-ikke"]) {
    const answer = await app.request(address);
    const html = await answer.text();
    equal(/<script(?! type="application\/ld\+json")/i.test(html), false, address);
    equal(/ on[a-z]+="/i.test(html) || /javascript:/i.test(html) || / style="/i.test(html), false, address);
    match(answer.headers.get("content-security-policy")!, /default-src 'none'/);
    equal(answer.headers.get("x-content-type-options"), "nosniff");
    for (const [, data] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) ok(JSON.parse(data!)["@context"]);
  }
});

test("whatever a document holds stays text on the page, in the data and in the feeds", async (t) => {
  const { app, db } = await anOpenSide(t);
  const evil = `</script><img src=x onerror=alert(1)>" onmouseover="x & <b>`;
  await file(
    db.worker,
    aMeeting({
      committee: "Ondt udvalg",
      date: "2024-01-01",
      place: evil,
      items: [
        anItem({
          number: "1",
          name: evil,
          text: `${evil} sjældentord`,
          decision: evil,
          points: [evil],
          attachment: [{ label: evil, name: evil, href: "javascript:alert(1)" }],
        }),
      ],
      participants: [{ name: evil, party: null }],
    }),
  );
  const place = "/lyngbaek/ondt-udvalg/2024-01-01";
  for (const address of [place, `${place}/punkt-1`, `${place}/punkt-1/bilag-1`, "/soeg?q=sj%C3%A6ldentord", `/soeg?q=${encodeURIComponent(evil)}`, "/"]) {
    const html = await (await app.request(address)).text();
    equal(html.includes("<img src=x"), false, address);
    equal(html.includes("<b>"), false, address);
    equal(/href="javascript:/.test(html), false, address);
    equal(/" onmouseover="/.test(html), false, address);
  }
  for (const address of ["/nyt.atom", "/soeg.atom?q=sj%C3%A6ldentord"]) equal((await (await app.request(address)).text()).includes("<img"), false, address);
  equal(/\r\n(?! )(?![A-Z-]+[:;])(?!$)/.test(await (await app.request("/lyngbaek/ondt-udvalg/moeder.ics")).text()), false);
});

test("a committee, a municipality and a search can be followed as Atom and calendar", async (t) => {
  const { app } = await anOpenSide(t);
  const atom = await app.request("/lyngbaek/arbejdsmarkedsudvalget/nyt.atom");
  match(atom.headers.get("content-type")!, /atom\+xml/);
  const text = await atom.text();
  equal(text.match(/<entry>/g)!.length, 3);
  match(
    text,
    /<id>https:\/\/arkiv\.example\/lyngbaek\/arbejdsmarkedsudvalget\/2022-10-26#version-2<\/id>/,
    "new minutes are news, though the agenda was told before",
  );
  equal((await (await app.request("/lyngbaek/nyt.atom")).text()).match(/<entry>/g)!.length, 4);
  match(await (await app.request("/soeg.atom?q=plan&kommune=lyngbaek")).text(), /<entry>/);
  const calendar = await (await app.request("/lyngbaek/arbejdsmarkedsudvalget/moeder.ics")).text();
  match(calendar, /DTSTART;TZID=Europe\/Copenhagen:20221026T160000\r\nDTEND;TZID=Europe\/Copenhagen:20221026T182500/);
  ok(calendar.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  match(await (await app.request("/soeg.ics?q=plan")).text(), /BEGIN:VEVENT/);
  equal((await app.request("/findes-ikke/nyt.atom")).status, 404);
});

test("the sitemap leads to every meeting and item that stands, and to nothing that does not answer", async (t) => {
  const { app } = await anOpenSide(t);
  const index = await (await app.request("/sitemap.xml")).text();
  const parts = [...index.matchAll(/<loc>https:\/\/arkiv\.example(\/[^<]+)<\/loc>/g)].map((m) => m[1]!);
  const pages: string[] = [];
  for (const part of parts)
    pages.push(...[...(await (await app.request(part)).text()).matchAll(/<loc>https:\/\/arkiv\.example(\/[^<]*)<\/loc>/g)].map((m) => m[1]!));
  equal(pages.filter((each) => /punkt-|uden-nummer-/.test(each)).length, 14);
  for (const each of pages) equal((await app.request(each)).status, 200, each);
  match(await (await app.request("/robots.txt")).text(), /Sitemap: https:\/\/arkiv\.example\/sitemap\.xml/);
});

test("every link on every page leads somewhere", async (t) => {
  const { app } = await anOpenSide(t);
  const seen = new Set<string>(["/"]);
  for (const address of seen) {
    const answer = await app.request(address);
    equal(answer.status, 200, address);
    if (!answer.headers.get("content-type")!.startsWith("text/html") || seen.size > 900) continue;
    for (const [, href] of (await answer.text()).matchAll(/(?:href|action)="(\/[^"#]*)/g)) {
      const link = href!.replaceAll("&amp;", "&");
      if (!/^\/dkfds|\/fil$/.test(link)) seen.add(link);
    }
  }
  ok(seen.size > 100, `${seen.size} links`);
});

test("our copy of a published document is handed out, another file of the store is not", async (t) => {
  const { app, db, folder } = await anOpenSide(t);
  const [scanned] = await db.citizen<{ sha256: string }[]>`select sha256 from published.document where 10 = any(ocr_pages)`;
  const copy = await app.request(`/dokument/lyngbaek/${scanned!.sha256}/fil`);
  equal(copy.status, 200);
  equal(copy.headers.get("content-type"), "application/pdf");
  match(copy.headers.get("content-disposition")!, /^inline; filename\*=UTF-8''/);
  match(await copy.text(), /^%PDF/);
  equal((await app.request(`/dokument/storaaby/${scanned!.sha256}/fil`)).status, 404);
  const secret = openFileStore(folder).keep(Buffer.from("hemmelig kladde"));
  equal((await app.request(`/dokument/lyngbaek/${secret}/fil`)).status, 404);
});

test("a fault is told with a number and nothing else", async (t) => {
  const { told, db } = await anOpenSide(t);
  const broken = archiveRoutes({
    sql: db.connect("citizen"),
    files: openFileStore(fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-x-"))),
    origin,
    report: (_, error) => void told.push(error),
  });
  await db.owner`revoke select on published.committee from citizen`;
  const answer = await broken.request("/lyngbaek");
  equal(answer.status, 500);
  const html = await answer.text();
  match(html, /Fejlnummer: <code>[0-9a-f]{8}<\/code>/);
  equal(/permission|select|published/.test(html), false);
  equal(told.length, 1);
  notEqual(answer.headers.get("cache-control"), null);
});

test("styles, fonts and icons come from our own origin and may be kept for a year", async (t) => {
  const { app } = await anOpenSide(t);
  const html = await (await app.request("/")).text();
  for (const [, href] of html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
    const answer = await app.request(href!, { headers: { "Accept-Encoding": "br, gzip" } });
    equal(answer.status, 200, href);
    match(answer.headers.get("cache-control")!, /immutable/);
    equal(answer.headers.get("content-encoding"), "br");
  }
  equal((await app.request("/dkfds/11.2.0/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Regular.woff2")).status, 200);
});

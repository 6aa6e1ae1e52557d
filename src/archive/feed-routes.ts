/** Addresses of what machines follow: Atom, calendars, sitemap, robots. */

import { Hono, type Context } from "hono";
import { icalendar } from "#core/icalendar.ts";
import type { Sql } from "#platform/sql.ts";
import { paths } from "#ui/paths.ts";
import { sent, type Site } from "./answer.ts";
import * as queries from "./feed-queries.ts";
import { caseOf } from "./meeting-queries.ts";
import { person } from "./queries.ts";
import { atom, meetingDates, meetingEntries, resultDates, resultEntries, robots, sitemap, sitemapIndex } from "./feeds.ts";
import { asksSomething, readWishes, search, wishesQuery } from "./search.ts";

const atomType = "application/atom+xml; charset=utf-8";
const calendarType = "text/calendar; charset=utf-8";
const xmlType = "application/xml; charset=utf-8";
const hour = 3600;

/** Feeds, calendars and the sitemap. */
export function feedRoutes({ sql, site }: { sql: Sql; site: Site }): Hono {
  const app = new Hono();
  const { origin } = site;
  const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, "Z");

  const news = async (c: Context, municipality: string | null, committee: string | null, path: string): Promise<Response> => {
    const names = municipality === null ? { municipality: "alle kommuner", committee: null } : await queries.placeNames(sql, municipality, committee);
    if (names === null) return c.notFound() as Response;
    const entries = meetingEntries(await queries.feedMeetings(sql, { municipality, committee, limit: 50, by: "filed" }));
    const gone = await queries.goneMeetings(sql, { municipality, committee, limit: 50 });
    return sent(
      c,
      atom({
        origin,
        path,
        title: `Dagsordener og referater: ${names.committee === null ? "" : `${names.committee}, `}${names.municipality}`,
        entries,
        gone,
        now: now(),
      }),
      atomType,
      200,
      300,
    );
  };
  const dates = async (c: Context, municipality: string, committee: string | null): Promise<Response> => {
    const names = await queries.placeNames(sql, municipality, committee);
    if (names === null) return c.notFound() as Response;
    const meetings = await queries.feedMeetings(sql, { municipality, committee, limit: 300, by: "date" });
    return sent(
      c,
      icalendar({
        origin,
        title: names.committee === null ? `Møder i ${names.municipality}` : `${names.committee}, ${names.municipality}`,
        meetings: meetingDates(origin, meetings),
      }),
      calendarType,
      200,
      300,
    );
  };

  app.get("/nyt.atom", (c) => news(c, null, null, paths.feed));
  app.get("/soeg.atom", async (c) => {
    const wishes = { ...readWishes((name) => c.req.query(name)), order: "dato" as const, page: 1 };
    const found = asksSomething(wishes) ? await search(sql, wishes, { perPage: 40, counts: false }) : null;
    return sent(
      c,
      atom({
        origin,
        path: paths.searchFeed(wishesQuery({ ...wishes, order: "relevans" })),
        title: `Søgning: ${wishes.q}`,
        entries: found === null ? [] : resultEntries(found),
        now: now(),
      }),
      atomType,
      200,
      300,
    );
  });
  app.get("/soeg.ics", async (c) => {
    const wishes = { ...readWishes((name) => c.req.query(name)), order: "dato" as const, page: 1 };
    const found = asksSomething(wishes) ? await search(sql, wishes, { perPage: 100, counts: false }) : null;
    return sent(
      c,
      icalendar({ origin, title: `Møder med ${wishes.q}`, meetings: found === null ? [] : resultDates(origin, found, "2000-01-01T00:00:00Z") }),
      calendarType,
      200,
      300,
    );
  });
  const told = async (c: Context, path: string, title: string | null, only: { caseKey?: string; person?: string }): Promise<Response> => {
    const municipality = c.req.param("municipality")!;
    const entries = title === null ? [] : meetingEntries(await queries.feedMeetings(sql, { municipality, committee: null, ...only, limit: 50, by: "filed" }));
    return title === null ? (c.notFound() as Response) : sent(c, atom({ origin, path, title, entries, now: now() }), atomType, 200, 300);
  };
  app.get("/:municipality/sag/:case/nyt.atom", async (c) => {
    const { municipality, case: caseKey } = c.req.param();
    const found = await caseOf(sql, municipality, caseKey);
    return told(c, paths.caseFeed(municipality, caseKey), found && `Sag ${found.caseText}, ${found.municipality}`, { caseKey });
  });
  app.get("/:municipality/person/:person/nyt.atom", async (c) => {
    const { municipality, person: slug } = c.req.param();
    const found = await person(sql, municipality, slug);
    return told(c, paths.personFeed(municipality, slug), found && `Møder, der nævner ${found.name}, ${found.municipality}`, { person: slug });
  });
  app.get("/:municipality/nyt.atom", (c) => news(c, c.req.param("municipality"), null, paths.municipalityFeed(c.req.param("municipality"))));
  app.get("/:municipality/:committee/nyt.atom", (c) =>
    news(c, c.req.param("municipality"), c.req.param("committee"), paths.committeeFeed(c.req.param("municipality"), c.req.param("committee"))),
  );
  app.get("/:municipality/moeder.ics", (c) => dates(c, c.req.param("municipality"), null));
  app.get("/:municipality/:committee/moeder.ics", (c) => dates(c, c.req.param("municipality"), c.req.param("committee")));

  app.get("/robots.txt", (c) => sent(c, robots(origin), "text/plain; charset=utf-8", 200, hour));
  app.get("/sitemap.xml", async (c) => {
    const months = await queries.monthsWithMeetings(sql);
    return sent(
      c,
      sitemapIndex(origin, [
        { part: "steder", changed: null },
        { part: "fjernet", changed: null },
        ...months.map(({ month, filed }) => ({ part: month, changed: filed })),
      ]),
      xmlType,
      200,
      hour,
    );
  });
  app.get("/sitemap-steder.xml", async (c) => {
    const places = await queries.placeAddresses(sql);
    const pages = [
      paths.front,
      paths.about,
      paths.accessibility,
      ...places.flatMap(({ municipality, committees }) => [
        paths.municipality(municipality),
        ...committees.map((committee) => paths.committee(municipality, committee)),
      ]),
    ];
    return sent(
      c,
      sitemap(
        origin,
        pages.map((path) => ({ path, changed: null })),
      ),
      xmlType,
      200,
      hour,
    );
  });
  // Pages that are gone are in no other part. Here a search engine is asked to come by once more and be told so.
  app.get("/sitemap-fjernet.xml", async (c) =>
    sent(c, sitemap(origin, await queries.goneAddresses(sql, new Date(Date.now() - 180 * 86_400_000))), xmlType, 200, 300),
  );
  app.get("/:part{sitemap-[0-9]{4}-[0-9]{2}[.]xml}", async (c) => {
    const month = c.req.param("part").slice("sitemap-".length, -".xml".length);
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return c.notFound();
    const meetings = await queries.monthAddresses(sql, month);
    const pages = meetings.flatMap(({ items, filed, ...address }) => [
      { path: paths.meeting(address), changed: filed },
      ...items.map((item) => ({ path: paths.item(address, item), changed: filed })),
    ]);
    return sent(c, sitemap(origin, pages), xmlType, 200, hour);
  });
  return app;
}

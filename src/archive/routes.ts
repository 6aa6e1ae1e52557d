/** Addresses of the open side: input read, question asked, page answered. Nothing here can write: `sql` is the citizen's. */

import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { Readable } from "node:stream";
import { Hono, type Context } from "hono";
import { trimTrailingSlash } from "hono/trailing-slash";
import { danishWords } from "#platform/danish-words.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import type { Page } from "#ui/layout.ts";
import { paths } from "#ui/paths.ts";
import { changesThrough, closedSince } from "#core/changes.ts";
import { answer, sent, type Site } from "./answer.ts";
import { changesPage } from "./change-pages.ts";
import { versionsOf } from "./change-queries.ts";
import { asset, styleAddress } from "#ui/assets.ts";
import * as feedQueries from "./feed-queries.ts";
import { feedRoutes } from "./feed-routes.ts";
import { soughtFigure } from "./figure-queries.ts";
import { figureRoutes } from "./figure-routes.ts";
import * as meetings from "./meeting-queries.ts";
import { aboutPage, accessibilityPage, faultPage, gonePage, noLongerOpenPage, notFoundPage, tooSlowPage } from "./about-pages.ts";
import { attachmentPage, casePage, documentPage } from "./case-pages.ts";
import { itemPage } from "./item-pages.ts";
import { meetingPage } from "./meeting-pages.ts";
import { committeePage, frontPage, municipalityPage, personPage } from "./place-pages.ts";
import { oparlRoutes } from "./oparl-routes.ts";
import { promisesAsCsv, promisesShown } from "./promise-routes.ts";
import { registerRoutes } from "./register-routes.ts";
import { searchPage } from "./search-pages.ts";
import * as places from "./queries.ts";
import { readWishes, search } from "./search.ts";

export type ArchiveSettings = {
  /** Connections as role `citizen`. */
  sql: Sql;
  files: FileStore;
  /** How the open side is reached from outside, without a final slash. */
  origin: string;
  /** Where a fault is told, with its number. */
  report?: (number: string, error: unknown) => void;
  /** Further addresses of the open side, of another station; asked before the archive's own. */
  beside?: Hono;
  /** For one reading of what does not change meanwhile: a page and its data are of one question, which is asked once. */ askedOnce?: boolean;
};

// No script at all, nothing from elsewhere, no frame around us.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The whole open side as one Hono app. */
export function archiveRoutes({ sql, files, origin, report = logged, beside, askedOnce = false }: ArchiveSettings): Hono {
  const site: Site = { origin, style: styleAddress() };
  // So that the first citizen who searches does not wait for the dictionary.
  setImmediate(danishWords);
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "strict-origin-when-cross-origin");
    c.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    if (!c.res.headers.has("Content-Security-Policy")) c.header("Content-Security-Policy", policy);
  });
  app.use(trimTrailingSlash());
  app.notFound((c) => missing(c));
  app.onError((error, c) => {
    if ((error as { code?: string }).code === "57014") return answer(c, site, tooSlowPage(c.req.path), {}, 503) as unknown as Response;
    const number = randomUUID().slice(0, 8);
    report(number, error);
    return answer(c, site, faultPage(c.req.path, number), {}, 500) as unknown as Response;
  });

  const missing = async (c: Context): Promise<Response> => {
    const path = c.req.path.replace(/\.json$/, "");
    const retracted = await feedQueries.retractionOf(sql, path);
    return retracted === null ? answer(c, site, notFoundPage(path), {}, 404) : answer(c, site, gonePage(path, retracted), {}, 410);
  };
  // Every page has its data at the same address with .json.
  type Shown = { page: Page; data: unknown } | "closed since" | null;
  const asked = new Map<string, Promise<Shown>>();
  const once = (c: Context, show: (c: Context) => Promise<Shown>): Promise<Shown> => {
    const { pathname, search: question } = new URL(c.req.url);
    const key = `${pathname.replace(/\.json$/, "")}${question}`;
    const before = asked.get(key) ?? show(c);
    asked.set(key, before);
    return before;
  };
  const page = (address: string, show: (c: Context) => Promise<Shown>): void => {
    const handler = async (c: Context): Promise<Response> => {
      const shown = await (askedOnce ? once(c, show) : show(c));
      if (shown === "closed since")
        return answer(
          c,
          site,
          noLongerOpenPage(c.req.path, c.req.param("meeting") === undefined ? paths.front : paths.meeting({ ...meetingAddress(c), version: null })),
          {},
          410,
        );
      return shown === null ? missing(c) : answer(c, site, shown.page, shown.data);
    };
    app.get(address, handler);
  };
  const param = (c: Context, name: string): string => (c.req.param(name) ?? "").replace(/\.json$/, "");
  const meetingAddress = (c: Context) => {
    const version = /^version-([1-9]\d{0,4})(?:\.json)?$/.exec(c.req.param("version") ?? "")?.[1];
    return {
      municipality: param(c, "municipality"),
      committee: param(c, "committee"),
      meeting: param(c, "meeting"),
      version: version === undefined ? null : Number(version),
    };
  };

  app.get("/dkfds/11.2.0/:name{.+}", (c) => asset(c, "dkfds", c.req.param("name")) ?? c.text("Ikke fundet", 404));
  app.get("/ui/:name", (c) => asset(c, "ui", c.req.param("name")) ?? c.text("Ikke fundet", 404));
  app.get("/sund", (c) => c.text("ok"));
  if (beside !== undefined) app.route("/", beside);
  app.route("/", oparlRoutes({ sql, origin }));
  app.route("/", feedRoutes({ sql, site }));
  app.route("/", registerRoutes({ sql, site }));
  app.route("/", figureRoutes({ sql, site, missing }));

  const front = async () => {
    const [numbers, newest, municipalities] = await Promise.all([places.numbers(sql), places.newestMeetings(sql, { limit: 10 }), places.municipalities(sql)]);
    return { page: frontPage({ numbers, newest, municipalities, origin }), data: { numbers, newest, municipalities } };
  };
  page("/", front);
  page("/forside.json", front);
  app.get("/om", (c) => answer(c, site, aboutPage(origin), {}));
  app.get("/tilgaengelighed", (c) => answer(c, site, accessibilityPage(), {}));

  const searched = async (c: Context) => {
    const wishes = readWishes((name) => c.req.query(name));
    const [found, names] = await Promise.all([
      search(sql, wishes),
      wishes.municipality === null ? null : feedQueries.placeNames(sql, wishes.municipality, wishes.committee),
    ]);
    const { question, results, ...rest } = found;
    return {
      page: searchPage(found, names ?? { municipality: null, committee: null }),
      data: {
        ...rest,
        q: question.typed,
        results: results.map((result) => ({
          ...result.item,
          body: undefined,
          quoted: result.quoted,
          address:
            origin +
            paths.item(
              { municipality: result.item.municipalitySlug, committee: result.item.committeeSlug, meeting: result.item.meetingSlug },
              result.item.slug,
            ),
        })),
      },
    };
  };
  page("/soeg", searched);
  page("/soeg.json", searched);

  // Of an older version only what is open in the version that stands (core/changes.ts). Null: nothing of it.
  const closedNow = async (address: ReturnType<typeof meetingAddress>): Promise<ReadonlySet<string> | null> => {
    if (address.version === null) return new Set();
    const all = await versionsOf(sql, address);
    return all === null ? null : closedSince(all.versions, address.version);
  };
  // A document is open when what stands is read from it or has it as an attachment. One that only older versions use is open as long as
  // everything in it is; what nothing uses lies there and is shown to nobody.
  const documentOf = async (c: Context): Promise<meetings.DocumentPage | "closed since" | null> => {
    const [municipality, sha256] = [param(c, "municipality"), param(c, "sha256")];
    const document = /^[0-9a-f]{64}$/.test(sha256) ? await meetings.document(sql, municipality, sha256) : null;
    if (document === null || document.attachedTo.length > 0 || document.meetings.some((meeting) => meeting.current)) return document;
    for (const { committeeSlug, slug, version } of document.meetings) {
      const closed = await closedNow({ municipality, committee: committeeSlug, meeting: slug, version });
      if (closed === null || closed.size > 0) return "closed since";
    }
    if (document.meetings.length > 0) return document;
    for (const { item, ...address } of await meetings.attachedBefore(sql, municipality, sha256)) {
      const closed = await closedNow({ municipality, ...address });
      if (closed !== null && !closed.has(item)) return document;
    }
    return "closed since";
  };
  page("/dokument/:municipality/:sha256", async (c) => {
    const document = await documentOf(c);
    return document === null || document === "closed since" ? document : { page: documentPage(document), data: document };
  });
  app.get("/dokument/:municipality/:sha256/fil", async (c) => {
    // Only what is published may be fetched, whatever else lies in the store.
    const document = await documentOf(c);
    if (document === "closed since") return answer(c, site, noLongerOpenPage(c.req.path, paths.front), {}, 410);
    if (document === null || document.withheld || !files.has(document.sha256)) return missing(c);
    return fileAnswer(c, document, files.pathOf(document.sha256));
  });

  page("/:municipality/sag/:case", async (c) => {
    const found = await meetings.caseOf(sql, param(c, "municipality"), param(c, "case"));
    return found && { page: casePage(found), data: found };
  });
  page("/:municipality/person/:person", async (c) => {
    const person = await places.person(sql, param(c, "municipality"), param(c, "person"));
    return person && { page: personPage(person), data: person };
  });

  const promised = (c: Context) => ({
    municipality: param(c, "municipality"),
    committee: c.req.param("committee") ?? null,
    query: (name: string) => c.req.query(name),
  });
  for (const place of ["/:municipality", "/:municipality/:committee"]) {
    page(`${place}/:promises{lovet(?:[.]json)?}`, async (c) => promisesShown(sql, promised(c)));
    app.get(`${place}/lovet.csv`, async (c) => {
      const csv = await promisesAsCsv(sql, promised(c), origin);
      if (csv === null) return missing(c);
      c.header("Content-Disposition", 'attachment; filename="lovet.csv"');
      return sent(c, csv, "text/csv; charset=utf-8");
    });
  }

  const shownMeeting = async (c: Context) => {
    const address = meetingAddress(c);
    const meeting = await meetings.meeting(sql, address);
    if (meeting === null) return null;
    const closed = await closedNow(address);
    if (closed === null) return "closed since";
    const shown = { ...meeting, ...meetings.withoutClosed(meeting, closed) };
    return { page: meetingPage(shown, origin), data: shown };
  };
  const shownItem = async (c: Context) => {
    const address = meetingAddress(c);
    const item = await meetings.item(sql, { ...address, item: param(c, "item") });
    if (item === null) return null;
    const closed = await closedNow(address);
    if (closed === null || closed.has(item.item.slug)) return "closed since";
    const nameless = <Each extends { slug: string; name: string | null }>(each: Each | null): Each | null =>
      each !== null && closed.has(each.slug) ? { ...each, name: "Ikke åbent mere" } : each;
    const shown = { ...item, document: meetings.documentToName(item.document, closed), previous: nameless(item.previous), next: nameless(item.next) };
    const figure = Number(c.req.query("tal") ?? "0");
    const sought = Number.isInteger(figure) && figure > 0 && figure < 100_000 ? await soughtFigure(sql, { ...address, item: param(c, "item") }, figure) : null;
    return { page: itemPage(shown, origin, sought), data: shown };
  };
  const shownChanges = async (c: Context) => {
    const meeting = await versionsOf(sql, meetingAddress(c));
    if (meeting === null) return null;
    const changes = changesThrough(meeting.versions);
    const { versions: _, ...head } = meeting;
    return { page: changesPage(meeting, changes), data: { ...head, changes } };
  };
  const shownAttachment = async (c: Context) => {
    const attachment = await meetings.attachment(sql, {
      ...meetingAddress(c),
      item: param(c, "item"),
      position: Number(param(c, "attachment").slice("bilag-".length)),
    });
    if (attachment === null) return null;
    const closed = await closedNow(meetingAddress(c));
    if (closed === null || closed.has(attachment.item.slug)) return "closed since";
    const shown = { ...attachment, document: meetings.documentToName(attachment.document, closed) };
    return { page: attachmentPage(shown), data: shown };
  };
  const bilag = "bilag-[1-9][0-9]{0,4}(?:[.]json)?";
  const version = "version-[1-9][0-9]{0,4}(?:[.]json)?";
  page(`/:municipality/:committee/:meeting/:version{${version}}/:item/:attachment{${bilag}}`, shownAttachment);
  page(`/:municipality/:committee/:meeting/:version{${version}}/:item`, shownItem);
  page(`/:municipality/:committee/:meeting/:version{${version}}`, shownMeeting);
  page(`/:municipality/:committee/:meeting/:item/:attachment{${bilag}}`, shownAttachment);
  page("/:municipality/:committee/:meeting/:changes{aendringer(?:[.]json)?}", shownChanges);
  page("/:municipality/:committee/:meeting/:item", shownItem);
  page("/:municipality/:committee/:meeting", shownMeeting);
  page("/:municipality/:committee", async (c) => {
    const committee = await places.committee(sql, param(c, "municipality"), param(c, "committee"));
    return committee && { page: committeePage(committee), data: committee };
  });
  page("/:municipality", async (c) => {
    const slug = param(c, "municipality");
    const [place, newest] = await Promise.all([places.municipality(sql, slug), places.newestMeetings(sql, { municipality: slug, limit: 15 })]);
    return place && { page: municipalityPage({ place, newest }), data: { ...place, newest } };
  });
  return app;
}

// A document is somebody else's file: shown as a PDF or handed over, never run as a page of ours.
function fileAnswer(c: Context, document: meetings.DocumentPage, file: string): Response {
  const isPdf = document.mediaType.startsWith("application/pdf");
  const etag = `"${document.sha256}"`;
  const name = encodeURIComponent(document.fileName);
  c.header("Content-Security-Policy", isPdf ? "frame-ancestors 'none'" : "sandbox; default-src 'none'");
  const headers = {
    "Content-Type": isPdf ? "application/pdf" : "application/octet-stream",
    "Content-Disposition": `${isPdf && c.req.query("hent") !== "ja" ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
    // The bytes never change, but they may be taken back: whoever keeps them asks again soon, and is told.
    "Cache-Control": "public, max-age=60, must-revalidate",
    ETag: etag,
    "Access-Control-Allow-Origin": "*",
    "X-Robots-Tag": "noindex",
  };
  if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
  const length = fs.statSync(file).size;
  return c.body(Readable.toWeb(fs.createReadStream(file)) as ReadableStream, 200, { ...headers, "Content-Length": String(length) });
}

function logged(number: string, error: unknown): void {
  process.stderr.write(`fejl ${number}: ${error instanceof Error ? error.stack : String(error)}\n`);
}

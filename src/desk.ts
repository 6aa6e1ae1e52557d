/** The working side put together: what holds for every page of it, and the stations' own routes below. */

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { agendaRoutes } from "#agenda/routes.ts";
import { caseRoutes } from "#case/routes.ts";
import { committeeRoutes } from "#committee/routes.ts";
import { decisionRoutes } from "#decision/routes.ts";
import { followupRoutes } from "#followup/routes.ts";
import { importRoutes, type ImportDesk } from "#import/routes.ts";
import { meetingRoutes } from "#meeting/routes.ts";
import { minutesRoutes } from "#minutes/routes.ts";
import { overviewRoutes } from "#overview/routes.ts";
import { touchSession } from "#people/login-store.ts";
import { actorOfSession } from "#people/queries.ts";
import { peopleRoutes, type PeopleDesk } from "#people/routes.ts";
import { hashOf } from "#platform/token.ts";
import type { PublicHouse } from "#publication/public-house.ts";
import { publicationRoutes } from "#publication/routes.ts";
import { sealRoutes, type SealDesk as SealHouse } from "#seal/routes.ts";
import { signatureRoutes } from "#signature/routes.ts";
import type { JobindsatsSettings } from "#steering/jobindsats.ts";
import { steeringRoutes } from "#steering/routes.ts";
import { asset } from "#ui/assets.ts";
import { serveClient } from "#ui/client-assets.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { NotAllowed, show, type DeskApp, type DeskContext, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { bodyTooLargePage, deskNotFoundPage, faultPage, notAllowedPage, staleFormPage } from "#ui/desk-errors.ts";

/** Routes of one station. */
export type Station = (web: DeskWeb) => DeskApp;

/** Every station of the working side, in the order of the road. */
export function stations(house: {
  people: PeopleDesk;
  import: ImportDesk;
  publication: PublicHouse;
  seal?: SealHouse;
  jobindsats?: JobindsatsSettings | undefined;
}): Station[] {
  return [
    overviewRoutes,
    (web) => peopleRoutes(web, house.people),
    committeeRoutes,
    caseRoutes,
    agendaRoutes,
    meetingRoutes,
    decisionRoutes,
    minutesRoutes,
    signatureRoutes,
    (web) => sealRoutes(web, house.seal ?? null),
    (web) => publicationRoutes(web, house.publication),
    followupRoutes,
    (web) => steeringRoutes(web, house.jobindsats ?? null),
    (web) => importRoutes(web, house.import),
  ];
}

const ownNames = ["localhost", "127.0.0.1", "[::1]"];
// What is open before login: the ways in, the first start, and a calendar whose address is the secret.
const openBeforeLogin = /^\/(?:(?:log-ind|foerste-gang)(?:\/|$)|kalender\/[A-Za-z0-9_-]{43}\.ics$)/;
// Secrets that stand in an address are not written in the log.
const withoutSecret = (path: string): string => path.replace(/(?<=\/(?:kalender|invitation)\/)[A-Za-z0-9_-]{43}/, "…");
const mostFormBytes = 4 * 1024 * 1024;
const mostFileBytes = 250 * 1024 * 1024;
const mostImportBytes = 1024 * 1024 * 1024;

export function deskApp(web: DeskWeb, road: readonly Station[]): DeskApp {
  const app: DeskApp = new Hono<DeskVariables>();
  const origin = new URL(web.origin);

  // A name that leads to this machine from elsewhere (DNS rebinding) is not one of the working side's own.
  app.use(async (c, next) => {
    const host = c.req.header("host") ?? "";
    if (host !== origin.host && !ownNames.includes(host.replace(/:\d+$/, ""))) return c.text("Arbejdssiden svarer ikke på dette navn.", 421);
    return next();
  });
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
    },
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    strictTransportSecurity: origin.protocol === "https:" ? "max-age=31536000" : false,
  });
  app.use(async (c, next) => {
    // A page that has asked for a stricter policy keeps it: a stranger's file is shown in a sandbox.
    let own: string | null = null;
    await headers(c, async () => {
      await next();
      own = c.res.headers.get("Content-Security-Policy");
    });
    if (own !== null) c.res.headers.set("Content-Security-Policy", own);
  });
  app.get("/dkfds/11.2.0/*", (c) => asset(c, "dkfds", c.req.path.slice("/dkfds/11.2.0/".length)) ?? c.notFound());
  serveClient(app);
  app.get("/ui/:name", (c) => asset(c, "ui", c.req.param("name")) ?? c.notFound());

  app.use(async (c, next) => {
    c.set("actor", null);
    c.set("session", null);
    const token = getCookie(c, "sagsgang");
    if (token !== undefined) {
      const hash = hashOf(token);
      const actor = await actorOfSession(web.sql, hash, web.now());
      if (actor !== null) {
        c.set("actor", actor);
        c.set("session", hash);
        await touchSession(web.sql, hash, web.now());
      }
    }
    const session = c.get("session");
    c.set("askAgain", async () => (session === null ? null : actorOfSession(web.sql, session, web.now())));
    return next();
  });

  // Behind a proxy the scheme seen here is not the one people see; so an origin is ours by its host.
  const ours = (given: string): boolean => URL.canParse(given) && (given === web.origin || ownNames.includes(new URL(given).hostname));
  const fromHere = (given: string, c: { req: { header(name: string): string | undefined } }): boolean =>
    ours(given) && (given === web.origin || new URL(given).host === c.req.header("host"));
  app.use(csrf({ origin: fromHere }));
  app.use(async (c, next) => {
    // csrf looks at forms; what is sent otherwise, as JSON, is held to the same.
    const given = c.req.header("origin");
    if (!["GET", "HEAD"].includes(c.req.method) && given !== undefined && !fromHere(given, c)) throw new HTTPException(403);
    return next();
  });

  app.use(async (c, next) => {
    if (c.get("actor") !== null || openBeforeLogin.test(c.req.path)) return next();
    if (c.req.method !== "GET")
      return c.req.header("accept")?.includes("application/json")
        ? c.json({ ok: false, message: "Du er ikke logget ind mere. Log ind igen." }, 401)
        : c.redirect(`${deskPaths.logIn}?udloebet=ja`, 303);
    const query = new URL(c.req.url).search;
    const wanted = c.req.path === "/" ? "" : `?til=${encodeURIComponent(c.req.path + query)}`;
    return c.redirect(`${deskPaths.logIn}${wanted}`, 303);
  });

  const tooLarge = (c: unknown): Response | Promise<Response> => show(c as DeskContext, web, bodyTooLargePage(), 422);
  const forms = bodyLimit({ maxSize: mostFormBytes, onError: tooLarge });
  const uploads = bodyLimit({ maxSize: mostFileBytes, onError: tooLarge });
  const imports = bodyLimit({ maxSize: mostImportBytes, onError: (c) => c.redirect(`${deskPaths.import}?fejl=file-too-large`, 303) });
  app.use((c, next) => {
    if (c.req.path === deskPaths.upload) return imports(c, next);
    // Where an attachment is taken, the station bounds it with a sentence of its own. A bound outside that would read it all first.
    if (c.req.path.endsWith("/bilag")) return next();
    return c.req.header("content-type")?.startsWith("multipart/") ? uploads(c, next) : forms(c, next);
  });

  for (const station of road) app.route("/", station(web));

  app.notFound((c) => show(c, web, deskNotFoundPage(), 404));
  app.onError((error, c) => {
    if (error instanceof NotAllowed) return show(c, web, notAllowedPage(), 403);
    if (error instanceof HTTPException && error.status === 403) return show(c, web, staleFormPage(), 403);
    const number = Math.floor(web.now().getTime() / 1000) % 1_000_000;
    web.log(`fejl ${number}: ${c.req.method} ${withoutSecret(c.req.path)}: ${error.stack}`);
    return show(c, web, faultPage(number), 500);
  });
  return app;
}

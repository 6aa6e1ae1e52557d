/** Addresses of following, on the open side. What they may write, three functions of the database decide (migrations/0014-following.sql). */

import { createHmac, randomBytes } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { followedAt, mailAddressIn, type Followed } from "#core/following.ts";
import { hashOf } from "#platform/token.ts";
import { styleAddress } from "#ui/assets.ts";
import { layout, type Page } from "#ui/layout.ts";
import { paths } from "#ui/paths.ts";
import { calledOf, type OpenSide } from "./open-side.ts";
import { cannotPage, confirmedPage, confirmPage, deadLinkPage, followPage, sentPage, stoppedPage, stopPage, whatPage, type FollowPage } from "./pages.ts";
import { followPaths } from "./paths.ts";
import { beginFollowing, confirmFollowing, stopFollowing } from "./store.ts";

/** `mail`: whether there is a server to send by; without one only Atom and calendars are offered. */
export function followRoutes({ open, mail, log }: { open: OpenSide; mail: boolean; log: (message: string) => void }): Hono {
  const app = new Hono();
  const site = { origin: open.origin, style: styleAddress() };
  // Where a call comes from is kept as a hash nobody can turn back once the program has ended.
  const key = randomBytes(32);
  const token = ":token{[A-Za-z0-9_-]{43}}";
  const follow = ":follow{[1-9][0-9]{0,14}}";

  const shown = async (c: Context, page: Page, status: 200 | 404 | 422 | 429 | 503 = 200): Promise<Response> =>
    // Secrets stand in some of these addresses, and what was typed on others: nobody keeps them.
    c.body(String(await layout(page, site)), status, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex, nofollow",
    });

  const wanted = async (address: string): Promise<FollowPage | null> => {
    const given = followedAt(address);
    if (given === null) return null;
    const query = given.kind === "search" ? open.searches.query(given.name) : null;
    const followed: Followed = query === null ? given : { ...given, name: query, address: paths.searchFor(query) };
    const called = await calledOf(open, followed);
    return called === null ? null : { followed, called, feeds: feedsOf(followed, open), mail };
  };
  const notHere = (c: Context): Promise<Response> =>
    shown(
      c,
      cannotPage("Det kan ikke følges", "Der er ikke noget at følge på den adresse. Gå til udvalget, sagen, personen eller søgningen, og vælg ”Følg” dér."),
      404,
    );

  app.use(
    "/foelg/*",
    bodyLimit({
      maxSize: 8 * 1024,
      onError: (c) => shown(c, cannotPage("Det var for meget", "Der blev sendt mere, end siden kan tage imod. Prøv igen fra begyndelsen."), 422),
    }),
  );
  app.get("/foelg", async (c) => {
    const place = c.req.query("sted");
    if (place !== undefined) {
      const words = place
        .replace(/["”\p{Cc}]/gu, " ")
        .replace(/\s+/gu, " ")
        .trim()
        .slice(0, 80);
      const query = words === "" ? null : open.searches.query(new URLSearchParams({ q: `"${words}"`, kommune: c.req.query("kommune") ?? "" }).toString());
      return query === null ? notHere(c) : c.redirect(`${followPaths.follow}?hvad=${encodeURIComponent(paths.searchFor(query))}`, 303);
    }
    if (c.req.query("hvad") === undefined) return shown(c, whatPage(mail));
    const page = await wanted(c.req.query("hvad") ?? "");
    return page === null ? notHere(c) : shown(c, followPage(page));
  });
  app.post("/foelg", async (c) => {
    const form = await c.req.parseBody();
    const text = (name: string): string => (typeof form[name] === "string" ? form[name] : "");
    const page = await wanted(text("hvad"));
    if (page === null) return notHere(c);
    if (!mail) return shown(c, followPage(page), 422);
    const address = mailAddressIn(text("adresse"));
    const wrong = { sentence: "Skriv én e-mailadresse, for eksempel navn@eksempel.dk.", typed: text("adresse").slice(0, 254) };
    if (address === null) return shown(c, followPage({ ...page, wrong }), 422);
    const said = await begun(() => beginFollowing(open.sql, { address, kind: page.followed.kind, target: page.followed.address, whom: whomOf(c, key) }));
    if (said === "bad-address") return shown(c, followPage({ ...page, wrong }), 422);
    if (said === "too-many")
      return shown(c, followPage({ ...page, wrong: { ...wrong, sentence: "Der er bedt om for mange links lige nu. Vent en time, og prøv igen." } }), 429);
    return said === "ok" ? c.redirect(followPaths.sent, 303) : said === null ? cannotNow(c) : notHere(c);
  });
  app.get("/foelg/sendt", (c) => shown(c, sentPage()));

  app.get(`/foelg/bekraeft/${token}`, (c) => shown(c, confirmPage(c.req.param("token"))));
  app.post(`/foelg/bekraeft/${token}`, async (c) => {
    const secret = c.req.param("token");
    const done = await begun(() => confirmFollowing(open.sql, hashOf(secret)));
    return done === null ? cannotNow(c) : done ? shown(c, confirmedPage(secret)) : shown(c, deadLinkPage(followPaths.confirm(secret)), 404);
  });

  const stop = async (c: Context, secret: string, only: number | null): Promise<Response> => {
    const done = await begun(() => stopFollowing(open.sql, hashOf(secret), only));
    return done === null ? cannotNow(c) : done ? shown(c, stoppedPage(secret, only)) : shown(c, deadLinkPage(followPaths.stop(secret, only)), 404);
  };
  app.get(`/foelg/stop/${token}`, (c) => shown(c, stopPage(c.req.param("token"), null)));
  // RFC 8058: a mail program posts here by itself, and nothing more is asked.
  app.post(`/foelg/stop/${token}`, (c) => stop(c, c.req.param("token"), null));
  app.get(`/foelg/stop/${token}/${follow}`, (c) => shown(c, stopPage(c.req.param("token"), Number(c.req.param("follow")))));
  app.post(`/foelg/stop/${token}/${follow}`, (c) => stop(c, c.req.param("token"), Number(c.req.param("follow"))));
  for (const address of ["/foelg/bekraeft/*", "/foelg/stop/*"]) app.all(address, (c) => shown(c, deadLinkPage(followPaths.follow), 404));

  // A database that is away, or a copy that cannot be written to, is told as such; reading goes on.
  async function begun<T>(does: () => Promise<T>): Promise<T | null> {
    try {
      return await does();
    } catch (error) {
      log(`følg: ${String((error as Error).message)}`);
      return null;
    }
  }
  const cannotNow = (c: Context): Promise<Response> => {
    c.header("Retry-After", "600");
    return shown(c, cannotPage("Det kan ikke lade sig gøre lige nu", "Prøv igen om lidt. Intet er ændret."), 503);
  };
  return app;
}

function feedsOf(followed: Followed, open: OpenSide): [string, string][] {
  const { kind, name } = followed;
  const municipality = followed.municipality ?? "";
  switch (kind) {
    case "municipality":
      return [
        ["Nyt som Atom", paths.municipalityFeed(municipality)],
        ["Møder til kalenderen", paths.municipalityCalendar(municipality)],
      ];
    case "committee":
      return [
        ["Nyt som Atom", paths.committeeFeed(municipality, name)],
        ["Møder til kalenderen", paths.committeeCalendar(municipality, name)],
      ];
    case "case":
    case "person":
      return [["Nyt som Atom", `${followed.address}/nyt.atom`]];
    case "search": {
      const feeds = open.searches.feeds(name);
      return [
        ["Nye hits som Atom", feeds.atom],
        ["Møder med hits til kalenderen", feeds.calendar],
      ];
    }
  }
}

// Behind a proxy on this machine the caller is who the proxy tells last. Of IPv6 the network counts: one house has endless addresses.
function whomOf(c: Context, key: Buffer): string {
  const direct = c.env !== undefined && "incoming" in (c.env as object) ? (getConnInfo(c).remote.address ?? "") : "";
  const told = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  const address = told !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(direct) ? told : direct;
  const network = address.includes(":") && !address.includes(".") ? address.split(":").slice(0, 4).join(":") : address;
  return createHmac("sha256", key).update(network).digest("hex");
}

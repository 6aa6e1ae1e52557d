/** Addresses of the register and of checking: pages, news, and the files people keep. */

import { Hono, type Context } from "hono";
import { headLine, readHeadLine, registerFile } from "#core/register.ts";
import { readKeysFile } from "#core/seal/keys-list.ts";
import type { Sql } from "#platform/sql.ts";
import { serveClient, clientModule } from "#ui/client-assets.ts";
import { paths } from "#ui/paths.ts";
import { answer, sent, type Site } from "./answer.ts";
import { atom } from "./feeds.ts";
import { checkPage, entryTitle, registerPage } from "./register-pages.ts";
import * as queries from "./register-queries.ts";

const perPage = 50;
// The one open page with a script. It may run our own and ask nobody anything: what is checked cannot leave the browser.
const checkPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function registerRoutes({ sql, site }: { sql: Sql; site: Site }): Hono {
  const app = new Hono();
  serveClient(app);

  const page = async (c: Context): Promise<Response> => {
    const kept = await queries.head(sql);
    const number = Number(c.req.query("side") ?? "1");
    const at = Number.isInteger(number) && number > 0 && number < 100_000 ? number : 1;
    const entries = kept === null ? [] : await queries.entries(sql, { newest: perPage, skip: (at - 1) * perPage });
    const head = kept === null ? null : readHeadLine(kept.head);
    const keys = kept === null ? null : readKeysFile(kept.keys);
    return answer(c, site, registerPage({ entries, head, keys: keys?.keys ?? [], page: at, perPage }), { head, entries, keys: keys?.keys ?? [] });
  };
  app.get(paths.register, page);
  app.get(paths.json(paths.register), page);

  app.get(paths.registerFeed, async (c) => {
    const entries = await queries.entries(sql, { newest: 50, skip: 0 });
    const told = entries.map((entry) => ({
      path: `${paths.register}#nr-${entry.number}`,
      title: `Nr. ${entry.number}: ${entryTitle(entry)}`,
      updated: entry.at,
      summary: `Kædens fingeraftryk: ${entry.hash}`,
    }));
    const now = new Date().toISOString();
    return sent(
      c,
      atom({ origin: site.origin, path: paths.registerFeed, title: "Registret over forseglede referater", entries: told, now }),
      "application/atom+xml; charset=utf-8",
    );
  });

  const kept = (address: string, type: string, name: string, text: () => Promise<string | null>): void => {
    app.get(address, async (c) => {
      const body = await text();
      if (body === null) return c.notFound();
      c.header("Content-Disposition", `attachment; filename="${name}"`);
      return sent(c, body, type);
    });
  };
  kept(paths.registerFile, "application/jsonl; charset=utf-8", "register.jsonl", async () => {
    // Entries before head: one that is added meanwhile makes the head newer, and the file then ends with the head of what it holds or is read again.
    for (let tries = 0; tries < 3; tries++) {
      const entries = await queries.entries(sql, { newest: null, skip: 0 });
      const line = await queries.head(sql);
      const head = line === null ? null : readHeadLine(line.head);
      if (head === null) return null;
      if (head.number === entries.length) return registerFile({ municipality: head.municipality, entries, head });
    }
    return null;
  });
  kept(paths.registerHead, "application/json; charset=utf-8", "register-ende.json", async () => {
    const line = await queries.head(sql);
    const head = line === null ? null : readHeadLine(line.head);
    return head === null ? null : `${headLine(head)}\n`;
  });
  kept(paths.keys, "application/json; charset=utf-8", "noegler.json", async () => (await queries.head(sql))?.keys ?? null);

  app.get(paths.check, async (c) => {
    c.header("Content-Security-Policy", checkPolicy);
    return answer(c, site, checkPage({ module: clientModule("check"), origin: site.origin, sealed: (await queries.head(sql)) !== null }), {});
  });
  return app;
}

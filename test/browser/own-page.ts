/** A page of a test's own, served with the policy of the working side: scripts and styles from its own origin only, none of them inline. */

import * as http from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Page } from "playwright-core";
import { asset, styleAddress } from "#ui/assets.ts";
import { clientModule, serveClient, type ClientModule } from "#ui/client-assets.ts";
import { html, raw } from "#ui/html.ts";

/** A server with the working side's assets and a page around `body`, which may be another each time it is asked for. */
export async function ownPage(t: TestContext, modules: readonly ClientModule[], body: () => string): Promise<{ app: Hono; url: string }> {
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], baseUri: ["'none'"] } }));
  app.get("/dkfds/11.2.0/*", (c) => asset(c, "dkfds", c.req.path.slice("/dkfds/11.2.0/".length)) ?? c.notFound());
  app.get("/ui/:name", (c) => asset(c, "ui", c.req.param("name")) ?? c.notFound());
  serveClient(app);
  app.get("/", (c) =>
    c.html(
      html`<!doctype html>
        <html lang="da">
          <head>
            <meta charset="utf-8" />
            <title>Sagen</title>
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <link rel="stylesheet" href="/dkfds/11.2.0/css/dkfds.min.css" />
            ${(["sagsgang", "desk"] as const).map((name) => html`<link rel="stylesheet" href="${styleAddress(name)}" />`)}
            ${modules.map((name) => html`<script type="module" src="${clientModule(name)}"></script>`)}
            <link rel="icon" href="/ui/sagsgang.svg" type="image/svg+xml" />
          </head>
          <body class="desk">
            <main id="indhold" class="frame">
              <h1>Sagen</h1>
              ${raw(body())}
            </main>
          </body>
        </html>`,
    ),
  );
  const server = http.createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { app, url: `http://localhost:${(server.address() as AddressInfo).port}/` };
}

/** What the page complained of so far: errors of its scripts and breaches of its policy. A lost connection is told by the browser too, and is no fault. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

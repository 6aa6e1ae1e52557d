/** One station of the working side on a port of its own, seen by one person: for tests of its pages. */

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { TestContext } from "node:test";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Actor } from "#core/people.ts";
import { openFileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { asset } from "#ui/assets.ts";
import type { DeskApp, DeskVariables, DeskWeb } from "#ui/desk-web.ts";

/** Starts it. It ends with the test. */
export async function servedStation(t: TestContext, options: { sql: Sql; actor: Actor; now: () => Date; routes: (web: DeskWeb) => DeskApp }): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-station-"));
  const app = new Hono<DeskVariables>();
  app.use(async (c, next) => {
    c.set("actor", options.actor);
    c.set("session", null);
    return next();
  });
  app.get("/dkfds/11.2.0/*", (c) => asset(c, "dkfds", c.req.path.slice("/dkfds/11.2.0/".length)) ?? c.notFound());
  app.get("/ui/:name", (c) => asset(c, "ui", c.req.param("name")) ?? c.notFound());
  app.onError((error, c) => {
    t.diagnostic(String(error.stack));
    return c.text("fejl", 500);
  });
  const web: DeskWeb = {
    sql: options.sql,
    files: openFileStore(folder),
    now: options.now,
    subjects: { on: () => () => {}, stop: async () => {} },
    archive: "http://localhost:1/",
    origin: "https://sagsgang.lindeborg.example",
    demonstration: false,
    log: (message) => t.diagnostic(message),
  };
  app.route("/", options.routes(web));
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () => resolve(starting));
  });
  t.after(async () => {
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
    fs.rmSync(folder, { recursive: true });
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

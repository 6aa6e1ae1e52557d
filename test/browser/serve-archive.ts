/** The open side on a port of its own, with the invented archive behind it. */

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { TestContext } from "node:test";
import { serve } from "@hono/node-server";
import { followedSearches } from "#archive/followed-search.ts";
import { archiveRoutes } from "#archive/routes.ts";
import { followRoutes } from "#following/routes.ts";
import { openFileStore } from "#platform/files.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { fillArchive } from "./invented-archive.ts";

export type ServedArchive = { address: string; db: TestDatabase };

/** Starts the open side as the role `citizen`. It ends with the test. */
export async function servedArchive(t: TestContext, { mail = true }: { mail?: boolean } = {}): Promise<ServedArchive> {
  const db = await testDatabase(t);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-open-"));
  const files = openFileStore(folder);
  await fillArchive(db.worker, files);
  const origin = "https://arkiv.example";
  const following = { sql: db.citizen, origin, searches: followedSearches(db.citizen) };
  const app = archiveRoutes({ sql: db.citizen, files, origin, beside: followRoutes({ open: following, mail, log: (message) => t.diagnostic(message) }) });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () => resolve(starting));
  });
  t.after(async () => {
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
    fs.rmSync(folder, { recursive: true });
  });
  return { address: `http://127.0.0.1:${(server.address() as { port: number }).port}`, db };
}

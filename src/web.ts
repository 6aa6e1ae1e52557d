/** Two listeners: the open side as `citizen`, the working side as `desk`. They share no connection and no port. */

import { serve, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import { archiveRoutes } from "#archive/routes.ts";
import type { Importer } from "#import/import-documents.ts";
import { importRoutes } from "#import/routes.ts";
import type { Config } from "#platform/config.ts";
import { openFileStore } from "#platform/files.ts";
import type { Database } from "#platform/database.ts";
import * as path from "node:path";

export type Web = { openAddress: string; deskAddress: string; stop(): Promise<void> };

/** Starts both sides. Port 0 takes a free port. A port already in use is told in Danish. */
export async function startWeb(database: Database, config: Config, importer: Importer): Promise<Web> {
  const log = (message: string): void => void process.stderr.write(`${message}\n`);
  const files = openFileStore(path.join(config.dataFolder, "files"));
  const open = await listen(archiveRoutes({ sql: database.as("citizen", { max: 8 }), files, origin: config.origin }), config.host, config.port, "--port");
  // Until login exists (issue 2 of the plan) whoever can reach the working side may use it: so only this machine can reach it.
  const desk = await listen(importRoutes({ sql: database.as("desk", { max: 4 }), importer, archive: `${open.address}/`, inbox: path.join(config.dataFolder, "inbox"), log }), "127.0.0.1", config.deskPort, "--desk-port");
  return {
    openAddress: open.address,
    deskAddress: desk.address,
    stop: async () => {
      await Promise.all([close(open.server), close(desk.server)]);
    },
  };
}

function listen(app: Hono, host: string, port: number, option: string): Promise<{ server: ServerType; address: string }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      resolve({ server, address: `http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${info.port}` });
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new PortTaken(`Port ${port} er optaget af et andet program. Vælg en anden med ${option}, for eksempel ${option} ${port + 10}.`) : error);
    });
  });
}

/** Another program has the port; the message says what to do. */
export class PortTaken extends Error {}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
  });
}

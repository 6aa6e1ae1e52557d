/** Two listeners: the open side as `citizen`, the working side as `desk`. They share no connection and no port. */

import * as http from "node:http";
import * as path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { archiveRoutes } from "#archive/routes.ts";
import { variantOf } from "#archive/variant.ts";
import type { Importer } from "#import/importer.ts";
import { importRoutes } from "#import/routes.ts";
import { listenForChanges } from "#platform/changes.ts";
import type { Config } from "#platform/config.ts";
import type { Database } from "#platform/database.ts";
import { openFileStore } from "#platform/files.ts";
import { cachingListener } from "#platform/page-cache.ts";

export type Web = { openAddress: string; deskAddress: string; stop(): Promise<void> };

/** Starts both sides. Port 0 takes a free port. A port already in use is told in Danish (PortTaken). */
export async function startWeb(database: Database, config: Config, importer: Importer): Promise<Web> {
  const log = (message: string): void => void process.stderr.write(`${message}\n`);
  const files = openFileStore(path.join(config.dataFolder, "files"));
  const citizen = database.as("citizen", { max: 8 });
  const changes = await listenForChanges(citizen, "published_changed");
  const archive = archiveRoutes({ sql: citizen, files, origin: config.origin });
  // A minute at the most, as browsers are told too: should a signal be lost, no page is older than that.
  const open = await listen(
    cachingListener(archive.fetch, { generation: changes.generation, variant: variantOf, seconds: 60 }),
    config.host,
    config.port,
    "--port",
  );
  // Until login exists whoever can reach the working side may use it: so only this machine can reach it.
  const working = importRoutes({
    sql: database.as("desk", { max: 4 }),
    importer,
    archive: `${open.address}/`,
    inbox: path.join(config.dataFolder, "inbox"),
    log,
  });
  const desk = await listen(getRequestListener(working.fetch), "127.0.0.1", config.deskPort, "--desk-port");
  return {
    openAddress: open.address,
    deskAddress: desk.address,
    stop: async () => {
      await Promise.all([close(open.server), close(desk.server), changes.stop()]);
    },
  };
}

function listen(listener: http.RequestListener, host: string, port: number, option: string): Promise<{ server: http.Server; address: string }> {
  return new Promise((resolve, reject) => {
    const server = http.createServer(listener);
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new PortTaken(`Port ${port} er optaget af et andet program. Vælg en anden med ${option}, for eksempel ${option} ${port + 10}.`)
          : error,
      );
    });
    server.listen(port, host, () => {
      const taken = (server.address() as { port: number }).port;
      resolve({ server, address: `http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${taken}` });
    });
  });
}

/** Another program has the port; the message says what to do. */
export class PortTaken extends Error {}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

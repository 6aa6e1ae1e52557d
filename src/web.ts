/** Two listeners: the open side as `citizen`, the working side as `desk`. They share no connection and no port. */

import * as http from "node:http";
import * as path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { followedSearches } from "#archive/followed-search.ts";
import { archiveRoutes } from "#archive/routes.ts";
import { variantOf } from "#archive/variant.ts";
import { followRoutes } from "#following/routes.ts";
import type { Importer } from "#import/importer.ts";
import { listenForChanges, listenForSubjects } from "#platform/changes.ts";
import { anybody } from "#people/queries.ts";
import { countReadings, type ReadingCount } from "#publication/readings.ts";
import { sendWaitingMail } from "#people/send-mail.job.ts";
import type { Config } from "#platform/config.ts";
import type { Database } from "#platform/database.ts";
import { openFileStore } from "#platform/files.ts";
import { openMailer, type Mailer } from "#platform/mail.ts";
import { openOidc } from "#platform/oidc.ts";
import { cachingListener } from "#platform/page-cache.ts";
import type { Sql } from "#platform/sql.ts";
import { newCode } from "#platform/token.ts";
import type { DeskApp, DeskWeb } from "#ui/desk-web.ts";
import { deskApp, stations } from "./desk.ts";
import { openKeys } from "#sealing/keys.ts";
import { timeStampFrom } from "#sealing/time-stamp.ts";
import { clockwork, followClockwork, publicClockwork, publicReactions, reactions, sealing } from "./reactions.ts";
import { openHouse } from "./open-house.ts";
import { startWorker } from "./worker.ts";

export type Web = {
  openAddress: string;
  deskAddress: string;
  /** What the first administrator must type; null when there are people already. */ setupCode: string | null;
  stop(): Promise<void>;
};

/** Starts both sides. Port 0 takes a free port. A port already in use is told in Danish (PortTaken). */
export async function startWeb(database: Database, config: Config, importer: Importer, { demonstration }: { demonstration: boolean }): Promise<Web> {
  const log = (message: string): void => void process.stderr.write(`${message}\n`);
  const files = openFileStore(path.join(config.dataFolder, "files"));
  const citizen = database.as("citizen", { max: 8 });
  const changes = await listenForChanges(citizen, "published_changed");
  const readings = countReadings(database.as("desk", { max: 1 }));
  const following = { sql: citizen, origin: config.origin, searches: followedSearches(citizen) };
  const archive = archiveRoutes({
    sql: citizen,
    files,
    origin: config.origin,
    beside: followRoutes({ open: following, mail: config.mail !== undefined, log }),
  });
  // A minute at the most, as browsers are told too: should a signal be lost, no page is older than that.
  const open = await listen(
    counted(cachingListener(archive.fetch, { generation: changes.generation, variant: variantOf, seconds: 60 }), readings),
    config.host,
    config.port,
    "--port",
  );
  // The app is made when the port is known, since passkeys belong to the exact address.
  let working: DeskApp | null = null;
  const desk = await listen(
    getRequestListener((request, env) => working?.fetch(request, env as object) ?? new Response(null, { status: 503 })),
    config.deskHost,
    config.deskPort,
    "--desk-port",
  );
  const sql = database.as("desk", { max: 6 });
  const subjects = await listenForSubjects(sql, "desk_changed");
  const setupCode = demonstration || (await anybody(sql)) ? null : newCode();
  const deskWeb: DeskWeb = {
    sql,
    files,
    now: () => new Date(),
    subjects,
    archive: `${open.address}/`,
    origin: config.deskPort === 0 ? desk.address : config.deskOrigin,
    demonstration,
    log,
  };
  const sealHouse = { files, keys: openKeys(config.keyFolder), stamp: config.timeStamp === undefined ? null : timeStampFrom(config.timeStamp) };
  const house = openHouse(files, config.origin, sealHouse);
  working = deskApp(
    deskWeb,
    stations({
      people: { oidc: config.oidc === undefined ? null : openOidc(config.oidc), setupCode, mail: config.mail !== undefined },
      import: { importer, inbox: path.join(config.dataFolder, "inbox") },
      publication: house,
      seal: sealHouse,
      jobindsats: config.jobindsats,
    }),
  );
  const seal = sealing(sealHouse);
  const worker = await startWorker({ sql: database.as("desk", { max: 2 }), origin: deskWeb.origin, now: deskWeb.now, log }, subjects, {
    reactions: [...reactions, ...publicReactions(house), ...seal.reactions],
    clockwork: [...clockwork, ...publicClockwork(house), ...seal.clockwork, ...followClockwork(following, { mail: config.mail !== undefined })],
  });
  // Uploads cut off by a killed program; a day is longer than any upload lasts.
  setImmediate(() => files.sweep(new Date(Date.now() - 86_400_000)));
  const counting = setInterval(() => void readings.flush().catch((error: unknown) => log(`læsninger: ${String(error)}`)), 60_000);
  const mail = config.mail === undefined ? null : sendMailSoon(sql, openMailer(config.mail), log);
  return {
    openAddress: open.address,
    deskAddress: desk.address,
    setupCode,
    stop: async () => {
      await Promise.all([close(open.server), close(desk.server), changes.stop(), worker.stop(), mail?.stop()]);
      clearInterval(counting);
      await readings.flush().catch((error: unknown) => log(`læsninger: ${String(error)}`));
      await subjects.stop();
    },
  };
}

// Kept pages are counted as well, so it stands before them all.
function counted(listener: http.RequestListener, readings: ReadingCount): http.RequestListener {
  return (request, response) => {
    response.once("finish", () => {
      if (request.method === "GET" && response.statusCode < 400) readings.count((request.url ?? "/").split("?")[0]!, request.headers["user-agent"], new Date());
    });
    listener(request, response);
  };
}

// The outbox is looked through twice a minute; a round that fails is told and the next one tries again.
function sendMailSoon(sql: Sql, mailer: Mailer, log: (message: string) => void): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  const look = (): void => {
    round = round.then(() =>
      sendWaitingMail(sql, mailer, () => new Date()).then(
        (run) => (run.serverDown === null ? undefined : log(`mailserveren: ${run.serverDown}`)),
        (error: unknown) => log(`mail: ${String((error as Error).stack)}`),
      ),
    );
  };
  const timer = setInterval(look, 30_000);
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      await round;
      mailer.close();
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

/** Settings from the environment and the command line, in one place, with their defaults. */

import * as path from "node:path";

export type Config = {
  /** Where database and files live. */
  dataFolder: string;
  databaseUrl: string | undefined;
  citizenDatabaseUrl: string | undefined;
  /** The open side. */
  host: string;
  port: number;
  /** The working side; until login exists it answers only on this machine. */
  deskPort: number;
  /** How the open side is reached from outside, without a final slash; used in feeds and sitemaps. */
  origin: string;
};

/** Reads settings; `args` are --name value pairs already taken from the command line. A wrong value is a Danish sentence. */
export function configFrom(env: NodeJS.ProcessEnv, args: Readonly<Record<string, string | undefined>> = {}): Config {
  const port = portOf(args["port"] ?? env["PORT"] ?? env["SAGSGANG_PORT"], 4400, "--port");
  const host = args["host"] ?? env["SAGSGANG_HOST"] ?? "127.0.0.1";
  return {
    dataFolder: path.resolve(args["data"] ?? env["SAGSGANG_DATA"] ?? "data"),
    databaseUrl: env["DATABASE_URL"] || undefined,
    citizenDatabaseUrl: env["DATABASE_URL_CITIZEN"] || undefined,
    host,
    port,
    deskPort: portOf(args["desk-port"] ?? env["SAGSGANG_DESK_PORT"], port + 1, "--desk-port"),
    origin: (args["origin"] ?? env["SAGSGANG_ORIGIN"] ?? `http://localhost:${port}`).replace(/\/+$/, ""),
  };
}

/** A setting that cannot be used; the message is for the person who wrote it. */
export class WrongSetting extends Error {}

function portOf(value: string | undefined, otherwise: number, name: string): number {
  if (value === undefined || value === "") return otherwise;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new WrongSetting(`${name} skal være et portnummer mellem 0 og 65535, ikke "${value}".`);
  return port;
}

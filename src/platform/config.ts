/** Settings from the environment and the command line, in one place, with their defaults. */

import * as path from "node:path";

export type Config = {
  /** Where database and files live. */
  dataFolder: string;
  databaseUrl: string | undefined;
  citizenDatabaseUrl: string | undefined;
  /** Where the keys that seal lie: outside the database, and best outside its backups too. */
  keyFolder: string;
  /** A server that stamps the time on what is sealed (RFC 3161). */
  timeStamp: string | undefined;
  /** The open side. */
  host: string;
  port: number;
  /** The working side. */
  deskHost: string;
  deskPort: number;
  /** How the working side is reached by those who use it, without a final slash: passkeys and logins belong to this address. */
  deskOrigin: string;
  /** The municipality's login service (OpenID Connect); without it people come in by passkey. */
  oidc: { issuer: string; clientId: string; clientSecret: string | undefined } | undefined;
  /** Where mail is sent by; without it mail waits in the outbox. */
  mail: { smtpUrl: string; from: string } | undefined;
  /** The labour-market figures of jobindsats; without a token they come in as files. */
  jobindsats: { url: string; token: string } | undefined;
  /** How the open side is reached from outside, without a final slash; used in feeds and sitemaps. */
  origin: string;
};

/** Reads settings; `args` are --name value pairs already taken from the command line. A wrong value is a Danish sentence. */
export function configFrom(env: NodeJS.ProcessEnv, args: Readonly<Record<string, string | undefined>> = {}): Config {
  const port = portOf(args["port"] ?? env["PORT"] ?? env["SAGSGANG_PORT"], 4400, "--port");
  const host = args["host"] ?? env["SAGSGANG_HOST"] ?? "127.0.0.1";
  const deskPort = portOf(args["desk-port"] ?? env["SAGSGANG_DESK_PORT"], port + 1, "--desk-port");
  const smtpUrl = env["SAGSGANG_SMTP_URL"] || undefined;
  const from = env["SAGSGANG_MAIL_FROM"] || undefined;
  if (smtpUrl !== undefined && from === undefined)
    throw new WrongSetting("SAGSGANG_SMTP_URL er sat, men ikke SAGSGANG_MAIL_FROM: skriv, hvem mails skal komme fra.");
  const issuer = env["SAGSGANG_OIDC_ISSUER"] || undefined;
  const clientId = env["SAGSGANG_OIDC_CLIENT_ID"] || undefined;
  if (issuer !== undefined && (!URL.canParse(issuer) || clientId === undefined))
    throw new WrongSetting("SAGSGANG_OIDC_ISSUER skal være login-tjenestens adresse, og SAGSGANG_OIDC_CLIENT_ID skal også være sat.");
  const dataFolder = path.resolve(args["data"] ?? env["SAGSGANG_DATA"] ?? "data");
  const timeStamp = env["SAGSGANG_TSA_URL"] || undefined;
  if (timeStamp !== undefined && !/^https?:\/\//.test(timeStamp)) throw new WrongSetting("SAGSGANG_TSA_URL skal være tidsstempelserverens webadresse.");
  return {
    dataFolder,
    keyFolder: path.resolve(env["SAGSGANG_KEYS"] || path.join(dataFolder, "keys")),
    timeStamp,
    databaseUrl: env["DATABASE_URL"] || undefined,
    citizenDatabaseUrl: env["DATABASE_URL_CITIZEN"] || undefined,
    host,
    port,
    deskHost: args["desk-host"] ?? env["SAGSGANG_DESK_HOST"] ?? "127.0.0.1",
    deskPort,
    deskOrigin: addressOf(args["desk-origin"] ?? env["SAGSGANG_DESK_ORIGIN"] ?? `http://localhost:${deskPort}`, "--desk-origin"),
    oidc: issuer === undefined ? undefined : { issuer, clientId: clientId!, clientSecret: env["SAGSGANG_OIDC_CLIENT_SECRET"] || undefined },
    mail: smtpUrl === undefined ? undefined : { smtpUrl, from: from! },
    jobindsats: jobindsatsOf(env),
    origin: (args["origin"] ?? env["SAGSGANG_ORIGIN"] ?? `http://localhost:${port}`).replace(/\/+$/, ""),
  };
}

/** A setting that cannot be used; the message is for the person who wrote it. */
export class WrongSetting extends Error {}

function addressOf(value: string, name: string): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
    throw new WrongSetting(`${name} skal være en webadresse som https://sagsgang.kommune.dk, ikke "${value}".`);
  return new URL(value).origin;
}

function portOf(value: string | undefined, otherwise: number, name: string): number {
  if (value === undefined || value === "") return otherwise;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new WrongSetting(`${name} skal være et portnummer mellem 0 og 65535, ikke "${value}".`);
  return port;
}

function jobindsatsOf(env: NodeJS.ProcessEnv): Config["jobindsats"] {
  const token = env["SAGSGANG_JOBINDSATS_TOKEN"] || undefined;
  const url = env["SAGSGANG_JOBINDSATS_URL"] || "https://api.jobindsats.dk/v2";
  if (!/^https?:\/\/.+\/v[23]\/?$/u.test(url)) throw new WrongSetting("SAGSGANG_JOBINDSATS_URL skal være tjenestens adresse og slutte med /v2 eller /v3.");
  return token === undefined ? undefined : { url, token };
}

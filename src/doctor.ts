/** `sagsgang doctor`: looks the whole house through and says, line by line, what is well and what is not. It changes nothing. */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Config } from "#platform/config.ts";
import { openDatabase, type Database } from "#platform/database.ts";
import { openFileStore } from "#platform/files.ts";
import { openMailer } from "#platform/mail.ts";
import { openOidc } from "#platform/oidc.ts";
import type { Sql } from "#platform/sql.ts";
import { endOf, headStandsIn, lostEnd } from "#core/register.ts";
import { unsealedMinutes } from "#seal/queries.ts";
import { loadRegister } from "#seal/store.ts";
import { KeyMissing, openKeys, type SealKeys } from "#sealing/keys.ts";
import { databaseHealth, outboxHealth, peopleHealth, someDocuments } from "./doctor-queries.ts";

export type Finding = { level: "ok" | "advarsel" | "fejl"; text: string };

const ok = (text: string): Finding => ({ level: "ok", text });
const warning = (text: string): Finding => ({ level: "advarsel", text });
const fault = (text: string): Finding => ({ level: "fejl", text });

/** Every finding as a line. Exit code 1 when something is at fault; warnings alone are 0. */
export async function doctor(config: Config, now: () => Date, out: (text: string) => void): Promise<number> {
  let worst = 0;
  const tell = (found: readonly Finding[]): void => {
    for (const { level, text } of found) out(`${level.padEnd(9)} ${text}\n`);
    if (found.some((each) => each.level === "fejl")) worst = 1;
  };
  let database: Database | null = null;
  try {
    database = await openDatabase({ dataFolder: config.dataFolder, url: config.databaseUrl, citizenUrl: config.citizenDatabaseUrl });
  } catch (error) {
    tell([fault(`Databasen kan ikke åbnes: ${(error as Error).message}`)]);
  }
  try {
    tell(diskFindings(config.dataFolder));
    if (database !== null) {
      tell([ok(`Databasen svarer (${database.where}).`)]);
      tell(await databaseFindings(database.as("owner", { max: 1 }), path.join(config.dataFolder, "files"), now));
      tell(await sealFindings(database.as("owner", { max: 1 }), openKeys(config.keyFolder)));
    }
    tell(await mailFindings(config));
    tell(await loginFindings(config, now));
    tell(addressFindings(config));
  } finally {
    await database?.stop();
  }
  out(worst === 0 ? "\nSagsgang er klar.\n" : "\nNoget skal rettes; se linjerne med fejl.\n");
  return worst;
}

/** Whether there is a key to seal with, and what waits for one. */
export async function sealFindings(owner: Sql, keys: SealKeys): Promise<Finding[]> {
  const waiting = (await unsealedMinutes(owner)).length;
  const entries = await loadRegister(owner);
  const sealed = entries.length;
  const waits = waiting === 0 ? "" : ` ${waiting === 1 ? "Ét underskrevet referat venter" : `${waiting} underskrevne referater venter`} på at blive forseglet.`;
  try {
    if (keys.list() === null && sealed === 0) return [ok("Der er ingen nøgle at forsegle med endnu; den laves, når programmet kører og kommunen har et navn.")];
    keys.sign(Buffer.from("doctor"));
    const end = keys.end();
    if (end !== null && !headStandsIn(end.stands, entries)) return [fault(`${lostEnd(end.stands, endOf(entries))} Kør sagsgang register check.${waits}`)];
    return [waiting === 0 ? ok(`Nøglen til forsegling kan bruges; ${sealed} indførsler i registret.`) : warning(`Nøglen til forsegling kan bruges.${waits}`)];
  } catch (error) {
    if (!(error instanceof KeyMissing)) throw error;
    return [fault(`${error.message}${waits}`)];
  }
}

/** What can be told from the database and the files it names. */
export async function databaseFindings(owner: Sql, filesFolder: string, now: () => Date): Promise<Finding[]> {
  const before = now().getTime();
  const health = await databaseHealth(owner);
  const skew = Math.abs(health.now.getTime() - (before + now().getTime()) / 2) / 1000;
  const people = await peopleHealth(owner);
  const outbox = await outboxHealth(owner, new Date(before - 60 * 60_000));
  const found: Finding[] = [ok(`PostgreSQL ${health.version}, ${health.migrations} migreringer kørt (senest ${health.newest}).`)];
  found.push(
    health.citizenReadsDesk
      ? fault("Rollen citizen kan komme ind i schema desk. Kør: revoke usage on schema desk from citizen;")
      : health.citizenWrites
        ? fault("Rollen citizen kan skrive i schema published. Den må kun læse.")
        : health.journalCanChange
          ? fault("Rollen desk kan ændre i journalen. Kør: revoke update, delete, truncate on desk.journal from desk, worker;")
          : ok("Rollerne er skilt ad: borgernes side kan kun læse det offentliggjorte, og journalen kan ikke ændres."),
  );
  found.push(
    skew > 60
      ? fault(`Databasens ur er ${Math.round(skew)} sekunder fra maskinens.`)
      : skew > 5
        ? warning(`Databasens ur er ${Math.round(skew)} sekunder fra maskinens.`)
        : ok("Databasens ur går som maskinens."),
  );
  found.push(
    people.people === 0
      ? warning("Der er ingen personer endnu. Start Sagsgang, og brug opsætningskoden.")
      : people.administrators === 0
        ? fault("Ingen er administrator. Kør: sagsgang people import med en linje, der giver rollen administrator.")
        : people.administratorsWithAWayIn === 0
          ? warning("Ingen administrator har en adgangsnøgle eller et login. Kør: sagsgang people invite E-MAIL.")
          : ok(`${people.people} personer i brug, ${people.administrators} administratorer.`),
  );
  const store = openFileStore(filesFolder);
  const sample = await someDocuments(owner, 50);
  const missing = sample.filter((sha256) => !store.has(sha256));
  const damaged = sample.filter((sha256) => store.has(sha256) && createHash("sha256").update(store.read(sha256)).digest("hex") !== sha256);
  found.push(
    missing.length > 0
      ? fault(`${missing.length} af ${sample.length} filer i stikprøven mangler, for eksempel ${missing[0]}.`)
      : damaged.length > 0
        ? fault(`${damaged.length} af ${sample.length} filer i stikprøven er beskadiget, for eksempel ${damaged[0]}.`)
        : ok(sample.length === 0 ? "Der er ingen dokumenter endnu." : `${sample.length} filer i stikprøven er der og er hele.`),
  );
  if (outbox.failed > 0) found.push(warning(`${outbox.failed} mails kunne ikke sendes. Se dem på arbejdssiden under Personer.`));
  if (outbox.waitingLong > 0) found.push(warning(`${outbox.waitingLong} mails har ventet i mere end en time.`));
  return found;
}

function diskFindings(folder: string): Finding[] {
  const { bavail, bsize } = fs.statfsSync(fs.existsSync(folder) ? folder : path.dirname(folder));
  const gigabytes = (bavail * bsize) / 1024 ** 3;
  const words = `${gigabytes.toLocaleString("da-DK", { maximumFractionDigits: 1 })} GB ledig plads ved ${folder}.`;
  return [gigabytes < 0.2 ? fault(`Kun ${words}`) : gigabytes < 2 ? warning(`Kun ${words}`) : ok(words)];
}

async function mailFindings(config: Config): Promise<Finding[]> {
  if (config.mail === undefined) return [warning("Ingen mailserver er sat op (SAGSGANG_SMTP_URL): mails bliver liggende i udbakken.")];
  const mailer = openMailer(config.mail);
  const wrong = await mailer.check();
  mailer.close();
  return [wrong === null ? ok("Mailserveren svarer.") : fault(`Mailserveren svarer ikke: ${wrong}`)];
}

async function loginFindings(config: Config, now: () => Date): Promise<Finding[]> {
  if (config.oidc === undefined) return [ok("Kommunens login er ikke sat op; man logger ind med adgangsnøgle.")];
  const wrong = await openOidc(config.oidc).check();
  if (wrong !== null) return [fault(`Kommunens login (${config.oidc.issuer}) svarer ikke: ${wrong}`)];
  const found = [ok(`Kommunens login svarer (${config.oidc.issuer}).`)];
  // Its tokens are judged by our clock.
  const told = (await fetch(config.oidc.issuer, { method: "HEAD", signal: AbortSignal.timeout(10_000) }).catch(() => null))?.headers.get("date");
  const skew = told ? Math.abs(Date.parse(told) - now().getTime()) / 1000 : 0;
  if (skew > 30) found.push(fault(`Maskinens ur er ${Math.round(skew)} sekunder fra login-tjenestens: logins vil blive afvist. Slå tidssynkronisering til.`));
  return found;
}

function addressFindings(config: Config): Finding[] {
  const local = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/.test(config.deskOrigin);
  if (config.deskOrigin.startsWith("http:") && !local)
    return [fault(`Arbejdssiden er sat til ${config.deskOrigin} uden https: adgangsnøgler virker ikke, og cookies kan aflyttes.`)];
  if (local && config.deskHost !== "127.0.0.1" && config.deskHost !== "localhost")
    return [warning("Arbejdssiden lytter ud mod nettet, men --desk-origin er ikke sat. Sæt den til adressen, folk bruger.")];
  return [ok(`Arbejdssiden er på ${config.deskOrigin}.`)];
}

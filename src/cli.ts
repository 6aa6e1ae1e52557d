/** The commands of all stations. */

import * as path from "node:path";
import { parseArgs } from "node:util";
import { BackupRefused, makeBackup, restoreBackup } from "#platform/backup.ts";
import { ServerWontStart } from "#platform/embedded-postgres.ts";
import { configFrom, WrongSetting } from "#platform/config.ts";
import { WrongDatabase } from "#platform/migrate.ts";
import { importKleCommand } from "#case/commands.ts";
import { guardCommand } from "#guard/commands.ts";
import { checkCommand, harvestCommand, importCommand, readCommand, reindexCommand } from "#import/commands.ts";
import { keysCommand, municipalityName, registerCheck } from "#seal/commands.ts";
import { verifyCommand } from "#sealing/commands.ts";
import { openKeys } from "#sealing/keys.ts";
import { openFileStore } from "#platform/files.ts";
import { importPeopleCommand, invitePersonCommand } from "#people/commands.ts";
import { doctor } from "./doctor.ts";
import { withDatabase, withImporter } from "./importer.ts";
import { start } from "./start.ts";

const help = `Sagsgang: fra sag til søgbart referat.

  npm start                                          start arkivet (første gang med en opdigtet kommune)
  npm run sagsgang -- import STI…  [--ocr] [--municipality NAVN]
                                                     læs filer, mapper og zip-filer ind i arkivet
  npm run sagsgang -- harvest ADRESSE [--municipality NAVN] [--from ÅR] [--attachments]
                                                     hent en kommunes FirstAgenda-sted ind
  npm run --silent sagsgang -- read FIL… [--json] [--ocr]
                                                     læs filer og skriv, hvad der står i dem
  npm run --silent sagsgang -- check FIL… [--json] [--ocr]
                                                     regn efter, og spørg om det, en omhyggelig læser ville spørge om
  npm run sagsgang -- reindex                        gør alt i arkivet søgbart på ny (efter en opgradering, eller når arkivet er vokset)
  npm run sagsgang -- guard STI… | --archive [--out rapport.html|.md|.json] [--domain kommune.dk] [--phone 12345678]
                                                     se filer, mapper eller hele det offentlige arkiv igennem for persondata
  npm run sagsgang -- people import FIL.csv          opret personer fra en liste (navn;email;initialer;titel;roller)
  npm run sagsgang -- people invite E-MAIL           lav et link, som personen kan komme ind med én gang
  npm run sagsgang -- kle import FIL.xml             læs kommunens eget KLE-register ind (emneplan eller handlingsfacetter)
  npm run sagsgang -- backup MAPPE                   tag en sikkerhedskopi af alt: database og filer
  npm run sagsgang -- restore MAPPE                  læg en sikkerhedskopi tilbage i en ny datamappe
  npm run --silent sagsgang -- verify FIL… [--register FIL] [--keys FIL]
                                                     efterprøv forseglede referater (PDF, JSON) uden database og net
  npm run sagsgang -- register check [--register FIL]
                                                     efterprøv hele registret i databasen, og om en gemt kopi står i det
  npm run sagsgang -- keys list|rotate|revoke|import nøglerne, der forsegles med (skriv keys for hjælp)
  npm run sagsgang -- doctor                         se efter, om alt er, som det skal være
  npm run sagsgang -- help                           denne hjælp

Valg til alle: --data MAPPE (hvor database og filer ligger; ellers ./data)
Valg til start: --port 4400 --host 127.0.0.1 --origin https://… --no-demo
                --desk-port 4401 --desk-host 127.0.0.1 --desk-origin https://…
Egen databaseserver: sæt DATABASE_URL (PostgreSQL 15 eller nyere).
`;

const options = {
  data: { type: "string" },
  port: { type: "string" },
  "desk-port": { type: "string" },
  host: { type: "string" },
  "desk-host": { type: "string" },
  "desk-origin": { type: "string" },
  origin: { type: "string" },
  municipality: { type: "string" },
  from: { type: "string" },
  attachments: { type: "boolean" },
  json: { type: "boolean" },
  ocr: { type: "boolean" },
  archive: { type: "boolean" },
  out: { type: "string" },
  domain: { type: "string" },
  phone: { type: "string" },
  "no-demo": { type: "boolean" },
  register: { type: "string" },
  keys: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
  const [command, ...rest] = positionals;
  const out = { out: (text: string) => void process.stdout.write(text), err: process.stderr };
  if (values.help || command === undefined || command === "help") {
    process.stdout.write(help);
    return command === undefined && !values.help ? 1 : 0;
  }
  const { json, ocr, help: _, "no-demo": noDemo, attachments, archive: _archive, register, keys, ...settings } = values;
  switch (command) {
    case "read":
      return needs(rest, "Skriv, hvilke filer der skal læses.") ?? readCommand(rest, { json: json ?? false, ocr: ocr ?? false }, out);
    case "check":
      return needs(rest, "Skriv, hvilke filer der skal ses efter.") ?? checkCommand(rest, { json: json ?? false, ocr: ocr ?? false }, out);
    case "import":
      return (
        needs(rest, "Skriv, hvilke filer eller mapper der skal indlæses.") ??
        withImporter(configFrom(process.env, settings), (importer) =>
          importCommand(importer, rest, { ocr: ocr ?? false, municipality: values.municipality }, out),
        )
      );
    case "harvest":
      return (
        needs(rest, "Skriv adressen på kommunens publiceringssted, for eksempel https://dagsordener.kommune.dk.") ??
        withImporter(configFrom(process.env, settings), (importer) =>
          harvestCommand(importer, rest[0]!, { municipality: values.municipality, from: values.from, attachments: attachments ?? false }, out),
        )
      );
    case "guard": {
      const wanted = { out: values.out, domain: values.domain, phone: values.phone };
      if (values.archive) {
        const config = configFrom(process.env, settings);
        return withDatabase(config, (database) =>
          guardCommand(
            { citizen: database.as("citizen", { max: 1, timeoutSeconds: 120 }), files: openFileStore(path.join(config.dataFolder, "files")) },
            wanted,
            new Date(),
            out,
          ),
        );
      }
      return (
        needs(rest, "Skriv, hvilke filer eller mapper der skal ses igennem, eller --archive for alt, der er offentligt.") ??
        guardCommand({ paths: rest }, wanted, new Date(), out)
      );
    }
    case "reindex":
      return withDatabase(configFrom(process.env, settings), (database) =>
        reindexCommand({ worker: database.as("worker", { max: 2 }), owner: database.as("owner", { max: 1 }) }, out),
      );
    case "people":
      if (rest[0] === "import" && rest[1] !== undefined) {
        const file = rest[1];
        return withDatabase(configFrom(process.env, settings), (database) => importPeopleCommand(database.as("desk", { max: 1 }), file, new Date(), out));
      }
      if (rest[0] === "invite" && rest[1] !== undefined) {
        const email = rest[1];
        const config = configFrom(process.env, settings);
        return withDatabase(config, (database) => invitePersonCommand(database.as("desk", { max: 1 }), email, config.deskOrigin, new Date(), out));
      }
      process.stderr.write("Skriv people import FIL.csv eller people invite E-MAIL.\n");
      return 1;
    case "kle": {
      const file = rest[1];
      if (rest[0] === "import" && file !== undefined)
        return withDatabase(configFrom(process.env, settings), (database) => importKleCommand(database.as("desk", { max: 1 }), file, new Date(), out));
      process.stderr.write("Skriv kle import FIL.xml.\n");
      return 1;
    }
    case "backup": {
      const config = configFrom(process.env, settings);
      return (
        needs(rest, "Skriv, hvilken tom mappe sikkerhedskopien skal lægges i.") ??
        withDatabase(config, async (database) => {
          const made = await makeBackup(database.as("owner", { max: 1 }), path.join(config.dataFolder, "files"), path.resolve(rest[0]!), new Date());
          out.out(`${made.tables.length} tabeller og ${made.files.length} filer er kopieret til ${path.resolve(rest[0]!)}.\n`);
          return 0;
        })
      );
    }
    case "restore": {
      const config = configFrom(process.env, settings);
      return (
        needs(rest, "Skriv, hvilken mappe sikkerhedskopien ligger i.") ??
        withDatabase(config, async (database) => {
          const put = await restoreBackup(database.as("owner", { max: 1 }), path.join(config.dataFolder, "files"), path.resolve(rest[0]!));
          out.out(
            `Sikkerhedskopien fra ${put.at.slice(0, 10)} er lagt tilbage: ${put.tables.reduce((sum, table) => sum + table.rows, 0)} rækker og ${put.files.length} filer.\n` +
              `Det, der er lukket eller trukket tilbage efter ${put.at.slice(0, 16).replace("T", " kl. ")} (UTC), er åbent igen i den. Træk det tilbage igen, før andre får adgang: docs/operating/offentliggoerelse.md.\n`,
          );
          return 0;
        })
      );
    }
    case "verify":
      return needs(rest, "Skriv, hvilke filer der skal efterprøves.") ?? verifyCommand(rest, { register, keys }, out);
    case "register": {
      const config = configFrom(process.env, settings);
      if (rest[0] !== "check") return needs([], "Skriv register check.")!;
      return withDatabase(config, (database) =>
        registerCheck(database.as("desk", { max: 1 }), openFileStore(path.join(config.dataFolder, "files")), openKeys(config.keyFolder), register, out),
      );
    }
    case "keys": {
      const config = configFrom(process.env, settings);
      const house = { at: new Date(), password: process.env["SAGSGANG_KEY_PASSWORD"] ?? "" };
      const own = openKeys(config.keyFolder);
      // Only a new key needs a name; the list is shown without a database.
      if (rest[0] !== "rotate" && rest[0] !== "revoke") return keysCommand(rest, own, { ...house, municipality: "" }, out);
      return withDatabase(config, async (database) =>
        keysCommand(rest, own, { ...house, municipality: await municipalityName(database.as("desk", { max: 1 })) }, out),
      );
    }
    case "doctor":
      return doctor(configFrom(process.env, settings), () => new Date(), out.out);
    case "start":
      return start(configFrom(process.env, settings), { demonstration: !noDemo });
    default:
      process.stderr.write(`Kommandoen "${command}" findes ikke.\n\n${help}`);
      return 1;
  }
}

function needs(given: readonly string[], sentence: string): number | null {
  if (given.length > 0) return null;
  process.stderr.write(`${sentence}\n`);
  return 1;
}

// Codes of the client and of PostgreSQL itself for a server that went away.
const lostDatabase = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
]);

function sentenceFor(error: unknown): string {
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (error instanceof ServerWontStart || error instanceof WrongDatabase || error instanceof WrongSetting || error instanceof BackupRefused)
    return `${error.message}\n`;
  if (code?.startsWith("ERR_PARSE_ARGS")) return `Et valg blev ikke forstået: ${(error as Error).message}\n\n${help}`;
  if (code !== undefined && lostDatabase.has(code) && (code !== "ENOENT" || syscall === "connect")) {
    return `Forbindelsen til databasen gik tabt (${code}). Det, der allerede er lagt i arkivet, er der stadig. Start den samme kommando igen, så fortsætter den.\n`;
  }
  return `Noget gik galt${code ? ` (${code})` : ""}: ${(error as Error).stack}\n`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(sentenceFor(error));
  process.exitCode = 1;
}

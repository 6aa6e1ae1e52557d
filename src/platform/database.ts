/** The database behind one door: which server, which role. */

import postgres from "postgres";
import { startEmbeddedServer } from "./embedded-postgres.ts";
import { migrate } from "./migrate.ts";
import { socketServer, type Role, type Sql } from "./sql.ts";

export type Database = {
  /** Connections in a role. The citizen's are read-only. Ended by `stop`. */
  as(role: Role, options?: { max?: number; timeoutSeconds?: number }): Sql;
  /** Where it is, in words for a person. */
  where: string;
  stop(): Promise<void>;
};

export type DatabaseSettings = {
  dataFolder: string;
  /** Your own server (PostgreSQL 15 or newer); without it the embedded one. */
  url?: string | undefined;
  /** A login of its own for the open side; without it the open side asks for the role `citizen` at connect. */
  citizenUrl?: string | undefined;
};

let tolerated = false;

// The client writes once more to a connection the server has just closed, outside any promise (postgres 3.4: "reading 'write'" of null).
// The queries on it are refused through their own promises; only the stray write must not end the program.
function tolerateStrayWrites(): void {
  if (tolerated) return;
  tolerated = true;
  process.on("uncaughtException", (error) => {
    if (error instanceof TypeError && /postgres[/\\]src[/\\]connection\.js/.test(error.stack ?? "") && error.message.includes("'write'")) return;
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
}

/** Opens the database: starts the embedded server when none is named, makes roles and runs migrations. Fails with a Danish sentence. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  tolerateStrayWrites();
  if (settings.url) return opened(externalServer(settings.url, settings.citizenUrl), `egen server (${withoutPassword(settings.url)})`, async () => {});
  const server = await startEmbeddedServer(settings.dataFolder);
  return opened(socketServer(server.socketFolder, server.port, "postgres"), `indbygget PostgreSQL i ${settings.dataFolder}`, () => server.stop());
}

function externalServer(url: string, citizenUrl: string | undefined): (role: Role) => postgres.Options<{}> & { url: string } {
  return (role) => ({
    url: role === "citizen" && citizenUrl ? citizenUrl : url,
    ...(role === "owner" || (role === "citizen" && citizenUrl) ? {} : { connection: { options: `-c role=${role}` } as never }),
  });
}

async function opened(optionsFor: (role: Role) => postgres.Options<{}> & { url?: string }, where: string, stopServer: () => Promise<void>): Promise<Database> {
  const open: Sql[] = [];
  const as: Database["as"] = (role, options = {}) => {
    const { url, ...rest } = optionsFor(role);
    const settings: postgres.Options<{}> = {
      max: options.max ?? 4,
      onnotice: () => {},
      idle_timeout: 0,
      ...rest,
      connection: {
        application_name: `sagsgang ${role}`,
        TimeZone: "Europe/Copenhagen",
        ...(role === "citizen" ? { default_transaction_read_only: true, statement_timeout: (options.timeoutSeconds ?? 5) * 1000 } : {}),
        ...rest.connection,
      },
    };
    const sql = (url ? postgres(url, settings as never) : postgres(settings as never)) as Sql;
    open.push(sql);
    return sql;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(open.map((sql) => sql.end({ timeout: 3 })));
    await stopServer();
  };
  try {
    await migrate(as("owner", { max: 1 }));
  } catch (error) {
    await stop();
    throw error;
  }
  return { as, where, stop };
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, "//$1@");
}

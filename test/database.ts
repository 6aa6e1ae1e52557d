/** A freshly migrated database for one test, on a server shared by the whole run when `npm test` started one. */

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { TestContext } from "node:test";
import postgres from "postgres";
import { startEmbeddedServer } from "#platform/embedded-postgres.ts";
import { migrate } from "#platform/migrate.ts";
import { socketServer, type Role, type Sql } from "#platform/sql.ts";

export type TestDatabase = Record<Role, Sql> & { name: string; connect(role: Role, options?: { max?: number }): Sql };

let server: Promise<{ socketFolder: string; port: number }> | null = null;
let made = 0;

/** Gives connections in every role to a new database that is dropped when the test ends. */
export async function testDatabase(t: Pick<TestContext, "after">): Promise<TestDatabase> {
  server ??= sharedServer();
  const { socketFolder, port } = await server;
  const name = `test_${process.pid}_${++made}`;
  const admin = postgres({ ...socketServer(socketFolder, port, "postgres")("owner"), max: 1, onnotice: () => {} } as never) as Sql;
  await admin.unsafe(`create database ${name}`);
  // The same few statements by the million on tables of a few rows: planning them anew each time is a third of the server's work.
  if (process.env.SAGSGANG_SOAK !== undefined) await admin.unsafe(`alter database ${name} set plan_cache_mode = force_generic_plan`);
  const open: Sql[] = [];
  const connect = (role: Role, options: { max?: number } = {}): Sql => {
    const sql = postgres({
      ...socketServer(socketFolder, port, name)(role),
      max: options.max ?? 4,
      onnotice: () => {},
      connection: { TimeZone: "Europe/Copenhagen", ...(role === "citizen" ? { default_transaction_read_only: true } : {}) },
    } as never) as Sql;
    open.push(sql);
    return sql;
  };
  t.after(async () => {
    await Promise.all(open.map((sql) => sql.end({ timeout: 1 })));
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  const owner = connect("owner");
  await migrate(owner);
  return { owner, desk: connect("desk"), worker: connect("worker"), citizen: connect("citizen"), name, connect };
}

async function sharedServer(): Promise<{ socketFolder: string; port: number }> {
  const given = process.env.SAGSGANG_TEST_SOCKET;
  if (given) return { socketFolder: given, port: 5432 };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-test-"));
  fs.chmodSync(folder, 0o755);
  const started = await startEmbeddedServer(folder, { durable: false });
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  return started;
}

/** Run as a process of its own by tests: starts the embedded server in the folder given, says so, and stays. */

import postgres from "postgres";
import { startEmbeddedServer } from "#platform/embedded-postgres.ts";
import { socketServer } from "#platform/sql.ts";

const server = await startEmbeddedServer(process.argv[2]!);
const sql = postgres({ ...socketServer(server.socketFolder, server.port, "postgres")("owner"), max: 1, onnotice: () => {} } as never);
await sql`create table if not exists kept (n int)`;
await sql`insert into kept values (1)`;
const [{ n, data }] = (await sql`select count(*)::int as n, current_setting('data_directory') as data from kept`) as unknown as [{ n: number; data: string }];
process.on(
  "SIGTERM",
  () =>
    void sql
      .end()
      .then(() => server.stop())
      .then(() => process.exit(0)),
);
// Told last: whoever hears it may stop us at once.
process.stdout.write(`${JSON.stringify({ n, data, shared: server.shared, socketFolder: server.socketFolder })}\n`);
setInterval(() => {}, 1000);

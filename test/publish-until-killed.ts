/** A program of its own that publishes a meeting and takes it back, over and over, until it is killed. Started by test/flow/kill-publishing.db.test.ts. */

import postgres from "postgres";
import { editions } from "#core/publication.ts";
import type { Sql } from "#platform/sql.ts";
import { openFileStore } from "#platform/files.ts";
import { publishPapers } from "#publication/publish-papers.ts";
import { retractPapers } from "#publication/retract-papers.ts";
import { openHouse } from "../src/open-house.ts";

const [socketFolder, database, folder, meetingText, committeeText] = process.argv.slice(2);
const sql = postgres({ host: socketFolder, port: 5432, database, username: "desk", max: 2, onnotice: () => {} }) as Sql;
const house = openHouse(openFileStore(folder!), "http://localhost:3000");
const meeting = Number(meetingText);
const call = () => ({ actor: { person: 901, name: "Sofie Rask", roles: [{ role: "secretary" as const, committee: Number(committeeText) }] }, at: new Date() });

for (;;) {
  await publishPapers(sql, house, call(), { meeting, editions: [...editions], excerpts: [] });
  process.stdout.write("out\n");
  await retractPapers(sql, house, call(), { meeting, scope: { kind: "meeting" }, reason: "Prøve", publicReason: "Trukket tilbage.", personalData: false });
  process.stdout.write("back\n");
}

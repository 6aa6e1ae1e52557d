/** Migrations: plain SQL files, forward only, each in a transaction, remembered with a checksum. */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Sql, Tx } from "./sql.ts";

/** The database is older, newer or other than this program can work with; `message` says in Danish what to do. */
export class WrongDatabase extends Error {}

const folder = path.join(import.meta.dirname, "..", "..", "migrations");
const roles = ["desk", "worker", "citizen"] as const;

/** Brings a database up to date. Safe when two programs start at once. Throws WrongDatabase with a Danish sentence. */
export async function migrate(owner: Sql): Promise<void> {
  await refuseOldServer(owner);
  const wanted = fs
    .readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = fs.readFileSync(path.join(folder, name), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    });

  await owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('sagsgang migrate', 0))`;
    await makeRoles(tx);
    await tx`create table if not exists public.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`;
    const applied = new Map(
      (await tx<{ name: string; checksum: string }[]>`select name, checksum from public.migration`).map((row) => [row.name, row.checksum]),
    );
    for (const name of applied.keys()) {
      if (!wanted.some((each) => each.name === name)) {
        throw new WrongDatabase(`Databasen er fra en nyere udgave af Sagsgang (${name}). Opdatér programmet, eller brug en anden datamappe.`);
      }
    }
    for (const { name, text, checksum } of wanted) {
      const before = applied.get(name);
      if (before === checksum) continue;
      if (before !== undefined) {
        throw new WrongDatabase(`Migreringen ${name} er ændret, efter at den blev kørt. Hent den oprindelige fil igen; ændringer laves i en ny migrering.`);
      }
      await tx.unsafe(text);
      await tx`insert into public.migration (name, checksum) values (${name}, ${checksum})`;
    }
  });
}

async function refuseOldServer(owner: Sql): Promise<void> {
  const [row] = await owner<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
  if (row!.version < 150000) throw new WrongDatabase(`Sagsgang kræver PostgreSQL 15 eller nyere; denne server er ${Math.floor(row!.version / 10000)}.`);
}

// Roles belong to the server, so they may already be there from another database on it.
async function makeRoles(tx: Tx): Promise<void> {
  for (const role of roles) {
    const [there] = await tx`select 1 as yes from pg_roles where rolname = ${role}`;
    if (there) continue;
    try {
      await tx.savepoint((inner) => inner.unsafe(`create role ${role} login`));
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === "42710" || code === "23505") continue;
      throw new WrongDatabase(
        `Rollen "${role}" mangler, og denne bruger må ikke oprette den. Bed serverens administrator om at køre: create role ${role} login; grant ${role} to current_user;`,
        { cause: error },
      );
    }
  }
  for (const role of roles) {
    const [mine] = await tx<{ yes: boolean }[]>`select pg_has_role(current_user, ${role}, 'member') as yes`;
    if (!mine!.yes) await tx.unsafe(`grant ${role} to current_user`);
  }
}

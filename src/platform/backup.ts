/**
 * A copy of everything: each table as CSV, each kept file, and a manifest with the SHA-256 of all of it, written last: a copy without a manifest
 * is none. The tables are read in one snapshot; files never change, and are kept before a row names them, so those copied after it hold all it names.
 */

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { Transform, type Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql, Tx } from "./sql.ts";

/** Why it could not be done, as a Danish sentence for the person at the keyboard. */
export class BackupRefused extends Error {}

type TableCopy = { name: string; columns: string[]; rows: number; sha256: string };
type Partition = { name: string; of: string; bound: string; options: string[] };
type Sequence = { name: string; value: string; called: boolean };
export type Manifest = {
  sagsgang: "backup/1";
  at: string;
  migrations: { name: string; checksum: string }[];
  tables: TableCopy[];
  partitions: Partition[];
  sequences: Sequence[];
  files: { sha256: string; bytes: number }[];
};

const identifier = /^[a-z_][a-z0-9_]*$/;
const tableName = /^(?:desk|published)\.[a-z_][a-z0-9_]*$/;

const quoted = (name: string): string =>
  name
    .split(".")
    .map((part) => `"${part}"`)
    .join(".");
const csvOf = (folder: string, table: string): string => path.join(folder, "database", `${table}.csv`);
const fileOf = (folder: string, sha256: string): string => path.join(folder, "files", sha256.slice(0, 2), sha256);

/** Writes a copy to an empty folder. `owner` may read every table. */
export async function makeBackup(owner: Sql, filesFolder: string, folder: string, at: Date): Promise<Manifest> {
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0)
    throw new BackupRefused(`Mappen ${folder} er ikke tom. Vælg en ny mappe, så en ældre kopi ikke bliver blandet med denne.`);
  fs.mkdirSync(path.join(folder, "database"), { recursive: true, mode: 0o700 });
  const database = await owner.begin("isolation level repeatable read read only", async (tx) => {
    const tables: TableCopy[] = [];
    for (const { name, columns } of await tablesOf(tx)) tables.push(await copyOut(tx, name, columns, csvOf(folder, name)));
    return { tables, partitions: await partitionsOf(tx), sequences: await sequencesOf(tx), migrations: await migrationsOf(tx) };
  });
  const manifest: Manifest = { sagsgang: "backup/1", at: at.toISOString(), ...database, files: copyFiles(filesFolder, folder) };
  const half = path.join(folder, "manifest.json.half");
  fs.writeFileSync(half, JSON.stringify(manifest, null, 1), { mode: 0o600, flush: true });
  fs.renameSync(half, path.join(folder, "manifest.json"));
  return manifest;
}

/** Checks that a copy is whole and unchanged, and answers its manifest. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const at = path.join(folder, "manifest.json");
  if (!fs.existsSync(at)) throw new BackupRefused(`Der er ingen manifest.json i ${folder}: det er ikke en hel sikkerhedskopi.`);
  let manifest: Manifest;
  try {
    manifest = JSON.parse(fs.readFileSync(at, "utf8")) as Manifest;
  } catch (error) {
    throw new BackupRefused("Sikkerhedskopiens manifest.json kan ikke læses. Kopien er ikke brugt.", { cause: error });
  }
  if (manifest.sagsgang !== "backup/1") throw new BackupRefused("Sikkerhedskopien er i et format, denne udgave af Sagsgang ikke kender.");
  const strange = manifest.tables.flatMap((table) => (tableName.test(table.name) ? table.columns.filter((column) => !identifier.test(column)) : [table.name]));
  if (strange.length > 0) throw new BackupRefused(`Sikkerhedskopien nævner noget, der ikke er en tabel i Sagsgang: ${strange[0]}. Den er ikke brugt.`);
  for (const { file, sha256 } of [
    ...manifest.tables.map((table) => ({ file: csvOf(folder, table.name), sha256: table.sha256 })),
    ...manifest.files.map((each) => ({ file: fileOf(folder, each.sha256), sha256: each.sha256 })),
  ]) {
    if (!fs.existsSync(file)) throw new BackupRefused(`Sikkerhedskopien mangler ${path.relative(folder, file)}. Den er ikke brugt.`);
    if ((await hashOfFile(file)) !== sha256)
      throw new BackupRefused(`${path.relative(folder, file)} er ændret, siden sikkerhedskopien blev taget. Den er ikke brugt.`);
  }
  return manifest;
}

/** Puts a copy back into a database that holds nothing yet, all or nothing. The manifest is checked first. */
export async function restoreBackup(owner: Sql, filesFolder: string, folder: string): Promise<Manifest> {
  const manifest = await checkBackup(folder);
  for (const { sha256 } of manifest.files) {
    const target = path.join(filesFolder, sha256.slice(0, 2), sha256);
    if (fs.existsSync(target)) continue;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(fileOf(folder, sha256), `${target}.half`);
    fs.renameSync(`${target}.half`, target);
  }
  await owner.begin(async (tx) => {
    await refuseOtherShape(tx, manifest);
    const names = await inOrder(
      tx,
      manifest.tables.map((table) => table.name),
    );
    for (const name of names) {
      const [row] = await tx.unsafe(`select 1 as yes from ${quoted(name)} limit 1`);
      if (row !== undefined && !(await madeByMigrations(tx, name)))
        throw new BackupRefused(`Databasen er ikke tom (${name}). En sikkerhedskopi kan kun lægges i en ny datamappe eller database.`);
    }
    for (const { name, of, bound, options } of manifest.partitions) {
      if (
        !tableName.test(name) ||
        !tableName.test(of) ||
        !/^FOR VALUES [\w (),'-]+$|^DEFAULT$/.test(bound) ||
        options.some((each) => !/^[a-z_.]+=[\w.]+$/.test(each))
      )
        throw new BackupRefused(`Sikkerhedskopien nævner en del af en tabel, Sagsgang ikke kender: ${name}.`);
      await tx.unsafe(
        `create table if not exists ${quoted(name)} partition of ${quoted(of)} ${bound}${options.length === 0 ? "" : ` with (${options.join(", ")})`}`,
      );
    }
    // Nothing that was done once is done again: no signals, no follow-ups. What the constraints hold, they hold here too.
    for (const name of names) await tx.unsafe(`alter table ${quoted(name)} disable trigger user`);
    await tx.unsafe(`truncate ${names.map(quoted).join(", ")}`);
    for (const name of names) {
      const table = manifest.tables.find((each) => each.name === name)!;
      const into = (await tx
        .unsafe(`copy ${quoted(name)} (${table.columns.map(quoted).join(", ")}) from stdin with (format csv, header)`)
        .writable()) as Writable;
      await pipeline(fs.createReadStream(csvOf(folder, name)), into);
      const [counted] = await tx.unsafe<{ n: number }[]>(`select count(*)::float8 as n from ${quoted(name)}`);
      if (counted!.n !== table.rows)
        throw new BackupRefused(`${name} har ${counted!.n} rækker efter indlæsningen, men skulle have ${table.rows}. Intet er gemt.`);
    }
    for (const sequence of manifest.sequences) await tx`select setval(${sequence.name}::regclass, ${sequence.value}::bigint, ${sequence.called})`;
    for (const name of names) await tx.unsafe(`alter table ${quoted(name)} enable trigger user`);
  });
  return manifest;
}

async function tablesOf(tx: Tx): Promise<{ name: string; columns: string[] }[]> {
  return tx<{ name: string; columns: string[] }[]>`
    select n.nspname || '.' || c.relname as name,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('desk', 'published') and c.relkind in ('r', 'p') and not c.relispartition order by 1`;
}

async function partitionsOf(tx: Tx): Promise<Partition[]> {
  return tx<Partition[]>`
    select n.nspname || '.' || c.relname as name, pn.nspname || '.' || p.relname as of, pg_get_expr(c.relpartbound, c.oid) as bound, coalesce(c.reloptions, '{}') as options
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
    join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
    where n.nspname in ('desk', 'published') and c.relispartition and c.relkind = 'r' order by 1`;
}

async function sequencesOf(tx: Tx): Promise<Sequence[]> {
  const names = await tx<{ name: string }[]>`
    select schemaname || '.' || sequencename as name from pg_sequences where schemaname in ('desk', 'published') order by 1`;
  const sequences: Sequence[] = [];
  for (const { name } of names) {
    const [row] = await tx.unsafe<{ value: string; called: boolean }[]>(`select last_value::text as value, is_called as called from ${quoted(name)}`);
    sequences.push({ name, value: row!.value, called: row!.called });
  }
  return sequences;
}

async function migrationsOf(tx: Tx): Promise<Manifest["migrations"]> {
  return tx<Manifest["migrations"]>`select name, checksum from public.migration order by name`;
}

async function refuseOtherShape(tx: Tx, manifest: Manifest): Promise<void> {
  const here = await migrationsOf(tx);
  if (JSON.stringify(here.map(({ name, checksum }) => [name, checksum])) === JSON.stringify(manifest.migrations.map(({ name, checksum }) => [name, checksum])))
    return;
  throw new BackupRefused(
    `Sikkerhedskopien er taget med en anden udgave af Sagsgang (${manifest.migrations.at(-1)?.name ?? "ukendt"}; denne har ${here.at(-1)?.name ?? "ingen"}). Læg den tilbage med den udgave, og opdatér bagefter.`,
  );
}

// Rows a migration lays in a new database are no one's work; the copy holds them too.
async function madeByMigrations(tx: Tx, name: string): Promise<boolean> {
  const [row] = await tx.unsafe<{ yes: boolean }[]>(
    `select not exists (select 1 from desk.journal) and not exists (select 1 from published.municipality) as yes`,
  );
  return row!.yes && !["desk.person", "desk.journal", "desk.document"].includes(name);
}

/** Tables so that each comes after those its keys point to. */
async function inOrder(tx: Tx, names: readonly string[]): Promise<string[]> {
  const points = await tx<{ from: string; to: string }[]>`
    select distinct fn.nspname || '.' || f.relname as from, tn.nspname || '.' || t.relname as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace where k.contype = 'f' and k.conrelid <> k.confrelid`;
  const ordered: string[] = [];
  const left = new Set(names);
  while (left.size > 0) {
    const ready = [...left].filter((name) => !points.some((point) => point.from === name && left.has(point.to)));
    if (ready.length === 0) throw new Error(`tables point at each other in a circle: ${[...left].join(", ")}`);
    for (const name of ready) {
      ordered.push(name);
      left.delete(name);
    }
  }
  return ordered;
}

async function copyOut(tx: Tx, name: string, columns: string[], file: string): Promise<TableCopy> {
  const [counted] = await tx.unsafe<{ n: number }[]>(`select count(*)::float8 as n from ${quoted(name)}`);
  const from = (await tx
    .unsafe(`copy (select ${columns.map(quoted).join(", ")} from ${quoted(name)}) to stdout with (format csv, header)`)
    .readable()) as Readable;
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform(part: Buffer, _, done) {
      hash.update(part);
      done(null, part);
    },
  });
  await pipeline(from, hashing, fs.createWriteStream(file, { mode: 0o600, flush: true }));
  return { name, columns, rows: counted!.n, sha256: hash.digest("hex") };
}

function copyFiles(filesFolder: string, folder: string): Manifest["files"] {
  const files: Manifest["files"] = [];
  if (!fs.existsSync(filesFolder)) return files;
  for (const name of fs.readdirSync(filesFolder, { recursive: true, encoding: "utf8" }).sort()) {
    const sha256 = path.basename(name);
    if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
    const bytes = fs.readFileSync(path.join(filesFolder, name));
    if (createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw new BackupRefused(`Den gemte fil ${name} er beskadiget: dens indhold svarer ikke til dens navn. Hent den fra en ældre sikkerhedskopi.`);
    const target = fileOf(folder, sha256);
    fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    fs.writeFileSync(target, bytes, { mode: 0o600, flush: true });
    files.push({ sha256, bytes: bytes.length });
  }
  return files;
}

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of fs.createReadStream(file)) hash.update(part as Buffer);
  return hash.digest("hex");
}
